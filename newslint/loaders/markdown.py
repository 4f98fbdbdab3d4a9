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
from newslint.metadata import Metadata
from newslint.parts import Block, BlockKind, Comment, Inline, InlineKind, Zone
from newslint.patterns import regex
from newslint.reading.assembly import Parts, assemble
from newslint.reading.decoding import decode
from newslint.reading.frontmatter import read_front_matter
from newslint.reading.templates import mark_templates
from newslint.spans import SourceSpan
from newslint.tuples import NamedTuple

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
_INLINES = {"Link": InlineKind.LINK, "Emphasis": InlineKind.EMPHASIS, "Strong": InlineKind.EMPHASIS}
_COMMENT = regex(r"<!--(.*?)-->", re.S)

# What is needed for each event. A name of the module is found five times as fast as a member of an enumeration, and
# ``_made`` makes a named tuple in half the time that calling its class takes.
_HEADING, _ITEM, _MAIN = BlockKind.HEADING, BlockKind.ITEM, Zone.MAIN
_CODE, _IMAGE = InlineKind.CODE, InlineKind.IMAGE
_made = tuple.__new__
_start = attrgetter("start")


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


class _Image(NamedTuple):
    """An image that is open: where its alternative text begins, and its target."""

    start: int
    target: str


class _Reader:
    """Follows the events, leaf block by leaf block.

    What is open waits on a stack until it ends: for a leaf the kind of the text around it, for an inline what it is
    so far, for a container the table of containers, and none for what is nothing to us.
    """

    def __init__(self, source: str, base: int) -> None:
        self.builder = RangedBuilder(source, base)
        self.found = Collected(source, self.builder)
        self.events = pyromark.events_with_range(source[base:], options=_OPTIONS)
        self.leaf, self.level = -1, 0  # where the leaf block that is open begins; of the heading that is open
        self.kind = BlockKind.PARAGRAPH  # of the leaf that text would belong to
        self.opened: list[Any] = []
        self.has_image = False  # in the leaf that is open

    def read(self) -> Collected:
        """Read the whole body.

        There are hundreds of events in an article, and to follow them is most of the time that reading takes. So what
        is frequent is done in this one loop, which calls next to nothing and keeps what is open in local variables.
        """
        builder, opened = self.builder, self.opened
        chunks, places = builder.chunks.append, builder.places.append
        inlines, blocks = self.found.inlines.append, self.found.blocks.append
        size, leaf, kind = builder.size, self.leaf, self.kind
        event: Any
        for event, place in self.events:
            if "Text" in event:
                if leaf < 0:
                    leaf = size = builder.separate(size)
                text = event["Text"]
                chunks(text)
                places(place)
                size += len(text)
                continue
            if "End" in event:
                ended = opened[-1]
                if ended.__class__ is tuple:
                    del opened[-1]
                    if size > ended[1]:
                        inlines(_made(Inline, (ended[0], ended[1], size, ended[2], None)))
                    continue
                if ended.__class__ is BlockKind and not self.has_image:
                    del opened[-1]
                    if size > leaf >= 0:
                        level = self.level if kind is _HEADING else 0
                        blocks(_made(Block, (kind, leaf, size, level, _MAIN, self.found.parent)))
                    leaf, kind = -1, ended
                    continue
            elif "Start" in event:
                tag = event["Start"]
                name = tag if tag.__class__ is str else next(iter(tag))
                if name in _INLINES:
                    if leaf < 0:
                        leaf = size = builder.separate(size)
                    opened.append((_INLINES[name], size, tag[name]["dest_url"] if name == "Link" else ""))
                    continue
                if name in _LEAVES and leaf < 0:
                    opened.append(kind)
                    if name != "Paragraph" or kind is not _ITEM:
                        kind = _LEAVES[name]
                    if name == "Heading":
                        self.level = int(tag[name]["level"][1])
                    continue
            elif leaf >= 0 and event == "SoftBreak":
                chunks(" ")
                places(place)
                size += 1
                continue
            elif leaf >= 0 and "Code" in event:
                text = event["Code"]
                chunks(text)
                places(place)
                inlines(_made(Inline, (_CODE, size, size + len(text), "", None)))
                size += len(text)
                continue
            builder.size, self.leaf, self.kind = size, leaf, kind
            self._follow(event, place)
            size, leaf, kind = builder.size, self.leaf, self.kind
        builder.size = size
        return self.found

    def _follow(self, event: Any, place: Any) -> None:
        """An event that isn't frequent, or whose case is."""
        if "Start" in event:
            self._start(event["Start"], place)
        elif "End" in event:
            self._end(self.opened.pop())
        elif "Code" in event:
            self._code(event["Code"], place)
        elif "InlineHtml" in event:
            self._inline_html(event["InlineHtml"], place)
        elif event == "HardBreak":
            self._break(place)
        elif event == "Rule":
            self._close()

    def _start(self, tag: Any, place: Any) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name in _LEAVES:
            self._close()
            self.opened.append(self.kind)
            self.kind = self.kind if name == "Paragraph" and self.kind is _ITEM else _LEAVES[name]
            self.level = int(tag[name]["level"][1]) if name == "Heading" else 0
        elif name in _CONTAINERS:
            self._close()
            self.opened.append(_CONTAINERS)
            self.found.open_container(_CONTAINERS[name])
        elif name == "Image":
            self._open()
            self.opened.append(_Image(self.builder.size, tag[name]["dest_url"]))
        else:
            self.opened.append(None)
            if name == "HtmlBlock":
                self._close()
                self._html(place)

    def _html(self, place: Any) -> None:
        from newslint.markup.reading import read_markup  # half of all that reading imports, and most articles have none

        read_markup(self.found, *self._span(place))

    def _end(self, ended: Any) -> None:
        if isinstance(ended, _Image):
            self.found.inlines.append(Inline(InlineKind.IMAGE, ended.start, self.builder.size, ended.target))
            self.has_image = True
        elif isinstance(ended, BlockKind):
            self._close()
            self.kind = ended
        elif ended:
            self._close()
            self.found.close_container()

    def _code(self, value: str, place: Any) -> None:
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
        """Begin a leaf block where text comes and none is open."""
        if self.leaf < 0:
            self.leaf = self.builder.separate(self.builder.size)

    def _close(self) -> None:
        """The leaf block that is open, if any is, ends."""
        if self.builder.size > self.leaf >= 0:
            kind = BlockKind.CAPTION if self.has_image and self._is_image() else self.kind
            self.found.add(kind, self.leaf, self.level if kind is _HEADING else 0)
        self.leaf, self.has_image = -1, False

    def _is_image(self) -> bool:
        """Whether all the text of the leaf block is the alternative text of one image."""
        whole = (_IMAGE, self.leaf, self.builder.size)
        return any(one[:3] == whole for one in self.found.inlines[-4:])
