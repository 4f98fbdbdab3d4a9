"""HTML, whole or in pieces, into text, blocks and comments; every character keeps its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from newslint.markup.collected import Collected
from newslint.markup.elements import (
    BLOCKS,
    CELLS,
    CONTAINERS,
    FOREIGN,
    HEADINGS,
    HIDDEN,
    PRE,
    ROWS,
    UNCLOSED,
    VOID,
    Element,
    OpenElements,
    is_hidden,
    kind_of,
)
from newslint.markup.flow import FORMATTING, Flow
from newslint.markup.tokens import Comment as CommentToken
from newslint.markup.tokens import EndTag, Raw, Reference, StartTag, Text, Token, tokenize
from newslint.markup.zones import PLAIN, landmark_of, zone_of
from newslint.parts import BlockKind, Comment, Zone
from newslint.patterns import regex
from newslint.spans import SourceSpan

__all__ = ["Collected", "read_markup", "read_tokens"]

_QUOTE_MARK = regex(r"(?<=[\r\n])[ \t]*+(?:>[ \t]?)++")
_DEEPEST = 60  # lists and quotes in one another; deeper ones are read as text, so that rules may climb out of any


def read_markup(found: Collected, start: int, end: int) -> None:
    """Read ``source[start:end]`` as a piece of HTML in Markdown; what it leaves open ends with it."""
    tokens = tokenize(found.source, start, end)
    read_tokens(found, _without_marks(found.source, tokens) if found.is_quoted else tokens)


def _without_marks(source: str, tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, the ``>`` left out that each line of a quotation in Markdown begins with."""
    for token in tokens:
        if not isinstance(token, Text):
            yield token
            continue
        start = token.start
        for mark in _QUOTE_MARK.finditer(source, start, token.end):
            yield Text(start, mark.start())
            start = mark.end()
        yield Text(start, token.end)


def read_tokens(found: Collected, tokens: Iterable[Token], *, xml: bool = False) -> None:
    """Read the tokens of a piece of HTML; ``xml``: ``<div/>`` is complete."""
    reader = _Reader(found, xml)
    reader.read(tokens)
    reader.finish()


