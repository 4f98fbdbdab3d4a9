"""Markdown (CommonMark, tables, footnotes) with front matter, through pyromark's events and their byte ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pyromark

from newslint.article import Article, Source
from newslint.contracts import File, LoadSettings
from newslint.loaders import EXTENSIONS
from newslint.markup.reading import Collected, read_markup
from newslint.metadata import Metadata
from newslint.parts import BlockKind, Comment, Inline, InlineKind
from newslint.reading.assembly import Parts, assemble
from newslint.reading.decoding import decode
from newslint.reading.frontmatter import read_front_matter
from newslint.reading.templates import mark_templates
from newslint.spans import SourceSpan, Utf8Index

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


def load(file: File, settings: LoadSettings) -> Iterator[Article]:
    """The one article of a Markdown file."""
    text, faults = decode(file.data, file.path, settings.encoding)
    front = read_front_matter(text)
    found = Collected(text)
    _Reader(found, front.body).read()
    body = found.builder.build()
    metadata = settings.fields.read(front.tree.root, front.origin) if front.tree.root else Metadata()
    parts = Parts(
        body,
        mark_templates(body.text, found.blocks, found.inlines),
        sorted(found.inlines, key=lambda inline: inline.start),
        found.comments,
        metadata,
        faults + front.faults,
        front.tree.duplicates,
    )
    yield assemble(Source(file.path, text), parts, settings, name)


class _Reader:
    """Follows the events, leaf block by leaf block; containers wait on a stack until they end."""

    def __init__(self, found: Collected, start: int) -> None:
        self.found = found
        self.base = start
        self.index = Utf8Index(found.source[start:])
        self.level = 0  # of the heading that is open
        self.leaf: tuple[BlockKind, int, int] | None = None  # kind, where it begins, level
        self.around: list[BlockKind] = []  # the leaf kinds that the current text would belong to
        self.inlines: list[tuple[InlineKind, int, str]] = []

    def read(self) -> None:
        """Read the whole body."""
        for event, place in pyromark.events_with_range(self.found.source[self.base :], options=_OPTIONS):
            if isinstance(event, str):
                self._mark(event, place)
                continue
            for kind, value in event.items():
                getattr(self, f"_on_{kind.lower()}", self._ignore)(value, place)
        self._close_leaf()

    def _at(self, offset: int) -> int:
        return self.base + self.index.char(offset)

    def _ignore(self, value: object, place: Any) -> None:
        """Events that add nothing to the text: task list markers, footnote references."""

    def _on_start(self, tag: Any, place: Any) -> None:
        kind, value = next(iter(tag.items())) if isinstance(tag, dict) else (tag, {})
        if kind in _INLINES:
            target = str(value.get("dest_url", "")) if isinstance(value, dict) else ""
            self.inlines.append((_INLINES[kind], self._open(), target))
        elif kind in _CONTAINERS:
            self._close_leaf()
            self.found.open_container(_CONTAINERS[kind])
        elif kind in _LEAVES:
            self._close_leaf()
            inside_item = kind == "Paragraph" and bool(self.around) and self.around[-1] is BlockKind.ITEM
            self.around.append(BlockKind.ITEM if inside_item else _LEAVES[kind])
            self.level = int(value["level"][1]) if kind == "Heading" else 0
        elif kind == "HtmlBlock":
            self._close_leaf()
            start = self._at(place["start"])
            end = self._at(place["end"])
            read_markup(self.found, start, end)

    def _on_end(self, tag: Any, _: Any) -> None:
        kind = next(iter(tag)) if isinstance(tag, dict) else tag
        if kind in _INLINES and self.inlines:
            inline, start, target = self.inlines.pop()
            if self.found.builder.size > start or inline is InlineKind.IMAGE:  # an image may have no text
                self.found.inlines.append(Inline(inline, start, self.found.builder.size, target))
        elif kind in _CONTAINERS:
            self._close_leaf()
            self.found.close_container()
        elif kind in _LEAVES:
            self._close_leaf()
            self.around.pop()

    def _on_text(self, value: str, place: Any) -> None:
        self._take(value, place)

    def _on_code(self, value: str, place: Any) -> None:
        start = self._open()
        self._take(value, place)
        self.found.inlines.append(Inline(InlineKind.CODE, start, self.found.builder.size))

    def _on_inlinehtml(self, value: str, place: Any) -> None:
        if value.startswith("<!--"):
            self._comment(place)
        elif value.lower().startswith("<br"):
            self._break("\n", place)

    def _comment(self, place: Any) -> None:
        span = SourceSpan(self._at(place["start"]), self._at(place["end"]))
        if match := _COMMENT.match(self.found.source, *span):
            self.found.comments.append(Comment(span, match[1]))

    def _mark(self, event: str, place: Any) -> None:
        if event == "SoftBreak":
            self._break(" ", place)
        elif event == "HardBreak":
            self._break("\n", place)
        elif event == "Rule":
            self._close_leaf()

    def _break(self, text: str, place: Any) -> None:
        if self.leaf:
            self.found.builder.replace(self._at(place["start"]), self._at(place["end"]), text)

    def _take(self, value: str, place: Any) -> None:
        self._open()
        start, end = self._at(place["start"]), self._at(place["end"])
        source, builder = self.found.source, self.found.builder
        inner = source.find(value, start, end)  # a code span's range includes its fence
        if inner >= 0:
            builder.copy(inner, inner + len(value))
        else:
            builder.replace(start, end, value)

    def _open(self) -> int:
        """Begin a leaf block where text comes and none is open; the offset where the text will stand."""
        builder = self.found.builder
        if self.leaf is None:
            self.found.separate()
            kind = self.around[-1] if self.around else BlockKind.PARAGRAPH
            level = self.level if kind is BlockKind.HEADING else 0
            self.leaf = (kind, builder.size, level)
        return builder.size

    def _close_leaf(self) -> None:
        if self.leaf:
            kind, start, level = self.leaf
            self.found.add(BlockKind.CAPTION if self._is_image(start) else kind, start, level)
            self.leaf = None

    def _is_image(self, start: int) -> bool:
        """Whether all the text since ``start`` is the alternative text of one image."""
        whole = (InlineKind.IMAGE, start, self.found.builder.size)
        return any((one.kind, one.start, one.end) == whole for one in self.found.inlines[-4:])
