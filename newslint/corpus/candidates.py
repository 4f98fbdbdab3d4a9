"""Articles that may belong together: those that share enough keys, found without comparing all with all."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise, repeat

from newslint.tuples import NamedTuple

_FEW = 16  # articles that share a key all meet up to here, beyond it each meets two of them
_PART = 1 << 18  # keys that are looked at together, so that the sets of one part stay near 30 MB

_Rows = tuple[int, ...]


class Candidate(NamedTuple):
    """Two articles that may belong together, and the keys that both have."""

    first: int
    second: int
    shared: frozenset[int]


def candidates(rows: Sequence[array[int]], *, least: int = 1, share: int = 0, most: int = 0) -> Iterator[Candidate]:
    """Each two of the rows that share at least ``least`` keys and ``share`` percent of the shorter one's, once.

    Keys that more than ``most`` rows have count for nothing (0: all count). The first is the one that comes first.
    """
    index = _Index(rows, most)
    for row in range(len(rows)):
        mine: frozenset[int] = frozenset()
        for other, times in index.met(row, least):
            fewest = share * min(index.sizes[row], index.sizes[other])
            if 100 * (times + index.unmet(row, other)) >= fewest:
                mine = mine or frozenset(index.keys[row])
                shared = mine.intersection(index.keys[other])
                if 100 * len(shared) >= fewest:
                    yield Candidate(row, other, shared)


class _Index:
    """How many keys each row has, which of them others have too, and which rows meet by them."""

    def __init__(self, rows: Sequence[array[int]], most: int) -> None:
        self.sizes = array("L", [0]) * len(rows)
        self.keys = [array("Q") for _ in rows]
        self._crowds = array("L", [0]) * len(rows)  # how many keys of each row so many have that few of them meet
        self._meetings: list[list[_Rows]] = [[] for _ in rows]
        self._others: dict[int, array[int]] = defaultdict(lambda: array("L"))  # whom each row meets in crowds
        self._times = Counter(chain.from_iterable(self._sharers(part, most) for part in _parts(rows)))
        for sharers, times in self._times.items():
            self._meet(sharers, times)

    def _sharers(self, part: Sequence[set[int]], most: int) -> Iterator[_Rows]:
        """The rows that share each key. Most come again and again: what shares one key shares several."""
        for row, keys in enumerate(part):
            self.sizes[row] += len(keys)
        for key, sharers in _shared(part).items():
            if not most or len(sharers) <= most:
                for row in sharers:
                    self.keys[row].append(key)
                for row in sharers if len(sharers) > _FEW else ():
                    self._crowds[row] += 1
                yield tuple(sharers)

    def _meet(self, sharers: _Rows, times: int) -> None:
        if len(sharers) <= _FEW:
            for row in sharers:
                self._meetings[row].append(sharers)
        else:  # each with its neighbour and the first with all, so that work stays linear
            for row, other in pairwise(sharers):
                self._others[row].extend(repeat(other, times))
            for other in sharers[2:]:
                self._others[sharers[0]].extend(repeat(other, times))

    def met(self, row: int, least: int) -> list[tuple[int, int]]:
        """The rows after one that meet it by at least so many keys, and by how many."""
        met: dict[int, int] = Counter(self._others.get(row, ()))
        for sharers in self._meetings[row]:
            times = self._times[sharers]
            for other in sharers:
                met[other] = met.get(other, 0) + times
        return sorted((other, times) for other, times in met.items() if times >= least and other > row)

    def unmet(self, row: int, other: int) -> int:
        """How many keys two rows may share at most besides those that they meet by."""
        return min(self._crowds[row], self._crowds[other])


def _shared(rows: Sequence[set[int]]) -> dict[int, list[int]]:
    """The keys that several rows have, with these rows in their order."""
    seen: set[int] = set()
    again: set[int] = set()
    for keys in rows:
        again |= seen & keys
        seen |= keys
    shared: dict[int, list[int]] = defaultdict(list)
    for row, keys in enumerate(rows):
        for key in again & keys:
            shared[key].append(row)
    return shared


def _parts(rows: Sequence[array[int]]) -> Iterator[list[set[int]]]:
    """The keys of all rows, in parts; equal keys are in one part."""
    count = 1 + sum(map(len, rows)) // _PART
    if count == 1:
        yield list(map(set, rows))
        return
    parts = [(array("Q"), array("L")) for _ in range(count)]  # the keys of all rows, and how many are whose
    for row in rows:
        for (keys, lengths), some in zip(parts, _dealt(row, count), strict=True):
            keys.extend(some)
            lengths.append(len(some))
    while parts:
        keys, lengths = parts.pop()
        yield [set(keys[end - length : end]) for end, length in zip(accumulate(lengths), lengths, strict=True)]


def _dealt(keys: array[int], count: int) -> list[list[int]]:
    dealt: list[list[int]] = [[] for _ in range(count)]
    for key in keys:
        dealt[key % count].append(key)
    return dealt