class _Reader:
    """Follows the tokens, keeping the elements that are open."""

    def __init__(self, found: Collected, xml: bool) -> None:
        self._found = found
        self._xml = xml
        self._flow = Flow(found)
        self._open = OpenElements()
        self._skip_newline = -1  # where a line end would be the first in a <pre>

    def read(self, tokens: Iterable[Token]) -> None:
        """Take in tokens."""
        flow = self._flow
        for token in tokens:
            kind = token.__class__
            if kind is StartTag:
                self._start(cast(StartTag, token))
            elif kind is EndTag:
                self._end(cast(EndTag, token))
            elif kind is CommentToken:
                span, text = SourceSpan(token.start, token.end), cast(CommentToken, token).text
                self._found.comments.append(Comment(span, text))
            elif flow.here.hidden:
                pass
            elif kind is Text and token[0] != self._skip_newline:
                flow.text(token[0], token[1])
            elif kind is Text:
                self._text(token[0], token[1])
            elif kind is Reference:
                flow.meaning(*cast(Reference, token))
            elif kind is Raw and flow.here.name in PRE:
                self._text(token[0], token[1])

    def finish(self) -> None:
        """The end: everything that is open is closed."""
        self._leave(self._open.close_all())
        self._flow.end_block()

    def _text(self, start: int, end: int) -> None:
        if start == self._skip_newline:
            for newline in ("\r\n", "\n", "\r"):
                if self._found.source.startswith(newline, start, end):
                    start += len(newline)
                    break
        self._flow.text(start, end)

    def _start(self, tag: StartTag) -> None:
        name, here = tag.name, self._flow.here
        if name in BLOCKS:
            self._block(tag)
        elif name in VOID:
            self._void(tag)
        elif (self._xml or name in FOREIGN) and tag.closed:
            return
        elif (hides := name in HIDDEN or is_hidden(tag)) or name == "ruby" or self._open.has(name):
            inline = here._replace(name=name, hidden=here.hidden or hides, is_block=False)
            self._push(inline._replace(contains=False, landmark="", formats=None))
        elif name in FORMATTING and not here.hidden:
            self._flow.open_format(tag)

    def _void(self, tag: StartTag) -> None:
        if tag.name == "hr":
            self._close("p")
            self._part()
        elif self._flow.here.hidden or is_hidden(tag):
            return
        elif tag.name == "br":
            self._flow.line_break(tag.start, tag.end)
        elif tag.name in ("img", "image"):
            self._flow.image(tag)

    def _block(self, tag: StartTag) -> None:
        self._end_implied(tag.name)
        self._part()
        if tag.name in ROWS or tag.name in UNCLOSED or (self._xml and tag.closed):
            return
        element = self._element(tag, self._flow.here)
        if element.contains:
            self._found.open_container(CONTAINERS[tag.name], element.zone)
        self._push(element)
        if element.pre:
            self._skip_newline = tag.end

    def _end_implied(self, name: str) -> None:
        """End what a start tag ends without saying so."""
        if self._flow.here.hidden:
            self._break_out()
        if name == "li":
            self._close("li")
        elif name in ("dt", "dd"):
            self._close("dt", "dd")
        elif name in CELLS or name in ROWS:
            self._close("td", "th", "caption")
        elif name in HEADINGS and self._flow.here.name in HEADINGS:
            self._close(*HEADINGS)
        self._close("p")

    def _break_out(self) -> None:
        """A block ends a drawing or formula that was never closed."""
        while self._flow.here.hidden and not self._open.has("foreignobject") and self._close(*FOREIGN):
            pass

    def _element(self, tag: StartTag, here: Element) -> Element:
        name, kind = tag.name, kind_of(tag.name, here.kind)
        if not tag.attributes and name in PLAIN:
            return self._plain_element(name, kind, here)
        level = int(name[1]) if name in HEADINGS else here.level if kind is BlockKind.HEADING else 0
        quoted = self._open.has("blockquote") or self._open.has("figure")
        zone = zone_of(tag, here.zone, owned=here.owned, quoted=quoted)
        hidden = here.hidden or is_hidden(tag)
        mark = landmark_of(tag)
        return Element(
            name,
            kind,
            level,
            zone,
            hidden,
            here.pre or name in PRE,
            here.owned or bool(mark) or name == "section",
            contains=name in CONTAINERS and not hidden and self._found.depth < _DEEPEST,
            landmark=mark if zone is Zone.MAIN and not hidden else "",
            since=self._found.builder.size,
            formats=self._flow.formats() if name in CELLS else None,
        )

    def _plain_element(self, name: str, kind: BlockKind, here: Element) -> Element:
        """What ``_element`` says of the most frequent elements."""
        return Element(
            name,
            kind,
            here.level if kind is BlockKind.HEADING else 0,
            here.zone,
            here.hidden,
            here.pre,
            here.owned,
            contains=name in CONTAINERS and not here.hidden and self._found.depth < _DEEPEST,
            since=self._found.builder.size,
            formats=self._flow.formats() if name in CELLS else None,
        )

    def _end(self, tag: EndTag) -> None:
        name = tag.name
        if name in UNCLOSED:
            return
        if name in HEADINGS:
            self._close(*HEADINGS)
        elif name in ROWS:
            self._close("td", "th", "caption")
        elif name == "br" and not self._flow.here.hidden:
            self._flow.line_break(tag.start, tag.end)
        elif name == "p":
            self._part()
            self._close("p")
        elif self._open.has(name):
            self._close(name)
        elif name in FORMATTING:
            self._flow.close_format(name)

    def _part(self) -> None:
        """A block begins or ends here, which parts the text; what is hidden parts nothing."""
        if not self._flow.here.hidden:
            self._flow.end_block()

    def _push(self, element: Element) -> None:
        self._open.push(element)
        self._flow.here = element

    def _close(self, *names: str) -> bool:
        """End the innermost element of one of these names; whether there was one."""
        ended = self._open.close(*names)
        if ended:
            self._leave(ended)
        return bool(ended)

    def _leave(self, ended: Iterable[Element]) -> None:
        for element in ended:
            if element.is_block and not element.hidden:
                self._flow.end_block()
            if element.contains:
                self._found.close_container()
            if element.landmark:
                self._found.landmarks.append((element.landmark, element.since, self._found.builder.size))
            if element.formats is not None:
                self._flow.restore(element.formats)
        self._flow.here = self._open.top
