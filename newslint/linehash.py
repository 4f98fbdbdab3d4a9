"""The hash of a line by which GitHub code scanning knows a result again (``primaryLocationLineHash``).

A polynomial hash (base 37, modulo 2^64) over the first 100 UTF-16 units from the line's start on (into the next
lines where it is shorter, zeros after the end of the file), spaces and tabs left out and line ends made LF; then
which of the equal windows of the file it is.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from struct import Struct

from newslint.patterns import regex
from newslint.tuples import NamedTuple

_BASE = 37
_MASK = (1 << 64) - 1
_UNITS = Struct("<100H")
_END_OF_FILE = b"\xff\xff"
_LINE_END = regex(r"\r\n?")


class _Windows(NamedTuple):
    """The text as it is hashed; of each line, where its window begins in there and which of its equals it is."""

    data: bytes
    starts: array[int]
    ordinals: array[int]


def line_hash(text: str, line: int) -> str:
    """The hash of a line (counted from 1) of a text."""
    windows = _windows(text)
    start = windows.starts[line - 1]
    value = 0
    for unit in _UNITS.unpack_from(windows.data, start):
        value = (value * _BASE + unit) & _MASK
    return f"{value:x}:{windows.ordinals[line - 1]}"


@lru_cache(maxsize=2)  # findings come file by file
def _windows(text: str) -> _Windows:
    plain = _LINE_END.sub("\n", text).replace(" ", "").replace("\t", "")
    lines = [len(line.encode("utf-16-le", "surrogatepass")) + 2 for line in plain.split("\n")]
    data = plain.encode("utf-16-le", "surrogatepass") + _END_OF_FILE + bytes(_UNITS.size)
    starts, ordinals, counts, start = array("q"), array("q"), dict[bytes, int](), 0
    for length in lines:
        window = data[start : start + _UNITS.size]
        counts[window] = counts.get(window, 0) + 1
        starts.append(start)
        ordinals.append(counts[window])
        start += length
    return _Windows(data, starts, ordinals)
