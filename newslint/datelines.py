"""Where a dispatch comes from: “LONDON, March 3 (Reuters) –” before the first sentence."""

from __future__ import annotations

import re
from datetime import date

from newslint.dates import find_dates
from newslint.language import english

_LONGEST = 100
_FOLLOWING = 8  # words that a paragraph with a dateline has after it
_DASH = re.compile(r"\s*(?:—|–|--|\s[-_](?=\s|\Z)|(?<=\d)-(?=\s|\Z))")
_AGENCY = re.compile(r"\s*(?:\([A-Z][^()]{1,30}\)|/[A-Z][^/]{1,30}/)\s*\Z")
_PARTICLES = frozenset("al da de del der di du el la las le los of on san the upon van".split())
_ANY_DAY = date(2000, 1, 1)


def find_dateline(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Start and end of the dateline that a paragraph begins with (its dash left out), or none.

    It is a place (in capitals, or with its country), a day or an agency, or several of these, before a dash.
    """
    dash = _DASH.search(text, start, min(end, start + _LONGEST))
    if dash is None or not (dash.end() == end or text.count(" ", dash.end(), end) >= _FOLLOWING):
        return None
    head = text[start : dash.start()]
    agency = _AGENCY.search(head)
    place = head[: agency.start()] if agency else head
    day = next((day for day in find_dates(place, near=_ANY_DAY) if not place[day.end :].strip(" \u00a0,")), None)
    place = (place[: day.start] if day else place).strip(" \u00a0,")
    known = _is_place(place) if place else bool(agency)
    if known and (agency or day or _stands_alone(place)):
        return start, start + len(head.rstrip())
    return None


def _is_place(place: str) -> bool:
    """Up to three names (city, state, country) of up to four words."""
    names = [name.split() for name in re.split(r",\s*|/", place)]
    return len(names) <= 3 and all(1 <= len(words) <= 4 and _is_name(words) for words in names)


def _is_name(words: list[str]) -> bool:
    capital = words[0][0].isupper()
    return capital and all(word[0].isupper() or word in _PARTICLES for word in words) and not words[-1].isdigit()


def _stands_alone(place: str) -> bool:
    """Whether a place needs neither day nor agency: LONDON, or “Moscow, Russia”."""
    city, comma, country = place.partition(",")
    if city.isupper() and len(city) > 3:
        return True
    first = city.split()[0].lower()
    return bool(comma) and "," not in country and (first == "the" or first not in english().stop_words)
