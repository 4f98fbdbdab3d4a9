"""How wide a text is on a terminal, and cutting it to a width."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import takewhile

from newslint.patterns import regex
from newslint.tuples import NamedTuple

# Latin, Greek, Cyrillic and the marks of their punctuation: a character is a column.
_SIMPLE = regex("[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e]*")
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
_WORD = 20  # columns that ending at a word may cost


class Cell(NamedTuple):
    """What stands together: a character with its marks, an emoji of several characters; and its columns."""

    text: str
    width: int


def cells(text: str) -> Iterator[Cell]:
    """A text as what stands together."""
    if _SIMPLE.fullmatch(text):
        yield from (Cell(char, 1) for char in text)
        return
    now = Cell("", 0)
    for char in text:
        columns = _columns(char)
        if now.text and _joins(now.text, char, columns):
            wide = char == _EMOJI_STYLE or _is_flag_half(char)
            now = Cell(now.text + char, 2 if wide else now.width)
        else:
            if now.text:
                yield now
            now = Cell(char, columns)
    if now.text:
        yield now


def _joins(before: str, char: str, columns: int) -> bool:
    """Whether a character stands in the cell of what is before it."""
    return (
        columns == 0
        or (before.endswith(_JOINER) and unicodedata.category(char) == "So")
        or "\U0001f3fb" <= char <= "\U0001f3ff"  # skin tones
        or (_is_flag_half(char) and len(before) == 1 and _is_flag_half(before))
    )


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _columns(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0  # the range: Hangul vowels and finals, drawn into the syllable before them
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """The columns of a text."""
    return len(text) if _SIMPLE.fullmatch(text) else sum(cell.width for cell in cells(text))


def head(text: str, room: int, *, cut: bool = False) -> str:
    """The beginning of a text that fits, with “…” if it was cut, now or before; cut between words where that can be."""
    fits = width(text) + 2 * cut <= room
    if fits and not cut:
        return text
    kept = text if fits else _start(text, room - 2)
    whole = kept if text[len(kept) :][:1].isspace() else kept.rpartition(" ")[0]
    return f"{whole.rstrip()} …" if _near(whole, kept) else f"{kept.rstrip()}…"


def tail(text: str, room: int, *, cut: bool = False) -> str:
    """The end of a text that fits, as ``head`` the beginning."""
    fits = width(text) + 2 * cut <= room
    if fits and not cut:
        return text
    kept = text if fits else _end(text, room - 2)
    whole = kept if text[: len(text) - len(kept)][-1:].isspace() else kept.partition(" ")[2]
    return f"… {whole.lstrip()}" if _near(whole, kept) else f"…{kept.lstrip()}"


def middle(text: str, room: int) -> str:
    """A text that fits, what is too much left out in its middle."""
    if width(text) <= room:
        return text
    half = (room - 3) // 2
    first = _start(text, room - 3 - half)
    return f"{first.rstrip()} … {_end(text, half).lstrip()}"


def _near(whole: str, kept: str) -> bool:
    return bool(whole.strip()) and len(kept) - len(whole) <= _WORD


def _start(text: str, room: int) -> str:
    return text[: max(0, room)] if _SIMPLE.fullmatch(text) else "".join(_fitting(cells(text), room))


def _end(text: str, room: int) -> str:
    if _SIMPLE.fullmatch(text):
        return text[max(0, len(text) - max(0, room)) :]
    return "".join(reversed(list(_fitting(reversed(list(cells(text))), room))))


def _fitting(parts: Iterable[Cell], room: int) -> Iterator[str]:
    """The cells that fit, in their order, as texts."""
    used = 0

    def fits(cell: Cell) -> bool:
        nonlocal used
        used += cell.width
        return used <= room

    return (cell.text for cell in takewhile(fits, parts))
