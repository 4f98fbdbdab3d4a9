"""Expressions of time in prose: dates, times of day, lengths of time, and what comes round again.

A text's words are turned into the letters of their classes (``TimeWords``), and the shapes of a language's
expressions of time are then found in these letters. What is found is what TimeML calls a TIMEX3; the words and the
shapes are in ``languages/times``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from newslint.patterns import regex
from newslint.timewords import NO_TIME, OTHER, TimeWords, time_words
from newslint.tuples import NamedTuple


class TimeKind(StrEnum):
    """What an expression of time stands for: the four types of TIMEX3."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Time(NamedTuple):
    """An expression of time in a text.

    ``tells`` says whether it tells when something was, to the year or closer: “Friday”, “last week”, “in 2019”, not
    “recently”, “the day” or “two hours”.
    """

    start: int
    end: int
    kind: TimeKind
    tells: bool


_TOKEN = regex(r"[^\W\d_]+|[0-9]+(?:[.,:/][0-9]+)*")
_POSSESSIVE = regex(r"['’][sS](?!\w)")
_GAPS = {" ": "", "\n": "", "\u00a0": "", "-": "-", ", ": ",", ",\n": ",", ". ": ".", ".\n": ".", ".": "."}
_SUFFIX = regex(
    r"(?P<clock>[ \u00a0]?(?:[ap]\.m\.|[ap]m(?!\w))(?:[ \u00a0](?:[ECMP][SD]?T|GMT|UTC|BST)(?!\w))?)"
    r"|(?P<ordinal>(?:st|nd|rd|th)(?!\w))|(?P<decade>['’]?s(?!\w))|%|\w",
    re.I,
)
_CLOCK = regex(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")
_FULL = regex(r"[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})")
_NO_NUMBER = "$£€¥#/."  # money, numbers of something, parts of paths and versions
_YEARS = range(1500, 2100)  # four digits that are a year where nothing else tells
_SHORT = 5  # letters of a name of a month or weekday that may be another word in lower case


def find_times(text: str, start: int = 0, end: int | None = None, code: str = "en") -> Iterator[Time]:
    """The expressions of time in ``text[start:end]``, in order; nothing in a language that has no words for them."""
    words = time_words(code)
    if words is None:
        return
    letters, places = _spell(text, start, len(text) if end is None else end, words)
    for match in words.shapes.finditer(letters.encode()):
        first, last = match.span()
        classes = letters[first:last]
        kind = next(name for name, shape in words.kinds.items() if shape.fullmatch(classes))
        if kind != NO_TIME:
            led = classes[0] == words.letters["in"]
            tells = not words.telling.isdisjoint(classes) and words.vague.isdisjoint(classes)
            yield Time(places[first + led][0], places[last - 1][1], TimeKind(kind), tells)


class _Spelling:
    """The letters of a text’s words, each with its place, as they are put together."""

    def __init__(self, text: str, words: TimeWords) -> None:
        self.text, self.words = text, words
        self.letters: list[str] = [OTHER]
        self.places: list[tuple[int, int]] = [(0, 0)]

    def add(self, letter: str, start: int, end: int) -> None:
        """Take a word, with what joins it to the one before."""
        if self.letters[-1] != OTHER:
            joint = self._joint(self.places[-1][1], start)
            if joint:
                self.letters.append(joint)
                self.places.append((start, start))
        self.letters.append(letter)
        self.places.append((start, end))

    def part(self) -> None:
        """Take a word that has nothing to do with time."""
        if self.letters[-1] != OTHER:
            self.letters.append(OTHER)
            self.places.append((0, 0))

    def _joint(self, last: int, start: int) -> str:
        joint = _GAPS.get(self.text[last:start], OTHER)
        if joint == ".":
            return "" if self.letters[-1] in self.words.names else OTHER
        return joint


def _spell(text: str, start: int, end: int, words: TimeWords) -> tuple[str, list[tuple[int, int]]]:
    """The letters of the words of a text, and where each stands."""
    spelling, at, name = _Spelling(text, words), start, -2
    for token in _TOKEN.finditer(text, start, end):
        first, last = token.span()
        if first < at:
            continue  # “a.m.” belongs to its number
        word = token[0]
        if word[0].isdigit():
            letter, at = _number(text, word, first, last, end, words)
        else:
            letter, at = _letter(word, words, in_name=name == first - 1 and text[name] == " "), last
        if letter == OTHER:
            spelling.part()
            name = last if word[0].isupper() else -2
            continue
        spelling.add(letter, first, at)
        if possessive := _POSSESSIVE.match(text, at, end):
            at = possessive.end()
            spelling.letters.append(words.letters["z"])
            spelling.places.append((at, at))
    return "".join(spelling.letters), spelling.places


def _letter(word: str, words: TimeWords, in_name: bool) -> str:
    """The letter of a word: none for “may” and “sun” in lower case, and for “Today” after a name (“USA Today”)."""
    letter = words.classes.get(word.lower(), OTHER)
    if letter in words.names:
        return letter if word[0].isupper() or len(word) > _SHORT else OTHER
    return OTHER if in_name and word[0].isupper() else letter


def _number(text: str, word: str, first: int, last: int, end: int, words: TimeWords) -> tuple[str, int]:
    """The letter of what is written in digits, and where it ends."""
    before = text[first - 1] if first else " "
    if before in _NO_NUMBER or before.isalnum():
        return OTHER, last
    short = before in "'’" and len(word) == 2  # ’89
    suffix = _SUFFIX.match(text, last, end)
    if suffix is None:
        return words.letters["year"] if short else _plain_number(word, words), last
    name = suffix.lastgroup
    if name == "decade" and not (word.endswith("0") and (short or len(word) == 4)):
        name = None
    return (words.letters[name], suffix.end()) if name else (OTHER, last)


def _plain_number(word: str, words: TimeWords) -> str:
    letters = words.letters
    if word.isdecimal():
        value = int(word) if len(word) < 5 else 0
        if 1 <= value <= 31 and len(word) < 3:
            return letters["day"]
        return letters["year"] if len(word) == 4 and value in _YEARS else letters["number"]
    if ":" in word:
        return letters["clock"] if _CLOCK.fullmatch(word) else OTHER
    return letters["full"] if _FULL.fullmatch(word) else letters["number"]
