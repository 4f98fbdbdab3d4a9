"""The weekday that stands beside a date."""

from __future__ import annotations

import re
from functools import cache

from newslint import FoundDate, Language, NamedTuple, regex

_LOOK = 48  # characters around a date in which its weekday stands
_BEFORE = 24  # characters before a weekday in which another one may stand
_SPACE = "[ \u00a0]"
_LAST_WORD = regex(r"\w{0,20}\W?\Z")


class Weekday(NamedTuple):
    """The name of a weekday in a text; ``number`` is 0 for Monday."""

    start: int
    end: int
    number: int


class Words(NamedTuple):
    """What is needed to know the weekday of a date.

    ``between`` are words that may stand between the two (“Friday night, March 4”), ``joining`` those that make
    a stretch of days of two (“Friday to Sunday”).
    """

    language: Language
    between: frozenset[str]
    joining: frozenset[str]


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]
    joined: re.Pattern[str]


@cache
def _patterns(names: frozenset[str]) -> _Patterns:
    name = "|".join(sorted(names, key=lambda name: (-len(name), name)))
    between = rf"(?:\.?,?{_SPACE}{{1,2}}|{_SPACE}?\()(?P<between>(?:\w{{1,10}},?{_SPACE}){{0,2}})"
    return _Patterns(
        re.compile(rf"(?<![\w'’-])(?P<name>{name}){between}\Z", re.I),
        re.compile(rf"{_SPACE}?[(\[](?P<name>{name})(?=\.?[)\],])", re.I),
        re.compile(
            rf"(?<!\w)(?:{name})\.?{_SPACE}?(?:[-–—/&,]|(?P<word>\w{{1,8}})(?:{_SPACE}\w{{1,6}})?){_SPACE}?\Z", re.I
        ),
    )


def weekday_beside(text: str, day: FoundDate, start: int, end: int, words: Words) -> Weekday | None:
    """The weekday just before a date, or in brackets after it, within ``text[start:end]``.

    None where it might be something else: the last of several days, a newspaper (“Sun”), a verb (“wed”).
    """
    patterns = _patterns(frozenset(words.language.weekdays))
    match = patterns.before.search(text, max(start, day.start - _LOOK), day.start)
    if match and (not _fits(match["between"], words) or _is_joined(text, match.start(), start, patterns, words)):
        return None
    match = match or patterns.after.match(text, day.end, min(end, day.end + _LOOK))
    if match is None:
        return None
    number = words.language.weekdays.get(match["name"].lower())  # none for “FRİDAY”: to the pattern “İ” is an “i”
    if number is None or not _is_weekday(text, match.start("name"), match["name"], number, start, words):
        return None
    return Weekday(*match.span("name"), number)


def _fits(between: str, words: Words) -> bool:
    return set(between.lower().replace(",", " ").split()) <= words.between


def _is_joined(text: str, at: int, start: int, patterns: _Patterns, words: Words) -> bool:
    """Whether another weekday leads up to this one: “Friday to this Sunday, March 4”."""
    match = patterns.joined.search(text, max(start, at - _BEFORE), at)
    return match is not None and (match["word"] is None or match["word"].lower() in words.joining)


def _is_weekday(text: str, at: int, name: str, number: int, start: int, words: Words) -> bool:
    """Whether a name surely means the day. A short one doesn't in lower case, or after “the” or another name."""
    if name.lower() == full_name(words.language, number):
        return True
    match = _LAST_WORD.search(text, max(start, at - _BEFORE), at)
    before = match[0].strip() if match else ""
    named = before[:1].isupper() and before.lower() not in words.language.prepositions
    return name[0].isupper() and not named and before.lower() not in words.between


def full_name(language: Language, number: int) -> str:
    """A weekday’s full name, in lower case: the first that the language has for it."""
    return next(name for name, other in language.weekdays.items() if other == number)


def same_form(name: str, number: int, language: Language) -> str:
    """The weekday of a number, written as ``name`` is: in full or short, in the same case."""
    full, *short = (other for other, value in language.weekdays.items() if value == number)
    in_full = name.lower() == full_name(language, language.weekdays[name.lower()])
    right = full if in_full or not short else min(short, key=lambda other: abs(len(other) - len(name)))
    if name.isupper():
        return right.upper()
    return right.capitalize() if name[0].isupper() else right
