"""Plain text: front matter or header lines, then paragraphs, as people type it or scrapers leave it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newslint.article import Article, Source
from newslint.contracts import File, LoadSettings
from newslint.loaders import EXTENSIONS
from newslint.metadata import Metadata
from newslint.parts import Block, BlockKind
from newslint.patterns import regex
from newslint.reading.assembly import Parts, assemble
from newslint.reading.decoding import decode
from newslint.reading.frontmatter import read_front_matter
from newslint.spans import TextBuilder
from newslint.tuples import NamedTuple

name = "text"
extensions = EXTENSIONS[name]

_LINE = regex(r"([^\r\n]*)(?:\r\n?|\n|\Z)")
_ITEM = regex(r"(?:[•‣◦▪·*–-]|\(?\d{1,3}[.)])[ \t\u00a0]+(?=\S)")
_OWN_LINE = regex(r"(?:by|written by|posted by|published|updated)\b[^\r\n]{0,80}(?=[\r\n]|\Z)", re.I)
_BULLETS = frozenset("•‣◦▪·*–-(")  # what an item begins with, where it isn't a digit
_ITEM_KIND, _PARAGRAPH_KIND = BlockKind.ITEM, BlockKind.PARAGRAPH  # a member of an enumeration is slow to be found
_made = tuple.__new__  # makes a named tuple in half the time that calling it takes
_NARROW = 40
_WIDE = 100


class _Line(NamedTuple):
    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


def load(file: File, settings: LoadSettings) -> Iterator[Article]:
    """The one article of a text file."""
    text, faults = decode(file.data, file.path, settings.encoding)
    front = read_front_matter(text)
    builder, blocks = TextBuilder(text), list[Block]()
    for paragraph in _paragraphs(text, front.body):
        for lines in [paragraph] if _is_wrapped(text, paragraph) else [[line] for line in paragraph]:
            _add(builder, blocks, text, lines)
    metadata = settings.fields.read(front.tree.root, front.origin) if front.tree.root else Metadata()
    parts = Parts(builder.build(), blocks, (), (), metadata, faults + front.faults, front.tree.duplicates)
    yield assemble(Source(file.path, text), parts, settings, name)


def _paragraphs(text: str, start: int) -> Iterator[list[_Line]]:
    """Runs of lines that aren't blank, white space around each line left out."""
    lines: list[_Line] = []
    for at, line in _lines(text, start):
        words = line.strip()
        if words:
            left = at if words == line else at + len(line) - len(line.lstrip())
            lines.append(_made(_Line, (left, left + len(words))))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Each line and where it begins; a CR before its LF may be left on it."""
    if text.count("\r") != text.count("\r\n"):
        yield from ((match.start(), match[1]) for match in _LINE.finditer(text, start))
        return
    for line in text[start:].split("\n"):
        yield start, line
        start += len(line) + 1


def _is_wrapped(text: str, lines: Sequence[_Line]) -> bool:
    """Whether the lines were broken to fit a width: nearly each next word would have been too long for its line."""
    if len(lines) < 2:
        return False
    width = max(line.length for line in lines)
    if not _NARROW <= width <= _WIDE:
        return False
    full = 0
    for line, following in pairwise(lines):
        if _ITEM.match(text, following.start, following.end) or _OWN_LINE.match(text, following.start):
            return False
        word = text[following.start : following.end].split(maxsplit=1)[0]
        full += line.length + 1 + len(word) > width - 4
    return full >= 0.8 * (len(lines) - 1)


def _add(builder: TextBuilder, blocks: list[Block], text: str, lines: Sequence[_Line]) -> None:
    """One block: its lines joined by spaces, a bullet left out."""
    begin, end = lines[0]
    if blocks:
        builder.replace(begin, begin, "\n\n")
    first = text[begin]
    bullet = _ITEM.match(text, begin, end) if first in _BULLETS or first.isdecimal() else None
    start = builder.size
    builder.copy(bullet.end() if bullet else begin, end)
    for before, line in pairwise(lines):
        builder.replace(before.end, line.start, " ")
        builder.copy(line.start, line.end)
    blocks.append(Block(_ITEM_KIND if bullet else _PARAGRAPH_KIND, start, builder.size))
