"""Whether the words after people leave room for what they claim: a rough ``Predicates``, for words without places.

It passes more than ``Predicates`` finds and never less. It doesn't know where a sentence ends, nor which words begin
with a capital.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint_attribution._grammar import Grammar
from newslint_attribution._tokens import STOPS

_REACH = 27
_INSERTION = 24
_PAIRS = {",": ",", "(": ")", "–": "–", "—": "—", "--": "--"}
_RELATIVES = ("who", "whom")


class Ahead:
    """The words and marks after people, folded; ``cut`` where more words follow these."""

    def __init__(self, right: Sequence[str], words: Grammar, *, cut: bool) -> None:
        self._right = right
        self._words = words
        self._cut = cut

    def may_claim(self) -> bool:
        """Whether a word of claiming may be theirs."""
        right, words = self._right, self._words
        if not right:
            return False
        first = right[0]
        if self._at(0) or first in words.sayings:
            return True
        if first in _PAIRS:
            return self._after_insertion(0)
        if first in words.after_people:
            return self._beyond(2 if first in _RELATIVES else 1, relative=first in _RELATIVES)
        adjoins = first.endswith("ed") or self._passes(first)
        return adjoins and not words.sayings.isdisjoint(right)

    def _passes(self, word: str) -> bool:
        return word in self._words.before_claims or word.endswith("ly")

    def _at(self, at: int) -> bool:
        """Whether a verb of claiming may begin at a place, after auxiliaries and adverbs."""
        right, words, begin = self._right, self._words, at
        while at < len(right) and self._passes(right[at]):
            at += 1
        if at >= len(right):
            return self._cut
        verb = right[at]
        if verb in words.gesture_starts and (
            at + 1 == len(right) or f"{verb} {right[at + 1]}" in words.gesture_openings
        ):
            return True
        return verb in words.verbs if at > begin else verb in words.finite_verbs

    def _may_be_gesture(self, at: int) -> bool:
        right = self._right
        return at + 1 == len(right) or f"{right[at]} {right[at + 1]}" in self._words.gesture_openings

    def _after_insertion(self, opened: int) -> bool:
        """Whether something may be claimed after “, 43, of Leeds,”."""
        right, last = self._right, opened + _INSERTION
        closing = _PAIRS[right[opened]]
        closed = next((i for i in range(opened + 1, min(len(right), last)) if right[i] == closing), None)
        if closed is None:
            return self._cut and len(right) < last
        return self._at(closed + 1) and right[opened + 1] not in ("and", "or", "but")

    def _beyond(self, at: int, *, relative: bool) -> bool:
        """Whether something may be claimed after a description: “close to the matter”, “who spoke on Monday”."""
        right, words = self._right, self._words
        for i in range(at, min(len(right), _REACH)):
            word = right[i]
            if word == ",":
                return self._after_insertion(i)
            if word in STOPS or word in words.others or (not relative and word in words.subordinators):
                return False
            if self._at(i):
                return True
            if not relative and (word in words.auxiliaries or word in words.copulas):
                return False
        return self._cut and len(right) < _REACH
