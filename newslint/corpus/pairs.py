"""Pair rules over a corpus: candidates by shared keys, each pair compared once, clusters of what holds together."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from newslint.article import Article
from newslint.checking import ActiveRule, sound
from newslint.corpus.candidates import Candidate, candidates
from newslint.corpus.clusters import Cluster, Place, Ranking, finding_of
from newslint.corpus.cohesion import groups_of
from newslint.corpus.keys import key_of_number
from newslint.findings import WHOLE
from newslint.guard import Guard
from newslint.results import Problem
from newslint.rules import Context, Evidence, PairRule
from newslint.tuples import NamedTuple

T = TypeVar("T")

Open = Callable[[str], Article | None]


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
        self._closer: dict[int, Any] = {}  # what the rule has made of the articles opened again; none of a lost one

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

    def _links(self, ranking: Ranking, open_article: Open) -> list[Link]:
        """The candidates that are verified; pairs that could only be told of articles not reported are left out."""
        ids = ranking.ids
        members = sorted(self._sketches, key=ids.__getitem__)
        rows = [self._row(member, ids[member]) for member in members]
        links: list[Link] = []
        for one, other, shared in candidates(
            rows, least=self._rule.least, share=self._rule.share, most=self._rule.most
        ):
            candidate = Candidate(*ranking.inorder(members[one], members[other]), shared)
            if self._rule.clusters or ranking.is_reported(candidate.first):
                links += self._linked(candidate, ids, open_article)
        return sorted(links, key=lambda link: (ids[link.first], ids[link.second]))

    def _row(self, member: int, article: str) -> array[int]:
        """The keys of a sketch. They are worked out here, so that sketches are all that is kept while reading."""
        keys = self._run(self._actives[member], article, lambda: [_row_of(self._rule.keys(self._sketches[member]))])
        return keys[0] if keys else array("Q")

    def _linked(self, candidate: Candidate, ids: list[str], open_article: Open) -> Iterator[Link]:
        """The link between two candidates, if they belong together."""
        first, second, _ = candidate
        evidence = self._verified(candidate, ids[first])
        if evidence and (self._rule.exact or not evidence.first is evidence.second is WHOLE):
            evidence = self._exact(Link(first, second, evidence), ids, open_article)
        if evidence:
            yield Link(first, second, evidence)

    def _verified(self, candidate: Candidate, article: str) -> Evidence | None:
        first, second, shared = candidate
        active = self._actives[first]

        def produce() -> Iterator[Evidence]:
            evidence = self._rule.verify(self._sketches[first], self._sketches[second], shared, active.options)
            if evidence is not None:
                yield _evidence(evidence)

        return next(iter(self._run(active, article, produce)), None)

    def _exact(self, link: Link, ids: list[str], open_article: Open) -> Evidence | None:
        """The evidence with exact places, or without any where an article can't be had again."""
        first, second, evidence = link
        active, exact = self._actives[first], self._rule.exact
        one, other = (self._again(member, ids[member], open_article) for member in (first, second))
        if one is None or other is None:
            return None if self._rule.closer else evidence._replace(first=WHOLE, second=WHOLE)

        def produce() -> Iterator[Evidence]:
            found = exact(one, other, evidence, active.options) if exact else evidence
            if found is not None:
                yield _evidence(found)

        found = self._run(active, ids[first], produce)
        return self._checked(Link(first, second, found[0]), ids, open_article) if found else None

    def _again(self, member: int, article_id: str, open_article: Open) -> Any:
        """An article again, or what the rule has made of it; none where it can't be had."""
        if self._rule.closer is None:
            return open_article(article_id)
        if member not in self._closer:
            self._closer[member] = self._closer_look(member, article_id, open_article)
        return self._closer[member]

    def _closer_look(self, member: int, article_id: str, open_article: Open) -> Any:
        article = open_article(article_id)
        if article is None:
            self._problems.append(Problem("file", "changed or gone while it was checked", article_id))
            return None
        assert self._rule.closer is not None
        active = self._actives[member]
        made = partial(self._rule.closer, article, active.options)
        return next(iter(self._run(active, article_id, lambda: [made()])), None)

    def _checked(self, link: Link, ids: list[str], open_article: Open) -> Evidence | None:
        """Evidence whose places stand within the articles."""
        first, second, evidence = link
        if evidence.first is evidence.second is WHOLE:
            return evidence
        articles = [open_article(ids[member]) for member in (first, second)]

        def produce() -> Iterator[Evidence]:
            for article, where in zip(articles, evidence[:2], strict=True):
                if article is not None:
                    sound(article, self._rule, finding_of(self._rule, where, evidence.data))
            yield evidence

        return next(iter(self._run(self._actives[first], ids[first], produce)), None)

    def _run(self, active: ActiveRule, article: str, produce: Callable[[], Iterable[T]]) -> list[T]:
        return self._guard.run(self._rule.id, active.plugin, article, produce, self._problems)


def _row_of(keys: Iterable[int]) -> array[int]:
    """Keys as numbers of 64 bits; an array of such is taken as it is."""
    if isinstance(keys, array) and keys.typecode in "BHILQ":
        return keys
    found = tuple(keys)
    try:
        return array("Q", found)
    except OverflowError:  # one is negative, or larger
        return array("Q", map(key_of_number, found))


def _evidence(value: object) -> Evidence:
    if not isinstance(value, Evidence):
        raise TypeError(f"gave {value!r}, which is no evidence")
    return value
