"""What is kept of an article to find its text again elsewhere: hashes of its telling words, two by two."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

from newslint import Article, NamedTuple
from newslint_duplicates._headlines import Headline, Parts, headline_of, is_next_edition
from newslint_duplicates._letters import digest_of, own_places
from newslint_duplicates._words import telling_stems

FEWEST = 16
"""Pairs of words in common, some 45 words of running text: with fewer a share says little."""

_PRIME = (1 << 64) - 59  # the greatest prime below 2^64


class Identity(NamedTuple):
    """What tells editions of a series and translations from copies."""

    language: str
    headline: Headline


Plain = tuple[str, bytes, "array[int]", Parts]
"""A sketch in plain values."""


class Sketch(NamedTuple):
    """An article as it is compared: some 250 hashes for 700 words, 2 KB.

    ``text`` is a hash of its whole text; ``pairs`` are those of each two telling words that follow each other in its
    own prose, in order.
    """

    language: str
    text: bytes
    pairs: array[int]
    headline: Headline

    @property
    def plain(self) -> Plain:
        """The same in plain values, as it is kept."""
        return self.language, self.text, self.pairs, self.headline.parts

    @classmethod
    def of(cls, plain: Plain) -> Sketch:
        """The sketch that was kept in plain values."""
        language, text, pairs, headline = plain
        return cls(language, text, pairs, Headline(*headline))


def sketch_of(article: Article) -> Sketch:
    """The sketch of an article's own prose."""
    pairs = _pairs(telling_stems(article.text, own_places(article)))
    return Sketch(article.language, digest_of(article).value, pairs, headline_of(article))


def _pairs(stems: list[str]) -> array[int]:
    """Each two words that follow each other as a number, of 32 bits for each."""
    words = map(crc32, " ".join(stems).encode("utf-8", "surrogatepass").split())
    return array("Q", [one << 32 | other for one, other in pairwise(words)])


def run_key(one: int, other: int) -> int:
    """Two pairs that follow each other, three words or more, as a number: so rare that copies alone share many."""
    return (3 * one + other) % _PRIME


def run_keys(pairs: Sequence[int]) -> set[int]:
    """The runs of a sketch: what brings candidates together."""
    return {run_key(one, other) for one, other in pairwise(pairs)}


def comparable(one: Sketch | Identity, other: Sketch | Identity) -> bool:
    """Whether it would be a fault if two articles had much text in common.

    Translations of one story that are not translated yet, and editions of a series (“Rust 1.70”, “Rust 1.71”;
    “Outlook for May”, “Outlook for June”), have good reason to.
    """
    if one.language != other.language and "unknown" not in (one.language, other.language):
        return False
    return not is_next_edition(one.headline, other.headline)


class Share(NamedTuple):
    """How many pairs of words two sketches have in common, and what share of the shorter one that is, in percent."""

    common: int
    percent: int

    def is_most(self, percent: int) -> bool:
        """Whether that is enough to call one a copy of the other."""
        return self.common >= FEWEST and self.percent >= percent


def share_of(one: Sketch, other: Sketch) -> Share:
    """What two sketches have in common."""
    first, second = set(one.pairs), set(other.pairs)
    common = len(first & second)
    return Share(common, 100 * common // max(1, min(len(first), len(second))))
