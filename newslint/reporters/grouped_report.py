"""File by file, a line for each finding: more of an overview than ``text``, easier to read than ``concise``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TextIO

from newslint.contracts import Style
from newslint.reporters.painting import Paint
from newslint.reporters.safety import clean, guarded, one_line
from newslint.reporters.summary import closing_line, problem_lines, shown
from newslint.results import Report, Result

name = "grouped"
needs_line_hashes = False


def write(report: Report, out: TextIO, style: Style) -> None:
    """Write the whole report."""
    out.writelines(f"{guarded(line)}\n" for line in _lines(report, style))


def _lines(report: Report, style: Style) -> Iterator[str]:
    paint = Paint(style)
    active = shown(report, style)
    for (path, pointer), results in groupby(active, key=lambda one: (one.location.path, one.location.pointer)):
        yield paint.linked(path, paint("strong", clean(path + pointer)))
        yield from _rows(list(results), paint)
        yield ""
    yield from problem_lines(report, paint)
    yield closing_line(report, active, paint)


def _rows(results: list[Result], paint: Paint) -> Iterator[str]:
    places = [_place(result) for result in results]
    width = max(map(len, places))
    for result, place in zip(results, places, strict=True):
        severity = paint(result.severity, f"{result.severity.value:<7}")
        yield f"  {place:>{width}}  {severity}  {one_line(result.message)}  {paint('faint', clean(result.rule))}"


def _place(result: Result) -> str:
    region = result.location.region
    return f"{region.start.line}:{region.start.column}" if region else "-"
