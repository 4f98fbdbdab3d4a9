"""Reviewdog's JSON, which puts findings and suggestions into pull requests of many hosts."""

from __future__ import annotations

from typing import TextIO

from newslint.contracts import Style
from newslint.reporters.jsontext import write_json
from newslint.reporters.rdjsonvalues import SOURCE, diagnostics
from newslint.reporters.summary import shown
from newslint.results import Report

name = "rdjson"
needs_line_hashes = False


def write(report: Report, out: TextIO, style: Style) -> None:
    """Write the whole report."""
    active = shown(report, style)
    write_json({"source": SOURCE, "diagnostics": list(diagnostics(active, report))}, out)
