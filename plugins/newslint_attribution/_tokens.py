"""The words around an anchor, within its sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from newslint import Span, fold

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[.’'&/-][^\W_]+)*[’']?|--|[^\w\s]")
_BEFORE = 160  # characters before and after an anchor that are looked at
_AFTER = 260
STOPS = frozenset(';:“”"…!?)(–—') | {"--"}
"""Marks that part what belongs together."""


class Token(NamedTuple):
    """A word or mark: folded, with its place, and whether it begins with a capital."""

    word: str
    start: int
    end: int
    capital: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word, not a mark."""
        return self.word[0].isalnum()

    @property
    def possessive(self) -> bool:
        """Whether it ends as “Ann's” and “workers'” do."""
        return self.word.endswith(("'s", "s'"))


class Around(NamedTuple):
    """An anchor's words to the left, up to the last mark that parts them from it, and to the right."""

    left: tuple[Token, ...]
    right: tuple[Token, ...]


def around(text: str, sentence: Span, start: int, end: int) -> Around:
    """The tokens of a sentence before ``start`` and after ``end``, within bounds."""
    left = tokens(text, _word_start(text, max(sentence.start, start - _BEFORE), sentence.start), start)
    right = tokens(text, end, min(sentence.end, end + _AFTER))
    cut = max((i for i, token in enumerate(left) if token.word in STOPS), default=-1)
    return Around(tuple(left[max(cut, 0) :]), tuple(right))


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``."""
    window = text[start:end]
    return [
        Token(match[0], start + match.start(), start + match.end(), window[match.start()].isupper())
        for match in _TOKEN.finditer(fold(window))
    ]


def _word_start(text: str, at: int, least: int) -> int:
    while at > least and text[at - 1].isalnum():
        at -= 1
    return at
