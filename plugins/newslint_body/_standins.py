"""What stands in an article where text is still to come: marks, and filler like lorem ipsum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newslint import Literals, NamedTuple, fold, regex
from newslint_body._marks import ALONE_IN_BRACKETS, BRACKETS, FIELDS, MARKS, TK_AS_A_NAME

_USAGE = regex(r"(?:^|\s)--?\w|\busage\b|\$ ", re.I)
_IN_A_WORD = regex(r"[\w/.=@:-]")
_GOES_ON = regex(r"[(\w/@]|[.-]\w")
_LINE = regex(r"[^\n]+")
_LATIN = Literals(
    "psum", "PSUM", "olor sit", "perspiciatis", "ad minim", "irure dolor", "occaecat", "morbi", "accusamus"
)
_NEEDLES = Literals(*dict.fromkeys(needle for mark in MARKS for needle in mark.needles))
_EDGES = " \t\u00a0.…!?:;“”\"'‘’()[]*_<>"
_LONGEST_SENTENCE = 90


class StandIn(NamedTuple):
    """A stand-in: where it stands in a text, and what kind it is (a message of the rule)."""

    start: int
    end: int
    kind: str


def find_stand_ins(text: str, filler: frozenset[str], sentences: frozenset[str]) -> list[StandIn]:
    """The stand-ins in a text, by place; of several in one another the first and longest."""
    found: list[StandIn] = []
    if _NEEDLES.within(text):
        found += _marks(text)
    if "]" in text:
        found += _fields(text)
    found += _filler(text, filler, sentences)
    if any(text[each.start : each.end] == "TK" for each in found) and TK_AS_A_NAME.search(text):
        found = [each for each in found if text[each.start : each.end] != "TK"]
    kept: list[StandIn] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _marks(text: str) -> Iterator[StandIn]:
    """The marks in a text. None goes on in another line, and only lines that hold a needle are worth a look."""
    for mark in MARKS:
        for start, end in _lines_with(text, mark.needles):
            yield from (StandIn(*match.span(), mark.kind) for match in mark.pattern.finditer(text, start, end))


def _lines_with(text: str, needles: Iterable[str]) -> set[tuple[int, int]]:
    """Start and end of each line that holds one of the needles."""
    lines = set()
    for needle in needles:
        at = text.find(needle)
        while at >= 0:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            lines.add((text.rfind("\n", 0, at) + 1, end))
            at = text.find(needle, end)
    return lines


def _fields(text: str) -> Iterator[StandIn]:
    """Fields and notes in brackets, unless a usage line has them, or a link or an address goes on there."""
    for match in BRACKETS.finditer(text):
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


def _has_line_of(text: str, sentences: frozenset[str]) -> bool:
    """Whether a line may be one of some sentences: hardly any text needs the closer look."""
    short = [line.strip(_EDGES).lower() for line in text.split("\n") if len(line) <= _LONGEST_SENTENCE]
    odd = [fold(line) for line in short if not line.isascii()] if not text.isascii() else ()
    return "\t" in text or not sentences.isdisjoint(short) or not sentences.isdisjoint(odd)


def _filler(text: str, filler: frozenset[str], sentences: frozenset[str]) -> Iterator[StandIn]:
    """Lines that hold filler (lorem ipsum), from there on, and lines that say no more than “Your text here”."""
    latin = filler if _LATIN.within(text) else ()
    if not latin and not _has_line_of(text, sentences):
        return
    for line in _LINE.finditer(text):
        if places := [at for phrase in latin if (at := fold(line[0]).find(phrase)) >= 0]:
            yield StandIn(line.start() + min(places), line.start() + len(line[0].rstrip()), "filler")
        elif line.end() - line.start() <= _LONGEST_SENTENCE and fold(line[0]).strip(_EDGES) in sentences:
            start = line.start() + len(line[0]) - len(line[0].lstrip(_EDGES))
            yield StandIn(start, start + len(line[0].strip(_EDGES)), "filler")
