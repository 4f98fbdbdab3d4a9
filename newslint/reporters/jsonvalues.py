"""What a report holds as values of JSON, as ``newslint/schemas/report-1.json`` describes them."""

from __future__ import annotations

from typing import Any

from newslint.findings import Location, Position, Region, Severity
from newslint.results import Problem, Report, Result, RuleInfo, State

VERSION = 1
"""The version of the format: it rises when a key is taken away or changes its meaning."""


def run_value(report: Report, results: list[Result]) -> dict[str, Any]:
    """What there is to tell of the run, and how many findings there are."""
    active = [result for result in results if result.is_active]
    counts = {severity.value: sum(result.severity is severity for result in active) for severity in Severity}
    return {
        "today": report.today.isoformat(),
        "files": report.files,
        "articles": report.articles,
        "successful": not report.problems,
        "counts": {
            **counts,
            "suppressed": sum(result.suppression is not None for result in results),
            "unchanged": sum(result.state is State.UNCHANGED for result in results),
        },
        "notices": list(report.notices),
    }


def finding_value(result: Result) -> dict[str, Any]:
    """A finding."""
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
        "baseline": result.state and result.state.value,
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


def problem_value(problem: Problem) -> dict[str, Any]:
    """Something wrong with the run."""
    return {
        "kind": problem.kind,
        "message": problem.message,
        "path": problem.path or None,
        "line": problem.line or None,
        "column": problem.column or None,
        "rule": problem.rule or None,
        "plugin": problem.plugin or None,
    }


def rule_value(info: RuleInfo) -> dict[str, Any]:
    """A rule that ran."""
    return {
        "title": info.title,
        "summary": info.summary,
        "advice": info.advice,
        "severity": info.severity.value,
        "precision": info.precision,
        "plugin": {"name": info.plugin, "version": info.version},
    }
