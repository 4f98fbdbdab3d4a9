"""What extractors left of web pages, line by line: articles of such lines, and what is known of each line.

The lines are set as paragraphs, with a blank line between two, so that each stays what the extractor made it: lines of
about equal length with single breaks would be read as one hard-wrapped paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import urlsplit

from benchmarks.accuracy.corpora import Data, Row, Split
from benchmarks.accuracy.hits import Sample
from benchmarks.accuracy.scoring import Place

PAGES = "wcxb_article_lines"
"""The corpus of whole pages that says which site a page is from."""
FOLDS = 5
_BREAK = "\n\n"


class LabelledLine(NamedTuple):
    """A line as characters of its article's text. What is ambiguous is not to be judged.

    ``closes``: it stands after the last of the story.
    """

    start: int
    end: int
    is_boilerplate: bool
    is_ambiguous: bool
    closes: bool

    @property
    def is_footer(self) -> bool:
        """Whether it is surely boilerplate after the story."""
        return self.is_boilerplate and self.closes and not self.is_ambiguous


def sample_of(split: Split, row: Row) -> Sample:
    """The article that an extractor's lines make."""
    return Sample(Place(split.name, row["id"]), _BREAK.join(text for text, *_ in row["lines"]))


def lines_in(row: Row) -> Iterator[LabelledLine]:
    """The lines of that article."""
    start = 0
    for text, is_story, is_ambiguous, position in row["lines"]:
        end = start + len(text)
        yield LabelledLine(start, end, not is_story, bool(is_ambiguous), position == "after")
        start = end + len(_BREAK)


@cache
def sites(data: Data) -> dict[str, str]:
    """The site of each page, by the page's id: the registered part of its host, as far as that can be told."""
    return {row["id"]: _site(row["url"], row["id"]) for split in data.splits(PAGES) for row in split.rows()}


def _site(url: str, page: str) -> str:
    parts = (urlsplit(url or "").hostname or page).lower().split(".")
    country = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3 if country else -2 :])


def fold_of(site: str) -> int:
    """The fold that all pages of a site are in."""
    return int.from_bytes(blake2b(site.encode(), digest_size=4).digest(), "big") % FOLDS
