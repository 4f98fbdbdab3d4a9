"""Workflow commands of GitHub Actions: annotations in a pull request, within what GitHub shows of a step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from newslint.contracts import Style
from newslint.findings import Severity
from newslint.reporters.choosing import spread
from newslint.reporters.concise_report import finding_line
from newslint.reporters.painting import Paint
from newslint.reporters.safety import clean, guarded, one_line
from newslint.reporters.summary import WORST_FIRST, plural, shown
from newslint.results import Problem, Report, Result

name = "github"
needs_line_hashes = False

MOST = 10
"""Annotations of each level that GitHub shows of a step; the others it drops without a word."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_TITLE = 255  # characters that GitHub takes of a title
_MESSAGE = 60_000  # and, nearly, of a message


def write(report: Report, out: TextIO, style: Style) -> None:
    """Write the whole report: what GitHub has room for as annotations, everything else as plain lines of the log."""
    active = shown(report, style)
    out.writelines(f"{line}\n" for line in _lines(report, active))


def _lines(report: Report, active: list[Result]) -> Iterator[str]:
    chosen = list(spread(active, report))
    shown: set[int] = set()
    for severity in WORST_FIRST:
        problems = report.problems if severity is Severity.ERROR else ()
        mine = [result for result in chosen if result.severity is severity]
        room = MOST - len(problems[:MOST])
        if len(mine) > room or len(problems) > MOST:
            room, problems = max(room - 1, 0), problems[: MOST - 1]
        yield from map(_problem, problems)
        yield from (_annotation(result, report) for result in mine[:room])
        shown.update(map(id, mine[:room]))
        if left := len(mine[room:]) + (len(report.problems) - len(problems) if severity is Severity.ERROR else 0):
            yield _command(_LEVELS[severity], _more(left, severity))
    yield from _rest((result for result in active if id(result) not in shown), report)


def _more(left: int, severity: Severity) -> str:
    return (
        f"{plural(left, f'more {severity.value}')} in the log of this step, where GitHub has no room to show them here."
    )


def _rest(results: Iterable[Result], report: Report) -> Iterator[str]:
    """What has no annotation, as plain lines; problems are few, and all of them stand here too."""
    yield from (guarded(finding_line(result, Paint(Style()))) for result in results)
    yield from (guarded(f"problem: {one_line(str(problem))}") for problem in report.problems)


def _annotation(result: Result, report: Report) -> str:
    info = report.rules.get(result.rule)
    where = {"file": clean(result.location.path)}
    if region := result.location.region:
        where |= {"line": str(region.start.line), "endLine": str(region.end.line)}
        if region.start.line == region.end.line:  # GitHub takes columns of one line only
            where |= {"col": str(region.start.column), "endColumn": str(region.end.column)}
    title = f"{info.title} ({result.rule})" if info else result.rule
    return _command(_LEVELS[result.severity], one_line(result.message), title=one_line(title)[:_TITLE], **where)


def _problem(problem: Problem) -> str:
    where = {"file": clean(problem.file)} if problem.path else {}
    if problem.path and problem.line:
        where["line"] = str(problem.line)
    return _command("error", one_line(problem.message), title="newslint could not do all of its work", **where)


def _command(level: str, message: str, **properties: str) -> str:
    """A workflow command. Nothing that it is given can end it or begin another."""
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{level}{' ' if told else ''}{told}::{_data(message[:_MESSAGE])}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
