"""A JSON object a line, for programs that read on while the report is written: findings, problems, then the run."""

from __future__ import annotations

from typing import TextIO

from newslint.contracts import Style
from newslint.reporters.jsontext import write_json_line
from newslint.reporters.jsonvalues import VERSION, finding_value, problem_value, run_value
from newslint.reporters.summary import wanted
from newslint.results import Report

name = "jsonl"
needs_line_hashes = False


def write(report: Report, out: TextIO, style: Style) -> None:
    """Write the whole report. ``type`` says what a line holds; the last one is the run, with its counts."""
    results = wanted(report, style)
    for result in results:
        write_json_line({"type": "finding", **finding_value(result)}, out)
    for problem in report.problems:
        write_json_line({"type": "problem", **problem_value(problem)}, out)
    tool = {"name": "newslint", "version": report.version}
    write_json_line({"type": "run", "version": VERSION, "tool": tool, **run_value(report, results)}, out)
