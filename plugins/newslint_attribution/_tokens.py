"""The words around an anchor, within its sentence."""

from __future__ import annotations

from bisect import bisect_left

from newslint import NamedTuple, Span, fold, regex

_TOKEN = regex(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[.’'&/-][^\W_]+)*[’']?|--|[^\w\s]")
_BEFORE = 160  # characters before and after an anchor that are looked at
_AFTER = 260
_STRETCH = 4000  # characters that are read at once
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


class Nearby:
    """The tokens around places of a text that are asked for in their order: each stretch is read once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read = Span(0, 0, 0)
        self._tokens: list[Token] = []
        self._starts: list[int] = []

    def around(self, sentence: Span, start: int, end: int) -> Around:
        """The tokens of a sentence before ``start`` and after ``end``, within bounds."""
        first, last = max(sentence.start, start - _BEFORE), min(sentence.end, end + _AFTER)
        if first < self._read.start or last > self._read.end:
            self._read_on(_word_start(self._text, first, sentence.start), sentence.end)
        at = bisect_left(self._starts, start)
        low = bisect_left(self._starts, first)
        left = [token for token in self._tokens[low:at] if token.end <= start]
        high = bisect_left(self._starts, last)
        right = self._tokens[bisect_left(self._starts, end, at) : high]
        cut = max((i for i, token in enumerate(left) if token.word in STOPS), default=-1)
        return Around(tuple(left[max(cut, 0) :]), tuple(right))

    def _read_on(self, start: int, end: int) -> None:
        self._read = Span(0, start, min(end, start + _STRETCH))
        self._tokens = tokens(self._text, self._read.start, self._read.end)
        self._starts = [token.start for token in self._tokens]


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


def folded_tokens(text: str) -> list[str]:
    """The words and marks of a text, folded, without their places."""
    found: list[str] = _TOKEN.findall(fold(text))
    return found


def _word_start(text: str, at: int, least: int) -> int:
    while at > least and text[at - 1].isalnum():
        at -= 1
    return at
