"""Reactions of a public that nobody belongs to: “has raised questions”, “amid fears”, “concerns have grown”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from newslint import Article, Context, Hit, Span
from newslint_attribution._grammar import grammar
from newslint_attribution._holders import is_placed
from newslint_attribution._setting import Setting, Settings
from newslint_attribution._tokens import Token, folded_tokens

_MODIFIERS = 3
_REACH = 9  # words after the noun among which its holders stand
_THERE = 6  # words from “there” to the noun
_GLANCE = 110  # characters beside the noun within which its verb stands
_LINKS = frozenset({"and", "but", "which", "that", "also"})
_PLACE = 4  # words of “across the new Europe”


class Reactions:
    """Finds such reactions in one article, each once for all rules."""

    def __init__(self, article: Article, context: Context[Any]) -> None:
        self._article = article
        self._context = context
        self._words = grammar(context)
        self._possible: list[Hit] | None = None
        self._reactions: dict[Hit, Span | None] = {}

    @cached_property
    def _settings(self) -> Settings:
        return Settings(self._article, self._context)

    def among(self, hits: Iterable[Hit]) -> Iterator[Span]:
        """The reactions for which nobody is named. ``hits`` are all hits of “reactions”, and may be of others."""
        for hit in self.possible(hits):
            if hit not in self._reactions:
                self._reactions[hit] = next(map(self._reaction, self._settings.of([hit])), None)
            if found := self._reactions[hit]:
                yield found

    def possible(self, hits: Iterable[Hit]) -> list[Hit]:
        """The hits of nouns that may tell of a reaction, by a glance at their neighbours."""
        if self._possible is None:
            self._possible = [hit for hit in hits if hit.list == "reactions" and self._may_be_reaction(hit.span)]
        return self._possible

    def _may_be_reaction(self, span: Span) -> bool:
        text, words = self._article.text, self._words
        before = folded_tokens(text[max(0, span.start - _GLANCE) : span.start])[-_THERE:]
        if not words.before_reactions.isdisjoint(before):
            return True
        return not words.after_reactions.isdisjoint(folded_tokens(text[span.end : span.end + _GLANCE])[:_THERE])

    def _reaction(self, setting: Setting) -> Span | None:
        found = _Reaction(setting, self._context).span()
        if found is None or is_placed(setting, self._context) or self._answered(setting):
            return None
        return found

    def _answered(self, setting: Setting) -> bool:
        return self._settings.told(setting) or self._settings.continued(setting)


class _Reaction:
    """A noun that may tell of a reaction."""

    def __init__(self, setting: Setting, context: Context[Any]) -> None:
        self._setting = setting
        self._left, self._right = setting.near
        self._words = context.words
        self._at = self._before_modifiers()

    def span(self) -> Span | None:
        """The reaction with its verb; none where it isn't one, or is somebody's."""
        if self._is_somebodys():
            return None
        found = self._aroused() or self._risen() or self._present()
        return self._setting.span(*found) if found else None

    def _before_modifiers(self) -> int:
        """The index of the word before the noun's modifiers, or -1."""
        at = len(self._left) - 1
        while at >= 0 and len(self._left) - at <= _MODIFIERS and self._modifies(self._left[at]):
            at -= 1
        return at

    def _modifies(self, token: Token) -> bool:
        word = token.word
        ends = word in self._words("arousals") or word in self._words("blockers") | self._words("openers")
        return token.is_word and not ends and word not in self._words("be") | self._words("perfect")

    def _is_somebodys(self) -> bool:
        """Whether the words around the noun tell who reacts: “investors' fears”, “concerns among doctors”."""
        modifiers = self._left[self._at + 1 :]
        if any(each.capital or each.possessive or each.word in self._words("determiners") for each in modifiers):
            return True
        first, second = self._setting.right(0).word, self._setting.right(1).word
        if f"{first} {second}" in self._words("detailed"):
            return True
        return any(token.word in self._words("sides") for token in self._right[:_REACH]) or self._is_placed()

    def _is_placed(self) -> bool:
        """Whether it tells where: “fears along the eastern flank”, “criticism at home”."""
        if not self._right or self._right[0].word not in self._words("whereabouts"):
            return False
        near = self._right[1 : 1 + _PLACE]
        return any(token.capital or token.word in self._words("circles") for token in near) or not near

    def _aroused(self) -> tuple[int, int] | None:
        """As an object: “has raised serious questions”, “came under heavy criticism”."""
        left, at = self._left, self._at
        if self._came_under():
            at -= 1
        elif at < 0 or left[at].word not in self._words("arousals") or not self._ends_here():
            return None
        first = at
        while first > 0 and self._is_auxiliary(left[first - 1]):
            first -= 1
        while first < at and not self._is_finite(left[first]):
            first += 1
        if not first or not self._rouses(left[first - 1], left[first:at], left[at]):
            return None
        return left[first].start, self._setting.hit.span.end

    def _came_under(self) -> bool:
        """Whether it is “came under criticism”, “met with”; “came under fire” only with what for: troops do too."""
        at, entry = self._at, self._setting.hit.entry
        if at < 1 or f"{self._left[at - 1].word} {self._left[at].word}" not in self._words("meetings"):
            return False
        return entry != "fire" or (at == len(self._left) - 1 and self._setting.right(0).word in ("for", "over"))

    def _ends_here(self) -> bool:
        """Whether the noun is the object, not the first half of one: “prompted debate organizers to”."""
        following = self._setting.right(0)
        if not following.is_word or following.capital:
            return True
        lists = ("blockers", "openers", "subordinators", "adverbs", "determiners")
        return any(following.word in self._words(name) for name in lists) or following.word.endswith("ly")

    def _is_finite(self, token: Token) -> bool:
        return token.word in self._words("auxiliaries") or token.word in self._words("be")

    def _is_auxiliary(self, token: Token) -> bool:
        word = token.word
        return self._is_finite(token) or word in self._words("adverbs") or word.endswith("ly")

    def _rouses(self, subject: Token, auxiliaries: tuple[Token, ...], verb: Token) -> bool:
        """Whether a thing did it: no “could”, no “was raised”, no “of renewed fears”, no person who asks."""
        passed = {subject.word} | {token.word for token in auxiliaries}
        passive = bool(passed & self._words("be")) and verb.word not in self._words("receptions")
        if passive or passed & (self._words("firm") | self._words("negations")) or not self._suits(verb, passed):
            return False
        if verb.word.endswith("ing"):
            return subject.word == ","  # “…, sparking fears”
        if not subject.is_word or (subject.word == "and" and self._is_plain(verb)):
            return False
        if subject.word in self._words("blockers") | self._words("openers") - _LINKS:
            return False
        return verb.word not in self._words("voicing") or self._is_thing(subject)

    def _suits(self, verb: Token, passed: set[str]) -> bool:
        """Whether verb and noun tell of a reaction together: not “sparked a fire”, “received calls”."""
        noun = self._setting.hit.entry
        if verb.word in self._words("adjectives") and not passed & self._words("perfect"):
            return False
        if verb.word in self._words("earnings") and noun not in self._words("judgements"):
            return False
        if noun == "questions":
            return verb.word not in self._words("asking")
        return noun != "fire" or verb.word in self._words("drawing")

    def _is_plain(self, verb: Token) -> bool:
        """Whether a verb may be an infinitive or an order: “act now and face criticism”."""
        return not verb.word.endswith(("ed", "s", "ew", "en", "t"))

    def _is_thing(self, subject: Token) -> bool:
        """Whether the subject can't be somebody who raises concerns by saying so."""
        clause = self._clause(subject)
        return subject.word != "who" and not (self._is_person(clause[0]) or self._is_person(subject))

    def _clause(self, last: Token) -> tuple[Token, ...]:
        """The subject from its noun to its last word, after the last mark or conjunction."""
        words = self._left[: self._left.index(last) + 1]
        parting = self._words("subordinators") - {"that"} | {"and", "but"}
        start = max((i for i, token in enumerate(words) if not token.is_word or token.word in parting), default=-1)
        clause = words[start + 1 :]
        return clause[self._head(clause) :] or (last,)

    def _head(self, clause: tuple[Token, ...]) -> int:
        """The index of the noun that a phrase is about: “a promise that …”, “the struggles of …”."""
        ends = self._words("blockers") | {"that", "who", "which"}
        return next((i for i, token in enumerate(clause) if i and token.word in ends), len(clause)) - 1

    def _is_person(self, token: Token) -> bool:
        """Whether a word is somebody's name, a pronoun for somebody, or a noun for people."""
        if token.capital or token.word in self._words("pronouns") - {"it"}:
            return True
        people = ("withheld", "withheld-one", "authorities", "authority-one", "crowds", "heads", "bodies")
        if any(token.word in self._words(name) for name in people):
            return True
        return token.word.endswith(tuple(self._words("people-endings")))

    def _risen(self) -> tuple[int, int] | None:
        """As a subject: “questions have been raised”, “concerns are growing”."""
        if self._at >= 0 and self._left[self._at].word in self._words("blockers") | {"if", "when", "whether"}:
            return None
        passed = set()
        for token in self._right[:_THERE]:
            if self._is_auxiliary(token) or token.word == "being":
                passed.add(token.word)
            else:
                voiced = token.word in self._words("voicings") and passed & self._words("be")
                grown = token.word in self._words("growths") or (token.word in self._words("growing") and passed)
                return (self._start(), token.end) if voiced or grown else None
        return None

    def _start(self) -> int:
        """Where the noun phrase begins."""
        return self._left[self._at + 1].start if self._at + 1 < len(self._left) else self._setting.hit.span.start

    def _present(self) -> tuple[int, int] | None:
        """As something that is just there: “amid growing fears”, “there are concerns that”."""
        hit = self._setting.hit
        if hit.entry not in self._words("hanging"):
            return None
        before = self._left[self._at] if self._at >= 0 else None
        if before and before.word in self._words("stirrings"):
            about = self._setting.right(0).word in self._words("abouts") | {"of", "for"}
            return (before.start, hit.span.end) if about or before.word != "despite" else None
        near = {token.word: token for token in self._left[-_THERE:]}
        conditional = any(token.word in self._words("conditions") for token in self._left)
        stated = bool(near.keys() & self._words("be")) and not near.keys() & {"no", "not", "any", "few"}
        if "there" not in near or conditional or not stated:
            return None
        return (near["there"].start, hit.span.end) if self._setting.right(0).word in self._words("abouts") else None
