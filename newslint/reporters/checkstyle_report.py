"""Checkstyle's XML, which many tools of continuous integration read."""

from __future__ import annotations

from itertools import groupby
from typing import TextIO

from newslint.contracts import Style
from newslint.findings import Severity
from newslint.reporters.summary import shown
from newslint.reporters.xmltext import Element, SubElement, fit, write_xml
from newslint.results import Report, Result

name = "checkstyle"
needs_line_hashes = False

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


def write(report: Report, out: TextIO, style: Style) -> None:
    """Write the whole report."""
    root = Element("checkstyle", version="10.0")
    active = shown(report, style)
    for path, results in groupby(active, key=lambda result: result.location.path):
        file = SubElement(root, "file", name=fit(path))
        for result in results:
            _add(file, result)
    for path, problems in groupby(report.problems, key=lambda problem: problem.file):
        file = SubElement(root, "file", name=fit(path) or "newslint")
        for problem in problems:
            place = {"line": str(problem.line)} if problem.line else {}
            SubElement(file, "error", place, severity="error", message=fit(problem.message), source="newslint/problem")
    write_xml(root, out)


def _add(file: Element, result: Result) -> None:
    region = result.location.region
    place = {"line": str(region.start.line), "column": str(region.start.column)} if region else {}
    SubElement(
        file, "error", place, severity=_SEVERITIES[result.severity], message=fit(result.message), source=result.rule
    )
