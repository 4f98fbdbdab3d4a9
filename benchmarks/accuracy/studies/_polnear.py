"""PolNeAR's articles with what the corpus knows of them."""

from __future__ import annotations

import re
from datetime import date

from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.hits import TODAY, Sample
from benchmarks.accuracy.scoring import Place

_DAY = re.compile(r"_(\d{4}-\d{2}-\d{2})_")
_NOBODY = ("None", "")  # how the corpus says that there is no author


def sample_of(split: Split, row: Row) -> Sample:
    """An article with its headline, author and day; the day is in its id."""
    day = _DAY.search(row["id"])
    facts = {"title": row["title"], "date": day[1] if day else "", "author": row["author"]}
    if facts["author"] in _NOBODY:
        del facts["author"]
    given = {name: value for name, value in facts.items() if value}
    return Sample(Place(split.name, row["id"]), row["text"], given, date.fromisoformat(day[1]) if day else TODAY)
