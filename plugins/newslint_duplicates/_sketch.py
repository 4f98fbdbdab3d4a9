"""What is kept of an article to find its text again elsewhere: the hashes of short stretches.

The stretches begin at anchors that the text itself chooses (rare letters), so that a copied passage has the same
anchors wherever it stands, and all are found at the speed of a byte search.
"""

from __future__ import annotations

import re
from array import array
from functools import lru_cache
from typing import NamedTuple

from newslint import Article
from newslint_duplicates._letters import digest_of, own_letters

STRETCH = 32
"""The length of a stretch in bytes of letters: six or seven English words, for shorter ones are anybody's."""

# “b” and “v” are one letter in 40 of English; the two bytes do the same for scripts beyond Latin.
_ANCHOR = re.compile(rb"[bv\x8b\xab]")
_NEAR = 200  # letters, some 40 words: stretches further apart belong to different passages
_PRIME = (1 << 64) - 59  # the greatest prime below 2^64
_WORD = re.compile(r"\w+")


class Sketch(NamedTuple):
    """An article as it is compared.

    ``text`` is a hash of its whole text; ``hashes`` are those of the stretches of its own prose, in order, and
    ``starts`` where each begins among the letters. ``title`` is its headline, ``series`` the same without numbers
    and months.
    """

    language: str
    text: bytes
    hashes: array[int]
    starts: array[int]
    title: str
    series: str


def sketch_of(article: Article) -> Sketch:
    """The sketch of an article's own prose."""
    hashes, starts = _stretches(own_letters(article))
    title = _WORD.findall(article.metadata.headline.value.lower()) if article.metadata.headline else []
    months = article.words.months
    series = [word for word in title if word not in months and not any(map(str.isdigit, word))]
    return Sketch(article.language, digest_of(article).value, hashes, starts, " ".join(title), " ".join(series))


@lru_cache(maxsize=1)  # two rules sketch each article, one after the other
def _stretches(data: bytes) -> tuple[array[int], array[int]]:
    starts = array("I", [match.start() for match in _ANCHOR.finditer(data, 0, max(0, len(data) - STRETCH + 1))])
    hashes = array("Q", [int.from_bytes(data[start : start + STRETCH], "big") % _PRIME for start in starts])
    return hashes, starts


def comparable(one: Sketch, other: Sketch) -> bool:
    """Whether it would be a fault if two articles had much text in common.

    Translations of one story that are not translated yet, and editions of a series (“Rust 1.70”, “Rust 1.71”;
    “Outlook for May”, “Outlook for June”), have good reason to.
    """
    if one.language != other.language and "unknown" not in (one.language, other.language):
        return False
    return not (one.title and other.title) or one.series != other.series or one.title == other.title


def percent_shared(one: Sketch, other: Sketch) -> tuple[int, int]:
    """How many stretches two sketches share, and what share of the shorter one that is, in percent."""
    first, second = set(one.hashes), set(other.hashes)
    shared = len(first & second)
    return shared, 100 * shared // max(1, min(len(first), len(second)))


def longest_passage(one: Sketch, other: Sketch) -> int:
    """How much of the longest passage that stands in both is certainly the same, in letters.

    A passage goes on from one common stretch to the next where these are near each other in both texts; what lies
    between them counts where it is as long in both and has no other anchor.
    """
    where = {value: number for number, value in enumerate(other.hashes)}
    best = length = 0
    last = (0, 0)
    for number, value in enumerate(one.hashes):
        found = where.get(value)
        if found is None:
            continue
        steps = (one.starts[number] - one.starts[last[0]], other.starts[found] - other.starts[last[1]])
        if not length or not all(0 < step <= _NEAR for step in steps):
            length = STRETCH
        elif steps[0] == steps[1] and (number, found) == (last[0] + 1, last[1] + 1):
            length += steps[0]
        else:
            length += min(STRETCH, *steps)
        best, last = max(best, length), (number, found)
    return best
