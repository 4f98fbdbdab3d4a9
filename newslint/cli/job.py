"""The run itself, from the first file to the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, redirect_stdout
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

import click

from newslint.cli.common import Ready, RunError, is_terminal
from newslint.cli.known import since_of, with_states
from newslint.cli.outcome import Outcome
from newslint.cli.progress import Progress
from newslint.cli.requests import Output, Request
from newslint.contracts import Style
from newslint.errors import NewslintError, in_words
from newslint.examining import Input
from newslint.results import Problem, Report
from newslint.runner import Plan, Runner
from newslint.since import Since
from newslint.timings import Timings
from newslint.watch import Refused, Watch

if TYPE_CHECKING:
    from newslint.cache.memory import Memory

_MANY = 20  # files from which on a cache pays: to open it costs as much as to check some ten of them


def plugins_print_to_stderr() -> AbstractContextManager[object]:
    """What a plugin prints for itself must not end up in the report."""
    return redirect_stdout(sys.stderr)


def run_job(request: Request, ready: Ready, refused: Refused, watch: Watch | None) -> int:
    """Check, mend what is to be mended, write all reports, and give the exit code."""
    timings = Timings() if request.timings else None
    report = checked(request, ready, refused, watch, timings=timings)
    if request.fix or request.show_fixes:
        from newslint.cli.fix import mended, shown

        if request.show_fixes:
            return shown(report, request)
        report = mended(report, request, lambda: checked(request, ready, refused, watch, timings=timings))
    return _told(report.report, request, ready, timings)


def _told(report: Report, request: Request, ready: Ready, timings: Timings | None) -> int:
    """Write all reports; the exit code."""
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


def checked(
    request: Request,
    ready: Ready,
    refused: Refused,
    watch: Watch | None,
    *,
    timings: Timings | None = None,
    since: Since | None = None,
) -> Outcome:
    """The report of a run, with what a baseline or an earlier revision knows marked as such.

    ``since`` is what has changed, where the caller knows it.

    Raises:
        RunError: where no run is possible.
    """
    problems = list(ready.problems)
    progress = Progress(sys.stderr) if is_terminal(sys.stderr) else None
    try:
        line_hashes = request.hashes or any(output.reporter.needs_line_hashes for output in request.outputs)
        more = {"watch": watch, "refused": refused, "told": progress, "timings": timings}
        plan = ready.plan(problems, line_hashes=line_hashes, jobs=1 if timings else request.jobs, **more)
        if not request.suppressions:
            plan = replace(plan, about=replace(plan.about, suppressions=False))
        with plugins_print_to_stderr():
            since = since or since_of(request, ready)
            work = list(_inputs(request, ready, problems, since))
            plan, memory = _remembering(plan, request, len(work))
            report = Runner(plan, problems, memory).run(work)
            report = with_states(report, request, plan, work, since)
    except NewslintError as error:
        raise RunError(str(error)) from None
    finally:
        if progress:
            progress.close()
    return Outcome(report if since else _with_empty(report, request), plan, work)


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


def _inputs(request: Request, ready: Ready, problems: list[Problem], since: Since | None) -> Iterator[Input]:
    """The files that are reported on, then those of the corpus that they are compared with."""
    config, walker = ready.config, ready.walker(force=request.force_exclude)
    if request.stdin:
        yield request.stdin
    named = [Input(path) for path in walker.files(request.paths, problems)]
    yield from since.applied(named) if since else named
    if not config.corpus:
        return
    seen = {os.path.realpath(each.path) for each in [*named, *([request.stdin] if request.stdin else [])]}
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
