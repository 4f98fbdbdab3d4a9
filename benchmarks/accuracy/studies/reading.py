"""Findings in articles that nobody labelled, each read in its context."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.collections import articles_in, hits_in
from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.scoring import Judgement, Outcome
from benchmarks.accuracy.verdicts import verdict_on

NAME = "reading"
CORPORA = ("polnear", "articles")
_JUDGED = "right", "wrong"


def judge(split: Split) -> Iterator[Judgement]:
    """The hits that someone has read; how many nobody has, ``--sample RULE`` shows."""
    if articles_in(split) is None:
        return
    for hit in hits_in(split):
        verdict = verdict_on(hit.rule, hit.place)
        if verdict in _JUDGED:
            yield Judgement(hit.rule, Outcome(verdict), hit.place, hit.context)
