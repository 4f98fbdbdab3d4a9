"""GitLab's code quality report: a list of issues, each with a fingerprint that no other has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, TextIO

from newslint.contracts import Style
from newslint.findings import Severity
from newslint.reporters.jsontext import write_json
from newslint.reporters.safety import clean, one_line
from newslint.reporters.summary import shown
from newslint.results import Problem, Report, Result

name = "gitlab"
needs_line_hashes = False

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def write(report: Report, out: TextIO, style: Style) -> None:
    """Write the whole report."""
    active = shown(report, style)
    write_json([*_issues(active), *map(_problem, report.problems)], out)


def _issues(results: list[Result]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for result in results:
        known = f"{result.location.path}{result.location.pointer}\0{result.fingerprint}"
        seen[known] += 1  # of equal fingerprints GitLab shows the first alone
        region = result.location.region
        lines = {"begin": region.start.line, "end": region.end.line} if region else {"begin": 1}
        yield {
            "description": one_line(result.message),
            "check_name": result.rule,
            "fingerprint": _hash(f"{known}\0{seen[known]}"),
            "severity": _SEVERITIES[result.severity],
            "location": {"path": _relative(result.location.path), "lines": lines},
        }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "description": one_line(str(problem)),
        "check_name": "newslint/problem",
        "fingerprint": _hash("\0".join(map(str, problem))),
        "severity": "critical",
        "location": {"path": _relative(problem.file) or ".", "lines": {"begin": problem.line or 1}},
    }


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _relative(path: str) -> str:
    """A path as GitLab wants it: from the root of the repository, without a dot before it."""
    return clean(path.removeprefix("./"))
