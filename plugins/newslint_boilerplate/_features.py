"""What tells the lines of a tail from those of a story: their words and shapes, and what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from newslint import regex
from newslint_boilerplate._kinds import Mark
from newslint_boilerplate._lines import Line, Lines, is_sentence

Feature = tuple[str, str]
"""A group of features, and the one of them that a line has."""

_STORY = 0.2  # the share of the characters that is surely not the tail's
_WORDS = 40  # words of a line that are looked at
_SHORT = 12  # words of the longest line that is known by pairs of words
_SIZES = (1, 2, 4, 7, 12, 20, 30, 45, 80)
_SIZE_NAMES = (*(f"≤{size}" for size in _SIZES), "more")
_SOME = (0, 1, 2, 5, 12)
_SOME_NAMES = ("0", "1", "2", "≤5", "≤12", "more")
_SHARES = (0.01, 0.03, 0.07, 0.15, 0.3, 0.5)
_SIGNS = {sign: ("has", sign) for sign in '|•·»→›©@$£%“"★*#…'}
_SIGN = regex("[" + "".join(map(re.escape, _SIGNS)) + "]")
_CODE = regex(r"[{};<>=_]|\(\)|//")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DATE = regex(rf"\b{_MONTH}[a-z]{{0,6}}\.? \d|\d {_MONTH}|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b", re.I)
_DIGIT = regex(r"\d")
_LETTER = regex(r"[^\W\d_]")
CODE: Feature = ("has", "code")
"""The feature of lines with signs that only programs have."""
NO_LETTERS: Feature = ("has", "no letters")
"""The feature of lines of numbers, as in the cells of a table."""


class _Around:
    """What is known of the lines around those that are weighed; of lines above them no more than they ask for.

    ``looks`` says how long each is and how it ends, ``stories`` whether it reads like a paragraph of a story: from
    the last line up to where it was reached. Before ``first`` stands what is surely the story.
    """

    def __init__(self, lines: Lines, marks: Sequence[Mark | None]) -> None:
        self.lines, self.marks = lines, marks
        self.looks, self.stories = [""] * len(lines), [False] * len(lines)
        self._reached = len(lines)
        self.characters = len(lines.whole) - len(lines) + 1
        self.first = _story_of(lines.texts, _STORY * self.characters)

    def reach(self, last: int) -> None:
        """Go up to a line."""
        for i in range(self._reached - 1, max(last, 0) - 1, -1):
            text = self.lines.texts[i]
            words, end = text.count(" ") + 1, _end(text)
            self.looks[i] = _class(words) + end
            self.stories[i] = self.marks[i] is None and ((words >= 20 and end == ".") or words > 60)
            self._reached = i

    @cached_property
    def calm(self) -> str:
        """How much of the beginning is sentences."""
        head = self.lines.texts[: self.first]
        restless = sum(text.count(" ") < 11 or not is_sentence(text) for text in head) / len(head)
        return str(sum(restless >= share for share in (0.3, 0.6, 0.85)))

    @cached_property
    def since(self) -> Sequence[str]:
        """For each line the last mark above it that opened something, and how many paragraphs have come since."""
        if not any(self.marks):
            return ["nothing"] * len(self.marks)
        top = 0.6 * self.first
        opening = next((i for i, mark in enumerate(self.marks) if mark and mark.opens and i >= top), len(self.marks))
        self.reach(opening)
        told = ["nothing"] * opening
        opened, count = "", 0
        for mark, is_story in zip(self.marks[opening:], self.stories[opening:], strict=True):
            told.append(f"{opened} {_few(count)}" if opened else "nothing")
            if mark and mark.opens:
                if not opened.endswith("+") or mark.strong or count > 3:
                    opened, count = _kind(mark), 0
            else:
                count += is_story
        return told

    def has_twin(self, i: int) -> bool:
        """Whether another short line has the same key."""
        return self._letters[self.lines.squeezed.lines[i]] > 1 and self._keys[self.lines[i].key] > 1

    @cached_property
    def _letters(self) -> Counter[bytes]:
        return Counter(self.lines.squeezed.lines)

    @cached_property
    def _keys(self) -> Counter[str]:
        counts, texts = self._letters, self.lines.texts
        twins = [
            i for i, left in enumerate(self.lines.squeezed.lines) if counts[left] > 1 and texts[i].count(" ") < _SHORT
        ]
        return Counter(self.lines[i].key for i in twins)


def _story_of(texts: Sequence[str], least: float) -> int:
    """How many lines have at least so many characters, or all of them."""
    characters = 0
    for i, text in enumerate(texts):
        if i and characters >= least:
            return i
        characters += len(text)
    return len(texts)


def featured(lines: Lines, marks: Sequence[Mark | None]) -> Iterator[tuple[int, list[Feature]]]:
    """The features of each line that may belong to a tail, from the last line up."""
    around = _Around(lines, marks)
    stories = marked = characters = 0
    for i in range(len(lines) - 1, around.first - 1, -1):
        around.reach(i - 4)
        line = lines[i]
        below = [
            ("stories below", _some(stories)),
            ("stories below", _some(stories) + around.looks[i]),
            ("marks below", _some(marked)),
            ("place", str(bisect_right(_SHARES, characters / around.characters))),
            ("lines left", _size(len(lines) - i)),
        ]
        yield i, below + _own(line, marks[i], around, i) + _near(marks, around, i) + _words(line)
        characters += len(line.text)
        stories += around.stories[i]
        marked += marks[i] is not None


def _own(line: Line, mark: Mark | None, around: _Around, i: int) -> list[Feature]:
    """Its length, its end, its signs, and what its words were found to be."""
    text, size, look = line.text, _size(line.words), around.looks[i]
    found = [("length", size), ("shape", size + look[1]), ("calm", around.calm + look)]
    if line.words <= 20:
        found.append(("capitals", _capitals(text) + ("s" if line.words <= 4 else "")))
        if text.isupper():
            found.append(("has", "capitals only"))
    if line.is_item:
        found.append(("item", size))
    found += {_SIGNS[sign] for sign in _SIGN.findall(text)}
    if "http" in text:
        found.append(("has", "http"))
    if text[0].islower():
        found.append(("has", "lower case"))
    if line.words <= 25 and _DIGIT.search(text):
        found.append(("has", "digits"))
        if _DATE.search(text):
            found.append(("has", "short date" if line.words <= 6 else "date"))
    if _CODE.search(text):
        found.append(CODE)
    if not _LETTER.search(text):
        found.append(NO_LETTERS)
    if line.words <= _SHORT and line.key and around.has_twin(i):
        found.append(("has", "a twin"))
    if mark:
        found += (("mark", mark.kind), ("mark", _kind(mark)))
    return found


def _near(marks: Sequence[Mark | None], around: _Around, i: int) -> list[Feature]:
    """What stands above and below."""
    looks, stories, look = around.looks, around.stories, around.looks[i]
    above, below = looks[i - 1] if i else "", looks[i + 1] if i + 1 < len(looks) else ""
    if i and marks[i - 1]:
        above += "m"
    if below and marks[i + 1]:
        below += "m"
    following, before = sum(stories[i + 1 : i + 6]), sum(stories[max(i - 4, 0) : i])
    found = [
        ("above", above),
        ("below", below),
        ("between", f"{above[1:2]}{look[1]}{below[1:2]}"),
        ("since", around.since[i]),
        ("since", around.since[i] + ("*" if stories[i] else look[0])),
        ("stories near", f"{min(before, 2)}{'*' if stories[i] else '-'}{min(following, 2)}"),
        ("next stories", str(following)),
        ("last stories", str(before)),
        ("next marks", str(len(marks[i + 1 : i + 6]) - marks[i + 1 : i + 6].count(None))),
        ("last marks", str(len(marks[max(i - 5, 0) : i]) - marks[max(i - 5, 0) : i].count(None))),
    ]
    found += [("mark below", mark.kind) for mark in marks[i + 1 : i + 4] if mark]
    found += [("mark above", mark.kind) for mark in marks[max(i - 3, 0) : i] if mark]
    return found


def _words(line: Line) -> list[Feature]:
    """Its words, and where it is short, its pairs of words, and all of it."""
    if not line.key:
        return [("has", "no key")]
    words = line.key.split(" ", _WORDS)[:_WORDS]
    found = [("word", word) for word in set(words)]
    if line.words > _SHORT:
        found.append(("opening", " ".join(words[:2])))
        return found
    found += [("pair", f"{one} {other}") for one, other in pairwise(words)]
    found.append(("opening", words[0]))
    if len(words) <= 4:
        found.append(("whole", line.key))
    return found


def _kind(mark: Mark) -> str:
    return mark.kind + ("+" if mark.strong else "-")


def _class(words: int) -> str:
    return "1" if words <= 4 else "2" if words <= 12 else "3" if words <= 30 else "4"


def _end(text: str) -> str:
    """Whether a line ends as a sentence does, leads on, or does neither."""
    return "." if is_sentence(text) else ":" if text.endswith(":") else "-"


def _size(number: int) -> str:
    return _SIZE_NAMES[bisect_left(_SIZES, number)]


def _some(number: int) -> str:
    return _SOME_NAMES[bisect_left(_SOME, number)]


def _few(number: int) -> str:
    return str(number) if number <= 1 else "≤3" if number <= 3 else "≤8" if number <= 8 else "more"


def _capitals(text: str) -> str:
    """How many of the first words begin with a capital."""
    words = [word for word in text.split()[:20] if word[0].isalpha()]
    if not words:
        return "none"
    share = sum(word[0].isupper() for word in words) / len(words)
    return "all" if share > 0.95 else "most" if share > 0.6 else "some" if share > 0.25 else "few"
