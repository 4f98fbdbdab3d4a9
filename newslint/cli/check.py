"""``newslint check``: the main job."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, redirect_stdout
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

import click

from newslint.cli.common import Ready, RunError, Settings, config_options, get_ready, is_terminal
from newslint.cli.progress import Progress
from newslint.cli.supervise import supervised
from newslint.contracts import Reporter, Style
from newslint.dates import parse_date
from newslint.discovery import CACHE
from newslint.errors import NewslintError, did_you_mean, in_words
from newslint.examining import Input
from newslint.findings import Severity
from newslint.plugins import Plugins
from newslint.reporters import NAMES, built_in
from newslint.results import Problem, Report
from newslint.runner import Plan, Runner
from newslint.timings import Timings
from newslint.values import frozen
from newslint.watch import Refused, Watch

if TYPE_CHECKING:
    from newslint.cache.memory import Memory

_MANY = 20  # files from which on a cache pays: to open it costs as much as to check some ten of them


@frozen(slots=False)
class Output:
    """A report to write: how, and where to (empty: standard output)."""

    reporter: Reporter
    file: str


@frozen(slots=False)
class Request:
    """What a command line asks for, files aside."""

    paths: tuple[str, ...]
    stdin: Input | None
    outputs: tuple[Output, ...]
    style: Style
    allow_empty: bool
    jobs: int
    cache: str | None
    timings: bool


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
@click.option("--timings", is_flag=True, help="Say where the time goes (with one process, and no cache).")
@click.option("--statistics", is_flag=True, help="Count findings per rule.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colours (default: on a terminal)."
)
@click.option("-q", "--quiet", is_flag=True, help="Leave out notes.")
@click.option("-v", "--verbose", is_flag=True, help="Say what to do about each finding.")
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
    with _plugins_print_to_stderr():
        ready = get_ready(settings, tuple(path for path in named if path))
    request = _request(paths, given, ready)
    job = partial(_job, request, ready)
    if ctx.find_root().obj == "supervised":
        return supervised(job, ready.config.limits.rule_seconds)
    return job({}, None)


def _settings(given: dict[str, Any]) -> Settings:
    return Settings(**{name: given[name] for name in Settings.__dataclass_fields__})


def _plugins_print_to_stderr() -> AbstractContextManager[object]:
    """What a plugin prints for itself must not end up in the report."""
    return redirect_stdout(sys.stderr)


def _request(paths: tuple[str, ...], given: dict[str, Any], ready: Ready) -> Request:
    outputs = tuple(_outputs(given["formats"] or ("text",), given["output"], ready.plugins))
    if len([output for output in outputs if not output.file]) > 1:
        raise RunError("two reports can't share standard output: give one a file, as in --format json=report.json")
    stdin = None
    if "-" in paths:
        if sys.stdin is None:
            raise RunError("standard input is closed: name a file, or give it something to read")
        stdin = Input(given["stdin_filename"] or "stdin.md", sys.stdin.buffer.read())
    colour = _colour(given["color"], sys.stdout)
    shown = Style(
        colour,
        colour and is_terminal(sys.stdout),
        _width(),
        quiet=given["quiet"],
        verbose=given["verbose"],
        statistics=given["statistics"],
    )
    files = tuple(path for path in paths if path != "-")
    return Request(
        files, stdin, outputs, shown, given["allow_empty"], given["jobs"], _cache(given, ready), given["timings"]
    )


def _width() -> int:
    """How wide a report may be: as wide as the terminal, within reason. (The ``shutil`` that knows it brings zip.)"""
    try:
        told = os.environ.get("COLUMNS", "")
        columns = int(told) if told.isdecimal() else 0
        columns = columns or os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns
    except (OSError, ValueError):  # no terminal, or a standard output without a number
        columns = 0
    return max(60, min(columns or 100, 160))


def _colour(wanted: str, out: TextIO) -> bool:
    if wanted != "auto":
        return wanted == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or is_terminal(out)


def _outputs(formats: tuple[str, ...], file: str | None, plugins: Plugins) -> Iterator[Output]:
    own = {reporter.name: reporter for plugin in plugins.plugins for reporter in plugin.reporters}
    for number, given in enumerate(formats):
        name, _, target = given.partition("=")
        if target and file and number == 0:
            raise RunError(f"--format {given} and --output {file} both name a file: give one of them")
        if name not in (*NAMES, *own):
            known = ", ".join(sorted({*NAMES, *own}))
            raise RunError(f"there is no format “{name}”{did_you_mean(name, {*NAMES, *own}) or f'; there is: {known}'}")
        yield Output(own.get(name) or built_in(name), target or (file or "" if number == 0 else ""))


def _job(request: Request, ready: Ready, refused: Refused, watch: Watch | None) -> int:
    """The run itself, from the first file to the exit code."""
    problems = list(ready.problems)
    timings = Timings() if request.timings else None
    progress = Progress(sys.stderr) if is_terminal(sys.stderr) else None
    try:
        line_hashes = any(output.reporter.needs_line_hashes for output in request.outputs)
        more = {"watch": watch, "refused": refused, "told": progress, "timings": timings}
        plan = ready.plan(problems, line_hashes=line_hashes, jobs=1 if timings else request.jobs, **more)
        with _plugins_print_to_stderr():
            work = list(_inputs(request, ready, problems))
            plan, memory = _remembering(plan, request, len(work))
            report = Runner(plan, problems, memory).run(work)
    except NewslintError as error:
        raise RunError(str(error)) from None
    finally:
        if progress:
            progress.close()
    report = _with_empty(report, request)
    try:
        failed = [wrong for output in request.outputs if (wrong := _written(report, output, request.style))]
    except BrokenPipeError:  # the reader has seen enough (| head); what was found is no less so
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        failed = []
    for wrong in failed:
        wrong.show()
    for line in timings.table() if timings else ():
        click.echo(line, err=True)
    return 2 if failed else report.exit_code(ready.config.fail_on)


def _cache(given: dict[str, Any], ready: Ready) -> str | None:
    """The folder of the cache; none where there shall be no cache."""
    if given["no_cache"] or given["timings"]:
        return None
    return given["cache_dir"] or os.path.join(ready.config.root, CACHE)


def _remembering(plan: Plan, request: Request, files: int) -> tuple[Plan, Memory | None]:
    """A plan with what earlier runs found, where there are so many files that it is worth the while."""
    if request.cache is None or files < _MANY:
        return plan, None
    from newslint.cache.memory import Memory
    from newslint.cache.store import Store

    plan = replace(plan, about=replace(plan.about, remember=True))
    return plan, Memory(Store(request.cache), plan.about)


def _written(report: Report, output: Output, style: Style) -> RunError | None:
    """Write a report; what went wrong, so that the other reports are written all the same."""
    name = output.file or "standard output"
    if not (output.file or sys.stdout):
        return RunError(f"{name} is closed: --output FILE writes the report to a file")
    try:
        with _stream(output.file) as out:
            output.reporter.write(report, out, replace(style, colour=False, links=False) if output.file else style)
    except BrokenPipeError:
        raise
    except OSError as error:
        return RunError(f"{name}: {(error.strerror or str(error)).lower()}")
    except Exception as error:  # a reporter may be a plugin's
        return RunError(f"{name}: the reporter “{output.reporter.name}” failed: {in_words(error)}")
    return None


def _with_empty(report: Report, request: Request) -> Report:
    if report.files or request.allow_empty or report.problems:
        return report
    where = ", ".join(request.paths)
    problem = Problem("file", "there is nothing to check here (--allow-empty makes that fine)", where)
    return replace(report, problems=(*report.problems, problem))


def _inputs(request: Request, ready: Ready, problems: list[Problem]) -> Iterator[Input]:
    """The files that are reported on, then those of the corpus that they are compared with."""
    config, walker = ready.config, ready.walker()
    if request.stdin:
        yield request.stdin
    named = list(walker.files(request.paths, problems))
    yield from map(Input, named)
    if not config.corpus:
        return
    seen = {os.path.realpath(path) for path in [*named, *([request.stdin.path] if request.stdin else [])]}
    corpus = [os.path.relpath(os.path.join(config.root, path)) for path in config.corpus]
    for path in walker.files(corpus, problems):
        if os.path.realpath(path) not in seen:
            yield Input(path, reported=False)


@contextmanager
def _stream(file: str) -> Iterator[TextIO]:
    """Where a report goes."""
    if file:
        with open(file, "w", encoding="utf-8", newline="\n") as out:
            yield out
    else:
        yield sys.stdout
        sys.stdout.flush()
