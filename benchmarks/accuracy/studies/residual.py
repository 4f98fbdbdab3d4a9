"""Boilerplate that extractors left in articles, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.hits import Hit, context, hits
from benchmarks.accuracy.scoring import Judgement, Outcome
from benchmarks.accuracy.studies._residual import LabelledLine, lines_in, sample_of
from benchmarks.accuracy.studies._tails import unseen

CORPORA = ("residual",)
UNIT = "lines"
TAIL = "boilerplate/tail"


def judge(split: Split) -> Iterator[Judgement]:
    """Each line that a finding covers, by its label; each line after the story, by whether one of any rule covers it.

    What is found and missed is told of ``TAIL``, which owns the end of an article: the share is that of the family.
    """
    for row in unseen(split):
        yield from _judge(split, row)


def _judge(split: Split, row: Row) -> Iterator[Judgement]:
    sample = sample_of(split, row)
    found = hits(sample, "boilerplate")
    for line in lines_in(row):
        if line.is_ambiguous:
            continue
        hit = covering(found, line)
        place = sample.place._replace(start=line.start, end=line.end)
        around = context(sample.text, line.start, line.end) if hit is None or not line.is_boilerplate else ""
        if hit:
            yield Judgement(hit.rule, Outcome.RIGHT if line.is_boilerplate else Outcome.WRONG, place, around)
        if line.is_footer:
            yield Judgement(TAIL, Outcome.FOUND if hit else Outcome.MISSED, place, around)


def covering(found: list[Hit], line: LabelledLine) -> Hit | None:
    """The first finding that a line lies in, by place and rule."""
    return next((hit for hit in found if hit.place.start < line.end and line.start < hit.place.end), None)
