"""Dates as front matter, feeds, bylines and prose write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from newslint.language import Language, english, language
from newslint.patterns import regex
from newslint.tuples import NamedTuple

_METADATA = 64  # characters of a metadata value that may hold its date
_LONGEST = 24  # characters of a month’s name with what may stand between it and the day
_YEARS_AWAY = (0, -1, 1, -2, 2, -3, 3, -4, 4)  # 29 February may be four years away

_NUMBER = regex(r"[0-9]+")
_ISO = regex(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:(?=[Tt][0-9])|(?![\w]|[-/.][\w]))")
_NUMERIC = regex(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?![\w]|[-/.][\w])")
_COMPACT = regex(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T[0-9]{4,6}Z?)?")

_SPACE = "[ \u00a0\u202f\u2009]"
_JOINS = " \u00a0\u202f\u2009-"  # what stands between a month’s name and its day
_GOES_ON = f"{_JOINS}./sSnNrRtT"  # how what follows a day may begin
_ORDINAL = "(?:st|nd|rd|th)?"
_CLOCK = rf"[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?:{_SPACE}(?:[A-Z]{{2,5}}|[+-][0-9]{{4}}))?"
# “1 March 2000 GMT” is a kick-off at eight in the evening.
_YEAR = rf"(?P<year>[0-9]{{4}})(?![\w]|{_SPACE}(?:GMT|UTC|hrs|hours)\b)"
_AFTER_DAY = regex(rf"{_ORDINAL}(?:{_SPACE}?,{_SPACE}{{0,2}}|{_SPACE}{{1,2}}|-|{_SPACE}{_CLOCK}{_SPACE}){_YEAR}", re.I)
_AFTER_MONTH = regex(rf"\.?(?:{_SPACE}?,{_SPACE}?|{_SPACE}|-){_YEAR}", re.I)
_FREE = regex(r"(?<![\w/.])(?<!\w-)\Z")  # not within a word, a path or a version
_ORDINALS = regex(_ORDINAL, re.I)
# What follows a number that is no day by itself: “March 4-6”, “March 4:30”, “May 4.5”, “June 31/28”, “March 1…” of a
# text that was cut off.
_NO_DAY = regex(rf"\w|[.:,][0-9]|%|…|\.\.|{_SPACE}?[-–—/&]{_SPACE}?[0-9]")


class FoundDate(NamedTuple):
    """A date in a text. ``value`` is none where the calendar has no such day (31 June).

    ``has_year`` tells a date that names its year from one whose year was worked out.
    """

    start: int
    end: int
    value: date | None
    has_year: bool = True


class _Words(NamedTuple):
    """The month names of a language, and the patterns made of them."""

    numbers: dict[str, int]
    names: tuple[str, ...]
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    months = _pack(code).months
    names = "|".join(sorted(months, key=len, reverse=True))
    return _Words(
        dict(months),
        tuple(months),
        re.compile(rf"(?<![\w/.])(?<!\w-)({names})\.?(?:{_SPACE}{{1,2}}|-)(?:the{_SPACE})?\Z", re.I),
        re.compile(rf"{_ORDINAL}\.?(?:{_SPACE}(?:of{_SPACE})?|-)({names})(?!\w)", re.I),
    )


def _pack(code: str) -> Language:
    return language(code) or english()


def find_dates(
    text: str, start: int = 0, end: int | None = None, code: str = "en", near: date | None = None
) -> Iterator[FoundDate]:
    """Every date of ``text[start:end]`` that names day, month and year, with the month names of a language.

    With ``near``, also those that leave out the year: the one that is nearest to that day is meant. Days and
    months that could be read either way round (03/04/2024) are left out; so are dates within paths and versions.
    """
    end = len(text) if end is None else end
    at = start
    for number in _NUMBER.finditer(text, start, end):
        if number.start() < at or number.end() - number.start() not in (1, 2, 4):
            continue
        found = _date_at(text, at, number, end, _words(code), near)
        if found:
            at = found.end
            yield found


def parse_date(text: str) -> date | None:
    """The day that a metadata value names (ISO 8601, RFC 2822, “Nov 25, 2023”, “20231125”), or none.

    A day and month that could be read either way round (03/04/2024) are not guessed at: none.
    """
    text = text.strip()
    if compact := _COMPACT.fullmatch(text):
        return _day(*map(int, compact.groups()))
    found = next(find_dates(text[:_METADATA]), None)
    return found.value if found else None


def _date_at(
    text: str, start: int, number: re.Match[str], end: int, words: _Words, near: date | None
) -> FoundDate | None:
    """The date that a run of digits belongs to as its year (ISO) or its day."""
    first, last = number.span()
    if last - first == 4:
        return _iso(text, first, end) if _is_free(text, start, first) else None
    if before := _month_before(text, start, first, words):
        return _month_first(text, before, last, end, words, near)
    following = text[last : min(last + 1, end)]
    if not following or following not in _GOES_ON or not _is_free(text, start, first):
        return None
    return _numeric(text, first, end) or _day_first(text, number, end, words, near)


def _is_free(text: str, start: int, first: int) -> bool:
    """Whether a number stands within no word, path or version."""
    return _FREE.search(text, max(start, first - 2), first) is not None


def _month_before(text: str, start: int, first: int, words: _Words) -> re.Match[str] | None:
    """The month’s name just before a number. Most numbers have none, which the last words tell sooner."""
    if first == start or text[first - 1] not in _JOINS:
        return None
    said = text[max(start, first - _LONGEST) : first].replace("-", " ").lower().split()
    if said and said[-1] == "the":
        said.pop()
    if not said or (said[-1].isascii() and not said[-1].removesuffix(".").endswith(words.names)):
        return None
    return words.before.search(text, max(start, first - _LONGEST), first)


def _iso(text: str, start: int, end: int) -> FoundDate | None:
    match = _ISO.match(text, start, end)
    return FoundDate(*match.span(), _day(int(match[1]), int(match[3]), int(match[4]))) if match else None


def _numeric(text: str, start: int, end: int) -> FoundDate | None:
    """25/11/2023 or 11/25/2023, and nothing for 03/04/2023."""
    match = _NUMERIC.match(text, start, end)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if max(first, second) > 31 or not first or not second or (first != second and max(first, second) <= 12):
        return None
    return FoundDate(*match.span(), _day(year, min(first, second), max(first, second)))


def _month_first(
    text: str, before: re.Match[str], last: int, end: int, words: _Words, near: date | None
) -> FoundDate | None:
    month, day = words.numbers.get(before[1].lower()), int(text[before.end() : last])
    if month is None:  # “APRİL”: a pattern that ignores case takes “İ” for “i”, and “ſ” for “s”
        return None
    if year := _AFTER_DAY.match(text, last, end):
        return FoundDate(before.start(), year.end(), _day(int(year["year"]), month, day))
    ordinal = _ORDINALS.match(text, last, end)
    after = ordinal.end() if ordinal else last
    return _yearless(text, before.start(), before.start(), after, end, near, month, day)


def _day_first(text: str, number: re.Match[str], end: int, words: _Words, near: date | None) -> FoundDate | None:
    after = words.after.match(text, number.end(), end)
    if not after:
        return None
    month, day = words.numbers.get(after[1].lower()), int(number[0])
    if month is None:  # as above
        return None
    if year := _AFTER_MONTH.match(text, after.end(), end):
        return FoundDate(number.start(), year.end(), _day(int(year["year"]), month, day))
    return _yearless(text, after.start(1), number.start(), after.end(), end, near, month, day)


def _yearless(
    text: str, name: int, first: int, last: int, end: int, near: date | None, month: int, day: int
) -> FoundDate | None:
    """A day and its month (whose name begins at ``name``): “may 4” is no date, “May 4” is."""
    if near is None or not text[name].isupper() or not 1 <= day <= 31 or _NO_DAY.match(text, last, end):
        return None
    days = [value for away in _YEARS_AWAY if (value := _day(near.year + away, month, day))]
    return FoundDate(first, last, min(days, key=lambda value: abs(value - near), default=None), False)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
