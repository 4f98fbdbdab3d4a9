"""Unnamed sources outside quotations, against PolNeAR's attributions and the kind of each source."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.hits import Sample, context, hits
from benchmarks.accuracy.scoring import Judgement, Outcome
from benchmarks.accuracy.studies._polnear import sample_of

CORPORA = ("polnear",)
RULES = {"anonymous": "attribution/anonymous-source", "vague": "attribution/vague-source"}
_LEFT_OUT = ("neutral",)  # institutions and groups: neither named nor unnamed


def judge(split: Split) -> Iterator[Judgement]:
    """Each hit by the source under it, and each unnamed source by the hits on it."""
    for row in split.rows():
        sources = list(_sources(row))
        if any(kind for *_, kind in sources):
            yield from _judge(sample_of(split, row), sources)


def _sources(row: Row) -> Iterator[tuple[int, int, str]]:
    for attribution in row["attributions"]:
        for start, end, _, *kind in attribution["source"]:
            yield start, end, kind[0] if kind else ""


def _judge(sample: Sample, sources: list[tuple[int, int, str]]) -> Iterator[Judgement]:
    found = hits(sample, *RULES.values())
    for hit in found:
        kinds = {kind for start, end, kind in sources if start < hit.place.end and hit.place.start < end}
        if kinds & set(RULES) or not kinds & set(_LEFT_OUT):
            outcome = Outcome.RIGHT if kinds & set(RULES) else Outcome.WRONG
            yield Judgement(hit.rule, outcome, hit.place, hit.context)
    quoted = sample.quoted(sample.article())
    for start, end, kind in sorted(set(sources)):
        if kind not in RULES or any(first <= start < last for first, last in quoted):
            continue
        met = any(start < hit.place.end and hit.place.start < end for hit in found)
        place = sample.place._replace(start=start, end=end)
        yield Judgement(RULES[kind], Outcome.FOUND if met else Outcome.MISSED, place, context(sample.text, start, end))
