"""What stands in an article where text is still to come: TK, TODO, [NAME], XXX, filler."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint import fold

# “TK” (to come) is journalism's own mark: a word that never occurs. Names that begin with it do: TK Maxx, TK-421.
_TK = re.compile(r"\[\s?TK\b[^\]\n]{0,80}\]|(?<![\w.&/'’-])TK(?:TK)*(?![\w&/'’-]|\.\w|\s[A-Z])")
_ALONE = re.compile(r"^[^\w\n]{0,4}(?:TODO|FIXME|TBD|X{3,})[^\w\n]{0,4}$", re.M)
_TODO = re.compile(
    r"^[^\w\n]{0,4}(?:TODO|FIXME|XXX)\b[ \t]?(?:\([^)\n]{1,40}\))?:|[\[(<{]\s?(?:TODO|FIXME)\b[^\])>}\n]{0,80}[\])>}]",
    re.M,
)
_FIELD = re.compile(
    r"\[\s?(?:(?:FIRST |LAST |FULL |YOUR |COMPANY |CITY |TEAM |PRODUCT |EVENT |SPEAKER |SOURCE )?"
    r"(?:NAME|TITLE|AGE|DATE|TIME|PLACE|LOCATION|CITY|COMPANY|NUMBER|AMOUNT|PRICE|QUOTE|SOURCE|AUTHOR|BYLINE|HEADLINE"
    r"|CAPTION|EMAIL|PHONE|ADDRESS|URL|X{2,})(?: HERE)?|[A-Z][A-Z ]{0,40} HERE"
    r"|(?i:insert|placeholder)\b[^\]\n]{0,60})\s?\]"
)
_NUMBER = re.compile(
    r"[$€£]X{2,}(?![\w-])|\[X{2,}\]|(?<![\w$€£.#/-])X{2,}(?:%|-year-old\b"
    r"|\s(?:per\s?cent|people|million|billion|years?|months?|days?|jobs|dollars|euros|pounds)\b)"
)
_USAGE = re.compile(r"(?:^|\s)--?\w|\busage\b|\$ ", re.I)
_BLAH = re.compile(r"^\W{0,2}(?:[Bb]lah[ ,]{1,2}){1,20}[Bb]lah\W{0,4}$", re.M)
_OPENS = re.compile(r"(?:^|[.!?:]\s|[\[(])\W{0,3}\Z")
_SHORT = 20
_PATTERNS = (
    ("tk", _TK),
    ("todo", _TODO),
    ("todo", _ALONE),
    ("field", _FIELD),
    ("number", _NUMBER),
    ("filler", _BLAH),
)


class StandIn(NamedTuple):
    """A stand-in: where it stands in a text, and what kind it is (a message of the rule)."""

    start: int
    end: int
    kind: str


def find_stand_ins(text: str, filler: frozenset[str], sentences: frozenset[str]) -> list[StandIn]:
    """The stand-ins in a text, by place; of several in one another the first and longest."""
    found = [
        StandIn(*match.span(), kind)
        for kind, pattern in _PATTERNS
        for match in pattern.finditer(text)
        if kind != "field" or not _USAGE.search(_line(text, match.start())[0])
    ]
    found += _filler(text, filler, sentences)
    kept: list[StandIn] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _line(text: str, at: int) -> tuple[str, str]:
    """What stands before and after ``at`` on its line, at most 200 characters of each."""
    before = text[max(text.rfind("\n", 0, at) + 1, at - 200) : at]
    return before, text[at : at + 200].partition("\n")[0]


def _filler(text: str, filler: frozenset[str], sentences: frozenset[str]) -> Iterator[StandIn]:
    """Filler text, told once a line, and sentences such as “Your text here.”"""
    folded = fold(text)
    ends: set[int] = set()
    for at in sorted(at for phrase in filler for at in _places(folded, phrase)):
        end = at + len(_line(text, at)[1].rstrip())
        if end not in ends:
            ends.add(end)
            yield StandIn(at, end, "filler")
    for phrase in sentences:
        for at in _places(folded, phrase):
            before, after = _line(text, at)
            if _OPENS.search(before) and len(after) <= len(phrase) + _SHORT:
                yield StandIn(at, at + len(phrase), "filler")


def _places(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + len(phrase))
