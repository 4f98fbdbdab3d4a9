"""Hits of the dates family on the clean text of web pages and agency news, as judged by someone who read them."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.collections import articles_in
from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.hits import hits
from benchmarks.accuracy.scoring import Judgement, Outcome
from benchmarks.accuracy.studies._bodies import bodies
from benchmarks.accuracy.verdicts import verdict_on

CORPORA = ("wcxb_article_lines", "tempeval3", "dup_aeb")
_JUDGED = "right", "wrong"


def judge(split: Split) -> Iterator[Judgement]:
    """The hits that someone has read; those on collections of articles are judged in “reading”."""
    if articles_in(split):
        return
    for sample in bodies(split):
        for hit in hits(sample, "dates"):
            verdict = verdict_on(hit.rule, hit.place)
            if verdict in _JUDGED:
                yield Judgement(hit.rule, Outcome(verdict), hit.place, hit.context)
