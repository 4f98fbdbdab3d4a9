"""The word lists of a rule family, one file a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path

from newslint.errors import NewslintError
from newslint.patterns import regex
from newslint.positions import LineIndex
from newslint.trees.node import Node, TreeError
from newslint.trees.yamltree import read_yaml
from newslint.values import frozen

_CHOICE = regex(r"\{([^{}]*)\}|\[([^\[\]]*)\]")


@frozen
class Lexicon:
    """Named lists of words and phrases, folded (lower case, straight apostrophes, plain spaces)."""

    lists: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        """The entries of a list.

        Raises:
            KeyError: for a list that the lexicon doesn't have.
        """
        return self.lists[name]


@cache
def lexicon(folder: Path, language: str) -> Lexicon | None:
    """The lexicon that a family keeps in ``folder`` for a language, or none.

    The file maps the name of each list to ``source:`` (where its words come from) and ``words:`` (separated by
    white space) or ``phrases:`` (a list), or both. In a phrase ``{say,says}`` stands for each of its parts, and
    ``[the]`` or ``[the,our]`` may be missing.

    Raises:
        NewslintError: where the file isn't of this form.
    """
    path = folder / f"{language}.yaml"
    if not path.is_file():
        return None
    text = path.read_text(encoding="utf-8")
    try:
        root = read_yaml(text).root
    except TreeError as error:
        raise NewslintError(error.message, str(path), *LineIndex(text).position(error.offset)[:2]) from None
    return Lexicon({name: frozenset(_entries(node, path)) for name, node in root.items()} if root else {})


def _entries(node: Node, path: Path) -> Iterator[str]:
    members = dict(node.items())
    if not members.get("source") or not {"words", "phrases"} & set(members):
        raise NewslintError("a word list needs “source:” and “words:” or “phrases:”", str(path))
    if words := members.get("words"):
        yield from map(fold, str(words.value).split())
    for phrase in members["phrases"].elements() if "phrases" in members else ():
        yield from expand(fold(str(phrase.value)))


def expand(phrase: str) -> Iterator[str]:
    """The phrases that a pattern of choices stands for: ``[the] {end,close}`` is *the end, the close, end, close*."""
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


# One replacement after the other: ten times as fast as str.translate with a table.
_FOLDED = (("\n", " "), ("\t", " "), ("\r", " "))
_FOLDED_BEYOND_ASCII = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("\u00a0", " "), ("\u202f", " "), ("‑", "-"))


def fold(text: str) -> str:
    """``text`` in lower case, with straight apostrophes and plain spaces, character for character."""
    lower = text.lower()
    if len(lower) != len(text):  # “İ” is two characters in lower case
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for char, plain in _FOLDED if lower.isascii() else (*_FOLDED, *_FOLDED_BEYOND_ASCII):
        lower = lower.replace(char, plain)
    return lower
