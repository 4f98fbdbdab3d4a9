"""A line for each finding, as compilers do: for editors, problem matchers and grep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from newslint.contracts import Style
from newslint.reporters.painting import Paint
from newslint.reporters.safety import clean, guarded, one_line
from newslint.reporters.summary import shown
from newslint.results import Problem, Report, Result

name = "concise"
needs_line_hashes = False


def write(report: Report, out: TextIO, style: Style) -> None:
    """Write the whole report: ``path:line:column: severity: rule message``, columns in characters."""
    out.writelines(f"{guarded(line)}\n" for line in _lines(report, style))


def _lines(report: Report, style: Style) -> Iterator[str]:
    paint = Paint(style)
    yield from (finding_line(result, paint) for result in shown(report, style))
    yield from (_problem(problem) for problem in report.problems)


def finding_line(result: Result, paint: Paint) -> str:
    """A finding as ``path:line:column: severity: rule message``."""
    location = result.location
    line, column = location.region.start[:2] if location.region else (1, 1)
    message = one_line(result.message) + (f" ({clean(location.pointer)})" if location.pointer else "")
    severity = paint(result.severity, f"{result.severity}:")
    return f"{clean(location.path)}:{line}:{column}: {severity} {clean(result.rule)} {message}"


def _problem(problem: Problem) -> str:
    place = f"{clean(problem.path)}:{problem.line or 1}:{problem.column or 1}" if problem.path else "newslint"
    return f"{place}: problem: {one_line(problem.message)}"
