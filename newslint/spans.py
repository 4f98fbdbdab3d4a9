"""Plain text that remembers where in the source each character came from."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

BODY = 0
"""The index of an article's body among its passages."""


class Span(NamedTuple):
    """Half-open character offsets in one passage of an article (``BODY`` is the body)."""

    passage: int
    start: int
    end: int


class SourceSpan(NamedTuple):
    """Half-open character offsets in the decoded source itself."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class MappedText:
    """Plain text and the way back to its source.

    Piece *i* begins at ``plain[i]`` in ``text`` and stands for the source from ``starts[i]`` to
    ``ends[i]``. A piece as long in both maps character by character; any other maps as a whole.
    """

    text: str
    plain: array[int]
    starts: array[int]
    ends: array[int]

    def to_source(self, start: int, end: int) -> SourceSpan:
        """The stretch of source behind ``text[start:end]``."""
        if not self.plain:
            return SourceSpan(0, 0)
        begin = self._offset(start, closing=False)
        return SourceSpan(begin, max(begin, self._offset(end, closing=True) if end > start else begin))

    def is_plain(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is one stretch of source, copied as it stands."""
        source = self.to_source(start, end)
        if source.end - source.start != end - start:
            return False
        first = bisect_right(self.plain, start) - 1
        last = bisect_right(self.plain, max(start, end - 1)) - 1
        return all(self._copied(i) for i in range(max(first, 0), last + 1))

    def _copied(self, i: int) -> bool:
        stop = self.plain[i + 1] if i + 1 < len(self.plain) else len(self.text)
        return stop - self.plain[i] == self.ends[i] - self.starts[i]

    def _offset(self, at: int, *, closing: bool) -> int:
        i = max(0, bisect_right(self.plain, at - closing) - 1)
        if self._copied(i):
            return self.starts[i] + at - self.plain[i]
        return self.ends[i] if closing else self.starts[i]


class TextBuilder:
    """Collects plain text from a source, left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.size = 0
        self._chunks: list[str] = []
        self._plain, self._starts, self._ends = array("q"), array("q"), array("q")
        self._open = False  # the last piece is a copy and may grow

    @property
    def last_end(self) -> int:
        """Where in the source the last piece ended (0 before the first)."""
        return self._ends[-1] if self._ends else 0

    def copy(self, start: int, end: int) -> None:
        """Take ``source[start:end]`` as it stands."""
        if end <= start:
            return
        if self._open and self._ends[-1] == start:
            self._ends[-1] = end
        else:
            self._piece(start, end)
        self._open = True
        self._chunks.append(self.source[start:end])
        self.size += end - start

    def replace(self, start: int, end: int, text: str) -> None:
        """Take ``text`` as the meaning of ``source[start:end]``, e.g. ``&`` for ``&amp;``."""
        if text:
            self._piece(start, end)
            self._open = False
            self._chunks.append(text)
            self.size += len(text)

    def _piece(self, start: int, end: int) -> None:
        self._plain.append(self.size)
        self._starts.append(start)
        self._ends.append(end)

    def build(self) -> MappedText:
        """The text collected so far."""
        return MappedText("".join(self._chunks), self._plain, self._starts, self._ends)


class Utf8Index:
    """Turns byte offsets in the UTF-8 form of a text into character offsets, in constant time each."""

    _STEP = 256
    _CONTINUATION = bytes(range(0x80, 0xC0))

    def __init__(self, text: str) -> None:
        self.data = text.encode("utf-8", "surrogatepass")
        self._ascii = len(self.data) == len(text)
        self._counts: list[int] = []

    def char(self, offset: int) -> int:
        """The character that begins at or before byte ``offset``."""
        if self._ascii:
            return offset
        if not self._counts:
            self._count()
        step = offset // self._STEP
        return self._counts[step] + self._chars(step * self._STEP, offset)

    def _chars(self, start: int, end: int) -> int:
        return len(self.data[start:end].translate(None, self._CONTINUATION))

    def _count(self) -> None:
        total = 0
        for start in range(0, len(self.data) + 1, self._STEP):
            self._counts.append(total)
            total += self._chars(start, start + self._STEP)
