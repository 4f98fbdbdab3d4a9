"""Markdown (CommonMark, tables, footnotes) with front matter, through pyromark's events and their byte ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import Any

import pyromark

from newslint.article import Article, Source
from newslint.contracts import File, LoadSettings
from newslint.loaders import EXTENSIONS
from newslint.markup.collected import Collected
from newslint.markup.ranges import RangedBuilder
from newslint.markup.reading import read_markup
from newslint.metadata import Metadata
from newslint.parts import CONTAINERS, Block, BlockKind, Comment, Inline, InlineKind, Zone
from newslint.reading.assembly import Parts, assemble
from newslint.reading.decoding import decode
from newslint.reading.frontmatter import read_front_matter
from newslint.reading.templates import mark_templates
from newslint.spans import SourceSpan

name = "markdown"
extensions = EXTENSIONS[name]

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_LEAVES = {
    "Heading": BlockKind.HEADING,
    "Paragraph": BlockKind.PARAGRAPH,
    "Item": BlockKind.ITEM,
    "TableCell": BlockKind.CELL,
    "CodeBlock": BlockKind.CODE,
    "FootnoteDefinition": BlockKind.PARAGRAPH,
}
_CONTAINERS = {"BlockQuote": BlockKind.QUOTE, "List": BlockKind.LIST}
_INLINES = {
    "Link": InlineKind.LINK,
    "Image": InlineKind.IMAGE,
    "Emphasis": InlineKind.EMPHASIS,
    "Strong": InlineKind.EMPHASIS,
}
_COMMENT = re.compile(r"<!--(.*?)-->", re.S)

_Open = BlockKind | tuple[InlineKind, int, str] | None
"""What an end closes: a leaf (the kind of text around it), an inline, a container (its kind), or nothing of ours."""


def load(file: File, settings: LoadSettings) -> Iterator[Article]:
    """The one article of a Markdown file."""
    text, faults = decode(file.data, file.path, settings.encoding)
    front = read_front_matter(text)
    found = _Reader(text, front.body).read()
    body = found.builder.build()
    parts = Parts(
        body,
        mark_templates(body.text, found.blocks, found.inlines),
        sorted(found.inlines, key=_start),
        found.comments,
        settings.fields.read(front.tree.root, front.origin) if front.tree.root else Metadata(),
        faults + front.faults,
        front.tree.duplicates,
    )
    yield assemble(Source(file.path, text), parts, settings, name)


_start = attrgetter("start")


class _Reader:
    """Follows the events, leaf block by leaf block.

    Most events are text, so these cost the least: a piece and its range are put down as they come.
    """

    def __init__(self, source: str, base: int) -> None:
        self.base = base
        self.builder = RangedBuilder(source, base)
        self.found = Collected(source, self.builder)
        self.leaf = -1  # where the leaf block that is open begins
        self.kind = BlockKind.PARAGRAPH  # of the leaf that text would belong to
        self.level = 0  # of the heading that is open
        self.opened: list[_Open] = []
        self.has_images = False

    def read(self) -> Collected:
        """Read the whole body."""
        builder = self.builder
        chunks, places = builder.chunks.append, builder.places.append
        event: Any
        for event, place in pyromark.events_with_range(builder.source[self.base :], options=_OPTIONS):
            if "Text" in event:
                if self.leaf < 0:
                    self._open()
                value = event["Text"]
                chunks(value)
                places(place)
                builder.size += len(value)
            elif "End" in event:
                self._end()
            elif "Start" in event:
                self._start(event["Start"], place)
            elif event != "SoftBreak":
                self._other(event, place)
            elif self.leaf >= 0:
                chunks(" ")
                places(place)
                builder.size += 1
        self._close()
        return self.found

    def _start(self, tag: Any, place: Any) -> None:
        kind, value = next(iter(tag.items())) if isinstance(tag, dict) else (tag, {})
        if kind in _LEAVES:
            self._close()
            self.opened.append(self.kind)
            if kind != "Paragraph" or self.kind is not BlockKind.ITEM:
                self.kind = _LEAVES[kind]
            if kind == "Heading":
                self.level = int(value["level"][1])
        elif kind in _INLINES:
            if self.leaf < 0:
                self._open()
            self.has_images = self.has_images or kind == "Image"
            self.opened.append((_INLINES[kind], self.builder.size, value.get("dest_url", "")))
        elif kind in _CONTAINERS:
            self._close()
            self.opened.append(_CONTAINERS[kind])
            self.found.open_container(_CONTAINERS[kind])
        else:
            self.opened.append(None)
            if kind == "HtmlBlock":
                self._close()
                read_markup(self.found, *self._span(place))

    def _end(self) -> None:
        opened = self.opened.pop()
        if isinstance(opened, tuple):
            kind, start, target = opened
            size = self.builder.size
            if size > start or kind is InlineKind.IMAGE:  # an image may have no text
                self.found.inlines.append(Inline(kind, start, size, target))
        elif opened:
            self._close()
            if opened in CONTAINERS:
                self.found.close_container()
            else:
                self.kind = opened

    def _other(self, event: Any, place: Any) -> None:
        if event == "HardBreak":
            self._break(place)
        elif event == "Rule":
            self._close()
        elif "Code" in event:
            self._code(event["Code"], place)
        elif "InlineHtml" in event:
            self._inline_html(event["InlineHtml"], place)

    def _code(self, value: str, place: Any) -> None:
        if self.leaf < 0:
            self._open()
        start = self.builder.size
        self.builder.take(value, place)
        self.found.inlines.append(Inline(InlineKind.CODE, start, self.builder.size))

    def _inline_html(self, value: str, place: Any) -> None:
        if value.startswith("<!--"):
            span = SourceSpan(*self._span(place))
            if match := _COMMENT.match(self.found.source, *span):
                self.found.comments.append(Comment(span, match[1]))
        elif value[:3].lower() == "<br":
            self._break(place)

    def _break(self, place: Any) -> None:
        if self.leaf >= 0:
            self.builder.replace(*self._span(place), "\n")

    def _span(self, place: Any) -> tuple[int, int]:
        return self.builder.char(place["start"]), self.builder.char(place["end"])

    def _open(self) -> None:
        """Begin a leaf block: text comes and none is open."""
        self.builder.separate()
        self.leaf = self.builder.size

    def _close(self) -> None:
        start, self.leaf = self.leaf, -1
        if self.builder.size > start >= 0:
            kind = BlockKind.CAPTION if self.has_images and self._is_image(start) else self.kind
            level = self.level if kind is BlockKind.HEADING else 0
            self.found.blocks.append(Block(kind, start, self.builder.size, level, Zone.MAIN, self.found.parent))

    def _is_image(self, start: int) -> bool:
        """Whether all the text since ``start`` is the alternative text of one image."""
        whole = (InlineKind.IMAGE, start, self.builder.size)
        return any(one[:3] == whole for one in self.found.inlines[-4:])
