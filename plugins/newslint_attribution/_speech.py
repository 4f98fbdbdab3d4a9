"""Quotations that stand alone in their paragraph, and who could be speaking them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from newslint import Article, Block, BlockKind, Context, Quotation, Span
from newslint_attribution._story import Story
from newslint_attribution._tokens import Token, tokens

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_ENDS = frozenset(".!?…”\"’'")
_SPEECH_ENDS = frozenset(".!?…")
_MARKS = "“”„«»\"'`’ "
_SIGNATURE = re.compile(r"\s*(?:[-–—―~]+\s*|[(\[])?[A-Z@]")
_DASHED = re.compile(r"\s*[-–—―~]+\s*[A-Z@]")
_LABEL = re.compile(r"\s*[A-Z][\w .,’'()-]{0,60}:")
_NAME_LINE = 70  # characters of a line under a quotation that names its speaker
_OPENING = 40  # characters by which a pull quote is known again
_WRAPPED = 30  # a line as long that ends without a stop goes on in the next: text broken by hand


class Speech:
    """The direct speech of one article, paragraph by paragraph."""

    def __init__(self, article: Article, context: Context[Any]) -> None:
        self._article = article
        self._blocks = article.prose
        self._story = Story(article)
        language = context.language
        self._saying = language.reporting_verbs | language.reporting_participles | context.words("speech")
        self._quotes: dict[int, list[Quotation]] = defaultdict(list)
        for quotation in article.quotations:
            if block := article.block_at(quotation.start):
                self._quotes[block.start].append(quotation)

    def unattributed(self, least: int) -> Iterator[Span]:
        """The quotations of at least ``least`` words that nobody is said to speak, the first of each paragraph."""
        spoken = False  # whether the paragraph before is direct speech by somebody known
        for i, block in enumerate(self._blocks):
            quotations = self._quotes.get(block.start)
            if not quotations:
                spoken = False
                continue
            alone = next((each for each in quotations if self._stands_alone(block, each, least)), None)
            known = spoken or self._reports(block) or self._is_led_in(i, alone is None or alone.start == block.start)
            if alone and not (known or self._is_dialogue(i) or self._is_signed(i, alone) or self._is_pulled(alone)):
                yield Span(0, alone.start, alone.end)
            spoken = known

    def _stands_alone(self, block: Block, quotation: Quotation, least: int) -> bool:
        """Whether a quotation is one or more whole sentences with no other words in them."""
        text = self._article.text
        inside = text[quotation.start : quotation.end].strip(_MARKS)
        if block.kind is not BlockKind.PARAGRAPH or text[quotation.start] in "‘'" or not inside[:1].isupper():
            return False
        if len(_WORD.findall(inside)) < least or (quotation.closed and inside[-1] not in _SPEECH_ENDS):
            return False
        before = text[block.start : quotation.start].rstrip()
        after = text[quotation.end : block.end].lstrip()
        if before and after:
            return False
        begins = not before or before[-1] in _SENTENCE_ENDS
        ends = not after or after[0].isupper() or after[0] in '“"„«'
        return begins and ends and self._story.holds(block)

    def _reports(self, block: Block) -> bool:
        """Whether somebody says something in a paragraph, outside of its quotations."""
        return any(token.word in self._saying for token in self._outside(block))

    def _outside(self, block: Block) -> Iterator[Token]:
        at = block.start
        for quotation in self._quotes.get(block.start, ()):
            yield from tokens(self._article.text, at, quotation.start)
            at = max(at, quotation.end)
        yield from tokens(self._article.text, at, block.end)

    def _is_led_in(self, i: int, first: bool) -> bool:
        """Whether the paragraph before tells who speaks, or leads to a quotation that this one begins with.

        It leads to it by a colon, a question, a heading or an open quotation, or as a line that was broken by hand.
        """
        if _LABEL.match(self._article.text, self._blocks[i].start, self._blocks[i].end):
            return True  # “Poe: …”, “Q: …”
        if not i:
            return len(self._blocks) > 1 and self._reports(self._blocks[1])
        before = self._blocks[i - 1]
        quotations = self._quotes.get(before.start)
        last = self._article.text[before.end - 1]
        if not first:
            return self._reports(before)
        if before.kind is BlockKind.HEADING or last in ":?—–-" or (quotations and not quotations[-1].closed):
            return True
        wrapped = last not in _SENTENCE_ENDS and last not in ")]" and before.end - before.start >= _WRAPPED
        return wrapped or self._reports(before)

    def _is_dialogue(self, i: int) -> bool:
        """Whether a paragraph beside this one is all direct speech too: two people talk, and take turns."""
        return any(self._is_speech(self._blocks[j]) for j in (i - 1, i + 1) if 0 <= j < len(self._blocks))

    def _is_speech(self, block: Block) -> bool:
        quotations = self._quotes.get(block.start)
        return quotations is not None and quotations[0].start == block.start and not any(self._outside(block))

    def _is_signed(self, i: int, quotation: Quotation) -> bool:
        """Whether a name follows: “— Ann Poe”, in the paragraph or as a line below it."""
        text, block = self._article.text, self._blocks[i]
        if _DASHED.match(text, quotation.end, block.end):
            return True
        rest = text[quotation.end : block.end]
        if rest.strip() and len(rest) <= _NAME_LINE and rest.rstrip()[-1] not in _SENTENCE_ENDS:
            return _SIGNATURE.match(rest) is not None
        if rest.strip() or i + 1 == len(self._blocks):
            return False
        below = text[self._blocks[i + 1].start : self._blocks[i + 1].end]
        named = len(below) <= _NAME_LINE and below.rstrip()[-1:] not in _SENTENCE_ENDS
        return _DASHED.match(below) is not None or (named and _SIGNATURE.match(below) is not None)

    def _is_pulled(self, quotation: Quotation) -> bool:
        """Whether the same words stand elsewhere in the body, where their speaker is told."""
        text = self._article.text
        opening = text[quotation.start : quotation.end].strip(_MARKS)[:_OPENING]
        first = text.find(opening)
        return first < quotation.start or text.find(opening, quotation.end) >= 0
