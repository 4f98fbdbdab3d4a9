"""Plain text out of Markdown's events: what each shows, and where that stands only when asked for."""

from __future__ import annotations

from functools import partial
from typing import Any

from newslint.markup.mdevents import Events
from newslint.spans import LazyText, MappedText, SourceSpan, TextBuilder, Utf8Index

PART = "\n\n"
"""What stands between blocks."""

BREAK = "\n"
"""What a line break shows."""


class RangedBuilder(TextBuilder):
    """Collects the plain text of a source whose Markdown begins at ``base``.

    ``chunks`` has one text for each event so far, empty where that shows nothing. What is copied and replaced besides
    (blocks of HTML) stands between these, and only of that the places are kept: in ``own``, by its number among the
    chunks, none for what only parts blocks.
    """

    def __init__(self, source: str, base: int) -> None:
        super().__init__(source)
        self.base = base
        self.events = Events(source[base:])
        self.own: dict[int, tuple[int, int] | None] = {}
        self._index: Utf8Index | None = None

    def char(self, offset: int) -> int:
        """Where in the source the parser's byte ``offset`` is."""
        if self._index is None:
            self._index = Utf8Index(self.events.text)
        return self.base + self._index.char(offset)

    def span(self) -> SourceSpan:
        """Where the last event stands."""
        place = self.events.range_of(len(self.chunks) - len(self.own) - 1)
        return SourceSpan(self.char(place["start"]), self.char(place["end"]))

    def copy(self, start: int, end: int) -> None:
        """Take ``source[start:end]`` as it stands."""
        if end > start:
            self.own[len(self.chunks)] = (start, end)
            self.chunks.append(self.source[start:end])
            self.size += end - start

    def replace(self, start: int, end: int, text: str) -> None:
        """Take ``text`` as the meaning of ``source[start:end]``."""
        if text:
            self.own[len(self.chunks)] = (start, end)
            self.chunks.append(text)
            self.size += len(text)

    def separate(self) -> None:
        """Put a blank line behind what is there, if anything is."""
        if self.size:
            self.own[len(self.chunks)] = None
            self.chunks.append(PART)
            self.size += len(PART)

    def part(self, size: int) -> int:
        """Put a blank line behind ``size`` characters, if there are any, where the last event shows nothing."""
        if not size:
            return 0
        self.chunks[-1] = PART
        return size + len(PART)

    def leave_room(self) -> None:
        """Make room for a blank line: the piece before shows something."""
        self.own[len(self.chunks)] = None
        self.chunks.append("")

    def build(self) -> MappedText:
        """The text collected so far."""
        return LazyText("".join(self.chunks), partial(_pieces, self))


def _pieces(builder: RangedBuilder) -> tuple[list[str], _Places]:
    """The pieces that the text is made of, and their places."""
    chunks: list[str] = []
    places: list[Any] = []
    events = builder.events.pieces()
    for number, shown in enumerate(builder.chunks):
        if number in builder.own:
            if shown:
                chunks.append(shown)
                places.append(builder.own[number])
            continue
        pieces = next(events)
        if not shown:
            continue
        event, place = pieces[0]
        if "Text" in event:
            chunks += [each["Text"] for each, _ in pieces]
            places += [each for _, each in pieces]
        else:
            chunks.append(shown)
            places.append(place if "Code" in event else _between(builder, shown, place))
    return chunks, _Places(builder, chunks, places)


def _between(builder: RangedBuilder, shown: str, place: Any) -> Any:
    """The place of what stands between words: none of a blank line, wherever room was found for it."""
    if shown == PART:
        return None
    return (builder.char(place["start"]), builder.char(place["end"])) if shown == BREAK else place


class _Places:
    """Turns ranges into places when these are asked for.

    A place may be the parser's range, for a piece that stands in it as it is or that the range stands for; a start and
    an end; or none, for a blank line behind the piece before.
    """

    def __init__(self, builder: RangedBuilder, chunks: list[str], places: list[Any]) -> None:
        self._builder = builder
        self._chunks = chunks
        self._places = places

    def __getitem__(self, i: int) -> tuple[int, int]:
        place = self._places[i]
        if place is None:
            while self._places[i] is None:  # a block that shows nothing leaves its blank line
                i -= 1
            end = self[i][1]
            return end, end
        if place.__class__ is not dict:
            start, end = place
            return start, end
        char = self._builder.char
        found = self._within(self._chunks[i], char(place["start"]), char(place["end"]))
        self._places[i] = found  # a long piece would be looked for once for each finding in it
        return found

    def _within(self, chunk: str, start: int, end: int) -> tuple[int, int]:
        """Where a chunk stands in its range (that of a code span includes its fence), or the range."""
        inner = self._builder.source.find(chunk, start, end)
        return (inner, inner + len(chunk)) if inner >= 0 else (start, end)
