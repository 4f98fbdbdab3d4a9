"""Datelines that disagree with the day of publication: typing errors and rightful lags."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.hits import Sample, hits
from benchmarks.accuracy.scoring import Judgement, Place, classified

CORPORA = ("reuters_dateline",)
RULE = "dates/conflicting"
_STORY = "The report was given to the markets by the company, which said that it would have more to tell later."


def judge(split: Split) -> Iterator[Judgement]:
    """Each dateline, before a story of ours and below the day that the agency sent it."""
    for row in split.rows():
        found = any(hit.rule == RULE for hit in hits(_sample(split, row), RULE))
        context = f"{row['dateline']} of {row['date']}"
        yield from classified(
            RULE, Place(split.name, row["id"]), found=found, wanted=row["gold"] == "typo", context=context
        )


def _sample(split: Split, row: Row) -> Sample:
    facts = {"title": row["title"], "date": row["date"]}
    return Sample(Place(split.name, row["id"]), f"{row['dateline']} {_STORY}\n", facts)
