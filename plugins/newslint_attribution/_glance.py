"""A glance at the words beside a noun for people: most of these nouns make no claim, and their neighbours tell.

What is turned away here, ``Anchor`` would turn away too, at a hundred times the cost. A word that can't be told apart
at a glance counts for one that lets a claim pass.
"""

from __future__ import annotations

import re

from newslint import Hit, fold
from newslint_attribution._grammar import Grammar
from newslint_attribution._tokens import folded_tokens

_FOLLOWING = re.compile(r"\s+([^\W\d_]+(?:['’]t)?)")
_WORD = 24  # characters of the word beside a hit
_INVERTED = 70  # characters before a hit in which “according to” or “said” may stand
_PHRASE = 96  # characters before a noun in which its noun phrase begins
_LONGEST = 9  # words of a noun phrase before its noun
_BEFORE = 160
_AFTER = 300
_JOINTS = frozenset("-/@#_’'")
_PAIRS = frozenset({",", "(", "–", "—", "--"})
_HALVES = frozenset({"other", "most"})  # of “many other officials”, “Ms. Poe's most loyal aides”


class Glance:
    """Tells which nouns of one text may make a claim."""

    def __init__(self, text: str, words: Grammar) -> None:
        self._text = text
        self._words = words

    def may_claim(self, hit: Hit) -> bool:
        """Whether the words around a noun leave room for a claim."""
        text, (_, start, end) = self._text, hit.span
        if text[start - 1 : start] in _JOINTS or text[end : end + 1] in _JOINTS:
            return False
        if hit.list == "heads":
            return self._may_be_head(hit.entry, start, end) and self._may_say(start, end)
        if " " in hit.entry:
            return True
        return self._may_be_people(hit, start) and self._has_room(start, end) and self._may_say(start, end)

    def _may_be_head(self, entry: str, start: int, end: int) -> bool:
        """Whether “some” or “many” may stand for people: most count what follows, or follow a preposition."""
        words, text = self._words, self._text
        following = _FOLLOWING.match(text, end, end + _WORD)
        word = fold(following[1]) if following else ""
        if word == "of":
            return text.startswith(" whom", following.end() if following else end)
        says = not word or word in words.predicate_starts or word.endswith(("ly", "ed"))
        if entry == "most" and following and self._is_degree(word, following.end()):
            return False
        last = self._word_before(start)
        if last.isalpha():
            if last in words.determiners or last in words.no_subjects or not (says or last in words.feelings):
                return False
        elif not says and not last[-1:].isalnum():
            return False
        return says or self._is_inverted(start)

    def _is_degree(self, word: str, end: int) -> bool:
        """Whether “most” only heightens the word after it: “most often”, “most respected”."""
        whole = self._text[end : end + 1].isspace()
        return whole and (word in self._words.adverbs or word.endswith(("ly", "ing", "ed")))

    def _has_room(self, start: int, end: int) -> bool:
        """Whether the word after a noun may begin what people say or who they are, or a verb stands before it."""
        following = _FOLLOWING.match(self._text, end, end + _WORD)
        word = fold(following[1]) if following else ""
        starts = not word or word in self._words.predicate_starts or word.endswith(("ly", "ed"))
        return starts or self._is_inverted(start)

    def _is_inverted(self, start: int) -> bool:
        before = fold(self._text[max(0, start - _INVERTED) : start])
        return not self._words.inversions.isdisjoint(before.split())

    def _may_be_people(self, hit: Hit, start: int) -> bool:
        """Whether a noun phrase may begin as one for unnamed people of its kind does: “some” users, “a” source."""
        words, kind = self._words, hit.list
        if kind == "crowds":
            return self._is_led(start, words.counting(hit.entry))
        if kind == "insider-one":
            return self._is_led(start, words.single)
        if kind not in ("withheld-one", "authority-one"):
            return True
        if hit.entry == "source":
            last = self._word_before(start)
            if last in words.things or last in words.definite:
                return last in words.definite
        return self._is_led(start, words.articles)

    def _word_before(self, start: int) -> str:
        before = self._text[max(0, start - _WORD) : start].rpartition("\n")[2].split()
        return before[-1].lower() if before else ""

    def _is_led(self, start: int, wanted: frozenset[str]) -> bool:
        """Whether one of these words may begin the noun phrase that ends at ``start``."""
        words, window = self._words, self._text[max(0, start - _PHRASE) : start]
        line = window.rpartition("\n")[2]
        near = line.lower().split()
        near.reverse()
        cut = len(line) == _PHRASE
        for at, word in enumerate(near[: min(_LONGEST, len(near) - cut)]):
            if word in wanted:
                return True
            if not word.isalpha():
                if not word.replace("-", "").isalpha():
                    return not word.isdecimal() and (word[-1].isalnum() or word[-1] in ".'’")
            elif word in words.bounds and word not in _HALVES and (at or not _is_participle(word, words)):
                return _is_part(near[at:], wanted, words)
        return cut

    def _may_say(self, start: int, end: int) -> bool:
        """Whether the people may say something after the noun, or are told to before it."""
        right = folded_tokens(self._text[end : end + _AFTER].partition("\n")[0])
        return self._says(right) or self._is_told(right[:1], start)

    def _says(self, right: list[str]) -> bool:
        words, at = self._words, 0
        while at < len(right) and (right[at] in words.before_claims or right[at].endswith("ly")):
            at += 1
        if not words.claims.isdisjoint(right[: at + 1]):
            return True
        if right and (right[0] in words.after_people or right[0] in _PAIRS):
            return not words.claims.isdisjoint(right)
        return bool(right) and (at > 0 or right[0].endswith("ed")) and not words.sayings.isdisjoint(right)

    def _is_told(self, following: list[str], start: int) -> bool:
        """Whether a verb or a feeling before people may be theirs: “said one official”, “unease among allies”."""
        words = self._words
        before = set(folded_tokens(self._text[max(0, start - _BEFORE) : start].rpartition("\n")[2]))
        if "according" in before or not (words.inverted | words.citing | words.stirring).isdisjoint(before):
            return True
        if not words.among.isdisjoint(before) and not (words.moods | words.passives).isdisjoint(before):
            return True
        return following == ["to"] and not words.causes.isdisjoint(before)


def _is_participle(word: str, words: Grammar) -> bool:
    """Whether a word is one of “retired officials”."""
    return word.endswith("ed") and word in words.claims_past


def _is_part(back: list[str], wanted: frozenset[str], words: Grammar) -> bool:
    """Whether words, read backwards, are “(the) of some”."""
    if back[0] in words.definite or back[0] in words.possessives:
        back = back[1:]
    return back[:1] == ["of"] and (len(back) == 1 or back[1] in wanted or not back[1].isalpha())
