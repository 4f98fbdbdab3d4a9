"""``newslint github``: what the GitHub Action runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import Any, TextIO, cast

import click

from newslint.action.event import base_commit
from newslint.action.files import write_outputs
from newslint.action.policy import (
    a_tree,
    lay_over,
    policy_changes,
    since_in,
    unpack_articles,
    unpack_policy,
)
from newslint.cli.common import Ready, RunError, Settings, get_ready, network_rules
from newslint.cli.job import checked
from newslint.cli.requests import USUAL, request_of
from newslint.cli.supervise import supervised
from newslint.contracts import Style
from newslint.dates import parse_date
from newslint.errors import NewslintError
from newslint.findings import Severity
from newslint.git import Change, changes, repository
from newslint.reporters import NAMES, built_in
from newslint.results import Problem, Report
from newslint.since import Since
from newslint.tuples import NamedTuple
from newslint.watch import Refused, Watch


class Inputs(NamedTuple):
    """What the Action was given."""

    paths: tuple[str, ...]
    config: str | None
    config_from: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    diff_only: bool
    format: str
    sarif_file: str
    as_of: str | None
    summary: bool
    allow_inline_suppressions: bool
    network: bool


class Scene(NamedTuple):
    """Where the check happens, and what it is about: all articles, or what has changed since a commit."""

    folder: str
    since: Since | None
    notices: tuple[str, ...]


def _lines(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:  # noqa: ARG001
    """Several paths in one input: a line each, or on one line with spaces between."""
    value = value.strip()
    return tuple(filter(None, map(str.strip, value.split("\n" if "\n" in value else None))))


def _names(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:  # noqa: ARG001
    return tuple(value.replace(",", " ").split())


def _given(name: str, default: Any, told: str, **more: Any) -> Callable[[Any], Any]:
    """An option for an input of the Action. It reaches us through the environment, never through a shell's words."""
    variable = f"INPUT_{name.upper().replace('-', '_')}"
    return click.option(f"--{name}", default=default, envvar=variable, help=told, **more)


@click.command("github", short_help="What the GitHub Action runs.")
@_given("paths", ".", "Files and folders to check, a line each.", callback=_lines)
@_given("config", None, "The configuration (default: the nearest one).")
@_given("config-from", "base", "Whose configuration holds.", type=click.Choice(["base", "head"]))
@_given("select", "", "Only these rules or families.", callback=_names)
@_given("ignore", "", "Without these rules or families.", callback=_names)
@_given("fail-on", None, "The least severity that fails.", type=click.Choice([*map(str, Severity), "never"]))
@_given("diff-only", True, "Only what a change brings.", type=bool)
@_given("format", "github", "The format of the log.", type=click.Choice(NAMES))
@_given("sarif-file", "", "Where to write SARIF.")
@_given("as-of", None, "The day of the check.")
@_given("summary", True, "Write a summary of the job.", type=bool)
@_given("allow-inline-suppressions", True, "Whether articles may suppress findings.", type=bool)
@_given("network", False, "Whether rules may use the network.", type=bool)
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> int:
    """Check what a workflow was started for: a pull request's articles, a push's, or all of them.

    The GitHub Action runs this; by hand it does the same with what GITHUB_* variables say. What is right is read from
    the commit that the change is based on, so that a pull request can't change the rules that it is checked by.
    """
    inputs = Inputs(**given)
    with ExitStack() as stack:
        here = os.getcwd()
        stack.callback(os.chdir, here)
        ready, scene = _scene(inputs, stack)
        job = partial(_job, inputs, ready, scene, here)
        if ctx.find_root().obj == "supervised":
            return supervised(job, ready.config.limits.rule_seconds)
        return job({}, None)


def _scene(inputs: Inputs, stack: ExitStack) -> tuple[Ready, Scene]:
    """Go where the check happens."""
    root = repository(os.path.realpath("."))
    base = base_commit(root, os.environ) if root else None
    if root is None or base is None:
        wanted = os.environ.get("GITHUB_EVENT_NAME", "") in _CHANGES and inputs.diff_only
        return _ready(inputs), Scene(".", None, (_WHOLE,) if wanted else ())
    try:
        found = changes(root, base)
        if inputs.config_from == "head":
            ready = _ready(inputs)
            return ready, Scene(".", _since(root, root, base, found, ready) if inputs.diff_only else None, ())
        tree = stack.enter_context(a_tree())
        unpack_policy(root, base, tree)
        os.chdir(os.path.join(tree, os.path.relpath(os.path.realpath("."), root)) if os.getcwd() != root else tree)
        ready = _ready(inputs)
        unpack_articles(root, base, tree, _wanted(ready))
        lay_over(root, tree, found, _wanted(ready))
        since = _since(tree, root, base, found, ready) if inputs.diff_only else None
        return ready, Scene(tree, since, tuple(_policy_notices(found)))
    except NewslintError as error:
        raise RunError(str(error)) from None


