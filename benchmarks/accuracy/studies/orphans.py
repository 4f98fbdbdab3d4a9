"""Quotations with a speaker, which must be left alone, and quotations of other articles set between two paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.hits import Sample, context, hits
from benchmarks.accuracy.scoring import Judgement, classified
from benchmarks.accuracy.studies._orphans import RULE, WORDS, Orphan, gaps, judge_orphan, number, pairs, words
from benchmarks.accuracy.studies._polnear import sample_of

CORPORA = ("polnear",)


def judge(split: Split) -> Iterator[Judgement]:
    """Each quotation of at least six words that has a source, and one orphan in each article."""
    for row in split.rows():
        yield from _left_alone(sample_of(split, row), row)
    for sample, quotation in pairs(split):
        found = gaps(sample.text)
        if found:
            gap = found[number(sample, "gap") % len(found)]
            orphan = Orphan(quotation, gap.start, "\n\n", "")
            yield from judge_orphan(sample, orphan, _kind(sample.text, gap.start))


def _left_alone(sample: Sample, row: Row) -> Iterator[Judgement]:
    found = hits(sample, RULE)
    contents = [part for each in row["attributions"] if each["source"] for part in each["content"]]
    for span in sample.quoted(sample.article()):
        sourced = any(start < span.end and span.start < end for start, end, *_ in contents)
        if sourced and words(sample.text[span.start : span.end]) >= WORDS:
            hit = any(each.place.start < span.end and span.start < each.place.end for each in found)
            place = sample.place._replace(start=span.start, end=span.end)
            yield from classified(RULE, place, found=hit, wanted=False, context=context(sample.text, *span))


def _kind(text: str, gap: int) -> str:
    """What stands before an orphan: a paragraph that ends with a quotation, holds one, or has none."""
    before = text[:gap].rstrip().rpartition("\n\n")[2]
    if before.endswith(("”", '"', "''")):
        return "after a paragraph that ends with a quotation"
    return "after a quotation" if any(mark in before for mark in '“"”') else "after a paragraph with no quotation"
