"""Faults of body and front matter put into real articles one at a time, and what only looks like one beside them.

The forms stand in ``faults/*.yaml`` and in the modules that put them in. Which article gets which is a matter of a
hash. A fault counts as found only by a finding at its own place. The forms and the rules have the same authors, so
recall is an upper bound, except on the lists called “unseen”: these were written when the rules were done.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.scoring import Judgement
from benchmarks.accuracy.studies._made import judged, number, paragraphs
from benchmarks.accuracy.studies._made_bytes import encodings
from benchmarks.accuracy.studies._made_front import front_matters
from benchmarks.accuracy.studies._made_text import cut, nothing, others, stand_ins
from benchmarks.accuracy.studies._polnear import sample_of

CORPORA = ("polnear",)
_ONE_IN = 3  # articles
_FEWEST = 4  # paragraphs


def judge(split: Split) -> Iterator[Judgement]:
    """The judgements on every third article."""
    for row in split.rows():
        if number("chosen", row["id"]) % _ONE_IN or len(paragraphs(row["text"])) < _FEWEST:
            continue
        sample = sample_of(split, row)
        for cases in (stand_ins, others, cut, nothing, encodings, front_matters):
            for case in cases(sample):
                yield from judged(case)
