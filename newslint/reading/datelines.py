"""Where a dispatch comes from: “LONDON, March 3 (Reuters) –” before the first sentence."""

from __future__ import annotations

import re
from datetime import date

from newslint.dates import find_dates
from newslint.language import english
from newslint.patterns import regex

_LONGEST = 100
_PART = 40  # characters of a day or an agency
_FOLLOWING = 8  # words that a paragraph with a dateline has after it
_DASH = regex(r"\s*(?:—|–|--|\s[-_](?=\s|\Z)|(?<=\d)-(?=\s|\Z))\s*")
_ANY_DASH = regex(r"[-_—–](?:(?<=[—–])|(?<=-)-|(?=\s|\Z))")  # what every dash above has, quickly found missing
_AGENCY = regex(r"\s*(?:\((?:[A-Z]|dpa\b)[^()]{0,30}\)|/[A-Z][^/]{1,30}/)\s*\Z")
_PARTICLES = frozenset("al da de del der di du el la las le los of on san the upon van".split())
_EDGES = " \u00a0,"
_ANY_DAY = date(2000, 1, 1)


def find_dateline(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Start and end of the dateline that a paragraph begins with (its dash left out), or none.

    It is a place (in capitals, or with its country), a day or an agency, or several of these, before a dash.
    """
    last = min(end, start + _LONGEST)
    dash = _DASH.search(text, start, last) if _ANY_DASH.search(text, start, last) else None
    if dash is None:
        return None
    place, told = _place(text[start : dash.start()])
    last, following = dash.start(), dash.end()
    day = _leading_day(text[following : min(end, following + _PART)])
    if day or text.startswith("(", following):  # “AUSTIN, Texas--(BUSINESS WIRE)--”
        again = _DASH.search(text, following + day, min(end, following + _PART))
        if again is None or not (again.start() == following + day or text[again.start() - 1] == ")"):
            return None  # “Montreal, February 25 – March 1” is a stretch of time
        told, last, following = True, again.start(), again.end()
    if following < end and text.count(" ", following, end) < _FOLLOWING:
        return None
    known = _is_place(place) if place else told
    return (start, last) if known and (told or _stands_alone(place)) else None


def _place(head: str) -> tuple[str, bool]:
    """The place of “LONDON, March 3 (Reuters)”, and whether a day or an agency follows it."""
    agency = _AGENCY.search(head)
    place = head[: agency.start()] if agency else head
    day = next((day for day in find_dates(place, near=_ANY_DAY) if not place[day.end :].strip(_EDGES)), None)
    return (place[: day.start] if day else place).strip(_EDGES), bool(agency or day)


def _leading_day(text: str) -> int:
    """How long the date is that a text begins with; 0 where there is none."""
    day = next(find_dates(text, near=_ANY_DAY), None)
    return day.end if day and day.start == 0 else 0


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
