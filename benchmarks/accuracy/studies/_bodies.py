"""Articles of all corpora that hold whole ones, with what the corpus knows of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from benchmarks.accuracy.collections import articles_in
from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.hits import TODAY, Sample
from benchmarks.accuracy.scoring import Place

WHOLE_ARTICLES = ("polnear", "articles", "wcxb_article_lines", "tempeval3", "dup_aeb")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def bodies(split: Split) -> Iterator[Sample]:
    """The articles of a split. Where one day is known, it is the article's and the check's."""
    if samples := articles_in(split):
        yield from samples()
        return
    seen = set()
    for row in split.rows():
        name = row.get("cluster") or row["id"]  # one copy of an article is enough
        if name not in seen:
            seen.add(name)
            yield _sample(split, row)


def _sample(split: Split, row: Row) -> Sample:
    known = _ISO.match(row.get("publish_date") or row.get("dct") or "")
    facts = {"title": row.get("title") or "", "author": row.get("author") or "", "date": known[0] if known else ""}
    given = {name: value for name, value in facts.items() if value}
    today = date.fromisoformat(known[0]) if known else TODAY
    return Sample(Place(split.name, row["id"]), row["text"], given, today)
