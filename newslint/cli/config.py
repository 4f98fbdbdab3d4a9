"""``newslint config``: what a configuration comes to."""

from __future__ import annotations

import json
from typing import Any

import click

from newslint.cli.common import Ready, RunError, Settings, config_options, get_ready, tell
from newslint.config.schema import config_schema
from newslint.errors import NewslintError
from newslint.options import options_of
from newslint.reporters.safety import clean


@click.group("config", short_help="Show the configuration.")
def command() -> None:
    """Show what newslint makes of its configuration."""


@command.command("show")
@click.argument("path", default=".")
@config_options
def show(path: str, **given: Any) -> int:
    """Show the configuration for a path, and the rules that are on with their options."""
    ready = get_ready(Settings(**given), (path,))
    click.echo(json.dumps(_shown(ready), indent=2, ensure_ascii=False))
    return tell([*ready.problems, *ready.plugins.problems])


@command.command("schema")
def schema() -> int:
    """Print the JSON Schema of the configuration, for editors."""
    ready = get_ready(Settings(isolated=True), all_families=True)
    click.echo(json.dumps(config_schema(ready.plugins.rules), indent=2, ensure_ascii=False))
    return 0


@command.command("files")
@click.argument("paths", nargs=-1)
@config_options
def files(paths: tuple[str, ...], **given: Any) -> int:
    """List the files that a check would read, and the format of each."""
    ready = get_ready(Settings(**given), paths)
    problems = list(ready.problems)
    try:
        formats, walker = ready.formats, ready.walker()
    except NewslintError as error:
        raise RunError(str(error)) from None
    for path in walker.files(paths or (".",), problems):
        click.echo(f"{clean(path)}  {formats.name_of(path) or 'no loader'}")
    return tell(problems)


def _shown(ready: Ready) -> dict[str, object]:
    config = ready.config
    return {
        "file": config.file or None,
        "root": str(config.root),
        "extends": list(config.extends),
        "select": list(config.selection.select or ["all"]),
        "ignore": list(config.selection.ignore),
        "fail-on": config.fail_on,
        "as-of": config.as_of.isoformat() if config.as_of else None,
        "include": list(config.include),
        "exclude": list(config.exclude),
        "corpus": list(config.corpus),
        "formats": dict(config.formats),
        "fields": {name.replace("_", "-"): list(keys) for name, keys in config.field_map.items()},
        "language": config.language or None,
        "encoding": config.encoding,
        "limits": {"file-size": config.limits.file_size, "rule-seconds": config.limits.rule_seconds},
        "overrides": len(config.overrides),
        "rules": {
            active.rule.id: {
                "severity": active.severity or active.rule.severity,
                **{
                    option.name: _plain(getattr(active.options, option.name.replace("-", "_")))
                    for option in options_of(active.rule.options)
                },
            }
            for active in ready.rules.usual.active
        },
    }


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
