"""Reactions of a public that nobody belongs to: “has raised questions”, “amid fears”, “there are concerns”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newslint import Article, Context, Hit, Span
from newslint_attribution._story import Story
from newslint_attribution._tokens import Token, around

_MODIFIERS = 3
_REACH = 9
_THERE = 6  # words from “there” to the noun


class Reactions:
    """Finds such reactions in one article."""

    def __init__(self, article: Article, context: Context[Any]) -> None:
        self._article = article
        self._context = context
        self._story = Story(article)

    def among(self, hits: Iterable[Hit]) -> Iterator[Span]:
        """The reactions around these nouns for which nobody is named."""
        for hit in hits:
            if not self._story.tells(hit.span):
                continue
            sentence = self._story.sentence(hit.span)
            near = around(self._article.text, sentence, hit.span.start, hit.span.end)
            span = self._aroused(near.left, hit) or self._present(near.left, near.right, hit)
            if span and not self._is_somebodys(near.right) and not self._story.sourced(sentence):
                yield span

    def _words(self, name: str) -> frozenset[str]:
        return self._context.words(name)

    def _aroused(self, left: tuple[Token, ...], hit: Hit) -> Span | None:
        """The reaction as an object: “has raised serious questions”."""
        at = self._verb(left)
        if at < 0 or left[at].word not in self._words("arousals"):
            return None
        if any(token.word in self._words("determiners") for token in left[at:]):
            return None
        first = at
        while first > 0 and self._is_auxiliary(left[first - 1]):
            first -= 1
        if not first or not self._rouses(left[first - 1], left[first:at], left[at]):
            return None
        return Span(hit.span.passage, left[first].start, hit.span.end)

    def _rouses(self, subject: Token, auxiliaries: tuple[Token, ...], verb: Token) -> bool:
        """Whether a thing did it: no “could”, no “was raised”, and no person who raised the questions."""
        passed = {subject.word} | {token.word for token in auxiliaries}
        if not subject.is_word or passed & (self._words("firm") | self._words("be")):
            return False
        return verb.word not in self._words("voicing") or not self._is_person(subject)

    def _verb(self, left: tuple[Token, ...]) -> int:
        """The index of the word before the noun's modifiers."""
        at = len(left) - 1
        while at >= 0 and len(left) - at <= _MODIFIERS and left[at].is_word and not self._ends_phrase(left[at]):
            at -= 1
        return at

    def _ends_phrase(self, token: Token) -> bool:
        return token.word in self._words("arousals") or token.word in self._words("blockers") | self._words("openers")

    def _is_auxiliary(self, token: Token) -> bool:
        word = token.word
        return word in self._words("auxiliaries") | self._words("adverbs") | self._words("be") or word.endswith("ly")

    def _is_person(self, token: Token) -> bool:
        """Whether a subject is somebody who raises concerns by saying so."""
        if token.capital or token.word in self._words("pronouns") - {"it"}:
            return True
        people = ("withheld", "withheld-one", "authorities", "authority-one", "crowds", "heads", "bodies")
        if any(token.word in self._words(name) for name in people):
            return True
        return token.word.endswith(tuple(self._words("people-endings")))

    def _present(self, left: tuple[Token, ...], right: tuple[Token, ...], hit: Hit) -> Span | None:
        """The reaction that is just there: “amid growing fears”, “there are concerns”."""
        if hit.entry not in self._words("hanging"):
            return None
        at = self._verb(left)
        if at >= 0 and left[at].word in self._words("stirrings"):
            return Span(hit.span.passage, left[at].start, hit.span.end)
        near = left[-_THERE:]
        there = next((token for token in near if token.word == "there"), None)
        conditional = any(token.word in self._words("conditions") for token in left)
        follows = right[0].word if right else ""
        if (
            there
            and not conditional
            and follows in self._words("abouts")
            and any(token.word in self._words("be") for token in near)
        ):
            return Span(hit.span.passage, there.start, hit.span.end)
        return None

    def _is_somebodys(self, right: tuple[Token, ...]) -> bool:
        """Whether the words after the noun tell who reacts: “among doctors”, “from the union”."""
        return any(token.word in self._words("sides") for token in right[:_REACH])
