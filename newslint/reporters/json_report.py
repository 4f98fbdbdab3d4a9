"""The report for programs, as ``newslint/schemas/report-1.json`` describes it; the version rises when that breaks."""

from __future__ import annotations

from typing import TextIO

from newslint.contracts import Style
from newslint.reporters.jsontext import write_json
from newslint.reporters.jsonvalues import VERSION, finding_value, problem_value, rule_value, run_value
from newslint.reporters.summary import wanted
from newslint.results import Report

name = "json"
needs_line_hashes = False


def write(report: Report, out: TextIO, style: Style) -> None:
    """Write the whole report. It holds nothing that differs between two runs on the same articles and day."""
    results = wanted(report, style)
    write_json(
        {
            "version": VERSION,
            "tool": {"name": "newslint", "version": report.version},
            "run": run_value(report, results),
            "findings": [finding_value(result) for result in results],
            "problems": [problem_value(problem) for problem in report.problems],
            "rules": {name: rule_value(info) for name, info in sorted(report.rules.items())},
        },
        out,
    )
