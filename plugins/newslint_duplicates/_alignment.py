"""Where two texts run side by side, word by word, though some words were changed, added or left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from newslint import NamedTuple
from newslint_duplicates._sketch import run_key

_OFTEN = 4  # places of a pair in the other text that are looked at, so that work stays linear
_BACK = 12  # matches before one that it may follow on
_REACH = 40  # telling words, some 110 words: what stands further apart is another passage
_GAP = 0.1  # what each word that isn't the same costs; tuned on Clough and Stevenson's rewritten answers
_RUNS = 2  # runs that few articles share, without which words in common are the subject's own


class Alignment(NamedTuple):
    """A passage in two texts, each as its first and last telling word.

    ``score`` is how many of these words are the same, less something for each that isn't.
    """

    score: float
    first: tuple[int, int]
    second: tuple[int, int]


class _Match(NamedTuple):
    one: int
    other: int
    rare: bool


class _Chain(NamedTuple):
    """The best passage that ends with a match: its score, how many rare runs it has, and where it began."""

    score: float
    runs: int
    start: _Match


def best_alignment(one: Sequence[int], other: Sequence[int], shared: Collection[int]) -> Alignment | None:
    """The passage that two texts, given as the keys of their pairs of words, have most of in common.

    ``shared`` are the runs that both have, and few other articles: words in other runs that both have count for
    nothing (they are the site's, the series', or anybody's).
    """
    chains: list[tuple[_Match, _Chain]] = []
    best: tuple[_Match, _Chain] | None = None
    for match in _matches(one, other, shared):
        chain = _longest(match, chains[-_BACK:])
        chains.append((match, chain))
        if chain.runs >= _RUNS and (best is None or chain.score > best[1].score):
            best = chains[-1]
    if best is None:
        return None
    end, (score, _, start) = best
    return Alignment(score, (start.one, end.one + 1), (start.other, end.other + 1))


def _longest(match: _Match, before: Sequence[tuple[_Match, _Chain]]) -> _Chain:
    best = _Chain(2.0, int(match.rare), match)
    for earlier, chain in before:
        steps = (match.one - earlier.one, match.other - earlier.other)
        if all(0 < step <= _REACH for step in steps):
            new = 2 if match.rare and steps != (1, 1) else 1
            score = chain.score + new - _GAP * max(0, max(steps) - new)
            if score > best.score:
                best = _Chain(score, chain.runs + match.rare, chain.start)
    return best


def _matches(one: Sequence[int], other: Sequence[int], shared: Collection[int]) -> Iterator[_Match]:
    """Pairs of words that stand in both texts, but for those in runs that many articles have."""
    common = set(one) & set(other)
    where: dict[int, list[int]] = {pair: [] for pair in common}
    for place, pair in enumerate(other):
        if pair in common and len(where[pair]) < _OFTEN:
            where[pair].append(place)
    for place, pair in ((place, pair) for place, pair in enumerate(one) if pair in common):
        for found in where[pair]:
            ahead, behind = _run(one, place, other, found), _run(one, place - 1, other, found - 1)
            if (ahead is None and behind is None) or ahead in shared or behind in shared:
                yield _Match(place, found, ahead in shared)


def _run(one: Sequence[int], place: int, other: Sequence[int], found: int) -> int | None:
    """The key of a run of both texts that begins at these places."""
    if min(place, found) < 0 or place + 1 >= len(one) or found + 1 >= len(other):
        return None
    same = one[place] == other[found] and one[place + 1] == other[found + 1]
    return run_key(one[place], one[place + 1]) if same else None
