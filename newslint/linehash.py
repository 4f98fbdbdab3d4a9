"""The hash of a line by which GitHub code scanning knows a result again (``primaryLocationLineHash``).

A polynomial hash (base 37, modulo 2^64) over the first 100 UTF-16 units from the line's start, spaces and tabs
left out and line ends made LF, with a count of the equal windows that came before.
"""

from __future__ import annotations

import re
from functools import lru_cache

_BASE = 37
_MASK = (1 << 64) - 1
_WINDOW = 100
_END_OF_FILE = 0xFFFF
_LINE_END = re.compile(r"\r\n?")


def line_hash(text: str, line: int) -> str:
    """The hash of a line (counted from 1) of a text."""
    windows = _windows(text)
    window = windows[line - 1]
    value = 0
    for unit in window:
        value = (value * _BASE + unit) & _MASK
    return f"{value:x}:{windows[:line].count(window)}"


@lru_cache(maxsize=4)
def _windows(text: str) -> tuple[tuple[int, ...], ...]:
    """What is hashed of each line."""
    plain = _LINE_END.sub("\n", text).replace(" ", "").replace("\t", "")
    units = [*memoryview(plain.encode("utf-16-le", "surrogatepass")).cast("H"), _END_OF_FILE]
    starts = [0, *(i + 1 for i, unit in enumerate(units) if unit == 10)]
    units += [0] * _WINDOW
    return tuple(tuple(units[start : start + _WINDOW]) for start in starts)
