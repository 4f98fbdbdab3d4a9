"""The days that an expression of time stands for, counted from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from newslint.dates import find_dates
from newslint.language import language
from newslint.patterns import regex
from newslint.times import Time
from newslint.timewords import TimeWords, time_words

_WORD = regex(r"[^\W\d_]+|[0-9]{4}(?!['’]?\w)")
_DAY = timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def days_of(text: str, time: Time, published: date | None, code: str = "en") -> tuple[date, date] | None:
    """The first and last day of what an expression of time stands for, or none where that can't be told.

    Days (“May 4”, “tomorrow”) and counted weeks, weekends, months, quarters and years (“next month”) are told; a bare
    weekday is not, since only the verb says whether it has been. Without a day of publication only what names its year
    is told.
    """
    words = time_words(code)
    day = next(find_dates(text, time.start, time.end, code, published), None)
    if day or words is None:
        return (day.value, day.value) if day and day.value else None
    said = [match[0].lower() for match in _WORD.finditer(text, time.start, time.end)]
    try:
        return _named(said, code) or (_counted(said, published, words) if published else None)
    except (OverflowError, ValueError):  # before the first day or after the last that there is: of 0001-01-01
        return None


def _named(said: list[str], code: str) -> tuple[date, date] | None:
    """“March 2024”, “2019”."""
    years = [int(word) for word in said if word.isdecimal() and word[0] in "12"]
    if len(years) != 1:
        return None
    pack = language(code)
    months = [pack.months[word] for word in said if word in pack.months] if pack else []
    begin = date(years[0], months[0] if months else 1, 1)
    return begin, _months_later(begin, 1 if months else 12) - _DAY


def _counted(said: list[str], published: date, words: TimeWords) -> tuple[date, date] | None:
    """“tomorrow”, “next month”, “the end of the year”."""
    for word in said:
        if word in words.days:
            day = published + timedelta(days=words.days[word])
            return day, day
    lengths = [words.lengths[word] for word in said if word in words.lengths]
    steps = [words.steps[word] for word in said if word in words.steps]
    if len(lengths) != 1 or not (steps or words.ends.intersection(said)):
        return None
    return _stretch(lengths[0], published, steps[0] if steps else 0)


def _stretch(length: str, day: date, step: int) -> tuple[date, date]:
    """The week, month, quarter or year of a day, or one that lies so many before or after it."""
    if length not in _MONTHS:
        monday = day + timedelta(days=7 * step - day.weekday())
        return monday + timedelta(days=5 if length == "weekend" else 0), monday + timedelta(days=6)
    months = _MONTHS[length]
    begin = _months_later(date(day.year, (day.month - 1) // months * months + 1, 1), step * months)
    return begin, _months_later(begin, months) - _DAY


def _months_later(first: date, months: int) -> date:
    """The first of a month so many months after another."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)
