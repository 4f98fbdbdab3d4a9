"""How a language speaks of time: its words in classes, and the shapes that expressions of time have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from newslint.language import Language, language
from newslint.patterns import regex
from newslint.trees.yamltree import read_plain
from newslint.values import frozen

_FOLDER = Path(__file__).with_name("languages") / "times"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!&%=~"

OTHER = "_"
"""The letter of whatever has nothing to do with time."""
NO_TIME = "none"
"""The kind of what looks like an expression of time and is none (“a 44-year-old”)."""

_NAMES = ("month", "maybe", "weekday", "perhaps")
_WRITTEN = ("day", "number", "ordinal", "year", "decade", "clock", "full", "z")  # classes that need no words
_ELEMENT = regex(r"[a-z]+")


@frozen(eq=False)
class TimeWords:
    """The words of a language in classes. Each class has a letter, and ``shapes`` says what letters may spell.

    ``classes`` gives each word its letter, ``letters`` each class; ``names`` are those of months and weekdays.
    ``shapes`` (RE2, bytes) finds the longest expression at each place, ``kinds`` tells the kind of one. An
    expression with a letter of ``telling`` and none of ``vague`` tells when something was.

    ``steps`` are words that count from a day (“last” -1, “next” 1), ``days`` those that are a day counted so
    (“tomorrow”), ``ends`` words for a part of a stretch (“the end of the year”); ``lengths`` maps words to the
    lengths of time that newslint can count in.
    """

    classes: Mapping[str, str]
    letters: Mapping[str, str]
    names: frozenset[str]
    shapes: Any
    kinds: Mapping[str, re.Pattern[str]]
    telling: frozenset[str]
    vague: frozenset[str]
    steps: Mapping[str, int]
    days: Mapping[str, int]
    ends: frozenset[str]
    lengths: Mapping[str, str]


@cache
def time_words(code: str) -> TimeWords | None:
    """How a language speaks of time, or none where newslint doesn't know."""
    path, words = _FOLDER / f"{code}.yaml", language(code)
    if words is None or not path.is_file():
        return None
    told = read_plain(path.read_text(encoding="utf-8"))
    letters = dict(zip(dict.fromkeys([*told["words"], *_NAMES, *_WRITTEN]), _LETTERS, strict=False))
    shapes, kinds = _patterns(told, letters)
    telling, vague = (frozenset(letters[name] for name in told[group].split()) for group in ("telling", "vague"))
    return TimeWords(
        classes=_classes(words, told["words"], letters),
        letters=letters,
        names=frozenset(letters[name] for name in _NAMES),
        shapes=shapes,
        kinds=kinds,
        telling=telling,
        vague=vague,
        steps=told["steps"],
        days=told["days"],
        ends=frozenset(told["ends"].split()),
        lengths={word: length for length, listed in told["lengths"].items() for word in listed.split()},
    )


def _classes(words: Language, listed: Mapping[str, str], letters: Mapping[str, str]) -> dict[str, str]:
    """The letter of each word. Of a month or a weekday the first name can mean nothing else, an abbreviation can."""
    classes: dict[str, str] = {}
    for names, full, short in ((words.months, "month", "maybe"), (words.weekdays, "weekday", "perhaps")):
        first = {number: name for name, number in reversed(list(names.items()))}
        classes |= {name: letters[full if first[number] == name else short] for name, number in names.items()}
    return classes | {word: letters[name] for name, group in listed.items() for word in group.split()}


def _patterns(told: Any, letters: Mapping[str, str]) -> tuple[Any, Mapping[str, re.Pattern[str]]]:
    import re2  # only where there is something to find

    known = dict(letters)
    for name, shape in told["parts"].items():
        known[name] = f"(?:{_pattern([shape], known)})"
    kinds = {kind: _pattern(shapes, known) for kind, shapes in told["shapes"].items()}
    options = re2.Options()
    options.longest_match = options.never_capture = True
    shapes = re2.compile("|".join(kinds.values()).encode(), options)
    return shapes, {kind: re.compile(pattern) for kind, pattern in kinds.items()}


def _pattern(shapes: Iterable[str], known: Mapping[str, str]) -> str:
    """Shapes, written with the names of classes and of parts, as a pattern over letters."""
    spelled = (_ELEMENT.sub(lambda match: known[match[0]], shape.replace("(", "(?:")) for shape in shapes)
    return "|".join(spelled).replace(" ", "")
