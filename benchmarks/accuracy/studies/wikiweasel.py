"""Vague wording out of its domain: sentences of an encyclopedia, each marked as certain or not by its readers.

A hit is right in a sentence that readers found uncertain. What they marked is wider than what any rule looks for
(“some”, “often”, “famous”), so nothing is counted as missed.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.hits import Sample, hits
from benchmarks.accuracy.scoring import Judgement, Outcome, Place

CORPORA = ("wikiweasel",)
RULES = ("attribution/vague-source", "attribution/anonymous-source", "attribution/agentless-claim")


def judge(split: Split) -> Iterator[Judgement]:
    """Each hit by the label of its sentence."""
    for row in split.rows():
        outcome = Outcome.RIGHT if row["label"] == "uncertain" else Outcome.WRONG
        for hit in hits(Sample(Place(split.name, str(row["id"])), row["text"]), *RULES):
            yield Judgement(hit.rule, outcome, hit.place, hit.context)
