"""Clean and scraped texts of articles, which have no empty bylines save where an extractor lost the name."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.hits import Sample, context, hits
from benchmarks.accuracy.scoring import Judgement, Place, classified
from benchmarks.accuracy.studies.bylines import EMPTY

CORPORA = ("polnear", "wcxb_article_lines", "tempeval3", "dup_aeb", "truncation", "dup_mccormick")


def judge(split: Split) -> Iterator[Judgement]:
    """Each text, as bare text: a finding is wrong unless someone who read it says otherwise."""
    for row in split.rows():
        sample = Sample(Place(split.name, _name(row)), row["text"])
        found = hits(sample, EMPTY)
        for hit in found:
            yield from classified(EMPTY, hit.place, found=True, wanted=False, context=hit.context)
        if not found:
            yield from classified(EMPTY, sample.place, found=False, wanted=False, context=context(sample.text, 0, 0))


def _name(row: Row) -> str:
    return f"{row['id']} {row['label']}" if "label" in row else str(row["id"])
