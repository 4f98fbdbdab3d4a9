"""What is kept of every article: a sample of its letters, enough to tell which articles are worth a closer look."""

from __future__ import annotations

import re
from array import array
from functools import cache
from zlib import crc32

from newslint import Article, regex
from newslint_duplicates._headlines import Headline, Parts, headline_of
from newslint_duplicates._letters import own_letters
from newslint_duplicates._sketch import FEWEST, Identity

Sample = tuple[str, Parts, bytes]
"""An article's language, the parts of its headline, and its keys, four bytes each: plain values, some 800 bytes."""

# Twelve letters or more from one “t” to the next: one such piece in 36 letters of English, each some four words. They
# cover the whole text, and are the same in a copy, whatever stands before: a word that is changed spoils one of them.
_PIECE = regex(rb"t([^t]{12,})")
_SPARSE = 100  # letters a piece; a text that has fewer isn't written in Latin letters
_KEY = 4  # bytes
_SHORTEST = 4 * FEWEST  # letters of so many telling words

# Percent of the pieces of two texts with so many percent of their pairs of words in common: fewer, as a piece is longer
# than a pair, and names and figures count. On copies and rewritten answers with 60 % of the pairs, 31 % is the least.
_OF_ALL = 70
_ENOUGH = 25
_MANY = 100  # pieces; among so many chance means less, and a fifth more is asked for


def sample_of(article: Article) -> Sample | None:
    """A sample of an article's own prose, where that is long enough to be compared."""
    letters = own_letters(article)
    if len(letters) < _SHORTEST:
        return None
    return article.language, headline_of(article).parts, _keys(letters).tobytes()


def _keys(letters: bytes) -> array[int]:
    pieces = _PIECE.findall(letters)
    if _SPARSE * len(pieces) < len(letters):
        pieces += _piece_beyond_latin().findall(letters)
    return array("I", set(map(crc32, pieces)))


@cache
def _piece_beyond_latin() -> re.Pattern[bytes]:
    """The same between last bytes that some letters have in many scripts (“е”, “τ”, “ل”, “と”, “क”)."""
    return re.compile(rb"[\x84\x95\xa8\xb5]([^\x84\x95\xa8\xb5]{12,})")


def keys_of(sample: Sample) -> array[int]:
    """The keys of a sample."""
    return array("I", sample[2])


def identity_of(sample: Sample) -> Identity:
    """What tells whether a sample's article is to be compared with another at all."""
    language, headline, _ = sample
    return Identity(language, Headline(*headline))


def may_share(one: Sample, other: Sample, common: int, percent: int) -> bool:
    """Whether two articles with so many keys in common may have so large a share of their words in common."""
    fewer = min(len(one[2]), len(other[2])) // _KEY
    wanted = min(_ENOUGH, _OF_ALL * percent * percent // 10_000)
    return 100 * common >= (wanted if fewer < _MANY else wanted * 6 // 5) * fewer
