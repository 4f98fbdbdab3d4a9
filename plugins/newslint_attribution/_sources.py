"""What the words around a noun for unnamed people make of it: the source of a claim, or something else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newslint import Hit, Span
from newslint_attribution._grammar import Grammar
from newslint_attribution._predicates import Predicates
from newslint_attribution._subjects import Subject, subject, with_partner
from newslint_attribution._tokens import Around, Token

WITHHELD = ("withheld", "withheld-one", "inside-people")
"""Lists of people whose name is withheld."""

VAGUE = ("authorities", "authority-one", "crowds", "heads", "onlookers")
"""Lists of people whom nobody can name."""

_SINGULAR = frozenset({"withheld-one", "authority-one"})
_LED_IN = frozenset(",”\"!?'’")


class Claim(NamedTuple):
    """A claim and its source: “two officials briefed on the plan said”."""

    span: Span
    hit: Hit
    subject: Subject
    after: tuple[Token, ...]  # what follows the source's noun, up to the verb where that comes after it
    inverted: bool = False


class Anchor(NamedTuple):
    """A noun for people without a name, and the words around it."""

    hit: Hit
    near: Around
    words: Grammar

    def claim(self) -> Claim | None:
        """The claim that these people make, or none."""
        found = subject(self.near.left, self.hit.span.start, self.words)
        if not self._fits(found):
            return None
        return self._forward(with_partner(found, self.words)) or self._inverted(found)

    def _follows(self, at: int) -> str:
        return self.near.right[at].word if at < len(self.near.right) else ""

    def _fits(self, found: Subject) -> bool:
        """Whether a noun phrase can stand for people without a name."""
        kind = self.hit.list
        if kind == "inside-people":
            return not found.possessed
        if kind == "onlookers":
            return True
        if kind == "heads":
            part = self._follows(0) == "of" and self._follows(1) != "whom"  # “some of the money”
            return not (part or found.modifiers or found.determined)
        if kind == "crowds":
            return found.quantity in self.words.vague_quantifiers
        if found.definite and self._follows(0) not in self.words.askers:  # “the experts we asked”
            return self.hit.entry in ("source", "sources") and not found.modifiers
        if kind in _SINGULAR:
            return found.article or found.quantity in ("one", "another")
        return not found.article or found.possessed

    def _forward(self, found: Subject) -> Claim | None:
        """The claim whose verb follows its subject."""
        if self.hit.list == "onlookers" or self._is_no_subject(found):
            return None
        right = self.near.right
        predicates = Predicates(self.words, right, plural=self.hit.list not in _SINGULAR, kind=self.hit.list)
        at = predicates.beyond() if self.hit.list == "inside-people" else predicates.claim()
        if at is None or _explains_name(found, right[:at]):
            return None
        return Claim(Span(self.hit.span.passage, found.start, right[at].end), self.hit, found, tuple(right[:at]))

    def _is_no_subject(self, found: Subject) -> bool:
        """Whether a noun phrase is an object, a complement, or the end of “Ms. Poe and her aides”."""
        words, before = self.words, found.last_before
        if before in ("and", "or") and len(found.before) > 1:
            partner = found.before[-2]
            named = partner.capital and not found.modifiers
            return named or partner.word in words.pronouns or found.possessed
        if before in ("as", "than") and not found.article:  # “as officials say”, not “as an official”
            return False
        return before in words.blockers or before in words.predicatives or before in words.copulas

    def _inverted(self, found: Subject) -> Claim | None:
        """The claim whose verb stands before its source: “said one official”, “according to analysts”."""
        start = self._cue_before(found.before)
        known = found.definite and self.hit.list not in ("onlookers", "withheld")
        if start is None or known or self._is_named_after():
            return None
        span = Span(self.hit.span.passage, start, self.hit.span.end)
        return Claim(span, self.hit, found, tuple(self.near.right), inverted=True)

    def _cue_before(self, before: tuple[Token, ...]) -> int | None:
        """Where the word of saying before a source begins."""
        if not before:
            return None
        words, last = self.words, before[-1]
        second = before[-2] if len(before) > 1 else Token("", 0, 0)
        if last.word == "by" and second.word in words.passives:
            return second.start
        if self.hit.list in ("heads", "onlookers"):
            return None
        if last.word == "to" and second.word == "according":
            return second.start
        spoken = last.word in words.inverted and second.word in _LED_IN
        return last.start if spoken or last.word in words.citing else None

    def _is_named_after(self) -> bool:
        """Whether an inverted source is named in the end: “said one official, Ann Poe”."""
        right = self.near.right
        if right and right[0].capital and right[0].word not in self.words.pronouns:
            return True
        inside = right[1:4] if right and right[0].word == "," else right[:5]
        return Predicates(self.words, right, plural=True).names_somebody(inside)


def _explains_name(found: Subject, between: Iterable[Token]) -> bool:
    """Whether a noun phrase explains a name before it: “Ann Poe, an analyst at Norwind, said”."""
    if found.last_before != "," or len(found.before) < 2 or not any(token.word == "," for token in between):
        return False
    last = found.before[-2]
    return last.capital or last.word.isdecimal() or last.word == ")"
