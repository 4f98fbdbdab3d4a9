"""The family's word lists, made ready for looking lines up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newslint import Context
from newslint_boilerplate._kinds import Kind, Mark


class Phrases:
    """Phrases that are looked for in a line's key, as whole words."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for entry in entries:
            self._by_first[entry.partition(" ")[0]].append(entry)

    def within(self, key: str) -> bool:
        """Whether one of the phrases stands in a line."""
        at = 0
        for word in key.split(" "):
            if word in self._by_first and any(self._at(key, at)):
                return True
            at += len(word) + 1
        return False

    def begins(self, key: str) -> bool:
        """Whether a line begins with one of the phrases and goes on."""
        return any(end < len(key) for end in self._at(key, 0))

    def _at(self, key: str, at: int) -> Iterator[int]:
        """Where the phrases end that begin at a word of a line."""
        for phrase in self._by_first.get(key[at:].partition(" ")[0], ()):
            end = at + len(phrase)
            if key.startswith(phrase, at) and key[end : end + 1] in ("", " "):
                yield end


@dataclass(frozen=True, slots=True)
class Words:
    """All lists of the family in one language, by the way that they are used.

    ``exact`` gives whole lines their mark, one for each kind that has the line; ``labels`` gives what stands before a
    colon its kind; ``phrases`` and ``openers`` are by kind, ``parts`` and ``lists`` hold every list by its name.
    """

    exact: Mapping[str, Mapping[Kind, Mark]]
    labels: Mapping[str, Kind]
    phrases: Mapping[Kind, Phrases]
    openers: Mapping[Kind, Phrases]
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
    return Words(
        dict(exact),
        {entry: kind for kind in Kind for entry in lists.get(f"{kind}-labels", ())},
        {kind: Phrases(lists[f"{kind}-phrases"]) for kind in Kind if f"{kind}-phrases" in lists},
        {kind: Phrases(lists[f"{kind}-openers"]) for kind in Kind if f"{kind}-openers" in lists},
        {name: Phrases(entries) for name, entries in lists.items()},
        lists,
    )
