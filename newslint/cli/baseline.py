"""``newslint baseline``: what is known of old, so that only what is new is told."""

from __future__ import annotations

import os
from collections import Counter
from functools import partial
from typing import Any

import click

from newslint.baseline import Baseline, baseline_value, read_baseline
from newslint.cli.common import Ready, RunError, Settings, config_options, get_ready, tell
from newslint.cli.job import checked
from newslint.cli.known import within
from newslint.cli.requests import USUAL, baseline_file, request_of
from newslint.cli.supervise import supervised
from newslint.errors import NewslintError
from newslint.reporters.jsontext import write_json
from newslint.reporters.safety import clean
from newslint.reporters.summary import plural
from newslint.results import Report
from newslint.watch import Refused, Watch

_FILE = click.option("--baseline", "file", metavar="FILE", help="The file (default: .newslint-baseline.json).")


@click.group("baseline", short_help="Keep what is known of old.")
def command() -> None:
    """Keep a file of findings that are known, so that only new ones are told.

    \b
    newslint baseline write content/
    newslint check content/
    newslint baseline prune content/
    """


@command.command("write")
@click.argument("paths", nargs=-1)
@config_options
@_FILE
@click.pass_context
def write(ctx: click.Context, /, paths: tuple[str, ...], file: str | None, **given: Any) -> int:
    """Take all findings in PATHS (default: the current folder) as known.

    What the file knows of other articles stays in it.
    """
    return _run(ctx, paths, file, given, _write)


@command.command("prune")
@click.argument("paths", nargs=-1)
@config_options
@_FILE
@click.pass_context
def prune(ctx: click.Context, /, paths: tuple[str, ...], file: str | None, **given: Any) -> int:
    """Take out what is no longer found in PATHS (default: the current folder); nothing new is taken in."""
    return _run(ctx, paths, file, given, _prune)


@command.command("stats")
@click.argument("path", default=".")
@config_options
@_FILE
def stats(path: str, file: str | None, **given: Any) -> int:
    """Count what the baseline of PATH knows, by rule."""
    ready = get_ready(Settings(**given), (path,))
    name = _name(file, ready)
    baseline = _read(name)
    rules = Counter(entry.rule for entry in baseline.entries)
    articles = {entry.article for entry in baseline.entries}
    files = {entry.path for entry in baseline.entries}
    missing = [path for path in files if not os.path.exists(os.path.join(baseline.folder, path))]
    known = plural(len(baseline.entries), "known finding")
    click.echo(f"{clean(name)}: {known} in {plural(len(articles), 'article')}")
    for rule, count in sorted(rules.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"{count:>8,}  {clean(rule)}")
    if missing:
        click.echo(f"{plural(len(missing), 'file')} of it no longer there: “newslint baseline prune” takes them out")
    return tell(ready.problems)


def _run(ctx: click.Context, paths: tuple[str, ...], file: str | None, given: dict[str, Any], what: Any) -> int:
    paths = paths or (".",)
    ready = get_ready(Settings(**given), paths)
    name = _name(file, ready)
    job = partial(_job, paths, name, ready, what)
    if ctx.find_root().obj == "supervised":
        return supervised(job, ready.config.limits.rule_seconds)
    return job({}, None)


def _job(paths: tuple[str, ...], name: str, ready: Ready, what: Any, refused: Refused, watch: Watch | None) -> int:
    request = request_of(paths, {**USUAL, "no_baseline": True}, ready)
    report = checked(request, ready, refused, watch).report
    if report.problems:
        tell(report.problems)
        click.echo(f"{clean(name)} is left as it is: not all could be checked", err=True)
        return 2
    what(report, paths, name)
    return 0


def _write(report: Report, paths: tuple[str, ...], name: str) -> None:
    known = _read(name) if os.path.exists(name) else Baseline(folder=_folder(name))
    found = Baseline.of(report.active, known.folder)
    kept = known.elsewhere(report, within=within(paths))
    _save(Baseline([*kept, *found.entries], known.folder), name)
    rest = f", {len(kept):,} of other articles kept" if kept else ""
    click.echo(f"{clean(name)}: {plural(len(found.entries), 'known finding')}{rest}")


def _prune(report: Report, paths: tuple[str, ...], name: str) -> None:
    known = _read(name)
    _, stale = known.marked(report, within=within(paths))
    if stale:
        _save(known.without(stale), name)
    click.echo(f"{clean(name)}: {len(stale):,} taken out, {len(known.entries) - len(stale):,} left")


def _name(file: str | None, ready: Ready) -> str:
    return file or baseline_file(ready.config, must_be_there=False) or ""


def _folder(name: str) -> str:
    return os.path.dirname(os.path.abspath(name))


def _read(name: str) -> Baseline:
    if not os.path.exists(name):
        raise RunError(f"there is no baseline {name}: “newslint baseline write” makes one")
    try:
        return read_baseline(name)
    except NewslintError as error:
        raise RunError(str(error)) from None


def _save(baseline: Baseline, name: str) -> None:
    """Write a baseline; whoever reads it meanwhile has the old one or the new one."""
    growing = f"{name}.{os.getpid()}"
    try:
        with open(growing, "w", encoding="utf-8", newline="\n") as out:
            write_json(baseline_value(baseline), out)
        os.replace(growing, name)
    except OSError as error:
        raise RunError(f"{name}: {(error.strerror or str(error)).lower()}") from None
