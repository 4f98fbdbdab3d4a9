"""The text of an article as lines, each with what tells boilerplate from a story."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newslint import Article, Block, BlockKind, Inline, InlineKind, Zone, fold

_LONG = 450  # characters of the longest line that could be boilerplate by its words
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_OTHER = re.compile(r"[^\w']+|_+")
_ENDS = re.compile(r"[.!?…][”’\"'»)\]]*$")
_TEXT = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the body, white space around it left out.

    ``key`` is what word lists know it by; it is empty where the line can't be boilerplate by its words: in code,
    quotations, tables, captions. ``linked``: the line is a link and little else.
    """

    start: int
    end: int
    text: str
    key: str
    words: int
    block: Block
    linked: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether the format marks the line as a heading."""
        return self.block.kind is BlockKind.HEADING

    @property
    def is_item(self) -> bool:
        """Whether the line is an item of a list."""
        return self.block.kind is BlockKind.ITEM

    @property
    def is_sentence(self) -> bool:
        """Whether the line ends as a sentence does."""
        return bool(_ENDS.search(self.text[-8:]))

    @property
    def is_story(self) -> bool:
        """Whether the line could be a paragraph of a story, or else a teaser of another."""
        return self.words > 30 or (self.is_sentence and self.words >= 12) or self.block.kind is BlockKind.CODE


def key_of(text: str) -> str:
    """A line as word lists know it: folded, no punctuation, every number 0."""
    return _OTHER.sub(" ", _NUMBER.sub("0", fold(text))).strip(" '")


def lines_of(article: Article, *, marked_up: bool) -> tuple[Line, ...]:
    """The lines of an article's own text.

    What an HTML page itself marks up as footer, comments, navigation or aside stands in its place there and comes
    along only when ``marked_up``; a page's header never does.
    """
    links = [inline for inline in article.inlines if inline.kind is InlineKind.LINK]
    starts = [link.start for link in links]
    return tuple(
        _line(article, block, start, end, _is_linked(links, starts, start, end))
        for block in article.leaves
        if block.kind is not BlockKind.OTHER
        and (block.zone is Zone.MAIN or (marked_up and block.zone is not Zone.HEADER))
        for start, end in _pieces(article.text, block)
    )


def _pieces(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The lines of a block that has line breaks."""
    at = block.start
    for piece in text[block.start : block.end].split("\n"):
        if stripped := piece.strip():
            start = at + piece.index(stripped)
            yield start, start + len(stripped)
        at += len(piece) + 1


def _line(article: Article, block: Block, start: int, end: int, linked: bool) -> Line:
    text = article.text[start:end]
    readable = (
        len(text) <= _LONG
        and block.kind in _TEXT
        and article.is_prose(start, end)
        and not article.inside(block, BlockKind.QUOTE)
    )
    return Line(start, end, text, key_of(text) if readable else "", text.count(" ") + 1, block, linked)


def _is_linked(links: Sequence[Inline], starts: Sequence[int], start: int, end: int) -> bool:
    inside = range(bisect_left(starts, start), bisect_left(starts, end))
    return sum(min(links[i].end, end) - links[i].start for i in inside) >= 0.8 * (end - start)
