"""Views in the passive that nobody holds: “is seen as”, “it is believed that”, “is thought to”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newslint import Article, Context, Hit, Span
from newslint_attribution._story import Story
from newslint_attribution._tokens import Around, Token, around

LISTS = ("held", "held-widely", "believed")
"""Lists of participles that such a view is found by."""

_FOLLOWING = re.compile(r"\s{1,3}(\w{1,8})")
_LEADS = frozenset({"as", "to", "that"})
_MARKS = frozenset("“”\"'`‘")
_PERSONS = frozenset({"i", "we", "you"})
_AGENT_REACH = 14


class Views:
    """Finds such views in one article."""

    def __init__(self, article: Article, context: Context[Any]) -> None:
        self._article = article
        self._context = context
        self._story = Story(article)

    def among(self, hits: Iterable[Hit]) -> Iterator[Span]:
        """The views around these participles that nobody is named for."""
        for hit in hits:
            if not self._may_be_view(hit) or not self._story.tells(hit.span):
                continue
            sentence = self._story.sentence(hit.span)
            near = around(self._article.text, sentence, hit.span.start, hit.span.end)
            view = _View(hit, near, self._context)
            end = view.end()
            if end and view.is_passive() and not view.has_holder() and not self._story.sourced(sentence):
                yield Span(hit.span.passage, view.start(), end)

    def _may_be_view(self, hit: Hit) -> bool:
        """Whether the word after a participle leaves room for a view: most of these words are plain past tenses."""
        following = _FOLLOWING.match(self._article.text, hit.span.end)
        return hit.list == "held-widely" or (following is not None and following[1] in _LEADS)


class _View(NamedTuple):
    hit: Hit
    near: Around
    context: Context[Any]

    def start(self) -> int:
        """Where the passive begins, with its “it”."""
        at = self._be()
        if self._left(at).word == "been":  # “has long been seen as”
            while self._is_adverb(self._left(at - 1)):
                at -= 1
            at -= self._left(at - 1).word in self.context.words("perfect")
        before = self._left(at - 1)
        return before.start if before.word == "it" else self._left(at).start

    def end(self) -> int:
        """Where it ends, after “as”, “to” or “that”; 0 where it is no view."""
        following = self._right(0)
        is_it = self._left(self._be() - 1).word == "it"
        if self.hit.list == "believed":
            if is_it and following.word == "that":
                return following.end
            return following.end if following.word == "to" and self._claims() else 0
        if self.hit.list == "held-widely" and not self._adverbs() & self.context.words("widely"):
            return 0
        if following.word == "as":
            return following.end
        return self.hit.span.end if self.hit.list == "held-widely" and following.is_word else 0

    def is_passive(self) -> bool:
        """Whether a form of “be” stands before it that makes a statement, not a rule or a possibility."""
        at = self._be()
        before = self._left(at - 1).word
        if self._left(at).word not in self.context.words("be") or before in self.context.words("firm"):
            return False
        return before not in _PERSONS and not self._adverbs() & self.context.words("denials")

    def has_holder(self) -> bool:
        """Whether the sentence tells whose view it is, or that it is a definition."""
        if self.near.left and self.near.left[0].word in ("for", "to"):  # “For many agencies, this is seen as …”
            return True
        after = self.near.right[:_AGENT_REACH]
        if any(token.word in self.context.words("sides") for token in after):
            return True
        everything = {token.word for token in (*self.near.left, *self.near.right)}
        if "under" in everything and everything & self.context.words("lawful"):
            return True
        return (
            bool(everything & (self.context.words("evidence") | self.context.words("conditions")))
            or "according" in everything
        )

    def _claims(self) -> bool:
        """Whether “is said to” tells of one thing, not what a term means: “a set is said to be open”."""
        first = self.near.left[0].word if self.near.left else ""
        defines = first in self.context.words("articles") - {"one"} or any(
            t.word in _MARKS for t in self.near.right[1:4]
        )
        return self.hit.entry != "said" or not defines

    def _be(self) -> int:
        """The index, counted from the participle, of the verb before its adverbs."""
        at = -1
        while self._is_adverb(self._left(at)):
            at -= 1
        return at

    def _is_adverb(self, token: Token) -> bool:
        return (
            token.word in self.context.words("adverbs")
            or token.word.endswith("ly")
            or token.word in self.context.words("widely")
        )

    def _adverbs(self) -> set[str]:
        return {self._left(at).word for at in range(-1, self._be(), -1)}

    def _left(self, at: int) -> Token:
        return self.near.left[at] if -at <= len(self.near.left) else Token("-", self.hit.span.start, 0)

    def _right(self, at: int) -> Token:
        return self.near.right[at] if at < len(self.near.right) else Token("-", 0, 0)
