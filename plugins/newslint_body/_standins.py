"""What stands in an article where text is still to come: marks, and filler like lorem ipsum."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from newslint import NamedTuple, fold, regex
from newslint_body._glance import BRACKETED, FILLED, MARKED
from newslint_body._marks import ALONE_IN_BRACKETS, BRACKETS, FIELDS, MARKS, TK_AS_A_NAME

_USAGE = regex(r"(?:^|\s)--?\w|\busage\b|\$ ", re.I)
_IN_A_WORD = regex(r"[\w/.=@:-]")
_GOES_ON = regex(r"[(\w/@]|[.-]\w")
_LINE = regex(r"[^\n]+")
_LATIN = ("psum", "PSUM", "olor sit", "perspiciatis", "ad minim", "irure dolor", "occaecat", "morbi", "accusamus")
_EDGES = " \t\u00a0.…!?:;“”\"'‘’()[]*_<>"
_LONGEST_SENTENCE = 90


class StandIn(NamedTuple):
    """A stand-in: where it stands in a text, and what kind it is (a message of the rule)."""

    start: int
    end: int
    kind: str


def _anywhere(_: int) -> bool:
    return True


def find_stand_ins(
    text: str, filler: frozenset[str], sentences: frozenset[str], counts: Callable[[int], bool] = _anywhere
) -> list[StandIn]:
    """The stand-ins in a text, by place; of several in one another the first and longest.

    Marks and fields are only looked for around places that count.
    """
    data = text.encode("utf-8", "replace")
    found = [
        StandIn(*match.span(), mark.kind)
        for start, end in _around(filter(counts, MARKED.places(data)), text)
        for mark in MARKS
        for match in mark.pattern.finditer(text, start, end)
    ]
    for start, end in _around(filter(counts, BRACKETED.places(data)), text):
        found += _fields(text, start, end)
    if FILLED.catches(data):
        found += _filler(text, filler, sentences)
    if any(text[each.start : each.end] == "TK" for each in found) and TK_AS_A_NAME.search(text):
        found = [each for each in found if text[each.start : each.end] != "TK"]
    kept: list[StandIn] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _around(places: Iterable[int], text: str) -> Iterator[tuple[int, int]]:
    """The lines at some places with those before and after them, over which marks may reach."""
    start = end = 0
    line = -1  # where the line of the last place ends
    for at in places:
        if at <= line:
            continue
        line = _line_end(text, at)
        before = text.rfind("\n", 0, max(text.rfind("\n", 0, at), 0)) + 1
        if before > end:
            if end:
                yield start, end
            start = before
        end = _line_end(text, line + 1)
    if line >= 0:
        yield start, end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _fields(text: str, first: int, last: int) -> Iterator[StandIn]:
    """Fields and notes in brackets, unless a usage line has them, or a link or an address goes on there."""
    for match in BRACKETS.finditer(text, first, last):
        start, end = match.span()
        before, after = text[max(start - 1, 0) : start], text[end : end + 2]
        if _IN_A_WORD.fullmatch(before) or _GOES_ON.match(after):
            continue
        said = match[1].strip()
        alone = before in ("", "\n") and after[:1] in ("", "\n") and ALONE_IN_BRACKETS.fullmatch(said)
        if (alone or any(field.fullmatch(said) for field in FIELDS)) and not _USAGE.search(_before(text, start)):
            yield StandIn(start, end, "field")


def _before(text: str, at: int) -> str:
    """What stands before ``at`` on its line, at most 200 characters."""
    return text[max(text.rfind("\n", 0, at) + 1, at - 200) : at]


def _filler(text: str, filler: frozenset[str], sentences: frozenset[str]) -> Iterator[StandIn]:
    """Lines that hold filler (lorem ipsum), from there on, and lines that say no more than “Your text here”."""
    latin = filler if any(word in text for word in _LATIN) else ()
    for line in _LINE.finditer(text):
        if places := [at for phrase in latin if (at := fold(line[0]).find(phrase)) >= 0]:
            yield StandIn(line.start() + min(places), line.start() + len(line[0].rstrip()), "filler")
        elif line.end() - line.start() <= _LONGEST_SENTENCE and fold(line[0]).strip(_EDGES) in sentences:
            start = line.start() + len(line[0]) - len(line[0].lstrip(_EDGES))
            yield StandIn(start, start + len(line[0].strip(_EDGES)), "filler")
