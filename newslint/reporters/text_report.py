"""The report for people: article by article, each finding with its words in their place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TextIO

from newslint.contracts import Style
from newslint.findings import Location
from newslint.reporters.excerpts import fitted
from newslint.reporters.painting import Paint
from newslint.reporters.safety import clean, guarded, one_line
from newslint.reporters.summary import closing_line, problem_lines, shown, suppression, table
from newslint.reporters.width import middle
from newslint.results import Report, Result

name = "text"
needs_line_hashes = False

_INDENT = " " * 6
_GUTTER = f"{_INDENT}| "  # no line of an article ever begins a line of output
_RELATED = 5  # related places that are shown


def write(report: Report, out: TextIO, style: Style) -> None:
    """Write the whole report."""
    out.writelines(f"{guarded(line)}\n" for line in _lines(report, style))


def _lines(report: Report, style: Style) -> Iterator[str]:
    paint = Paint(style)
    active = shown(report, style)
    if style.statistics:
        yield from table(active, paint)
        if active:
            yield ""
    else:
        for place, results in groupby(active, key=lambda result: (result.location.path, result.location.pointer)):
            yield from _article(*place, list(results), report, style)
    yield from problem_lines(report, paint)
    yield from (f"Notice: {one_line(notice)}" for notice in report.notices)
    if report.notices:
        yield ""
    yield closing_line(report, active, paint)


def _article(path: str, pointer: str, results: list[Result], report: Report, style: Style) -> Iterator[str]:
    paint = Paint(style)
    yield paint.linked(path, paint("strong", clean(path + pointer)))
    for result in results:
        yield from _finding(result, style, paint)
        if style.verbose:
            yield from _advice(result, report, paint)
        yield ""


def _finding(result: Result, style: Style, paint: Paint) -> Iterator[str]:
    location = result.location
    at = f"{location.region.start.line}:{location.region.start.column} " if location.region else ""
    yield f"  {at}{paint(result.severity, f'{result.severity}:')} {one_line(result.message)}"
    place = f", paragraph {location.paragraph}" if location.paragraph else ""
    yield _INDENT + paint("faint", clean(result.rule) + (place if location.region else ", about the whole article"))
    if location.region and location.excerpt:
        line = fitted(location.excerpt, style.width - len(_GUTTER))
        yield f"{_GUTTER}{line.before}{paint('strong', line.quote)}{line.after}".rstrip()
        yield _GUTTER + paint(result.severity, line.mark)
    yield from _related(result.related, style)


def _related(places: tuple[Location, ...], style: Style) -> Iterator[str]:
    for place in places[:_RELATED]:
        region = place.region
        at = clean(place.path + place.pointer) + (f":{region.start.line}:{region.start.column}" if region else "")
        line = f"{_INDENT}see also: {at}"
        quote = one_line(place.excerpt.quote) if place.excerpt else ""
        yield f"{line} “{middle(quote, max(20, style.width - len(line) - 3))}”" if quote else line
    if len(places) > _RELATED:
        yield f"{_INDENT}and {len(places) - _RELATED:,} more"


def _advice(result: Result, report: Report, paint: Paint) -> Iterator[str]:
    info = report.rules.get(result.rule)
    if info and info.advice:
        yield f"{_INDENT}advice: {one_line(info.advice)}"
    yield f"{_INDENT}to keep it: {paint('faint', suppression(result))}"
