"""What a run comes to, for those who go on from there."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.examining import Input
from newslint.results import Report
from newslint.runner import Plan
from newslint.tuples import NamedTuple


class Outcome(NamedTuple):
    """A report, and what it was made of."""

    report: Report
    plan: Plan
    work: Sequence[Input]