_CHANGES = ("pull_request", "pull_request_target", "merge_group", "push")

_WHOLE = (
    "the commit that this change is based on is not in the clone, so whole articles are checked, by the configuration "
    "that the change itself has (give actions/checkout “fetch-depth: 0”, or 2 for a pull request)"
)


def _wanted(ready: Ready) -> Callable[[str], bool]:
    formats = ready.formats
    return lambda path: formats.name_of(path) is not None


def _since(tree: str, root: str, base: str, found: Sequence[Change], ready: Ready) -> Since:
    wanted = _wanted(ready)
    return since_in(tree, root, base, [one for one in found if one.path and wanted(one.path)])


def _policy_notices(found: Sequence[Change]) -> list[str]:
    touched = policy_changes(found)
    if not touched:
        return []
    return [f"this change touches {', '.join(touched)}; the check went by what they say without it"]


def _ready(inputs: Inputs) -> Ready:
    day = parse_date(inputs.as_of) if inputs.as_of else None
    if inputs.as_of and day is None:
        raise RunError(f"“{inputs.as_of}” is no day such as 2026-11-22 (as-of)")
    severity = None if inputs.fail_on == "never" else inputs.fail_on
    settings = Settings(inputs.config, False, inputs.select, inputs.ignore, fail_on=severity, as_of=day)
    ready = get_ready(settings, inputs.paths)
    online = [] if inputs.network else network_rules(ready)
    return get_ready(replace(settings, ignore=(*settings.ignore, *online)), inputs.paths) if online else ready


def _job(inputs: Inputs, ready: Ready, scene: Scene, here: str, refused: Refused, watch: Watch | None) -> int:
    request = request_of(inputs.paths, {**USUAL, "allow_empty": bool(scene.since)}, ready)
    request = replace(
        request,
        hashes=bool(inputs.sarif_file),
        suppressions=inputs.allow_inline_suppressions,
        cache=_cache(),
    )
    outcome = checked(request, ready, refused, watch, since=scene.since)
    report = replace(outcome.report, notices=(*scene.notices, *outcome.report.notices))
    code = report.exit_code(ready.config.fail_on)
    if inputs.fail_on == "never":
        code = 2 if report.problems else 0
    wrong = _written(report, inputs, here)
    built_in(inputs.format).write(report, sys.stdout, Style())
    for problem in wrong:
        click.echo(f"problem: {problem.message}", err=True)
    code = 2 if wrong else code
    if path := os.environ.get("GITHUB_OUTPUT"):
        write_outputs(path, _outputs(report, inputs, code))
    return code


def _cache() -> str | None:
    """Where the cache may be: never among the files of a change, which could bring one that says what it likes."""
    folder = os.environ.get("RUNNER_TEMP")
    return os.path.join(folder, "newslint-cache") if folder else None


def _written(report: Report, inputs: Inputs, here: str) -> list[Problem]:
    """Write the summary and SARIF; what went wrong."""
    targets: list[tuple[str, str, str, Report]] = []
    if inputs.summary and (path := os.environ.get("GITHUB_STEP_SUMMARY")):
        targets.append(("markdown", path, "a", report))
    if inputs.sarif_file:  # code scanning keeps its own account of what is old, and knows no suppressions
        kept = tuple(result for result in report.results if result.suppression is None)
        targets.append(("sarif", os.path.join(here, inputs.sarif_file), "w", replace(report, results=kept)))
    wrong = []
    for name, path, mode, told in targets:
        try:
            with _opened(path, mode) as out:
                built_in(name).write(told, out, Style())
        except OSError as error:
            wrong.append(Problem("file", f"{path}: {(error.strerror or str(error)).lower()}"))
    return wrong


def _opened(path: str, mode: str) -> TextIO:
    return cast(TextIO, open(path, mode, encoding="utf-8", newline="\n"))


def _outputs(report: Report, inputs: Inputs, code: int) -> Mapping[str, str]:
    counts = {severity: sum(one.severity is severity for one in report.active) for severity in Severity}
    return {
        "findings": str(len(report.active)),
        "errors": str(counts[Severity.ERROR]),
        "warnings": str(counts[Severity.WARNING]),
        "sarif-file": inputs.sarif_file,
        "exit-code": str(code),
    }
