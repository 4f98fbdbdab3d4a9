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
    kept = _worst(results)
    with_suppressions = any(found.suppression for found in kept)
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
        "results": [result(found, indices, with_suppressions=with_suppressions) for found in kept],
        "properties": {"today": report.today.isoformat(), "files": report.files, "articles": report.articles},
    }


def _worst(results: list[Result]) -> list[Result]:
    """As many results as GitHub shows, the worst of those that nobody suppressed first, in the order of the report."""
    if len(results) <= MOST:
        return results

    def weight(number: int) -> tuple[bool, int]:
        return results[number].suppression is not None, -results[number].severity.rank

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
        path = problem.path.partition("#/")[0]  # a rule's problem names the article, which may be one of many in a file
        place: dict[str, Any] = {"artifactLocation": artifact(path)}
        if problem.line:
            place["region"] = {"startLine": problem.line}
        told["locations"] = [{"physicalLocation": place}]
    if problem.rule in indices:
        told["associatedRule"] = {"id": problem.rule, "index": indices[problem.rule]}
    return told | {"properties": {"kind": problem.kind}}
