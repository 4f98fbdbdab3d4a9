"""Articles that belong together, and which of them a finding is anchored on."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from newslint.checking import ActiveRule
from newslint.findings import Finding, Related, Where
from newslint.rules import Rule
from newslint.tuples import NamedTuple

_LATEST = 1 << 30  # later than any day: where articles without a date stand among the others
_SHOWN = 10  # related places that a finding carries; the rest are counted


class Place(NamedTuple):
    """A place in an article, by the article's number in the corpus."""

    member: int
    where: Where


class Cluster(NamedTuple):
    """What belongs together: where the finding is anchored, the other places, and the data of its message."""

    active: ActiveRule
    anchor: Place
    others: tuple[Place, ...]
    data: Mapping[str, str | int]


def finding_of(rule: Rule[Any], where: Where, data: Mapping[str, str | int], others: Sequence[Related] = ()) -> Finding:
    """The finding of a corpus rule; the message is told how many other articles there are, and which is the first."""
    other = others[0].article if others else ""
    more = f"{other} and {len(others) - 1} more" if len(others) > 1 else other
    told = {**data, "count": len(others), "other": other, "others": more}
    return Finding(rule.id, "shared", where, told, tuple(others[:_SHOWN]))


class Members:
    """The articles of a corpus, by number: their ids and days of publication, nothing more."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self._days = array("L")  # as ordinals; 0 where none is known
        self._known: set[str] = set()

    def add(self, article: str, published: int) -> int | None:
        """The number of a new article (by its id, with its day as an ordinal); none for one that was added before."""
        if article in self._known:
            return None
        self._known.add(article)
        self.ids.append(article)
        self._days.append(published)
        return len(self.ids) - 1

    def ranking(self, reported: Collection[str]) -> Ranking:
        """The order in which these articles come first, when findings are told about ``reported`` ones."""
        return Ranking(self.ids, self._days, reported)


class Ranking:
    """Which article of a cluster comes first: for an anchor the newest reported one, for the others the oldest."""

    def __init__(self, ids: list[str], days: array[int], reported: Collection[str]) -> None:
        self.ids = ids
        self._days = days
        self._reported = bytearray(article in reported for article in ids)

    def is_reported(self, member: int) -> bool:
        """Whether findings may be anchored on an article."""
        return bool(self._reported[member])

    def standing(self, member: int) -> tuple[int, int, str]:
        """What articles are compared by for the anchor; the greatest is it."""
        return (self._reported[member], self._days[member], self.ids[member])

    def inorder(self, one: int, other: int) -> tuple[int, int]:
        """Two articles, the one of higher standing first."""
        return (one, other) if self.standing(one) > self.standing(other) else (other, one)

    def anchor(self, members: Iterable[int]) -> int | None:
        """The article that a finding about these is anchored on, or none where none is reported."""
        first = max(members, key=self.standing)
        return first if self._reported[first] else None

    def age(self, member: int) -> tuple[int, str]:
        """What articles are put in order by, the oldest first, those without a date last."""
        return (self._days[member] or _LATEST, self.ids[member])
