"""Answers that were copied from a source, lightly or heavily reworded, against answers written without it.

Each answer is compared with its source alone, as an editor would lay the two side by side: nineteen answers copied
from one source would else count as the site's own text. An answer that is nearly all its source's counts as found,
since copied-passage leaves those to near-duplicate.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.hits import Sample
from benchmarks.accuracy.scoring import Judgement, Outcome, Place
from benchmarks.accuracy.studies._duplicates import compared

CORPORA = ("dup_clough_stevenson",)
RULE = "duplicates/copied-passage"
_WHOLE = ("duplicates/near-duplicate", "duplicates/duplicate-article")
_WRITTEN, _SOURCE = "non", "source"  # categories: written without the source, the source itself


def judge(split: Split) -> Iterator[Judgement]:
    """Each answer with its source."""
    rows = {row["id"]: row for row in split.rows()}
    for row in rows.values():
        if row["category"] != _SOURCE:
            both = (_sample(split, row), _sample(split, rows[row["source_id"]]))
            hits = {told.finding.rule for told in compared(both, RULE, *_WHOLE)}
            yield from _judged(both[0].place, hits, copied=row["category"] != _WRITTEN, text=row["text"])


def _judged(place: Place, hits: set[str], *, copied: bool, text: str) -> Iterator[Judgement]:
    """One answer: every rule that hit, and whether a copy was found at all."""
    for rule in sorted(hits):
        yield Judgement(rule, Outcome.RIGHT if copied else Outcome.WRONG, place, text)
    if copied:
        yield Judgement(RULE, Outcome.FOUND if hits else Outcome.MISSED, place, text)
    elif not hits:
        yield Judgement(RULE, Outcome.CLEAN, place, text)


def _sample(split: Split, row: Row) -> Sample:
    return Sample(Place(split.name, row["id"]), row["text"])
