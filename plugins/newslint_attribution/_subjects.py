"""The noun phrase that a source's noun ends: what stands before it and what that makes of it."""

from __future__ import annotations

from newslint import NamedTuple
from newslint_attribution._grammar import Grammar
from newslint_attribution._tokens import Token

_MODIFIERS = 6


class Subject(NamedTuple):
    """A noun phrase, by where it begins and the kind of word it begins with.

    ``modifiers`` stand between that word and the noun; ``before`` are the tokens to the left of it all.
    """

    start: int
    before: tuple[Token, ...]
    modifiers: tuple[Token, ...] = ()
    quantity: str = ""  # “some”, “a number of”, by its main word
    article: bool = False
    definite: bool = False
    possessed: bool = False

    @property
    def determined(self) -> bool:
        """Whether it begins with an article, a quantity or the like."""
        return self.article or self.definite or self.possessed or bool(self.quantity)

    @property
    def last_before(self) -> str:
        """The word or mark right before the noun phrase; empty where the sentence begins with it."""
        return self.before[-1].word if self.before else ""


def subject(left: tuple[Token, ...], head: int, words: Grammar, *, bare: bool = False) -> Subject:
    """The noun phrase whose noun begins at offset ``head``, after the tokens ``left``.

    A ``bare`` one begins a noun phrase itself: in “a plan some like”, “some” has no modifiers.
    """
    first = len(left)
    if bare and left and left[-1].is_word and _is_modifier(left[-1], words, 1):
        return Subject(head, left)
    while first > 0 and len(left) - first < _MODIFIERS and _is_modifier(left[first - 1], words, len(left) - first):
        first -= 1
    modifiers = left[first:]
    start = modifiers[0].start if modifiers else head
    if not first:
        return Subject(start, (), modifiers)
    return _determined(left, first, Subject(start, left[:first], modifiers), words)


def _is_modifier(token: Token, words: Grammar, distance: int) -> bool:
    if not token.is_word or token.possessive or token.word.isdecimal():
        return False
    if token.word in words.bounds:  # “retired officials”: a participle right before its noun
        return distance == 0 and token.word in words.claims_past and token.word.endswith("ed")
    return not (token.word.endswith("ly") and not token.capital)


def _determined(left: tuple[Token, ...], first: int, bare: Subject, words: Grammar) -> Subject:
    """A noun phrase with the word before its modifiers taken into account."""
    at = first - 1
    word = left[at]
    definite = word.word in words.definite
    possessed = word.word in words.possessives or word.possessive
    of = at - 1 if definite or possessed else at
    if possessed and word.possessive:
        of = _owner(left, at, words) - 1
    if of >= 1 and left[of].word == "of" and left[of - 1].word in words.partitives:
        begin = _before_article(left, of - 1, words)
        return bare._replace(
            start=left[begin].start, before=left[:begin], quantity=left[of - 1].word, possessed=possessed
        )
    if possessed:
        begin = of + 1
        article = left[begin].word in words.articles  # “a minister's aide” is anybody, “the minister's aide” somebody
        return bare._replace(start=left[begin].start, before=left[:begin], possessed=True, article=article)
    if definite:
        return bare._replace(start=word.start, before=left[:at], definite=True)
    if word.word == "other" and at and _precedes_other(left[at - 1], words):  # “many other officials”
        return _determined(left, at, Subject(word.start, left[:at], (word, *bare.modifiers)), words)
    if word.word in words.quantifiers or word.word.isdecimal():
        owned = at and (left[at - 1].possessive or left[at - 1].word in words.possessives)
        if owned and word.word == "most":  # “Ms. Poe's most loyal aides”
            return _determined(left, at, Subject(word.start, left[:at], (word, *bare.modifiers)), words)
        if at and left[at - 1].word in words.definite | {"all"}:  # “the two officials”
            return bare._replace(start=left[at - 1].start, before=left[: at - 1], definite=True)
        return bare._replace(start=word.start, before=left[:at], quantity=word.word)
    if word.word in words.articles:
        quantity = "" if word.word in words.indefinite else word.word
        return bare._replace(start=word.start, before=left[:at], article=True, quantity=quantity)
    return bare


def _precedes_other(token: Token, words: Grammar) -> bool:
    known = words.quantifiers | words.definite | words.possessives | {"of"}
    return token.word in known or token.possessive or token.word.isdecimal()


def _owner(left: tuple[Token, ...], at: int, words: Grammar) -> int:
    """The index of the first word of the owner whose last word is at ``at``: “Mr. Hale's”, “the board member's”."""
    first = at
    while (
        first > 0
        and at - first < _MODIFIERS
        and (left[first - 1].word == "." or _is_modifier(left[first - 1], words, 1))
    ):
        first -= 1
    determined = first > 0 and left[first - 1].word in words.articles | words.definite | words.possessives
    return first - determined


def _before_article(left: tuple[Token, ...], at: int, words: Grammar) -> int:
    """The index of the article of “a wide array”, or ``at``."""
    for before in (at - 1, at - 2):
        if before >= 0 and left[before].word in words.articles:
            return before
        if before < 0 or left[before].word in words.bounds:
            break
    return at


def with_partner(found: Subject, words: Grammar, *, others: bool = False) -> Subject:
    """A noun phrase together with what “and” joins to it: *diplomats and* analysts."""
    if found.last_before not in ("and", "or") or found.quantity == "other":
        return found
    left = found.before[:-1]
    if (found.possessed or others) and left and left[-1].capital:  # “Ms. Poe and her aides”, “Poe and others”
        return found
    if not left or not _is_modifier(left[-1], words, 1):
        return found
    first = len(left) == 1 or not left[-2].is_word or left[-2].word in words.openers
    if not left[-1].word.endswith("s") and not (found.modifiers and first):  # “federal and state officials”
        return found
    partner = subject(left[:-1], left[-1].start, words)
    return found._replace(start=partner.start, before=partner.before, definite=found.definite or partner.definite)
