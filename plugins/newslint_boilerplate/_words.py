"""The family's word lists, made ready for looking lines up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from newslint import Context
from newslint_boilerplate._kinds import Kind, Mark
from newslint_boilerplate._lines import squeeze
from newslint_boilerplate._suspects import Suspects


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


class _Parts(dict[str, Phrases]):
    """Every list by its name, made ready when it is asked for."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        super().__init__()
        self._lists = lists

    def __missing__(self, name: str) -> Phrases:
        made = self[name] = Phrases(self._lists[name])
        return made


class Words:
    """All lists of the family in one language, and what is made of them by the way that they are used.

    Few lines are looked up, and many articles have none: each thing is made when it is first asked for.
    """

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        self.lists = lists

    @cached_property
    def suspects(self) -> Suspects:
        """Tells the lines that are worth being looked up."""
        return Suspects(self.lists)

    @cached_property
    def exact(self) -> Mapping[str, Mapping[Kind, Mark]]:
        """The mark of whole lines, one for each kind that has the line."""
        exact: dict[str, dict[Kind, Mark]] = defaultdict(dict)
        for suffix, strong, opens in (("lines", True, True), ("weak-lines", False, True), ("buttons", False, False)):
            for kind in Kind:
                mark = Mark(kind, strong and kind is not Kind.FURNITURE, opens)
                for entry in self.lists.get(f"{kind}-{suffix}", ()):
                    exact[entry].setdefault(kind, mark)
        return dict(exact)

    @cached_property
    def labels(self) -> Mapping[str, Kind]:
        """Whose a label is, of all kinds."""
        return self._by_kind("labels")

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Whose a phrase or an opener is, of all kinds."""
        return self._by_kind("phrases") | self._by_kind("openers")

    @cached_property
    def phrases(self) -> Phrases:
        """The phrases of all kinds."""
        return Phrases(self._by_kind("phrases"))

    @cached_property
    def openers(self) -> Phrases:
        """The openers of all kinds."""
        return Phrases(self._by_kind("openers"))

    @cached_property
    def parts(self) -> Mapping[str, Phrases]:
        """Every list, as phrases to be found in lines."""
        return _Parts(self.lists)

    @cached_property
    def name_endings(self) -> tuple[bytes, ...]:
        """What is left of the words, but for those with numbers, that end a line which says who wrote a comment."""
        entries = self.lists["comments-says"] | self.lists["comments-ages"]
        last = (entry.rpartition(" ")[2] for entry in entries)
        return tuple({squeeze(word).left for word in last if "0" not in word})

    def _by_kind(self, suffix: str) -> dict[str, Kind]:
        return {entry: kind for kind in Kind for entry in self.lists.get(f"{kind}-{suffix}", ())}


_known: dict[str, Words] = {}


def words_of(context: Context[Any]) -> Words:
    """The lists for an article's language, made ready once a process."""
    code = context.language.code
    if code not in _known:
        family = context.rule.lexicon(code)
        _known[code] = Words(family.lists if family else {})
    return _known[code]
