"""A finding's excerpt on one line of a terminal, and the line below that underlines what was found."""

from __future__ import annotations

from newslint.findings import Excerpt
from newslint.patterns import regex
from newslint.reporters.safety import clean
from newslint.reporters.width import head, middle, tail, width
from newslint.tuples import NamedTuple

_SPACE = regex(r"\s+")
_CONTEXT = 12  # columns on either side that the quote leaves free where there is context to show


class Line(NamedTuple):
    """An excerpt cut to fit; ``mark`` underlines the quote."""

    before: str
    quote: str
    after: str
    mark: str


def fitted(excerpt: Excerpt, room: int) -> Line:
    """An excerpt within ``room`` columns: the quote first, then as much around it as there is room for."""
    before, quote, after = (clean(_SPACE.sub(" ", part)) for part in excerpt[:3])
    quote = middle(quote, room - _CONTEXT * (bool(before) + bool(after)))
    spare = room - width(quote)
    wanted = width(before) + 2 * excerpt.cut_before
    left = min(wanted, max(spare // 2, spare - width(after) - 2 * excerpt.cut_after))
    before = tail(before, left, cut=excerpt.cut_before) if before else ""
    after = head(after, spare - width(before), cut=excerpt.cut_after) if after else ""
    return Line(before, quote, after, " " * width(before) + "^" * max(1, width(quote)))
