"""Lines and columns of a text, in three units."""

from __future__ import annotations

from bisect import bisect_right

from newslint.findings import Excerpt, Position, Region
from newslint.patterns import regex
from newslint.spans import SourceSpan

# A line ends at LF, CRLF or a lone CR, as editors and git see it; never where str.splitlines also breaks.
_LINE_END = regex(r"\r\n?|\n")
_AROUND = 40
_TURNS = 8  # how often counting lines begins anew
_QUOTE = 160


class LineIndex:
    """Finds the line and columns of offsets; asked in rising order, it is linear in the text.

    Most texts are asked for a few places only. So lines are counted on from the place before, and each line's start is
    noted only when that has begun anew a few times.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] = []
        self._turns = _TURNS if "\r" not in text else 0
        self._line = (0, 0, 0)  # line index, where it begins, up to where it is known to go on
        self._last = (0, 0, 0, 0)  # line index, offset, UTF-16 units and UTF-8 bytes since the line's start

    def line_start(self, offset: int) -> int:
        """Where the line of ``offset`` begins."""
        return self._line_of(offset)[1]

    def _line_of(self, offset: int) -> tuple[int, int]:
        """The index of the line of ``offset``, and where it begins."""
        line, start, known = self._line
        if start <= offset <= known:
            return line, start
        if offset < start:
            line = start = known = 0
            self._turns -= 1
        if self._turns <= 0:
            return self._looked_up(offset)
        line += self.text.count("\n", known, offset)
        start = max(start, self.text.rfind("\n", known, offset) + 1)
        self._line = (line, start, offset)
        return line, start

    def _looked_up(self, offset: int) -> tuple[int, int]:
        if not self._starts:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        line = bisect_right(self._starts, offset) - 1
        return line, self._starts[line]

    def position(self, offset: int) -> Position:
        """The line and columns of ``offset``."""
        line, start = self._line_of(offset)
        seen, at, utf16, utf8 = self._last
        if seen != line or at > offset:
            at, utf16, utf8 = start, 0, 0
        piece = self.text[at:offset]
        if piece.isascii():
            utf16, utf8 = utf16 + len(piece), utf8 + len(piece)
        else:
            utf16 += len(piece.encode("utf-16-le", "surrogatepass")) // 2
            utf8 += len(piece.encode("utf-8", "surrogatepass"))
        self._last = (line, offset, utf16, utf8)
        return Position(line + 1, offset - start + 1, utf16 + 1, utf8 + 1)

    def region(self, span: SourceSpan) -> Region:
        """The region of a stretch of the text."""
        return Region(self.position(span.start), self.position(span.end), span.start, span.end - span.start)

    def excerpt(self, span: SourceSpan) -> Excerpt:
        """What stands at a stretch and around it, on its line, at most some 240 characters in all."""
        line_start = self.line_start(span.start)
        start = max(line_start, span.start - _AROUND)
        end = _LINE_END.search(self.text, span.end, span.end + _AROUND)
        quote = self.text[span.start : span.end]
        if len(quote) > _QUOTE:
            quote = f"{quote[: _QUOTE // 2].rstrip()} … {quote[-_QUOTE // 2 :].lstrip()}"
        after = self.text[span.end : end.start() if end else span.end + _AROUND]
        cut_after = end is None and span.end + _AROUND < len(self.text)
        return Excerpt(self.text[start : span.start].lstrip(), quote, after.rstrip(), start > line_start, cut_after)
