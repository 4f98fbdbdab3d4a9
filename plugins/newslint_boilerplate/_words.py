"""The family's word lists, made ready for looking lines up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from newslint import Context
from newslint_boilerplate._kinds import Kind, Mark


class Phrases:
    """Phrases that are looked for in a line's key, as whole words."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for entry in sorted(entries, key=len, reverse=True):
            self._by_first[entry.partition(" ")[0]].append(entry)

    def within(self, key: str) -> str:
        """The first of the phrases that stands in a line, or nothing."""
        at = 0
        for word in key.split(" "):
            if word in self._by_first and (found := self._at(key, at, word)):
                return found
            at += len(word) + 1
        return ""

    def opening(self, key: str) -> str:
        """The phrase that a line begins with and goes on from, or nothing."""
        found = self._at(key, 0, key.partition(" ")[0])
        return found if len(found) < len(key) else ""

    def _at(self, key: str, at: int, word: str) -> str:
        """The longest phrase that begins with a word of a line."""
        for phrase in self._by_first.get(word, ()):
            if key.startswith(phrase, at) and key[at + len(phrase) : at + len(phrase) + 1] in ("", " "):
                return phrase
        return ""


@dataclass(frozen=True, slots=True)
class Words:
    """All lists of the family in one language, by the way that they are used.

    ``exact`` gives whole lines their mark, one for each kind that has the line. ``labels``, ``phrases`` and
    ``openers`` are of all kinds together, ``kinds`` tells whose an entry is. ``parts`` and ``lists`` hold every list
    by its name.
    """

    exact: Mapping[str, Mapping[Kind, Mark]]
    labels: Mapping[str, Kind]
    phrases: Phrases
    openers: Phrases
    kinds: Mapping[str, Kind]
    parts: Mapping[str, Phrases]
    lists: Mapping[str, frozenset[str]]


_known: dict[str, Words] = {}


def words_of(context: Context[Any]) -> Words:
    """The lists for an article's language, made ready once a process."""
    code = context.language.code
    if code not in _known:
        family = context.rule.lexicon(code)
        _known[code] = _prepare(family.lists if family else {})
    return _known[code]


def _prepare(lists: Mapping[str, frozenset[str]]) -> Words:
    """The lists by their use."""
    exact: dict[str, dict[Kind, Mark]] = defaultdict(dict)
    for suffix, strong, opens in (("lines", True, True), ("weak-lines", False, True), ("buttons", False, False)):
        for kind in Kind:
            mark = Mark(kind, strong and kind is not Kind.FURNITURE, opens)
            for entry in lists.get(f"{kind}-{suffix}", ()):
                exact[entry].setdefault(kind, mark)
    labels, phrases, openers = (_by_kind(lists, suffix) for suffix in ("labels", "phrases", "openers"))
    parts = {name: Phrases(entries) for name, entries in lists.items()}
    return Words(dict(exact), labels, Phrases(phrases), Phrases(openers), phrases | openers, parts, lists)


def _by_kind(lists: Mapping[str, frozenset[str]], suffix: str) -> dict[str, Kind]:
    return {entry: kind for kind in Kind for entry in lists.get(f"{kind}-{suffix}", ())}
