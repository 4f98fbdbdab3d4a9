"""Group rules over a corpus: articles that share a key."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newslint.article import Article
from newslint.checking import ActiveRule, check_place
from newslint.corpus.clusters import Cluster, Place, Ranking
from newslint.corpus.keys import Keys, key_of
from newslint.findings import WHOLE, Where
from newslint.rules import Context, GroupRule
from newslint.spans import SourceSpan, Span

_WHOLE, _SOURCE = -2, -1  # what stands for a passage where a place is no span


Row = tuple[int, int, int, int, Mapping[str, str | int]]
"""A key as it is kept: its number, its place (passage, start, end), its data. Plain values, which can travel."""


def gather_keys(rule: GroupRule[Any], article: Article, context: Context[Any]) -> Iterator[Row]:
    """An article's keys, each once; called within the guard."""
    seen: set[int] = set()
    for key in rule.keys(article, context):
        number = key_of(key.value)
        if number not in seen:
            seen.add(number)
            check_place(article, key.where)
            yield number, *_columns(key.where), dict(key.data)


def is_row(value: object) -> bool:
    """Whether a value is a key as it is kept, that is, can be taken in."""
    if type(value) is not tuple or len(value) != 5 or type(value[4]) is not dict:
        return False
    number, *place = value[:4]
    if not all(type(each) is int for each in (number, *place)):
        return False
    return 0 <= number < 1 << 64 and all(-1 << 63 <= each < 1 << 63 for each in place)


class Groups:
    """The keys of one group rule, in columns: a row is 36 bytes, so that a key a paragraph can be kept."""

    def __init__(self, rule: GroupRule[Any]) -> None:
        self._rule = rule
        self._keys = Keys()
        self._members = array("L")
        self._places = array("q")
        self._data: dict[int, Mapping[str, str | int]] = {}
        self._actives: dict[int, ActiveRule] = {}

    def add(self, member: int, active: ActiveRule, gathered: Sequence[Row]) -> None:
        """Keep what was gathered from an article."""
        self._actives[member] = active
        for number, passage, start, end, data in gathered:
            if data:
                self._data[len(self._members)] = data
            self._members.append(member)
            self._places.extend((passage, start, end))
            self._keys.add((number,))

    def clusters(self, ranking: Ranking) -> Iterator[Cluster]:
        """The articles that share each key."""
        for rows in self._keys.shared():
            if len(rows) >= self._rule.least:
                row_of = {self._members[row]: row for row in rows}
                anchor = ranking.anchor(row_of)
                if anchor is not None:
                    yield self._cluster(anchor, row_of, ranking)

    def _cluster(self, anchor: int, row_of: dict[int, int], ranking: Ranking) -> Cluster:
        others = sorted((member for member in row_of if member != anchor), key=ranking.age)
        return Cluster(
            self._actives[anchor],
            Place(anchor, self._where(row_of[anchor])),
            tuple(Place(member, self._where(row_of[member])) for member in others),
            self._data.get(row_of[anchor], {}),
        )

    def _where(self, row: int) -> Where:
        passage, start, end = self._places[3 * row : 3 * row + 3]
        if passage == _WHOLE:
            return WHOLE
        return SourceSpan(start, end) if passage == _SOURCE else Span(passage, start, end)


def _columns(where: Where) -> tuple[int, int, int]:
    if isinstance(where, Span):
        return where
    return (_SOURCE, *where) if isinstance(where, SourceSpan) else (_WHOLE, 0, 0)
