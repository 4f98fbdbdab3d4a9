"""Reviewdog's JSON, a diagnostic a line."""

from __future__ import annotations

from typing import TextIO

from newslint.contracts import Style
from newslint.reporters.jsontext import write_json_line
from newslint.reporters.rdjsonvalues import diagnostics
from newslint.reporters.summary import shown
from newslint.results import Report

name = "rdjsonl"
needs_line_hashes = False


def write(report: Report, out: TextIO, style: Style) -> None:
    """Write the whole report."""
    active = shown(report, style)
    for each in diagnostics(active, report):
        write_json_line(each, out)
