"""Quotations of other articles put at the end of a paragraph in which nobody speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.scoring import Judgement
from benchmarks.accuracy.studies._orphans import Orphan, judge_orphan, number, pairs
from newslint.spans import SourceSpan

CORPORA = ("polnear",)
_PARAGRAPH = re.compile(r"\S[^\n]*")
_WORDS = 20  # of a paragraph that is no headline, caption or name


def judge(split: Split) -> Iterator[Judgement]:
    """One orphan in each article that has a paragraph without quotations and attributions."""
    rows = {row["id"]: row for row in split.rows()}
    for sample, quotation in pairs(split):
        silent = _silent(sample.text, rows[sample.place.article])
        if silent:
            paragraph = silent[number(sample, "paragraph") % len(silent)]
            yield from judge_orphan(sample, Orphan(quotation, paragraph.end, " ", ""), "at a paragraph's end")


def _silent(text: str, row: Row) -> list[SourceSpan]:
    parts = [part for each in row["attributions"] for kind in ("source", "cue", "content") for part in each[kind]]
    found = (SourceSpan(match.start(), match.start() + len(match[0].rstrip())) for match in _PARAGRAPH.finditer(text))
    return [
        span
        for span in found
        if text.count(" ", *span) >= _WORDS
        and text[span.end - 1] == "."
        and not any(mark in text[span.start : span.end] for mark in '“”"`')
        and not any(start < span.end and span.start < end for start, end, *_ in parts)
    ]
