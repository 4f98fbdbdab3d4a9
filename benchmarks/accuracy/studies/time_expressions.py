"""Expressions of time in news, against TimeML's annotations (TIMEX3): found where one overlaps, or exactly."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.hits import context
from benchmarks.accuracy.scoring import Judgement, Outcome, Place
from newslint.times import find_times

CORPORA = ("tempeval3",)
RELAXED = "newslint/time-expressions"
STRICT = "newslint/time-expressions-exactly"


def judge(split: Split) -> Iterator[Judgement]:
    """Each expression found, and each annotated; by overlap, and again by the same start and end."""
    for row in split.rows():
        found = [(time.start, time.end) for time in find_times(row["text"])]
        labelled = [(each["start"], each["end"]) for each in row["timex"]]
        for rule in (RELAXED, STRICT):
            yield from _judge(split, row, rule, found, labelled, Outcome.RIGHT, Outcome.WRONG)
            yield from _judge(split, row, rule, labelled, found, Outcome.FOUND, Outcome.MISSED)


def _judge(
    split: Split,
    row: Row,
    rule: str,
    these: list[tuple[int, int]],
    those: list[tuple[int, int]],
    met: Outcome,
    unmet: Outcome,
) -> Iterator[Judgement]:
    for start, end in these:
        if rule == STRICT:
            agree = (start, end) in those
        else:
            agree = any(start < other_end and other_start < end for other_start, other_end in those)
        place = Place(split.name, row["id"], start, end)
        yield Judgement(rule, met if agree else unmet, place, context(row["text"], start, end))
