"""How many findings a tool reported, from what it printed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

Count = Callable[[str], int]

_PLACE = re.compile(r"^.+?:\d+:\d+:", re.M)
_FIX = re.compile(r"^.+?:\d+: .* ==> ", re.M)
_PER_FILE = re.compile(r":(\d+)$", re.M)
_SEVERITY = re.compile(r"([\d,]+) (?:error|warning|note)s?\b(?! left out)")


def places(out: str) -> int:
    """Lines that begin with file, line and column: typos, rumdl, proselint, write-good, textlint, Vale."""
    return len(_PLACE.findall(out))


def fixes(out: str) -> int:
    """codespell's lines."""
    return len(_FIX.findall(out))


def matches(out: str) -> int:
    """ripgrep's counts, one a file."""
    return sum(map(int, _PER_FILE.findall(out)))


def closing_line(out: str) -> int:
    """newslint's last line: “2 warnings, 150 notes in 115 of 119 files”."""
    last = out.strip().rpartition("\n")[2]
    return sum(int(number.replace(",", "")) for number in _SEVERITY.findall(last))


def sarif_results(out: str) -> int:
    """The results of a SARIF log."""
    return sum(len(run["results"]) for run in json.loads(out)["runs"]) if out else 0


def nothing(out: str) -> int:  # noqa: ARG001 - it counts as the others do
    """For what finds nothing by its nature."""
    return 0
