"""Results as reviewdog's diagnostics: columns in bytes of UTF-8, fixes as suggestions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newslint.findings import Location, Position, Region, Severity
from newslint.reporters.safety import clean, one_line
from newslint.reporters.sarif_rules import page_url
from newslint.results import Problem, Report, Result

SOURCE = {"name": "newslint"}

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def diagnostics(results: Iterable[Result], report: Report) -> Iterator[dict[str, Any]]:
    """Findings of a report, then its problems."""
    for result in results:
        yield _diagnostic(result, report)
    for problem in report.problems:
        yield _problem(problem)


def _diagnostic(result: Result, report: Report) -> dict[str, Any]:
    told: dict[str, Any] = {
        "message": one_line(result.message),
        "location": _location(result.location),
        "severity": _SEVERITIES[result.severity],
        "source": SOURCE,
        "code": _code(result.rule, report),
    }
    if result.fix and result.edits:
        edits = zip(result.edits, result.fix.edits, strict=True)
        told["suggestions"] = [{"range": _range(region), "text": edit.text} for region, edit in edits]
    if result.related:
        told["related_locations"] = [
            {"message": one_line(place.excerpt.quote) if place.excerpt else "", "location": _location(place)}
            for place in result.related
        ]
    return told


def _code(rule: str, report: Report) -> dict[str, str]:
    info = report.rules.get(rule)
    url = page_url(info, report.version) if info else ""
    return {"value": rule, "url": url} if url else {"value": rule}


def _problem(problem: Problem) -> dict[str, Any]:
    location: dict[str, Any] = {"path": clean(problem.file)}
    if problem.line:
        location["range"] = {"start": {"line": problem.line, "column": problem.column or 1}}
    told = {"message": one_line(problem.message), "location": location, "severity": "ERROR", "source": SOURCE}
    return told | {"code": {"value": "newslint/problem"}}


def _location(location: Location) -> dict[str, Any]:
    told: dict[str, Any] = {"path": clean(location.path)}
    if location.region:
        told["range"] = _range(location.region)
    return told


def _range(region: Region) -> dict[str, Any]:
    return {"start": _position(region.start), "end": _position(region.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column_utf8}
