"""Which findings are shown where there is room for few: the best first, and of as many rules as possible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from newslint.results import Report, Result


def spread(results: Iterable[Result], report: Report) -> Iterator[Result]:
    """Results by severity; within one in turn from each rule, those first that are measured to be right most often."""
    by_severity: dict[int, list[Result]] = defaultdict(list)
    for result in results:
        by_severity[result.severity.rank].append(result)
    for rank in sorted(by_severity, reverse=True):
        yield from _in_turn(by_severity[rank], report)


def _in_turn(results: list[Result], report: Report) -> Iterator[Result]:
    by_rule: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_rule[result.rule].append(result)
    rules = sorted(by_rule, key=lambda rule: (-_precision(rule, report), rule))
    for turn in zip_longest(*(by_rule[rule] for rule in rules)):
        yield from (result for result in turn if result is not None)


def _precision(rule: str, report: Report) -> float:
    info = report.rules.get(rule)
    return (info.precision if info else None) or 0.0
