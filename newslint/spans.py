"""Plain text that remembers where in the source each character came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Protocol

from newslint.tuples import NamedTuple

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


class Places(Protocol):
    """Where the pieces of a text come from: ``places[i]`` is a start and an end in the source."""

    def __getitem__(self, i: int, /) -> tuple[int, int]: ...


class MappedText:
    """Plain text and the way back to its source.

    It is made of pieces: ``chunks[i]`` stands for the source from ``places[i][0]`` to ``places[i][1]``. A piece as long
    in both maps character by character; any other maps as a whole. ``places`` may work out a place when it is asked for
    it: few ever are.
    """

    __slots__ = ("_begins", "_chunks", "_places", "text")

    def __init__(self, chunks: Sequence[str], places: Places) -> None:
        self.text = "".join(chunks)
        self._chunks = chunks
        self._places = places
        self._begins: list[int] = []

    def to_source(self, start: int, end: int) -> SourceSpan:
        """The stretch of source behind ``text[start:end]``."""
        if not self._chunks:
            return SourceSpan(0, 0)
        begin = self._offset(start, closing=False)
        return SourceSpan(begin, max(begin, self._offset(end, closing=True) if end > start else begin))

    def is_plain(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is one stretch of source, copied as it stands."""
        source = self.to_source(start, end)
        if source.end - source.start != end - start:
            return False
        pieces = range(self._piece(start), self._piece(max(start, end - 1)) + 1) if self._chunks else ()
        return all(self._copied(i) for i in pieces)

    def _piece(self, at: int) -> int:
        """The piece that holds the character ``at``."""
        if not self._begins:
            self._begins = list(accumulate(map(len, self._chunks[:-1]), initial=0))
        return max(0, bisect_right(self._begins, at) - 1)

    def _copied(self, i: int) -> bool:
        start, end = self._places[i]
        return len(self._chunks[i]) == end - start

    def _offset(self, at: int, *, closing: bool) -> int:
        i = self._piece(at - closing)
        start, end = self._places[i]
        if len(self._chunks[i]) == end - start:
            return start + at - self._begins[i]
        return end if closing else start


class LazyText(MappedText):
    """Plain text whose pieces are worked out when a place in it is first asked for."""

    __slots__ = ("_work_out",)

    def __init__(self, text: str, work_out: Callable[[], tuple[Sequence[str], Places]]) -> None:
        super().__init__((text,), ())
        self._work_out: Callable[[], tuple[Sequence[str], Places]] | None = work_out

    def to_source(self, start: int, end: int) -> SourceSpan:
        """The stretch of source behind ``text[start:end]``."""
        self._settle()
        return super().to_source(start, end)

    def is_plain(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is one stretch of source, copied as it stands."""
        self._settle()
        return super().is_plain(start, end)

    def _settle(self) -> None:
        if self._work_out:
            self._chunks, self._places = self._work_out()
            self._work_out = None


class TextBuilder:
    """Collects plain text from a source, left to right. ``chunks`` and ``places`` are its pieces so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.size = 0
        self.chunks: list[str] = []
        self.places: list[tuple[int, int]] = []

    @property
    def last_end(self) -> int:
        """Where in the source the last piece ended (0 before the first)."""
        return self.places[-1][1] if self.places else 0

    def copy(self, start: int, end: int) -> None:
        """Take ``source[start:end]`` as it stands."""
        if end > start:
            self.chunks.append(self.source[start:end])
            self.places.append((start, end))
            self.size += end - start

    def replace(self, start: int, end: int, text: str) -> None:
        """Take ``text`` as the meaning of ``source[start:end]``, e.g. ``&`` for ``&amp;``."""
        if text:
            self.chunks.append(text)
            self.places.append((start, end))
            self.size += len(text)

    def separate(self) -> None:
        """Put a blank line behind what is there, if anything is."""
        if self.size:
            end = self.last_end
            self.replace(end, end, "\n\n")

    def build(self) -> MappedText:
        """The text collected so far."""
        return MappedText(self.chunks, self.places)


class Utf8Index:
    """Turns byte offsets in the UTF-8 form of a text into character offsets.

    It counts on from the offset before; where that has begun anew a few times, it keeps counts, and each offset takes
    constant time.
    """

    _STEP = 256
    _TURNS = 8
    _CONTINUATION = bytes(range(0x80, 0xC0))

    def __init__(self, text: str) -> None:
        self.data = text.encode("utf-8", "surrogatepass")
        self._ascii = len(self.data) == len(text)
        self._turns = self._TURNS
        self._last = (0, 0)  # bytes and characters
        self._counts: list[int] = []

    def char(self, offset: int) -> int:
        """The character that begins at or before byte ``offset``."""
        if self._ascii:
            return offset
        known, chars = self._last
        if offset < known:
            self._turns -= 1
            known = chars = 0
        if self._turns < 0:
            return self._looked_up(offset)
        chars += self._chars(known, offset)
        self._last = (offset, chars)
        return chars

    def _looked_up(self, offset: int) -> int:
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
