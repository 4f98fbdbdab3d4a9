"""The claims by unnamed sources in an article that its writer answers for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from newslint import Article, Attribution, Context, Hit, Span, fold
from newslint_attribution._grammar import grammar
from newslint_attribution._sources import Anchor, Claim
from newslint_attribution._story import Story
from newslint_attribution._tokens import around, tokens

_GLANCE = 24  # characters of the word after a hit
_INVERTED = 70  # characters before a hit in which “according to” or “said” may stand
_STUDY = 300  # characters before and after a claim in which its study is named
_FOLLOWING = re.compile(r"\s+([^\W\d_]+(?:['’]t)?)")
_JOINTS = frozenset("-/@#_’'")


class Claims:
    """Finds the claims around hits of the family's lists of people."""

    def __init__(self, article: Article, context: Context[Any]) -> None:
        self.article = article
        self.story = Story(article)
        self.words = grammar(context)

    def by(self, hits: Iterable[Hit]) -> Iterator[Claim]:
        """The claims that these people make, no word in two of them."""
        last = -1
        for hit in hits:
            if hit.span.start < last or not self._may_claim(hit) or not self.story.tells(hit.span):
                continue
            sentence = self.story.sentence(hit.span)
            near = around(self.article.text, sentence, hit.span.start, hit.span.end)
            found = Anchor(hit, near, self.words).claim()
            if found and not self._is_somebodys(found, sentence):
                last = found.span.end
                yield found

    def _may_claim(self, hit: Hit) -> bool:
        """Whether a claim is possible around a hit, by a glance at its neighbours: most of these words make none."""
        text, span = self.article.text, hit.span
        if text[span.start - 1 : span.start] in _JOINTS or text[span.end : span.end + 1] in _JOINTS:
            return False
        following = _FOLLOWING.match(text, span.end, span.end + _GLANCE)
        word = fold(following[1]) if following else ""
        if hit.list == "heads" and word == "of":
            return text.startswith(" whom", following.end() if following else span.end)
        if not word or " " in hit.entry or word in self.words.predicate_starts or word.endswith("ly"):
            return True
        before = fold(text[max(0, span.start - _INVERTED) : span.start])
        return not self.words.inversions.isdisjoint(before.split())

    def _is_somebodys(self, claim: Claim, sentence: Span) -> bool:
        """Whether the claim can be looked up, or is made by somebody named in its sentence."""
        if self.story.linked(claim.span.start, claim.span.end):
            return True
        if any(token.word in self.words.evidence for token in claim.subject.before):
            return True
        if claim.hit.entry in self.words.investigators and self._tells_of_study(claim):
            return True
        return any(self._governs(attribution, claim) for attribution in self.story.attributions_in(sentence))

    def _tells_of_study(self, claim: Claim) -> bool:
        """Whether a study is told of near a claim: “The paper appeared in May. The researchers say …”."""
        near = tokens(self.article.text, max(0, claim.span.start - _STUDY), claim.span.end + _STUDY)
        return any(token.word in self.words.studies for token in near)

    def _governs(self, attribution: Attribution, claim: Claim) -> bool:
        """Whether an attribution says who says that these people say it."""
        text = self.article.text
        if attribution.cue_start == claim.span.start:  # “Ann Poe, an aide, said officials …”
            return True
        if attribution.cue_end <= claim.span.start:
            between = text[attribution.cue_end : claim.span.start].lower()
            return ";" not in between and not self.words.barriers & set(between.replace(",", " ").split())
        if attribution.source_start < claim.span.end or claim.inverted:
            return False
        start = min(attribution.source_start, attribution.cue_start)
        return text[max(0, start - 2) : start].rstrip()[-1:] in ",”"
