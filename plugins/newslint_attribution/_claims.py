"""The claims by unnamed sources in an article that its writer answers for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from newslint import Article, Context, Hit, fold
from newslint_attribution._answered import Answered
from newslint_attribution._grammar import grammar
from newslint_attribution._sources import Anchor, Claim
from newslint_attribution._story import Story
from newslint_attribution._tokens import Nearby

_GLANCE = 24  # characters of the word after a hit
_INVERTED = 70  # characters before a hit in which “according to” or “said” may stand
_FOLLOWING = re.compile(r"\s+([^\W\d_]+(?:['’]t)?)")
_JOINTS = frozenset("-/@#_’'")


class Claims:
    """Finds the claims around hits of the family's lists of people."""

    def __init__(self, article: Article, context: Context[Any]) -> None:
        self.article = article
        self.story = Story(article)
        self.words = grammar(context)
        self.answered = Answered(self.story, self.words)

    def by(self, hits: Iterable[Hit]) -> Iterator[Claim]:
        """The claims that these people make, no word in two of them."""
        last, nearby = -1, Nearby(self.article.text)
        for hit in hits:
            if hit.span.start < last or not self._may_claim(hit) or not self.story.tells(hit.span):
                continue
            sentence = self.story.sentence(hit.span)
            near = nearby.around(sentence, hit.span.start, hit.span.end)
            found = Anchor(hit, near, self.words).claim()
            if found and not (self._is_within(found, last) or self.answered.by_somebody(found, sentence)):
                last = found.span.end
                yield found

    def _is_within(self, claim: Claim, last: int) -> bool:
        """Whether a claim is what the people of the last one, which ends at ``last``, say: “experts say some fear”."""
        between = self.article.text[last : claim.span.start] if 0 <= last <= claim.span.start else "."
        return between.strip() in ("", "that")

    def _may_claim(self, hit: Hit) -> bool:
        """Whether a claim is possible around a hit, by a glance at its neighbours: most of these words make none."""
        text, span = self.article.text, hit.span
        if text[span.start - 1 : span.start] in _JOINTS or text[span.end : span.end + 1] in _JOINTS:
            return False
        following = _FOLLOWING.match(text, span.end, span.end + _GLANCE)
        word = fold(following[1]) if following else ""
        if hit.list == "heads" and word == "of":
            return text.startswith(" whom", following.end() if following else span.end)
        if not word or " " in hit.entry or word in self.words.predicate_starts or word.endswith(("ly", "ed")):
            return True
        before = fold(text[max(0, span.start - _INVERTED) : span.start])
        return not self.words.inversions.isdisjoint(before.split())
