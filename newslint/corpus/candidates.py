"""Articles that may belong together: those that share enough keys, found without comparing all with all."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, repeat

from newslint.tuples import NamedTuple

_FEW = 16  # articles that share a key are all brought together up to here, beyond it with two of them
_PART = 1 << 18  # keys that are counted at a time, so that the dictionary of one part stays near 30 MB


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
    for row, keys in enumerate(index.keys):
        met = sorted(other for other, times in index.met(row).items() if times >= least)
        mine = frozenset(keys) if met else frozenset()
        for other in met:
            shared = mine.intersection(index.keys[other])
            if 100 * len(shared) >= share * min(len(rows[row]), len(rows[other])):
                yield Candidate(row, other, shared)


class _Index:
    """Who has which key. ``keys`` are those of each row that others have too."""

    def __init__(self, rows: Sequence[array[int]], most: int) -> None:
        self.keys = [array("Q") for _ in rows]
        self._few: dict[int, list[int]] = {}
        self._many: dict[int, list[int]] = defaultdict(list)
        for key, owners in _sharers(rows):
            if not most or len(owners) <= most:
                self._add(key, owners)

    def _add(self, key: int, owners: list[int]) -> None:
        for owner in owners:
            self.keys[owner].append(key)
        if len(owners) <= _FEW:
            self._few[key] = owners
        else:  # each with the first of them and with its neighbour, so that work stays linear
            for one, other in pairwise(owners):
                self._many[one].append(other)
            self._many[owners[0]].extend(owners[2:])

    def met(self, row: int) -> Counter[int]:
        """The rows after one that share keys with it, and how many."""
        few = chain.from_iterable(map(self._few.get, self.keys[row], repeat(())))
        times = Counter(chain(few, self._many.get(row, ())))
        return Counter({other: count for other, count in times.items() if other > row})


def _sharers(rows: Sequence[array[int]]) -> Iterator[tuple[int, list[int]]]:
    """Each key that several rows have, with these rows in their order."""
    for keys, owners in _parts(rows):
        times = Counter(keys)
        found: dict[int, list[int]] = defaultdict(list)
        for key, owner in zip(keys, owners, strict=True):
            if times[key] > 1:
                found[key].append(owner)
        yield from found.items()


def _parts(rows: Sequence[array[int]]) -> Iterator[tuple[array[int], array[int]]]:
    """All keys with their rows, in parts; equal keys are in one part."""
    count = 1 + sum(map(len, rows)) // _PART
    parts = [(array("Q"), array("L")) for _ in range(count)]
    for row, all_keys in enumerate(rows):
        for (keys, owners), some in zip(parts, _split(all_keys, count), strict=True):
            keys.extend(some)
            owners.extend(repeat(row, len(some)))
    while parts:
        yield parts.pop()


def _split(keys: array[int], count: int) -> Sequence[array[int]]:
    if count == 1:
        return [keys]
    parts = [array("Q") for _ in range(count)]
    for key in keys:
        parts[key % count].append(key)
    return parts
