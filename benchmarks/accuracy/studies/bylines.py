"""Bylines that name somebody, printed in fifteen ways; bylines that name nobody; articles that have no byline."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.hits import Sample, context, hits
from benchmarks.accuracy.scoring import Judgement, classified
from benchmarks.accuracy.studies._byline_forms import PRINTED, blank, empty
from benchmarks.accuracy.studies._orphans import number
from benchmarks.accuracy.studies._polnear import sample_of

CORPORA = ("polnear",)
EMPTY, MISSING = "attribution/empty-byline", "attribution/missing-byline"
_STORY = 15  # words of a story's first paragraph
_NOBODY = ("None", "", ", ,")  # authors that the corpus knows and nobody would


def judge(split: Split) -> Iterator[Judgement]:
    """Each author in each way of printing; each form of an empty byline in an article; each article's own byline."""
    samples: dict[str, Sample] = {}
    for row in split.rows():
        sample = sample_of(split, row)
        samples.setdefault(row["author"], sample)
        yield from _judge(sample, MISSING, "author" not in sample.facts)
    for author, sample in samples.items():
        name = author.removeprefix("By ").removeprefix("BY ").replace('"', "”")
        for form in PRINTED if author.strip() else ():
            printed = form.print(sample, name, f"{form.text} NAME = {name}")
            yield from _judge(printed, EMPTY, author in _NOBODY, made=author in _NOBODY)
            if author not in _NOBODY:
                yield from _judge(printed, MISSING, False)
    hosts = [sample for author, sample in samples.items() if author not in _NOBODY and _begins(sample)]
    for rule, forms in ((EMPTY, empty()), (MISSING, blank())):
        for form in forms if hosts else ():
            host = hosts[number(hosts[0], form.text) % len(hosts)]
            yield from _judge(form.print(host), rule, True, made=True)


def _begins(sample: Sample) -> bool:
    """Whether an article's story begins below its headline: no label, place or name stands there."""
    story = sample.text.partition("\n\n")[2].partition("\n\n")[0]
    return len(story.split()) >= _STORY and "(" not in story[:80]  # (Reuters): an agency


def _judge(sample: Sample, rule: str, wanted: bool, *, made: bool = False) -> Iterator[Judgement]:
    found = bool(hits(sample, rule))
    told = context(sample.text, 0, 0)
    yield from classified(rule, sample.place, found=found, wanted=wanted, context=told, made=made)
