"""Where a word stands: its sentence, and whether somebody is named there who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newslint import Article, Context, Hit, NamedTuple, Span, regex
from newslint_attribution._story import Story
from newslint_attribution._tokens import Around, Token, around, tokens

_CITED = regex(  # “[12]”, “(3, 31)”, “(31).”, “(Poe et al., 2006)”
    r"\[\d{1,3}(?:[,;–-] ?\d{1,3}){0,8}\]|\(\d{1,3}(?:[,;–-] ?\d{1,3}){1,8}\)|\(\d{1,3}\)\.?$"
    r"|\bet al\b|\([A-Z][^()\d]{2,40}(?:19|20)\d\d[a-z]?\)"
)
_RELATIVES = frozenset({"who", "which", "whose"})
_HEADLINE = 0.7  # share of longer words with a capital from which a sentence is a headline
_LONGER = 4
_OPENING = 70  # characters of “In consulting circles, as elsewhere,”


class Setting(NamedTuple):
    """A hit in a text, its sentence, and the words around it."""

    text: str
    hit: Hit
    sentence: Span
    near: Around

    def opening(self) -> list[Token]:
        """The first words of the sentence, as far as they stand before the hit."""
        start = self.sentence.start
        return tokens(self.text, start, min(start + _OPENING, self.hit.span.start))

    def left(self, at: int) -> Token:
        """The word at a place counted from the hit, -1 being next to it; a mark where there is none."""
        return self.near.left[at] if -at <= len(self.near.left) else Token("-", self.hit.span.start, 0)

    def right(self, at: int) -> Token:
        """The word after the hit at a place counted from 0; a mark where there is none."""
        return self.near.right[at] if at < len(self.near.right) else Token("-", self.hit.span.end, 0)

    def span(self, start: int, end: int) -> Span:
        """A span of the hit's passage."""
        return Span(self.hit.span.passage, start, end)


class Settings:
    """The settings of one article's hits."""

    def __init__(self, article: Article, context: Context[Any]) -> None:
        self._article = article
        self._story = article.shared(Story)
        self._speaking = context.words("speaking")
        headline = article.metadata.headline
        self._headline = headline.value.strip() if headline else ""

    def of(self, hits: Iterable[Hit]) -> Iterator[Setting]:
        """The settings of the hits in the writer's own prose."""
        for hit in hits:
            if self._story.tells(hit.span):
                sentence, text = self._story.sentence(hit.span), self._article.text
                yield Setting(text, hit, sentence, around(text, sentence, hit.span.start, hit.span.end))

    def told(self, setting: Setting) -> bool:
        """Whether a sentence says whose word it is: somebody speaks, it links or cites; or whether it needn't."""
        sentence, text = setting.sentence, self._article.text
        if self._story.linked(sentence.start, sentence.end) or _CITED.search(text, sentence.start, sentence.end):
            return True
        described, passed = self._described(setting), {setting.hit.span.start}
        for attribution in self._story.attributions_in(sentence):
            if attribution.source_end == described:
                passed.add(attribution.cue_start)
            elif attribution.cue_start not in passed:
                return True
        words = tokens(text, sentence.start, sentence.end)
        if words and words[-1].word == "?":
            return True
        spoken = any(token.word in self._speaking and token.start not in passed for token in words)
        return spoken or self._is_headline(sentence, words)

    def continued(self, setting: Setting) -> bool:
        """Whether the next sentence quotes or names somebody, who may well go on about it."""
        text, at = self._article.text, setting.sentence.end
        while at < len(text) and text[at].isspace():
            at += 1
        return self._tells(self._article.sentence_at(at))

    def neighboured(self, setting: Setting) -> bool:
        """Whether the sentence before or after it in the paragraph names somebody who says something, or a source."""
        block = self._article.block_at(setting.sentence.start)
        before = max(setting.sentence.start - 2, block.start if block else 0)
        return self.continued(setting) or self._tells(self._article.sentence_at(before), setting.sentence.start)

    def _tells(self, sentence: Span, end: int = -1) -> bool:
        if sentence.start == sentence.end or sentence.start == end:
            return False
        quoted = self._article.quotation_at(sentence.start + 1) is not None
        return quoted or self._story.sourced(sentence)

    def _described(self, setting: Setting) -> int:
        """Where the noun ends that the hit's clause describes (“Ann Poe, who is seen as …, said”), or -1."""
        left = setting.near.left
        for i in range(len(left) - 1, 0, -1):
            if left[i].word in _RELATIVES:
                return left[i - 1].start if left[i - 1].word == "," else -1
            if not left[i].is_word:
                break
        return -1

    def _is_headline(self, sentence: Span, words: list[Token]) -> bool:
        """Whether a sentence is the headline again, or Most Words Begin Like This."""
        if self._headline and self._article.text.startswith(self._headline, sentence.start):
            return True
        longer = [token for token in words if token.is_word and token.end - token.start >= _LONGER]
        return len(longer) >= _LONGER and sum(token.capital for token in longer) >= _HEADLINE * len(longer)
