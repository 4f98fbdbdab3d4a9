"""``newslint check``: the main job."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import click

from newslint.cli.common import Settings, config_options, get_ready
from newslint.cli.job import plugins_print_to_stderr, run_job
from newslint.cli.requests import request_of
from newslint.cli.supervise import supervised
from newslint.dates import parse_date
from newslint.findings import Severity


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:  # noqa: ARG001
    if value is None:
        return None
    day = parse_date(value)
    if day is None:
        raise click.BadParameter(f"“{value}” is no day such as 2026-11-22")
    return day


@click.command("check", short_help="Check articles.")
@click.argument("paths", nargs=-1)
@config_options
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    help="The least severity that makes the exit code 1.",
)
@click.option("--as-of", callback=_day, metavar="DAY", help="The day of the check, e.g. 2026-11-22 (default: today).")
@click.option(
    "--format", "formats", multiple=True, metavar="NAME[=FILE]", help="text, concise, json, sarif or a plugin's."
)
@click.option("--output", metavar="FILE", help="Write the report to a file.")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Processes (default: what fits)."
)
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what earlier runs found.")
@click.option("--cache-dir", metavar="DIR", help="The folder to keep it in (default: .newslint_cache).")
@click.option("--stdin-filename", metavar="PATH", help="The path of what comes from standard input (“-”).")
@click.option(
    "--fix",
    is_flag=False,
    flag_value="safe",
    type=click.Choice(["safe", "all"]),
    help="Mend what a machine may: safe fixes, or all of them (then look at the result).",
)
@click.option("--diff-fixes", is_flag=True, help="Show what fixes would change, and change nothing.")
@click.option(
    "--diff",
    is_flag=False,
    flag_value="",
    metavar="[REV]",
    help="Only what is new since the last commit in common with REV (default: the main branch).",
)
@click.option("--staged", is_flag=True, help="Only what is new in git's index, as it would be committed.")
@click.option("--diff-file", metavar="FILE", help="Only what is new by this diff (“-”: standard input).")
@click.option("--baseline", metavar="FILE", help="Findings in this file are known (default: .newslint-baseline.json).")
@click.option("--no-baseline", is_flag=True, help="Without a baseline.")
@click.option("--strict-baseline", is_flag=True, help="A finding of the baseline that is gone is a problem.")
@click.option("--timings", is_flag=True, help="Say where the time goes (with one process, and no cache).")
@click.option("--statistics", is_flag=True, help="Count findings per rule.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours (default: on a terminal)."
)
@click.option("-q", "--quiet", is_flag=True, help="Leave out notes.")
@click.option("-v", "--verbose", is_flag=True, help="Say what to do about each finding.")
@click.option("--force-exclude", is_flag=True, help="Leave out what “exclude” says even where it is named.")
@click.option("--allow-empty", is_flag=True, help="It is fine if there is nothing to check.")
@click.pass_context
def command(ctx: click.Context, /, paths: tuple[str, ...], **given: Any) -> int:
    """Check articles and say what is wrong with them, and where.

    PATHS are files and folders (default: the current folder); “-” is standard input.
    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 something wrong with the run.

    \b
    newslint check content/
    newslint check story.md --select attribution
    newslint check content/ --format sarif --output newslint.sarif
    cat story.md | newslint check - --stdin-filename story.md
    """
    settings = _settings(given)
    paths = paths or (".",)
    named = (*paths, given["stdin_filename"]) if "-" in paths and given["stdin_filename"] else paths
    with plugins_print_to_stderr():
        ready = get_ready(settings, tuple(path for path in named if path))
    request = request_of(paths, given, ready)
    job = partial(run_job, request, ready)
    if ctx.find_root().obj == "supervised":
        return supervised(job, ready.config.limits.rule_seconds)
    return job({}, None)


def _settings(given: dict[str, Any]) -> Settings:
    return Settings(**{name: given[name] for name in Settings.__dataclass_fields__})
