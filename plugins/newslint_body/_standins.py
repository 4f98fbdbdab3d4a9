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
_BLAH = re.compile(r"^[^\w\n]{0,2}(?:[Bb]lah[ ,]{1,2}){1,20}[Bb]lah[^\w\n]{0,4}$", re.M)
_LINE = re.compile(r"[^\n]+")
_LATIN = re.compile(r"[Ii]psum|IPSUM|[Dd]olor sit")
_EDGES = " \t\u00a0.…!?:;“”\"'‘’()[]*_<>"
_LONGEST_SENTENCE = 80
_PATTERNS = (
    ("tk", ("TK",), _TK),
    ("todo", ("TODO", "FIXME", "XXX"), _TODO),
    ("todo", ("TODO", "FIXME", "TBD", "XXX"), _ALONE),
    ("field", ("[",), _FIELD),
    ("number", ("XX",), _NUMBER),
    ("filler", ("blah",), _BLAH),
)
"""For each kind what a text must hold to be worth a look, and the pattern."""


class StandIn(NamedTuple):
    """A stand-in: where it stands in a text, and what kind it is (a message of the rule)."""

    start: int
    end: int
    kind: str


def find_stand_ins(text: str, filler: frozenset[str], sentences: frozenset[str]) -> list[StandIn]:
    """The stand-ins in a text, by place; of several in one another the first and longest."""
    found = [
        StandIn(*match.span(), kind)
        for kind, needles, pattern in _PATTERNS
        if any(needle in text for needle in needles)
        for match in pattern.finditer(text)
        if kind != "field" or not _USAGE.search(_before(text, match.start()))
    ]
    found += _filler(text, filler, sentences)
    kept: list[StandIn] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _before(text: str, at: int) -> str:
    """What stands before ``at`` on its line, at most 200 characters."""
    return text[max(text.rfind("\n", 0, at) + 1, at - 200) : at]


def _filler(text: str, filler: frozenset[str], sentences: frozenset[str]) -> Iterator[StandIn]:
    """Lines that hold filler (lorem ipsum), from there on, and lines that say no more than “Your text here”."""
    for line in _LINE.finditer(text):
        places = [at for phrase in filler if (at := fold(line[0]).find(phrase)) >= 0] if _LATIN.search(line[0]) else []
        if places:
            yield StandIn(line.start() + min(places), line.start() + len(line[0].rstrip()), "filler")
        elif len(line[0]) <= _LONGEST_SENTENCE and fold(line[0]).strip(_EDGES) in sentences:
            start = line.start() + len(line[0]) - len(line[0].lstrip(_EDGES))
            yield StandIn(start, start + len(line[0].strip(_EDGES)), "filler")
