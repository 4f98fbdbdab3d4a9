"""The clean text of articles, where no boilerplate is."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.hits import Sample, hits
from benchmarks.accuracy.scoring import Judgement, Outcome, Place
from benchmarks.accuracy.studies._residual import PAGES
from benchmarks.accuracy.studies._tails import fold
from benchmarks.accuracy.studies.residual import TAIL

CORPORA = (PAGES,)


def judge(split: Split) -> Iterator[Judgement]:
    """Each finding of the family, all of them wrong but for what the people who cleaned the text let through."""
    for row in split.rows():
        sample = Sample(Place(split.name, row["id"]), row["text"])
        with fold(split, row["id"]):
            found = hits(sample, "boilerplate")
        for hit in found:
            yield Judgement(hit.rule, Outcome.WRONG, hit.place, hit.context)
        if not found:
            yield Judgement(TAIL, Outcome.CLEAN, sample.place)
