"""Quotations that stand alone in their paragraph, and nobody is said to speak."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any

from newslint import Article, Block, BlockKind, Context, Quotation, regex
from newslint_attribution._speakers import Speaker, Speakers
from newslint_attribution._story import Story

_WORD = regex(r"[^\W_]+")
_SENTENCE_ENDS = frozenset(".!?…”\"’'")
_SPEECH_ENDS = frozenset(".!?…")
_STOPS = frozenset(".!…")
_CLOSERS = "”’»\"')]* "
_MARKS = "“”„«»\"'`’ "
_DOUBLE_MARKS = '"“”„«»`'
_SPACE = " \t\n\r\v\f\u00a0\u2003\u2009\u202f\u3000"
_OPENING_EDGES = frozenset(f'“”„«»"`{_SPACE}')  # what a paragraph begins with, where it may begin with speech
_CLOSING_EDGES = frozenset(f'“”»«"{_SPACE}')
_DOUBLED = ("''", "’’")
_ENDS = _CLOSING_EDGES | {"'", "’"}
_SIGNATURE = regex(r"\s*(?:[-–—―~]+\s*|[(\[])?[A-Z@]")
_DASHED = regex(r"\s*[-–—―~]+\s*[A-Z@]")
_NAME = regex(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}")
_TITLED = regex(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}, \S")  # “Ann Poe, chief of the river police”
_LABEL = regex(r"\s*[A-Z][\w .,’'()-]{0,60}:")
_NAME_LINE = 70  # characters of a line under a quotation that names its speaker
_MANY = 2  # quotations with no speaker, beyond which an article is a dialogue or a collection
_BACK = 8  # paragraphs of speech through which its speaker is followed back
_OPENING = 40  # characters by which a pull quote is known again


class Speech:
    """The direct speech of one article, paragraph by paragraph."""

    def __init__(self, article: Article, context: Context[Any]) -> None:
        self._article = article
        self._context = context
        self._blocks = article.prose

    def unattributed(self, least: int) -> list[tuple[Quotation, Speaker]]:
        """The quotations of at least ``least`` words that nobody is said to speak, the first of each paragraph.

        None, where there are many: then it is a dialogue or a collection, and readers know what to make of them.
        """
        found = list(islice(self._unattributed(least), _MANY + 1))
        return found if len(found) <= _MANY else []

    def _unattributed(self, least: int) -> Iterator[tuple[Quotation, Speaker]]:
        for i in self._likely():
            quotations = self._article.quotations_in(self._blocks[i])
            alone = next((each for each in quotations if self._stands_alone(i, each, least)), None)
            speaker = self._speaker(i, alone) if alone else Speaker.KNOWN
            if alone and speaker is not Speaker.KNOWN and not self._is_told_otherwise(i, alone):
                yield alone, speaker

    def _likely(self) -> list[int]:
        """The paragraphs of which a quotation may be the beginning or the end, by their marks.

        One that is never closed ends where the next paragraph begins with the mark that it began with.
        """
        text, blocks = self._article.text, self._blocks
        likely: list[int] = []
        if not any(mark in text for mark in _DOUBLE_MARKS):
            return likely
        edged = [
            (i, each.start, each.end)
            for i, each in enumerate(blocks)
            if text[each.start : each.start + 1] in _OPENING_EDGES or text[each.end - 1 : each.end] in _ENDS
        ]
        for i, start, end in edged:
            if text[start : start + 1] in _OPENING_EDGES:
                likely += [i - 1, i] if i and likely[-1:] != [i - 1] else [i]
            elif text[end - 1 : end] in _CLOSING_EDGES or text[end - 2 : end] in _DOUBLED:
                likely.append(i)
        return [i for i in likely if blocks[i].kind is BlockKind.PARAGRAPH]

    @cached_property
    def _speakers(self) -> Speakers:
        return Speakers(self._article, self._context)

    @cached_property
    def _story(self) -> Story:
        return self._article.shared(Story)

    def _stands_alone(self, i: int, quotation: Quotation, least: int) -> bool:
        """Whether a quotation is one or more whole sentences with no other words in them."""
        text, block = self._article.text, self._blocks[i]
        inside = text[quotation.start : quotation.end].strip(_MARKS)
        if block.kind is not BlockKind.PARAGRAPH or text[quotation.start] in "‘'" or not inside[:1].isupper():
            return False
        before = text[block.start : quotation.start].rstrip()
        after = text[quotation.end : block.end].lstrip()
        if (before and after) or len(_WORD.findall(inside)) < least or not self._ends(i, quotation, inside):
            return False
        begins = not before or before[-1] in _SENTENCE_ENDS
        ends = not after or after[0].isupper() or after[0] in '“"„«'
        return begins and ends and self._story.holds(block)

    def _ends(self, i: int, quotation: Quotation, inside: str) -> bool:
        """Whether speech ends with a stop, or goes on in the next paragraph; else its closing mark was lost."""
        if quotation.closed:
            return inside[-1] in _SPEECH_ENDS
        following = self._blocks[i + 1] if i + 1 < len(self._blocks) else None
        return following is not None and self._article.text[following.start] == self._article.text[quotation.start]

    def _speaker(self, i: int, quotation: Quotation, back: int = _BACK) -> Speaker:
        """Who speaks a quotation, by its own paragraph and the one before; by those ``back`` where they go on."""
        text, block = self._article.text, self._blocks[i]
        if self._speakers.reports(block) or _LABEL.match(text, block.start, block.end):
            return Speaker.KNOWN  # “Poe: …”, “Q: …”
        if quotation.start > block.start:
            return Speaker.KNOWN if self._speakers.in_sentence_before(block, quotation) else Speaker.NOBODY
        if not i:
            told = len(self._blocks) > 1 and self._speakers.reports(self._blocks[1])
            return Speaker.KNOWN if told else Speaker.NOBODY
        before = self._blocks[i - 1]
        if self._is_led_in(before):
            return Speaker.KNOWN
        return self._speakers.before(before, lambda: back > 0 and self._is_spoken(i - 1, back - 1))

    def _is_spoken(self, i: int, back: int) -> bool:
        """Whether the speech that a paragraph ends with has a speaker."""
        quotations = self._speakers.quotations_in(self._blocks[i])
        return bool(quotations) and self._speaker(i, quotations[-1], back) is not Speaker.NOBODY

    def _is_led_in(self, before: Block) -> bool:
        """Whether a paragraph leads to a quotation after it.

        It does by a colon, a question, or an open quotation; as a heading, or as a line that was broken by hand.
        """
        quotations = self._speakers.quotations_in(before)
        if before.kind is BlockKind.HEADING or (quotations and not quotations[-1].closed):
            return True
        return self._article.text[before.start : before.end].rstrip(_CLOSERS)[-1:] not in _STOPS

    def _is_told_otherwise(self, i: int, quotation: Quotation) -> bool:
        """Whether readers know who speaks without being told: in a dialogue, by a signature, from elsewhere."""
        return self._is_dialogue(i) or self._is_signed(i, quotation) or self._is_pulled(quotation)

    def _is_dialogue(self, i: int) -> bool:
        """Whether a paragraph beside this one is all direct speech too: two people talk, and take turns."""
        return any(self._is_speech(self._blocks[j]) for j in (i - 1, i + 1) if 0 <= j < len(self._blocks))

    def _is_speech(self, block: Block) -> bool:
        quotations = self._speakers.quotations_in(block)
        return bool(quotations) and quotations[0].start == block.start and not any(self._speakers.outside(block))

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
        return self._is_named(self._blocks[i + 1])

    def _is_named(self, below: Block) -> bool:
        """Whether a line below a quotation names its speaker, or goes on with “he said”: a line broken by hand."""
        line = self._article.text[below.start : below.end].rstrip()
        short, ended = len(line) <= _NAME_LINE, line[-1:] in _SENTENCE_ENDS
        if line.endswith(":") or (ended and line.isupper()):
            return False  # it leads to something else
        if line[:1].islower() or _DASHED.match(line):
            return True
        if not short:
            return not ended and _TITLED.match(line) is not None
        if not ended or _NAME.fullmatch(line):
            return _SIGNATURE.match(line) is not None
        return not self._speakers.quotations_in(below) and self._speakers.reports(below)

    def _is_pulled(self, quotation: Quotation) -> bool:
        """Whether the same words stand elsewhere in the body, where their speaker is told."""
        text = self._article.text
        opening = text[quotation.start : quotation.end].strip(_MARKS)[:_OPENING]
        first = text.find(opening)
        return first < quotation.start or text.find(opening, quotation.end) >= 0
