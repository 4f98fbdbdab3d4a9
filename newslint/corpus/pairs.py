"""Pair rules over a corpus: candidates by shared keys, each pair compared once, clusters of what holds together."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations, pairwise
from typing import Any, NamedTuple, TypeVar

from newslint.article import Article
from newslint.checking import ActiveRule, sound
from newslint.corpus.clusters import Cluster, Place, Ranking, finding_of
from newslint.corpus.cohesion import groups_of
from newslint.corpus.keys import Keys, key_of_number
from newslint.findings import WHOLE
from newslint.guard import Guard
from newslint.results import Problem
from newslint.rules import Context, Evidence, PairRule

T = TypeVar("T")

_FEW = 16  # articles that share a key are all compared with each other up to here, beyond it with two of them
_HALF = 32  # bits of a pair's number that are the second article's
_SECOND = (1 << _HALF) - 1

Open = Callable[[str], Article | None]


class Candidate(NamedTuple):
    """Two articles that may belong together, and the keys that brought them together."""

    first: int
    second: int
    shared: frozenset[int]


class Link(NamedTuple):
    """Two articles that belong together; the first is the one of higher standing."""

    first: int
    second: int
    evidence: Evidence


def gather_sketch(rule: PairRule[Any, Any], article: Article, context: Context[Any]) -> Iterator[Any]:
    """An article's sketch, if it has one; called within the guard."""
    sketch = rule.sketch(article, context)
    if sketch is not None:
        yield sketch


class Pairs:
    """The sketches of one pair rule."""

    def __init__(self, rule: PairRule[Any, Any], guard: Guard, problems: list[Problem]) -> None:
        self._rule = rule
        self._guard = guard
        self._problems = problems
        self._sketches: dict[int, Any] = {}
        self._actives: dict[int, ActiveRule] = {}

    def add(self, member: int, active: ActiveRule, gathered: Sequence[Any]) -> None:
        """Keep what was gathered from an article."""
        for sketch in gathered:
            self._actives[member] = active
            self._sketches[member] = sketch

    def clusters(self, ranking: Ranking, open_article: Open) -> Iterator[Cluster]:
        """What belongs together: each group that holds together, or each pair where the rule has it so."""
        links = self._links(ranking, open_article)
        for group in groups_of(links) if self._rule.clusters else ([link] for link in links):
            anchor = max((link.first for link in group), key=ranking.standing)
            if ranking.is_reported(anchor) and any(link.evidence.told for link in group):
                yield self._cluster(anchor, group, ranking)

    def _cluster(self, anchor: int, links: list[Link], ranking: Ranking) -> Cluster:
        """A finding about linked articles: those that the anchor itself is linked with come first."""
        direct = {link.second: link.evidence for link in links if link.first == anchor}
        rest = {member for link in links for member in link[:2]} - {anchor, *direct}
        near = sorted(direct, key=ranking.age)
        evidence = next((direct[member] for member in near if direct[member].told), direct[near[0]])
        others = [Place(member, direct[member].second) for member in near]
        others += [Place(member, WHOLE) for member in sorted(rest, key=ranking.age)]
        return Cluster(self._actives[anchor], Place(anchor, evidence.first), tuple(others), evidence.data)

    def _links(self, ranking: Ranking, open_article: Open) -> Iterator[Link]:
        """The candidates that are verified; pairs that could only be told of articles not reported are left out."""
        found = [self._inorder(candidate, ranking) for candidate in self._candidates(ranking.ids)]
        for candidate in sorted(found, key=lambda each: (ranking.ids[each.first], ranking.ids[each.second])):
            first, second, _ = candidate
            if self._rule.clusters or ranking.is_reported(first):
                ids = (ranking.ids[first], ranking.ids[second])
                evidence = self._verified(candidate, ids)
                if evidence:
                    evidence = self._exact(evidence, self._actives[first], ids, open_article)
                if evidence:
                    yield Link(first, second, evidence)

    def _inorder(self, candidate: Candidate, ranking: Ranking) -> Candidate:
        first, second = sorted(candidate[:2], key=ranking.standing, reverse=True)
        return Candidate(first, second, candidate.shared)

    def _candidates(self, ids: list[str]) -> Iterator[Candidate]:
        """Each two articles that share enough keys, once."""
        pairs, shared = Keys(), array("Q")
        for key, members in self._sharers(ids):
            if self._rule.most and len(members) > self._rule.most:
                continue
            met = combinations(members, 2) if len(members) <= _FEW else _star(members, ids)
            shared.extend([key] * pairs.add(first << _HALF | second for first, second in met))
        for rows in pairs.shared(self._rule.least):
            pair = pairs[rows[0]]
            yield Candidate(pair >> _HALF, pair & _SECOND, frozenset(shared[row] for row in rows))

    def _sharers(self, ids: list[str]) -> Iterator[tuple[int, list[int]]]:
        """The articles that share each key. Keys are worked out of the sketches here, so that only these are kept."""
        keys, owners = Keys(), array("L")
        for member, sketch in self._sketches.items():
            active = self._actives[member]
            found = self._run(active, ids[member], partial(self._keys, sketch))
            owners.extend([member] * keys.add(found))
        for rows in keys.shared():
            yield keys[rows[0]], sorted(owners[row] for row in rows)

    def _keys(self, sketch: Any) -> set[int]:
        return set(map(key_of_number, self._rule.keys(sketch)))

    def _verified(self, candidate: Candidate, ids: tuple[str, str]) -> Evidence | None:
        first, second, shared = candidate
        active = self._actives[first]

        def produce() -> Iterator[Evidence]:
            evidence = self._rule.verify(self._sketches[first], self._sketches[second], shared, active.options)
            if evidence is not None:
                yield _evidence(evidence)

        return next(iter(self._run(active, ids[0], produce)), None)

    def _exact(self, evidence: Evidence, active: ActiveRule, ids: tuple[str, str], again: Open) -> Evidence | None:
        """The evidence with exact places, or without any where an article can't be had again."""
        if self._rule.exact is None and evidence.first is evidence.second is WHOLE:
            return evidence
        first, second = map(again, ids)
        if first is None or second is None:
            return evidence._replace(first=WHOLE, second=WHOLE)

        def produce() -> Iterator[Evidence]:
            exact = self._rule.exact(first, second, evidence, active.options) if self._rule.exact else evidence
            if exact is not None:
                yield self._checked(_evidence(exact), first, second)

        return next(iter(self._run(active, ids[0], produce)), None)

    def _checked(self, evidence: Evidence, first: Article, second: Article) -> Evidence:
        """Evidence whose places stand within the articles."""
        for article, where in ((first, evidence.first), (second, evidence.second)):
            sound(article, self._rule, finding_of(self._rule, where, evidence.data))
        return evidence

    def _run(self, active: ActiveRule, article: str, produce: Callable[[], Iterable[T]]) -> list[T]:
        return self._guard.run(self._rule.id, active.plugin, article, produce, self._problems)


def _star(members: list[int], ids: list[str]) -> set[tuple[int, int]]:
    """Many articles, each with the first of them and with its neighbour, by id."""
    inorder = sorted(members, key=ids.__getitem__)
    pairs = [*pairwise(inorder), *((inorder[0], each) for each in inorder[2:])]
    return {(min(pair), max(pair)) for pair in pairs}


def _evidence(value: object) -> Evidence:
    if not isinstance(value, Evidence):
        raise TypeError(f"gave {value!r}, which is no evidence")
    return value
