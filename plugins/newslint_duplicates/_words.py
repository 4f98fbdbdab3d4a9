"""The words that tell one text from another: the longer ones that are nobody's name."""

from __future__ import annotations

from collections.abc import Iterable

from newslint import NamedTuple, regex
from newslint_duplicates._letters import SPACELESS

TELLING = 0.36
"""What share of the words of English news are telling ones (counted on PolNeAR)."""

_WORD = regex(rf"[{SPACELESS}]{{2}}|[^\W\d_{SPACELESS}]{{4,}}")
_STEM = 6  # letters; beyond, English words mostly have endings


class Word(NamedTuple):
    """A telling word: its first letters, and where it stands in the body."""

    stem: str
    start: int
    end: int


def telling_stems(text: str, places: Iterable[tuple[int, int]]) -> list[str]:
    """The telling words in some places of a text, by their first letters.

    They have four letters or more and no capitals, so that names, figures and most function words are left out.
    """
    found = [word for start, end in places for word in _WORD.findall(text, start, end)]
    return [word[:_STEM] for word in found if word == word.lower()]


def telling_words(text: str, places: Iterable[tuple[int, int]]) -> list[Word]:
    """The same words with their own places."""
    found = [match for start, end in places for match in _WORD.finditer(text, start, end)]
    return [Word(match[0][:_STEM], *match.span()) for match in found if match[0] == match[0].lower()]
