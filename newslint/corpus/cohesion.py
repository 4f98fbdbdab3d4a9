"""Groups of articles that hold together: no two stories become one because two of their articles met by chance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from newslint.tuples import NamedTuple

_SMALL = 8  # members; up to here a group takes in what is linked with one of it


class Pair(Protocol):
    """Two articles that belong together, by number."""

    @property
    def first(self) -> int:
        """The one."""

    @property
    def second(self) -> int:
        """The other."""


P = TypeVar("P", bound=Pair)


def groups_of(links: Iterable[P]) -> list[list[P]]:
    """The links of each group, in their order; those between two groups are left out.

    Groups grow along the links, those first whose ends have the most neighbours in common. Two groups become one
    where at least half of the smaller are linked with the larger, and with two of it if that is a large one whose
    articles are all linked with each other: what merely shares a site's own text with one copy of a story doesn't
    bring other stories into the group. Equal links in equal order give equal groups.
    """
    kept = list(links)
    groups = _Groups(kept)
    for link in sorted(kept, key=groups.strangeness):
        groups.join(link.first, link.second)
    found: dict[int, list[P]] = defaultdict(list)
    for link in kept:
        if groups.of[link.first] == groups.of[link.second]:
            found[groups.of[link.first]].append(link)
    return list(found.values())


class _Links(NamedTuple):
    """How many of a group are linked with another group, and with which of it."""

    mine: int
    theirs: set[int]


class _Groups(Generic[P]):
    """Groups that grow; at first each article is its own."""

    def __init__(self, links: Sequence[P]) -> None:
        self._near: dict[int, set[int]] = defaultdict(set)  # each article with those it is linked with
        for link in links:
            self._near[link.first] |= {link.first, link.second}
            self._near[link.second] |= {link.first, link.second}
        self.of = {member: member for member in self._near}
        self._members = {member: [member] for member in self._near}

    def strangeness(self, link: P) -> float:
        """How few of the neighbours of a link's two articles are neighbours of both, from 0 to 1."""
        one, other = self._near[link.first], self._near[link.second]
        common = len(one & other)
        return 1 - common / (len(one) + len(other) - common)

    def join(self, one: int, other: int) -> None:
        """Make one group of two articles' groups, where these hold together."""
        small, large = sorted((self.of[one], self.of[other]), key=lambda group: (len(self._members[group]), group))
        if small == large:
            return
        linked = self._linked(small, large)
        met_by_chance = len(linked.theirs) == 1 and self._is_close(large, linked.theirs)
        if 2 * linked.mine >= len(self._members[small]) and not met_by_chance:
            joining = self._members.pop(small)
            self._members[large] += joining
            self.of.update(dict.fromkeys(joining, large))

    def _is_close(self, group: int, met: set[int]) -> bool:
        """Whether a group is large and linked throughout, judging by its first members but those that were met."""
        members = self._members[group]
        first = (member for member in members[:_SMALL] if member not in met)
        return len(members) > _SMALL and any(2 * len(self._near[member]) > len(members) for member in first)

    def _linked(self, small: int, large: int) -> _Links:
        mine = 0
        theirs: set[int] = set()
        for member in self._members[small]:
            met = {near for near in self._near[member] if self.of[near] == large}
            mine += bool(met)
            theirs |= met
        return _Links(mine, theirs)
