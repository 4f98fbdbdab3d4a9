"""Articles that name no source, and edited news, in which nearly every article does.

An alarm on edited news is wrong unless somebody found it right. Articles that name nobody are made from the same
news: all sentences in which somebody named speaks are taken out. With one of them put back there must be no alarm.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.hits import Sample, hits
from benchmarks.accuracy.scoring import Judgement, classified
from benchmarks.accuracy.studies._polnear import sample_of
from benchmarks.accuracy.studies._stripped import stripped

CORPORA = ("polnear",)
RULE = "attribution/no-named-source"
_SHOWN = 200  # characters of an article


def judge(split: Split) -> Iterator[Judgement]:
    """Judgements on each article as it is, without its named sources, and with one of them."""
    for row in split.rows():
        sample = sample_of(split, row)
        yield from _judge(sample, wanted=False, made=False)
        without = stripped(sample, row)
        if without:
            yield from _judge(without.sample, wanted=True, made=True)
            if without.named:
                yield from _judge(without.with_name(), wanted=False, made=True)


def _judge(sample: Sample, *, wanted: bool, made: bool) -> Iterator[Judgement]:
    found = bool(hits(sample, RULE))
    context = " ".join(sample.text[:_SHOWN].split())
    yield from classified(RULE, sample.place, found=found, wanted=wanted, context=context, made=made)
