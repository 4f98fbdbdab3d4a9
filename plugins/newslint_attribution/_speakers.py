"""Who may be speaking: the words around a quotation that tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum, auto
from functools import cache
from typing import Any

from newslint import Article, Block, Context, Quotation, Span, regex
from newslint_attribution._tokens import Token, folded_tokens, tokens

_SPEECH = 25  # characters from which a quotation is speech, not a word in quotation marks
_TOLD = regex(r"\s+[^\W\d_]")  # after a quotation that ends with a comma: “…,” he said
_SUBJECT = 4  # words at the beginning of a sentence among which its subject is
_CLOSERS = "”\"'’“"
_OPENERS = "“„«\"'`‘"
_WRITER = frozenset({"i", "we"})


class Speaker(Enum):
    """What the words before a quotation tell of its speaker."""

    NOBODY = auto()
    KNOWN = auto()
    CLOSED = auto()  # somebody spoke, but the closing mark says that it is somebody else's turn


class Speakers:
    """The words of saying in each paragraph of an article, outside of its quotations."""

    def __init__(self, article: Article, context: Context[Any]) -> None:
        self._article = article
        self._language = language = context.language
        self._saying = _all(
            language.reporting_verbs, language.reporting_participles, language.telling_verbs, context.words("speech")
        )
        self._leading, self._silent = context.words("lead-ins"), context.words("silent-cues")

    def quotations_in(self, block: Block) -> tuple[Quotation, ...]:
        """The quotations of a paragraph."""
        return self._article.quotations_in(block)

    def outside(self, block: Block) -> Iterator[Token]:
        """The words and marks of a paragraph outside of its quotations."""
        for start, end in self._stretches(block):
            yield from tokens(self._article.text, start, end)

    def _stretches(self, block: Block) -> Iterator[tuple[int, int]]:
        """Where a paragraph is no quotation."""
        at = block.start
        for quotation in self.quotations_in(block):
            yield at, quotation.start
            at = max(at, quotation.end)
        yield at, block.end

    def reports(self, block: Block) -> bool:
        """Whether somebody says something in a paragraph: by a word of saying, or as “…,” and more words tell it."""
        texts = (self._article.text[start:end] for start, end in self._stretches(block) if end > start)
        return any(not self._saying.isdisjoint(folded_tokens(text)) for text in texts) or any(
            self._told(each) for each in self.quotations_in(block)
        )

    def _told(self, quotation: Quotation) -> bool:
        text = self._article.text
        ends = text[quotation.start : quotation.end].rstrip(_CLOSERS)[-1:]
        return ends == "," and _TOLD.match(text, quotation.end) is not None

    def in_sentence_before(self, block: Block, quotation: Quotation) -> bool:
        """Whether the sentence before a quotation in its own paragraph has somebody in it who could speak."""
        before = self._article.sentence_at(max(block.start, quotation.start - 2))
        if self._article.quotation_at(before.end - 1):
            return True  # one of two quotations side by side
        words = [each for each in tokens(self._article.text, before.start, quotation.start) if each.is_word]
        return any(each.word in self._language.pronouns for each in words) or any(
            each.capital and each.word not in self._language.stop_words for each in words[:_SUBJECT]
        )

    def before(self, block: Block, spoken: Callable[[], bool]) -> Speaker:
        """Who speaks at the end of a paragraph. ``spoken`` tells whether its own last quotation has a speaker."""
        last = (self._article.sentences_in(block) or (block.span,))[-1]
        quoted = [each for each in self.quotations_in(block) if each.end > last.start and each.length > _SPEECH]
        if not quoted:
            # A sentence in brackets interrupts: what those before it told holds on.
            aside = self._article.text[last.start : block.end].rstrip().endswith(")")
            return Speaker.KNOWN if self._leads(block, block.span if aside else last) else Speaker.NOBODY
        if not (self.reports(block) or spoken()):
            return Speaker.NOBODY
        return Speaker.CLOSED if self._is_closed(quoted[-1], block) else Speaker.KNOWN

    def _is_closed(self, quotation: Quotation, block: Block) -> bool:
        """Whether whole sentences of speech end a paragraph with their closing mark, and ask nothing."""
        ending = self._article.text[quotation.start : block.end].rstrip()
        whole = ending.lstrip(_OPENERS)[:1].isupper() and quotation.length >= len(ending)
        return whole and ending.rstrip(_CLOSERS)[-1:] != "?"

    def _leads(self, block: Block, sentence: Span) -> bool:
        """Whether a sentence leads to what somebody says."""
        if any(token.word in self._leading for token in self.outside(block) if token.start >= sentence.start):
            return True
        for each in self._article.attributions_between(sentence.start, sentence.end):
            source = self._article.text[each.source_start : each.source_end].lower()
            cue = self._article.text[each.cue_start : each.cue_end].lower()
            if source not in _WRITER and cue not in self._silent:
                return True
        return False


@cache
def _all(*lists: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*lists)
