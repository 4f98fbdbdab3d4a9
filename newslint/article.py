"""An article as rules see it: plain text, its parts, and the way back to the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import date
from functools import cached_property
from itertools import chain, islice
from typing import Any, TypeVar

from newslint.attributions import Attribution, find_attributions
from newslint.blockwise import blockwise
from newslint.dates import FoundDate, find_dates
from newslint.findings import Edit, Location, Where
from newslint.language import Language, english, language, language_of_text
from newslint.metadata import Metadata
from newslint.parts import CONTAINERS, PROSE, Block, BlockKind, Comment, Fault, Inline, InlineKind, Passage
from newslint.positions import LineIndex
from newslint.quotations import Quotation, find_quotations
from newslint.sentences import split_sentences
from newslint.spans import BODY, SourceSpan, Span
from newslint.times import Time, find_times
from newslint.trees.node import Duplicate
from newslint.values import frozen

T = TypeVar("T")

_ANY_DAY = date(2000, 1, 1)  # the day that dates without a year are read by where nothing tells another


@frozen(slots=False)
class Source:
    """A decoded file: its path as the user knows it, and its text."""

    path: str
    text: str

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the text."""
        return LineIndex(self.text)


@frozen(slots=False)
class Article:
    """An article, complete and unchanging. What is costly to know of it is worked out when first asked for.

    ``passages[0]`` is the body. ``pointer`` tells articles of one file apart (``#/items/3``).
    ``blocks`` are in the order of the text, a container before what it holds.
    """

    source: Source
    passages: tuple[Passage, ...]
    blocks: tuple[Block, ...] = ()
    inlines: tuple[Inline, ...] = ()
    comments: tuple[Comment, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    faults: tuple[Fault, ...] = ()
    duplicate_keys: tuple[Duplicate, ...] = ()
    format: str = "text"
    pointer: str = ""

    def forget(self) -> None:
        """Let go of what was worked out. Some of it refers back to the article, so that nothing else frees it soon."""
        for name in vars(self).keys() - _FIELDS:
            del vars(self)[name]

    @property
    def id(self) -> str:
        """What names this article in a run: its path and pointer."""
        return self.source.path + self.pointer

    @property
    def path(self) -> str:
        """The path of its file."""
        return self.source.path

    @property
    def text(self) -> str:
        """The text of the body."""
        return self.passages[BODY].text.text

    @cached_property
    def language(self) -> str:
        """The code of the article's language, or ``unknown``."""
        known = self.metadata.language
        if known:
            return known.value
        return language_of_text("\n".join(passage.text.text for passage in self.passages))

    @cached_property
    def words(self) -> Language:
        """The words of the article's language, or English where newslint has none for it."""
        return language(self.language) or english()

    @cached_property
    def encoded(self) -> bytes:
        """The text of the body in UTF-8, for sieves (a lone surrogate, which UTF-8 has not, as “?”)."""
        return self.text.encode("utf-8", "replace")

    @cached_property
    def leaves(self) -> tuple[Block, ...]:
        """The blocks that hold text, in the order of the text; they never overlap."""
        return tuple([block for block in self.blocks if block[0] not in CONTAINERS])

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The blocks that hold prose: no code, no markup."""
        return tuple([block for block in self.leaves if block[0] in PROSE])

    @cached_property
    def _leaf_starts(self) -> list[int]:
        return [block.start for block in self.leaves]

    def block_at(self, offset: int) -> Block | None:
        """The block of the body that holds ``offset``."""
        i = bisect_right(self._leaf_starts, offset) - 1
        return self.leaves[i] if i >= 0 and offset < max(self.leaves[i].end, self.leaves[i].start + 1) else None

    def inside(self, block: Block, kind: BlockKind) -> bool:
        """Whether a block stands inside a container of a kind (a block quote, a list)."""
        while block.parent >= 0:
            block = self.blocks[block.parent]
            if block.kind is kind:
                return True
        return False

    def is_prose(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` of the body is prose: in no code, markup or inline code."""
        i = bisect_right(self._leaf_starts, start) - 1
        block = self.leaves[i] if i >= 0 else None
        if block is None or block.kind not in PROSE or (start >= block.end and start > block.start):
            return False
        if not self._code_starts:
            return True
        i = bisect_right(self._code_starts, end - 1) - 1
        return i < 0 or self._code[i].end <= start

    @cached_property
    def _code(self) -> list[Inline]:
        return [inline for inline in self.inlines if inline.kind is InlineKind.CODE]

    @cached_property
    def _code_starts(self) -> list[int]:
        return [inline.start for inline in self._code]

    @blockwise
    def sentences_in(self, block: Block) -> tuple[Span, ...]:
        """The sentences of a block."""
        return tuple(Span(BODY, *span) for span in split_sentences(self.text, block.start, block.end, self.words))

    def sentence_at(self, offset: int) -> Span:
        """The sentence of the body that holds ``offset`` (an empty span where there is none)."""
        block = self.block_at(offset)
        sentences = self.sentences_in(block) if block else ()
        i = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
        return sentences[i] if i >= 0 and offset < sentences[i].end else Span(BODY, offset, offset)

    @blockwise
    def quotations_in(self, block: Block) -> tuple[Quotation, ...]:
        """The quotations of a block of prose."""
        return find_quotations(self.text, [(block.start, block.end)])

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations in the prose of the body."""
        return tuple(chain.from_iterable(map(self.quotations_in, self.prose)))

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation of the body that holds ``offset``."""
        block = self.block_at(offset)
        if block is None or block.kind not in PROSE:
            return None
        return next((each for each in self.quotations_in(block) if each.start <= offset < each.end), None)

    @cached_property
    def _known_names(self) -> dict[str, bool]:
        return {}

    @blockwise
    def attributions_in(self, block: Block) -> tuple[Attribution, ...]:
        """Who says something in a block of prose, with which word."""
        sentences = [(span.start, span.end) for span in self.sentences_in(block)]
        return find_attributions(self.text, sentences, self.quotations_in(block), self.words, self._known_names)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says something in the prose of the body, with which word."""
        return tuple(chain.from_iterable(map(self.attributions_in, self.prose)))

    def attributions_between(self, start: int, end: int) -> Iterator[Attribution]:
        """The attributions whose word of saying begins in ``text[start:end]`` of the body, each paragraph's in turn."""
        first = max(bisect_right(self.prose, start, key=lambda block: block.start) - 1, 0)
        for block in islice(self.prose, first, None):
            if block.start >= end:
                return
            yield from (each for each in self.attributions_in(block) if start <= each.cue_start < end)

    def somebody_speaks(self, start: int, end: int) -> bool:
        """Whether an attribution stands in ``text[start:end]`` of the body: then it is somebody's story."""
        return any(True for _ in self.attributions_between(start, end))

    @cached_property
    def _shared(self) -> dict[Callable[..., Any], Any]:
        return {}

    def shared(self, make: Callable[..., T], *about: object) -> T:
        """What ``make(article, *about)`` gives, made for the rule that asks first and kept for those that follow.

        ``about`` must be the same for all of them, as far as it matters to ``make``.
        """
        if make not in self._shared:
            self._shared[make] = make(self, *about)
        found: T = self._shared[make]
        return found

    @cached_property
    def _days(self) -> dict[int, tuple[FoundDate, ...]]:
        return {}

    def days_in(self, block: Block) -> tuple[FoundDate, ...]:
        """The days that a block of prose names. One without a year is the nearest to the day of publication."""
        if block.start not in self._days:
            near = self.metadata.published.value if self.metadata.published else _ANY_DAY
            found = find_dates(self.text, block.start, block.end, self.words.code, near)
            self._days[block.start] = tuple(day for day in found if self.is_prose(day.start, day.end))
        return self._days[block.start]

    @cached_property
    def days(self) -> tuple[FoundDate, ...]:
        """The days that the prose of the body names."""
        return tuple(chain.from_iterable(map(self.days_in, self.prose)))

    @cached_property
    def _times(self) -> dict[int, tuple[Time, ...]]:
        return {}

    def times_in(self, block: Block) -> tuple[Time, ...]:
        """The expressions of time in a block of prose; none in a language that newslint has no words for."""
        if block.start not in self._times:
            found = find_times(self.text, block.start, block.end, self.language)
            self._times[block.start] = tuple(time for time in found if self.is_prose(time.start, time.end))
        return self._times[block.start]

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """The expressions of time in the prose of the body."""
        return tuple(chain.from_iterable(map(self.times_in, self.prose)))

    def quote(self, where: Where) -> str:
        """The plain text at a place (empty for the whole article)."""
        if isinstance(where, Span):
            return self.passages[where.passage].text.text[where.start : where.end]
        return self.source.text[where.start : where.end] if isinstance(where, SourceSpan) else ""

    def source_span(self, where: Where) -> SourceSpan | None:
        """The stretch of the source behind a place (none for the whole article)."""
        if isinstance(where, Span):
            return self.passages[where.passage].text.to_source(where.start, where.end)
        return where if isinstance(where, SourceSpan) else None

    def locate(self, where: Where) -> Location:
        """A place as people and machines are told it."""
        span = self.source_span(where)
        if span is None:
            return Location(self.path, self.pointer)
        lines = self.source.lines
        return Location(self.path, self.pointer, lines.region(span), lines.excerpt(span), self._paragraph(where))

    def _paragraph(self, where: Where) -> int:
        """Which block of prose a place stands in, counted from 1; 0 outside the body."""
        if not isinstance(where, Span) or where.passage != BODY:
            return 0
        return bisect_right(self.prose, where.start, key=lambda block: block.start)

    def edit(self, span: Span, text: str) -> Edit | None:
        """Put ``text`` in place of a span, or none where the span isn't one plain stretch of the source."""
        mapped = self.passages[span.passage].text
        return Edit(mapped.to_source(span.start, span.end), text) if mapped.is_plain(span.start, span.end) else None


_FIELDS = frozenset(Article.__annotations__)
