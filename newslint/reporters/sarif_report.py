"""The report as SARIF 2.1.0, within the bounds of GitHub code scanning.

Suppressed results are in it, as SARIF has them. GitHub knows no suppressions: whoever uploads a log there
leaves these results out first (``replace(report, results=report.active)``).
"""

from __future__ import annotations

from typing import Any, TextIO

from newslint.contracts import Style
from newslint.patterns import regex
from newslint.reporters.jsontext import write_json
from newslint.reporters.sarif_locations import ROOT, artifact
from newslint.reporters.sarif_results import plain, result
from newslint.reporters.sarif_rules import HOME, extensions, rule
from newslint.reporters.summary import wanted
from newslint.results import Problem, Report, Result

name = "sarif"
needs_line_hashes = True

MOST = 5_000
"""Results that GitHub shows of a run."""

_SEMANTIC = regex(r"\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?")


def write(report: Report, out: TextIO, style: Style) -> None:
    """Write the whole report."""
    write_json(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [_run(report, wanted(report, style))],
        },
        out,
    )


def _run(report: Report, results: list[Result]) -> dict[str, Any]:
    indices = {rule_id: number for number, rule_id in enumerate(sorted(report.rules))}
    kept = _worst(results, report)
    told = {"with_suppressions": any(one.suppression for one in kept), "with_states": any(one.state for one in kept)}
    return {
        "tool": _tool(report),
        "automationDetails": {"id": "newslint/"},
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder that newslint was run in."}}},
        "invocations": [
            {
                "executionSuccessful": not report.problems,
                "toolExecutionNotifications": _notifications(report, indices, len(results) - len(kept)),
            }
        ],
        "results": [result(found, indices, **told) for found in kept],
        "properties": {"today": report.today.isoformat(), "files": report.files, "articles": report.articles},
    }


def _worst(results: list[Result], report: Report) -> list[Result]:
    """As many results as GitHub shows, in the order of the report: first those that are somebody's business, the most
    severe, and of rules that are right most often."""
    if len(results) <= MOST:
        return results
    precision = {rule: report.rules[rule].precision or 0.0 for rule in report.rules}

    def weight(number: int) -> tuple[bool, bool, int, float]:
        result = results[number]
        place = (result.suppression is not None, not result.is_active, -result.severity.rank)
        return (*place, -precision.get(result.rule, 0.0))

    return [results[number] for number in sorted(sorted(range(len(results)), key=weight)[:MOST])]


def _tool(report: Report) -> dict[str, Any]:
    infos = [report.rules[rule_id] for rule_id in sorted(report.rules)]
    driver: dict[str, Any] = {"name": "newslint", "version": report.version}
    if _SEMANTIC.fullmatch(report.version):
        driver["semanticVersion"] = report.version
    driver |= {"informationUri": HOME, "language": "en", "rules": [rule(info, report.version) for info in infos]}
    others = extensions(infos, report.version)
    return {"driver": driver, "extensions": others} if others else {"driver": driver}


def _notifications(report: Report, indices: dict[str, int], dropped: int) -> list[dict[str, Any]]:
    told = [_notification(problem, indices) for problem in report.problems]
    told += [{"level": "note", "message": {"text": plain(notice)}} for notice in report.notices]
    if dropped:
        text = f"{dropped:,} more results are left out, the least severe: a log holds at most {MOST:,}."
        told.append({"level": "warning", "message": {"text": text}})
    return told


def _notification(problem: Problem, indices: dict[str, int]) -> dict[str, Any]:
    told: dict[str, Any] = {"level": "error", "message": {"text": plain(problem.message)}}
    if problem.path:
        place: dict[str, Any] = {"artifactLocation": artifact(problem.file)}
        if problem.line:
            place["region"] = {"startLine": problem.line}
        told["locations"] = [{"physicalLocation": place}]
    if problem.rule in indices:
        told["associatedRule"] = {"id": problem.rule, "index": indices[problem.rule]}
    return told | {"properties": {"kind": problem.kind}}
