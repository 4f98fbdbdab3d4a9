"""The claims by unnamed sources in an article that its writer answers for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from newslint import Article, Context, Hit
from newslint_attribution._answered import Answered
from newslint_attribution._glance import Glance
from newslint_attribution._grammar import grammar
from newslint_attribution._sources import Anchor, Claim
from newslint_attribution._story import Story
from newslint_attribution._tokens import Nearby


def claims_of(article: Article, context: Context[Any]) -> Claims:
    """The claims of an article, the same for all rules of the family."""
    return article.shared(Claims, context)


class Claims:
    """Finds the claims around hits of the family's lists of people; each list and each hit is judged once."""

    def __init__(self, article: Article, context: Context[Any]) -> None:
        self.article = article
        self.story = article.shared(Story)
        self.words = grammar(context)
        self.answered = Answered(self.story, self.words)
        self._glance = Glance(article.text, self.words)
        self._nearby = Nearby(article.text)
        self._possible: dict[str, list[Hit]] = {}
        self._claims: dict[Hit, Claim | None] = {}

    def by(self, hits: Iterable[Hit], lists: Iterable[str]) -> Iterator[Claim]:
        """The claims that the people of these lists make, no word in two of them. ``hits`` are all of these lists."""
        last = -1
        for hit in self.possible(hits, lists):
            if hit.span.start < last:
                continue
            claim = self._claim(hit)
            if claim and not self._is_within(claim, last):
                last = claim.span.end
                yield claim

    def possible(self, hits: Iterable[Hit], lists: Iterable[str]) -> list[Hit]:
        """The hits of these lists that may make a claim, by a glance at their neighbours."""
        new: dict[str, list[Hit]] = {name: [] for name in lists if name not in self._possible}
        if new:
            may_claim = self._glance.may_claim
            for hit in hits:
                if hit.list in new and may_claim(hit):
                    new[hit.list].append(hit)
            self._possible |= new
        return sorted(chain.from_iterable(self._possible[name] for name in lists))

    def _claim(self, hit: Hit) -> Claim | None:
        if hit not in self._claims:
            self._claims[hit] = self._judge(hit) if self.story.tells(hit.span) else None
        return self._claims[hit]

    def _judge(self, hit: Hit) -> Claim | None:
        """The claim around a hit, where nobody named answers for it."""
        sentence = self.story.sentence(hit.span)
        near = self._nearby.around(sentence, hit.span.start, hit.span.end)
        claim = Anchor(hit, near, self.words).claim()
        return claim if claim and not self.answered.by_somebody(claim, sentence) else None

    def _is_within(self, claim: Claim, last: int) -> bool:
        """Whether a claim is what the people of the last one, which ends at ``last``, say: “experts say some fear”."""
        between = self.article.text[last : claim.span.start] if 0 <= last <= claim.span.start else "."
        return between.strip() in ("", "that")
