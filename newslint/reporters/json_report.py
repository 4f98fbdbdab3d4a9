"""The report for programs, as ``newslint/schemas/report-1.json`` describes it; the version rises when that breaks."""

from __future__ import annotations

from typing import Any, TextIO

from newslint.contracts import Style
from newslint.findings import Location, Position, Region, Severity
from newslint.reporters.jsontext import write_json
from newslint.reporters.summary import wanted
from newslint.results import Problem, Report, Result, RuleInfo

name = "json"
needs_line_hashes = False

VERSION = 1


def write(report: Report, out: TextIO, style: Style) -> None:
    """Write the whole report. It holds nothing that differs between two runs on the same articles and day."""
    results = wanted(report, style)
    write_json(
        {
            "version": VERSION,
            "tool": {"name": "newslint", "version": report.version},
            "run": _run(report, results),
            "findings": [_finding(result) for result in results],
            "problems": [_problem(problem) for problem in report.problems],
            "rules": {name: _rule(info) for name, info in sorted(report.rules.items())},
        },
        out,
    )


def _run(report: Report, results: list[Result]) -> dict[str, Any]:
    active = [result for result in results if result.suppression is None]
    counts = {severity.value: sum(result.severity is severity for result in active) for severity in Severity}
    return {
        "today": report.today.isoformat(),
        "files": report.files,
        "articles": report.articles,
        "successful": not report.problems,
        "counts": {**counts, "suppressed": len(results) - len(active)},
        "notices": list(report.notices),
    }


def _finding(result: Result) -> dict[str, Any]:
    suppression = result.suppression
    return {
        "rule": result.rule,
        "message_id": result.message_id,
        "severity": result.severity.value,
        "message": result.message,
        **_location(result.location),
        "related": [_location(place) for place in result.related],
        "fingerprint": result.fingerprint,
        "suppressed": suppression and {"reason": suppression.reason, "line": suppression.line},
        "fix": _fix(result),
    }


def _location(location: Location) -> dict[str, Any]:
    excerpt = location.excerpt
    return {
        "path": location.path,
        "pointer": location.pointer,
        "paragraph": location.paragraph or None,
        "region": location.region and _region(location.region),
        "excerpt": excerpt and {"before": excerpt.before, "quote": excerpt.quote, "after": excerpt.after},
    }


def _region(region: Region) -> dict[str, Any]:
    return {
        "start": _position(region.start),
        "end": _position(region.end),
        "offset": region.offset,
        "length": region.length,
    }


def _position(position: Position) -> dict[str, int]:
    return position._asdict()


def _fix(result: Result) -> dict[str, Any] | None:
    fix = result.fix
    if fix is None:
        return None
    edits = [
        {"region": _region(region), "text": edit.text} for region, edit in zip(result.edits, fix.edits, strict=True)
    ]
    return {"description": fix.description, "safety": fix.safety.value, "edits": edits}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "kind": problem.kind,
        "message": problem.message,
        "path": problem.path or None,
        "line": problem.line or None,
        "column": problem.column or None,
        "rule": problem.rule or None,
        "plugin": problem.plugin or None,
    }


def _rule(info: RuleInfo) -> dict[str, Any]:
    return {
        "title": info.title,
        "summary": info.summary,
        "advice": info.advice,
        "severity": info.severity.value,
        "precision": info.precision,
        "plugin": {"name": info.plugin, "version": info.version},
    }
