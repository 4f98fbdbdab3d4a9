"""The word lists of a rule family, one file a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from newslint.errors import NewslintError
from newslint.patterns import regex
from newslint.positions import LineIndex
from newslint.trees.node import TreeError
from newslint.trees.yamltree import read_plain
from newslint.values import frozen

_CHOICE = regex(r"\{([^{}]*)\}|\[([^\[\]]*)\]")


class _Lists(Mapping[str, frozenset[str]]):
    """Word lists by name. A list is put together when it is asked for: most runs ask for few."""

    def __init__(self, told: Mapping[str, Mapping[str, Any]]) -> None:
        self._told = told
        self._made: dict[str, frozenset[str]] = {}

    def __getitem__(self, name: str) -> frozenset[str]:
        if name not in self._made:
            self._made[name] = frozenset(_entries(self._told[name]))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)


@frozen
class Lexicon:
    """Named lists of words and phrases, folded (lower case, straight apostrophes, plain spaces)."""

    lists: Mapping[str, frozenset[str]]
    led_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def leads(self, name: str) -> frozenset[str]:
        """The words of which one must lead an entry of a list; none where nothing must.

        Raises:
            KeyError: for a list that the lexicon doesn't have.
        """
        return frozenset().union(*(self.lists[each] for each in self.led_by.get(name, ())))

    def __getitem__(self, name: str) -> frozenset[str]:
        """The entries of a list.

        Raises:
            KeyError: for a list that the lexicon doesn't have.
        """
        return self.lists[name]


def has_lexicon(folder: Path, language: str) -> bool:
    """Whether a family keeps a lexicon for a language in ``folder``."""
    return _file(folder, language) is not None


@cache
def lexicon(folder: Path, language: str) -> Lexicon | None:
    """The lexicon that a family keeps in ``folder`` for a language, or none.

    The file maps the name of each list to ``source:`` (where its words come from) and ``words:`` (separated by
    white space) or ``phrases:`` (a list), or both. In a phrase ``{say,says}`` stands for each of its parts, and
    ``[the]`` or ``[the,our]`` may be missing. ``led-by:`` names lists: an entry is found only where one of their words
    stands before it, with nothing but words between.

    Raises:
        NewslintError: where the file isn't of this form.
    """
    path = _file(folder, language)
    if path is None:
        return None
    text = path.read_text(encoding="utf-8")
    try:
        told = read_plain(text)
    except TreeError as error:
        raise NewslintError(error.message, str(path), *LineIndex(text).position(error.offset)[:2]) from None
    if told is None:
        return Lexicon({})
    if not isinstance(told, dict) or not all(map(_is_list, told.values())):
        raise NewslintError("a word list needs “source:” and “words:” or “phrases:”", str(path))
    return Lexicon(_Lists(told), {name: tuple(each["led-by"]) for name, each in told.items() if "led-by" in each})


@cache
def _file(folder: Path, language: str) -> Path | None:
    path = folder / f"{language}.yaml"
    return path if path.is_file() else None


def _is_list(told: Any) -> bool:
    """Whether this is what a lexicon says of a list."""
    if not isinstance(told, dict) or "source" not in told or not {"words", "phrases"} & set(told):
        return False
    return all(isinstance(told.get(key) or [], list) for key in ("phrases", "led-by"))


def _entries(told: Mapping[str, Any]) -> Iterator[str]:
    if (words := told.get("words")) is not None:
        yield from fold(str(words)).split()
    for phrase in told.get("phrases") or ():
        yield from expand(fold(str(phrase)))


def expand(phrase: str) -> Iterator[str]:
    """The phrases that a pattern of choices stands for: ``[the] {end,close}`` is *the end, the close, end, close*."""
    if "{" not in phrase and "[" not in phrase:
        yield " ".join(phrase.split())
        return
    parts: list[tuple[str, ...]] = []
    at = 0
    for choice in _CHOICE.finditer(phrase):
        parts.append((phrase[at : choice.start()],))
        parts.append(tuple(choice[1].split(",")) if choice[1] is not None else ("", *_optional(choice[2])))
        at = choice.end()
    parts.append((phrase[at:],))
    for words in product(*parts):
        yield " ".join("".join(words).split())


def _optional(inner: str) -> list[str]:
    """What may stand in square brackets: one of several words, or a comma itself."""
    words = inner.split(",")
    return words if all(words) else [inner]


FORMS = {"'": "’‘ʼ", " ": "\u00a0\u202f", "-": "‑"}
"""Characters beyond ASCII that fold to one of it, by what they fold to."""

# One replacement after the other: ten times as fast as str.translate with a table.
_FOLDED = (("\n", " "), ("\t", " "), ("\r", " "))
_FOLDED_BEYOND_ASCII = tuple((form, char) for char, forms in FORMS.items() for form in forms)


def fold(text: str) -> str:
    """``text`` in lower case, with straight apostrophes and plain spaces, character for character."""
    lower = text.lower()
    if len(lower) != len(text):  # “İ” is two characters in lower case
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for char, plain in _FOLDED if lower.isascii() else (*_FOLDED, *_FOLDED_BEYOND_ASCII):
        lower = lower.replace(char, plain)
    return lower
