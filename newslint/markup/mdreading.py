"""Markdown's events into text, blocks and inlines."""

from __future__ import annotations

import re
from typing import Any

from newslint.markup.collected import Collected
from newslint.markup.pieces import read_piece
from newslint.markup.ranges import BREAK, PART, RangedBuilder
from newslint.parts import Block, BlockKind, Comment, Inline, InlineKind, Zone
from newslint.patterns import regex
from newslint.tuples import NamedTuple

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


def read_markdown(source: str, base: int) -> Collected:
    """Read the Markdown that begins at ``source[base]``."""
    reader = _Reader(source, base)
    reader.read()
    return reader.found


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
        self.leaf, self.level = -1, 0  # where the leaf block that is open begins; of the heading that is open
        self.kind = BlockKind.PARAGRAPH  # of the leaf that text would belong to
        self.opened: list[Any] = []
        self.has_image = False  # in the leaf that is open

    def read(self) -> None:
        """Read everything; what is frequent is done in this loop, which keeps what is open in local variables."""
        builder, found, opened, size, leaf, kind = self.builder, self.found, self.opened, 0, -1, self.kind
        chunks, inlines, blocks, show = builder.chunks, found.inlines.append, found.blocks.append, builder.chunks.append
        for event in builder.events:
            if "Text" in event:
                if leaf < 0:
                    leaf = size = builder.part(size)
                show(event["Text"])
                size += len(chunks[-1])
                continue
            show("")
            if "End" in event:
                ended = opened.pop()
                if ended.__class__ is tuple:
                    if size > ended[1]:
                        inlines(_made(Inline, (ended[0], ended[1], size, ended[2], None)))
                    continue
                if ended.__class__ is BlockKind and not self.has_image:
                    if size > leaf >= 0:
                        blocks(_made(Block, (kind, leaf, size, self.level, _MAIN, found.parent)))
                    leaf, kind, self.level = -1, ended, 0
                    continue
                opened.append(ended)
            elif "Start" in event:
                tag = event["Start"]
                name = tag if tag.__class__ is str else next(iter(tag))
                if name in _INLINES and leaf >= 0:
                    opened.append((_INLINES[name], size, "" if tag is name else tag[name]["dest_url"]))
                    continue
                if name in _LEAVES and leaf < 0:
                    opened.append(kind)
                    kind = kind if name == "Paragraph" and kind is _ITEM else _LEAVES[name]
                    self.level = int(tag[name]["level"][1]) if name == "Heading" else 0
                    continue
            elif leaf >= 0 and event == "SoftBreak":
                chunks[-1] = " "
                size += 1
                continue
            size, leaf, kind = self._follow(event, size, leaf, kind)

    def _follow(self, event: Any, size: int, leaf: int, kind: BlockKind) -> tuple[int, int, BlockKind]:
        """An event that isn't frequent, or whose case is. What is open before and after it: size, leaf and its kind."""
        self.builder.size, self.leaf, self.kind = size, leaf, kind
        if "Start" in event:
            self._start(event["Start"])
        elif "End" in event:
            self._end(self.opened.pop())
        elif "Code" in event:
            self._code(event["Code"])
        elif "InlineHtml" in event:
            self._inline_html(event["InlineHtml"])
        elif event == "HardBreak":
            self._break()
        elif event == "Rule":
            self._close()
        return self.builder.size, self.leaf, self.kind

    def _start(self, tag: Any) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name in _INLINES:
            self._open()
            self.opened.append((_INLINES[name], self.builder.size, tag[name]["dest_url"] if name == "Link" else ""))
        elif name in _LEAVES:
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
                read_piece(self.found, *self.builder.span())
                self.builder.leave_room()

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

    def _code(self, value: str) -> None:
        self._open()
        start = self.builder.size
        self.builder.chunks[-1] = value
        self.builder.size += len(value)
        self.found.inlines.append(Inline(InlineKind.CODE, start, self.builder.size))

    def _inline_html(self, value: str) -> None:
        if value.startswith("<!--"):
            span = self.builder.span()
            if match := _COMMENT.match(self.found.source, *span):
                self.found.comments.append(Comment(span, match[1]))
        elif value[:3].lower() == "<br":
            self._break()

    def _break(self) -> None:
        if self.leaf >= 0:
            self.builder.chunks[-1] = BREAK
            self.builder.size += 1

    def _open(self) -> None:
        """Begin a leaf block where text comes and none is open."""
        if self.leaf < 0:
            if self.builder.size:
                self.builder.chunks[-2] = PART
                self.builder.size += len(PART)
            self.leaf = self.builder.size

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
