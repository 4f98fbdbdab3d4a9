"""Plain text from a parser that tells places as ranges of UTF-8 bytes, turned into characters only when asked for."""

from __future__ import annotations

from typing import Any

from newslint.spans import MappedText, TextBuilder, Utf8Index


class RangedBuilder(TextBuilder):
    """Collects plain text from a source that a parser reads from ``base`` on.

    Besides those of any builder, ``places`` holds ranges as the parser gave them (mappings), for a piece that stands in
    one as it is or that the range stands for; and none, for a blank line behind the last piece.
    """

    places: list[Any]

    def __init__(self, source: str, base: int) -> None:
        super().__init__(source)
        self._base = base
        self._index: Utf8Index | None = None

    def char(self, offset: int) -> int:
        """Where in the source the parser's byte ``offset`` is."""
        if self._index is None:
            self._index = Utf8Index(self.source[self._base :])
        return self._base + self._index.char(offset)

    def __getitem__(self, i: int) -> tuple[int, int]:
        place = self.places[i]
        if place is None:
            while self.places[i] is None:  # a block that shows nothing leaves its blank line
                i -= 1
            end = self[i][1]
            return end, end
        if place.__class__ is not dict:
            start, end = place
            return start, end
        return self._within(self.chunks[i], self.char(place["start"]), self.char(place["end"]))

    def _within(self, chunk: str, start: int, end: int) -> tuple[int, int]:
        """Where a chunk stands in its range (that of a code span includes its fence), or the range."""
        inner = self.source.find(chunk, start, end)
        return (inner, inner + len(chunk)) if inner >= 0 else (start, end)

    @property
    def last_end(self) -> int:
        """Where in the source the last piece ended (0 before the first)."""
        return self[len(self.places) - 1][1] if self.places else 0

    def take(self, value: str, place: Any) -> None:
        """Take the text that the parser read in a range."""
        if value:
            self.chunks.append(value)
            self.places.append(place)
            self.size += len(value)

    def separate(self, size: int) -> int:
        """Put a blank line behind what is there, if anything is: ``size`` characters; how many there are then."""
        if not size:
            return 0
        self.chunks.append("\n\n")
        self.places.append(None)
        self.size = size + 2
        return self.size

    def build(self) -> MappedText:
        """The text collected so far."""
        return MappedText(self.chunks, self)
