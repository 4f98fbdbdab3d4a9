"""Character references (``&amp;``, ``&#8217;``, ``&copy`` without its semicolon), read as browsers read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from newslint.patterns import regex
from newslint.tuples import NamedTuple

_REFERENCE = regex(r"&(?:#(?:[xX](?P<hex>[0-9a-fA-F]++)|(?P<decimal>[0-9]++));?|(?P<name>[A-Za-z][A-Za-z0-9]{0,31}+))")
_LONGEST_LEGACY = 6  # “&frac12”, “&Ccedil”: the longest names that may go without their semicolon
_MOST_DIGITS = 7  # of U+10FFFF, in decimal


class Meaning(NamedTuple):
    """What a reference stands for, and where it ends."""

    text: str
    end: int


def read_reference(source: str, start: int, end: int, *, in_attribute: bool = False) -> Meaning | None:
    """The reference that begins at ``source[start]`` (an ampersand), or none where the ampersand is just that.

    In an attribute a name without its semicolon is left alone before ``=``, a letter or a digit, so that
    ``?a=1&copy=2`` stays an address.
    """
    match = _REFERENCE.match(source, start, end)
    if match is None:
        return None
    name = match["name"]
    if name is None:
        return Meaning(_character(match), match.end())
    if source.startswith(";", match.end(), end) and name + ";" in _names():
        return Meaning(_names()[name + ";"], match.end() + 1)
    for length in range(min(_LONGEST_LEGACY, len(name)), 1, -1):
        if name[:length] in _names():
            stop = start + 1 + length
            goes_on = length < len(name) or source.startswith("=", stop, end)
            return None if in_attribute and goes_on else Meaning(_names()[name[:length]], stop)
    return None


def _character(match: re.Match[str]) -> str:
    digits = (match["hex"] or match["decimal"]).lstrip("0")
    if len(digits) > _MOST_DIGITS:
        return "\ufffd"
    from html import unescape

    return unescape(f"&#{'x' if match['hex'] else ''}{digits or '0'};")


def attribute_value(source: str, start: int, end: int) -> str:
    """The value that ``source[start:end]`` spells, its references read."""
    pieces: list[str] = []
    at = start
    ampersand = source.find("&", start, end)
    while ampersand >= 0:
        meaning = read_reference(source, ampersand, end, in_attribute=True)
        if meaning:
            pieces += source[at:ampersand], meaning.text
            at = meaning.end
        ampersand = source.find("&", meaning.end if meaning else ampersand + 1, end)
    return "".join(pieces) + source[at:end]


@cache
def _names() -> Mapping[str, str]:
    """All names of characters, and what they stand for."""
    from html.entities import html5  # 2,231 of them: only where a text has a reference

    return html5
