"""The family's word lists in one value, and the ways a line can match them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from newslint import Context
from newslint_boilerplate._kinds import Kind

_OPENING = 7  # words of the longest opener


@dataclass(frozen=True, slots=True)
class KindWords:
    """The lists of one kind; a kind without a list has an empty one."""

    lines: frozenset[str]
    weak_lines: frozenset[str]
    openers: frozenset[str]
    labels: frozenset[str]
    phrases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """All lists of the family in one language."""

    kinds: dict[Kind, KindWords] = field(repr=False)
    lists: dict[str, frozenset[str]] = field(repr=False)

    def __getitem__(self, name: str) -> frozenset[str]:
        """A list by its name in the lexicon."""
        return self.lists[name]


_LISTS = ("lines", "weak-lines", "openers", "labels", "phrases")


def words_of(context: Context[Any]) -> Words:
    """The lists for an article's language."""
    family = context.rule.lexicon(context.language.code)
    lists = dict(family.lists) if family else {}
    empty: frozenset[str] = frozenset()
    kinds = {kind: KindWords(*(lists.get(f"{kind}-{name}", empty) for name in _LISTS)) for kind in Kind}
    return Words(kinds, lists)


def has(key: str, phrases: frozenset[str]) -> bool:
    """Whether one of ``phrases`` stands in a line, as whole words."""
    padded = f" {key} "
    return any(f" {phrase} " in padded for phrase in phrases)


def opening(key: str, openers: frozenset[str]) -> str:
    """The longest of ``openers`` that a line begins with and goes on from, or nothing."""
    parts = key.split(" ", _OPENING)
    for count in range(min(len(parts) - 1, _OPENING), 0, -1):
        if (start := " ".join(parts[:count])) in openers:
            return start
    return ""


def closing(key: str, closers: frozenset[str]) -> str:
    """The longest of ``closers`` that a line ends with, or nothing."""
    parts = key.split(" ")[-4:]
    return next((end for i in range(len(parts)) if (end := " ".join(parts[i:])) in closers), "")
