"""Articles that end in boilerplate which extractors left, article by article."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.hits import context, hits
from benchmarks.accuracy.scoring import Judgement, Outcome
from benchmarks.accuracy.studies._residual import lines_in, sample_of
from benchmarks.accuracy.studies._tails import unseen
from benchmarks.accuracy.studies.residual import TAIL, covering

CORPORA = ("residual",)


def judge(split: Split) -> Iterator[Judgement]:
    """Each article with boilerplate after the story, by whether a finding covers any of it; each finding at the end of
    an article without."""
    for row in unseen(split):
        yield from _judge(split, row)


def _judge(split: Split, row: Row) -> Iterator[Judgement]:
    sample = sample_of(split, row)
    found = hits(sample, "boilerplate")
    lines = list(lines_in(row))
    footer = [line for line in lines if line.is_footer]
    if hit := next((hit for line in footer if (hit := covering(found, line))), None):
        yield Judgement(hit.rule, Outcome.RIGHT, sample.place)
        yield Judgement(TAIL, Outcome.FOUND, sample.place)
        return
    if footer:
        yield Judgement(TAIL, Outcome.MISSED, sample.place, context(sample.text, footer[0].start, footer[0].end))
    if lines and (hit := covering(found, lines[-1])):
        yield Judgement(hit.rule, Outcome.WRONG, hit.place, hit.context)
    elif not footer:
        yield Judgement(TAIL, Outcome.CLEAN, sample.place)
