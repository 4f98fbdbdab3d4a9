"""Direct speech: what stands between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newslint.patterns import regex
from newslint.tuples import NamedTuple

# A mark alone, a doubled mark, or an apostrophe before a word; by its first character, which ``re`` finds fastest.
_MARK = regex(r"[“”„«»\"‘'`](?:(?<=[“”„«»\"‘])|(?<=')'|(?<=`)`|(?<=')(?<![\w']')(?=\w))")
# “…,“ he said: an opening mark typed for a closing one, after a stop and before a space.
_CURLY = r"(?<=[,.!?…])“(?=\s|\Z)"
_CLOSERS = {
    "“": rf"”|\"|''|’’|{_CURLY}",
    "”": "”",
    "„": "“|”",
    "«": "»",
    "»": "«",
    '"': '["“”]',
    "``": "''|\"|”",
    "''": "''|”",
    "‘": r"(?<=\S)[’'](?!\w)",
    # An apostrophe after “s” with no stop before it is a possessive: the workers' canteen.
    "'": r"(?<=[^\s\ws]|[^\W\ds])'(?!\w)",
}
_CLOSING = {opener: regex(closer) for opener, closer in _CLOSERS.items()}
_SINGLE = frozenset("‘'")
_INNER = {"“": ('"', '"'), '"': ("“", "”")}
"""Marks of the other kind within a quotation, where a writer mixes both: “The "good" road,” said one."""
_OMISSION = regex(r"\d0s\b|(?:tis|twas|til|em|cause|bout|round)\b", re.I)
"""What follows an apostrophe for something left out: the ’90s, ’tis."""


class Quotation(NamedTuple):
    """A quotation of the body with its marks.

    ``closed`` is false where its paragraph ends before its closing mark: by convention the quotation goes
    on in the next paragraph, which opens it again.
    """

    start: int
    end: int
    closed: bool

    @property
    def length(self) -> int:
        """Its characters, marks included."""
        return self.end - self.start


def find_quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The outermost quotations in each paragraph, in double, single or angle marks.

    An opening double mark that is never closed runs to the paragraph's end; a single one is an apostrophe.
    """
    return tuple(found for start, end in paragraphs for found in _in_paragraph(text, start, end))


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    at = start
    apostrophes = ""  # single marks that nothing closes from here on: looked for once, lest it take quadratic time
    while mark := _MARK.search(text, at, end):
        at = mark.end()
        if mark[0] in apostrophes or not _opens(text, mark, start, end):
            continue
        closing = _closing(text, mark[0], at, end)
        if closing:
            at = closing.end()
            yield Quotation(mark.start(), at, True)
        elif mark[0] in _SINGLE:
            apostrophes += mark[0]
        else:
            at = end
            yield Quotation(mark.start(), end, False)


def _closing(text: str, opener: str, at: int, end: int) -> re.Match[str] | None:
    """The first mark that could end a quotation and ends none within it."""
    first, last = _INNER.get(opener, ("", ""))
    within = 0
    for mark in _CLOSING[opener].finditer(text, at, end):
        if mark[0] == first and not within and _opens(text, mark, at, end):
            within = 1
        elif mark[0] == last and within:
            within = 0
        elif mark[0] != "“" or opener != '"':
            return mark
    return None


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark that could open a quotation does: something follows it and no word or stop stands before it."""
    after = text[mark.end()] if mark.end() < end else " "
    if after.isspace():
        return mark[0] == "«" and mark.end() < end  # « comme ceci »
    if mark[0] in _SINGLE and _OMISSION.match(text, mark.end()):
        return False
    if mark[0] in ("“", "„", "«", "``"):
        return True
    before = text[mark.start() - 1] if mark.start() > start else " "
    return not (before.isalnum() or before in ".,!?…%")
