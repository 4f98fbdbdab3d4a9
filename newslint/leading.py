"""Finding the words of lists, some of which count only where others lead them: “some” users, “many of its” users."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import itemgetter
from typing import Any

from newslint.matching import Found, Matcher, compiled, folded_bytes, spelled
from newslint.sieves import spans_of

# What ends the words that may stand between the two: a mark of ASCII, but for those within words (“Poe's”, “AT&T”).
_MARKS = r"!\"#$%()*+,:;<=>?@\[\\\]^`{|}~"


class Finder:
    """Finds the words of lists in a text, by place. ``leads`` are the words that must lead those of a list.

    They do where nothing but words stands between.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]], leads: Mapping[str, frozenset[str]]) -> None:
        self._plain = Matcher({name: entries for name, entries in lists.items() if not leads.get(name)})
        groups = {words for words in leads.values() if words}
        self._led = [_Led(words, {name: lists[name] for name in lists if leads.get(name) == words}) for words in groups]

    def find(self, text: str, encoded: bytes) -> list[Found]:
        """What ``Matcher.find`` gives, of all lists; ``encoded`` is the text in UTF-8."""
        found = [*self._plain.find(text, encoded)]
        led = [*chain.from_iterable(each.find(text, encoded) for each in self._led)]
        return sorted([*found, *led], key=itemgetter(2, 3)) if led else found


class _Led:
    """Finds the entries of lists that one of some words leads."""

    def __init__(self, words: frozenset[str], lists: Mapping[str, Iterable[str]]) -> None:
        self._words = words
        self._entries = frozenset(chain.from_iterable(lists.values()))
        self._matcher = Matcher(lists, few=sys.maxsize)  # in short stretches that is faster throughout
        self._stretches: Any = None

    def find(self, text: str, encoded: bytes) -> Iterator[Found]:
        """The entries in each stretch of a text from the first word that leads to the last entry."""
        data = folded_bytes(encoded)
        if self._stretches is None:
            self._stretches = spans_of(self._compile())
        seen = at = 0  # bytes, and the characters that they are
        for first, last in self._stretches(data):
            at += len(encoded[seen:first].decode("utf-8", "surrogatepass"))
            seen = first
            stretch = len(encoded[first:last].decode("utf-8", "surrogatepass"))
            # One character more tells whether the last word ends there.
            for names, entry, start, end in self._matcher.find(text[at : at + stretch + 1]):
                if start:
                    yield names, entry, at + start, at + end

    def _compile(self) -> Any:
        """A pattern for such a stretch."""
        return compiled(rf"\b(?:{spelled(self._words)})\b[^{_MARKS}]*(?:{spelled(self._entries)})")
