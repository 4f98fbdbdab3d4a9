"""What the words around a noun for unnamed people make of it: the source of a claim, or something else."""

from __future__ import annotations

from collections.abc import Iterable

from newslint import Hit, NamedTuple, Span
from newslint_attribution._grammar import Grammar
from newslint_attribution._objects import cue_before, led_to, mood, stirred
from newslint_attribution._predicates import Predicates
from newslint_attribution._subjects import Subject, subject, with_partner
from newslint_attribution._tokens import Around, Token

WITHHELD = ("withheld", "withheld-one", "insider-one", "inside-people")
"""Lists of people whose name is withheld."""

VAGUE = ("authorities", "authority-one", "crowds", "heads", "onlookers")
"""Lists of people whom nobody can name."""

SINGULAR = frozenset({"withheld-one", "authority-one", "insider-one"})
"""Lists of single people."""


_ADJACENT = 1


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
        found = subject(self.near.left, self.hit.span.start, self.words, bare=self.hit.list == "heads")
        if not self._fits(found):
            return None
        return (
            self._forward(with_partner(found, self.words, others=self.hit.entry == "others"))
            or self._inverted(found)
            or self._felt(found)
        )

    def _follows(self, at: int) -> str:
        return self.near.right[at].word if at < len(self.near.right) else ""

    def _fits(self, found: Subject) -> bool:
        """Whether a noun phrase can stand for people without a name."""
        kind = self.hit.list
        if kind == "inside-people":
            return not found.possessed
        if kind == "onlookers":
            return True
        if (
            self.hit.entry in ("source", "sources")
            and found.modifiers
            and found.modifiers[-1].word in self.words.things
        ):
            return False
        if kind == "heads":
            following = self._follows(0)
            part = following == "of" and self._follows(1) != "whom"  # “some of the money”
            part |= self.hit.entry == "most" and (
                following in self.words.adverbs or following.endswith(("ly", "ing", "ed"))
            )
            return not (part or found.modifiers or found.determined)
        if kind == "crowds":
            anybody = self.hit.entry == "people" and found.quantity == "other"
            return not anybody and (found.quantity in self.words.vague_quantifiers or self._is_inside(found))
        if found.definite and self._follows(0) not in self.words.askers:  # “the experts we asked”
            return self.hit.entry in ("source", "sources") and not found.modifiers
        if kind == "insider-one":
            return found.quantity in self.words.single
        if kind in SINGULAR:
            return found.article or found.quantity in self.words.single
        return not found.article or found.possessed

    def _is_inside(self, found: Subject) -> bool:
        """Whether these are people with inside knowledge who could be named: “former employees”, “two lawmakers”."""
        known = bool(found.modifiers) and found.modifiers[0].word in self.words.formerly
        counted = found.quantity in self.words.numbers or (known and not found.determined)
        return counted and self.hit.entry in self.words.insiders

    def _forward(self, found: Subject) -> Claim | None:
        """The claim whose verb follows its subject."""
        if self.hit.list == "onlookers" or self._is_no_subject(found):
            return None
        right = self.near.right
        at = self._predicates(found).beyond() if self.hit.list == "inside-people" else self._predicates(found).claim()
        if at is None or _explains_name(found, right[:at], self.words):
            return None
        counted = found.quantity in self.words.numbers and self.hit.list == "crowds"
        if counted and right[at].word not in self.words.speaking_up:  # “three senators backed him”
            return None
        if found.last_before == "as" and found.article and at > _ADJACENT:
            return None
        return Claim(Span(self.hit.span.passage, found.start, right[at].end), self.hit, found, tuple(right[:at]))

    def _predicates(self, found: Subject) -> Predicates:
        one = self.hit.list in SINGULAR or self.hit.entry.startswith(("person", "someone", "somebody"))
        pronoun = self.hit.entry == "others"
        asked = found.last_before in ("what", "which")  # “what economists call spending”
        return Predicates(self.words, self.near.right, plural=not one, kind=self.hit.list, asked=asked, pronoun=pronoun)

    def _is_no_subject(self, found: Subject) -> bool:
        """Whether a noun phrase is an object, a complement, or the end of “Ms. Poe and her aides”."""
        words, before = self.words, found.last_before
        if before in ("and", "or") and len(found.before) > 1:
            counted = (found.quantity, *(token.word for token in found.modifiers[:1]))
            others = "other" in counted or self.hit.entry == "others"  # “Ms. Poe, and other experts”
            partner = found.before[-3 if others and len(found.before) > 2 and found.before[-2].word == "," else -2]
            named = partner.capital and (others or not found.modifiers)
            return named or partner.word in words.pronouns or (found.possessed and partner.word != ",")
        if before in words.hypotheses:
            return True
        if before in words.asked and len(found.before) > 1 and found.before[-2].word in words.seeking:
            return True
        if before == "as" or (before == "than" and not found.article):  # “as officials say”
            return False
        return before in words.blockers or before in words.predicatives or before in words.copulas

    def _inverted(self, found: Subject) -> Claim | None:
        """The claim whose verb stands before its source: “said one official”, “according to analysts”."""
        start = cue_before(found.before, self.hit.list, self.words)
        known = found.definite and self.hit.list not in ("onlookers", "withheld")
        if start is None or known or self._is_named_after():
            return None
        span = Span(self.hit.span.passage, start, self.hit.span.end)
        return Claim(span, self.hit, found, tuple(self.near.right), inverted=True)

    def _felt(self, found: Subject) -> Claim | None:
        """The claim that these people feel something, which they are the object of: “worries some officials”."""
        words, right = self.words, self.near.right
        at = led_to(found, right, words)
        if at is not None:
            return Claim(Span(self.hit.span.passage, found.start, right[at].end), self.hit, found, tuple(right[:at]))
        start = stirred(found, words)
        if start is None:
            start = mood(found, words)
        if start is None or self.hit.list == "onlookers" or self._is_named_after() or self._counts_others():
            return None
        return Claim(
            Span(self.hit.span.passage, start, self.hit.span.end), self.hit, found, tuple(right), inverted=True
        )

    def _counts_others(self) -> bool:
        """Whether “many” only counts the people whose noun follows."""
        right, words = self.near.right, self.words
        free = words.after_people | words.affiliations | words.blockers | words.subordinators | words.openers
        return self.hit.list == "heads" and bool(right) and right[0].is_word and right[0].word not in free

    def _is_named_after(self) -> bool:
        """Whether an inverted source is named in the end: “said one official, Ann Poe”."""
        right = self.near.right
        if right and right[0].capital and right[0].word not in self.words.pronouns and " " not in self.hit.entry:
            return True
        inside = right[1:4] if right and right[0].word == "," else right[:5]
        return Predicates(self.words, right, plural=True).names_somebody(inside)


def _explains_name(found: Subject, between: Iterable[Token], words: Grammar) -> bool:
    """Whether a noun phrase explains a name before it: “Ann Poe, an analyst at Norwind, said”."""
    if found.last_before != "," or len(found.before) < 2 or not any(token.word == "," for token in between):
        return False
    last = found.before[-2]
    if last.word in words.times:  # “on Monday, critics left, saying”
        return False
    return last.capital or last.word.isdecimal() or last.word == ")"
