"""What several articles share: keys gathered, candidates compared, each cluster told once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from newslint.article import Article
from newslint.checking import ActiveRule
from newslint.corpus.clusters import Cluster, Members, Ranking, finding_of
from newslint.corpus.groups import Groups, gather_keys
from newslint.corpus.pairs import Open, Pairs, gather_sketch
from newslint.findings import Finding, Related, Where
from newslint.guard import Guard
from newslint.results import Problem
from newslint.rules import Context, GroupRule, PairRule, Rule
from newslint.spans import SourceSpan, Span
from newslint.tuples import NamedTuple


class CorpusFinding(NamedTuple):
    """A finding of a corpus rule: the rule, the id of the article it is anchored on, and the finding.

    ``others`` are the ids of all other articles that it is about; the finding itself names the first of them.
    """

    active: ActiveRule
    article: str
    finding: Finding
    others: tuple[str, ...] = ()


Gathered = Sequence[tuple[str, Sequence[Any]]]
"""What corpus rules keep of an article, by the id of the rule: its keys, or its sketch. It can travel."""


def gather(
    article: Article, contexts: Iterable[tuple[ActiveRule, Context[Any]]], guard: Guard, problems: list[Problem]
) -> Gathered:
    """What the corpus rules among these keep of an article."""
    return [
        (active.rule.id, guard.run(active.rule.id, active.plugin, article.id, produce, problems))
        for active, context in contexts
        if (produce := _gatherer(active.rule, article, context))
    ]


def _gatherer(rule: Rule[Any], article: Article, context: Context[Any]) -> Callable[[], Iterable[Any]] | None:
    if isinstance(rule, GroupRule):
        return partial(gather_keys, rule, article, context)
    return partial(gather_sketch, rule, article, context) if isinstance(rule, PairRule) else None


class Corpus:
    """Keeps what corpus rules need of each article (keys, sketches), and compares when all are read."""

    def __init__(self, guard: Guard, problems: list[Problem]) -> None:
        self._guard = guard
        self._problems = problems
        self._members = Members()
        self._groups: dict[str, Groups] = {}
        self._pairs: dict[str, Pairs] = {}

    def add(self, article: Article, contexts: Iterable[tuple[ActiveRule, Context[Any]]]) -> None:
        """Take in an article, with the corpus rules that run on it."""
        known = list(contexts)
        actives = {active.rule.id: active for active, _ in known}
        gathered = gather(article, known, self._guard, self._problems)
        published = article.metadata.published
        day = published.value.toordinal() if published else 0
        self.keep(article.id, day, [(actives[rule], found) for rule, found in gathered])

    def keep(self, article: str, published: int, gathered: Iterable[tuple[ActiveRule, Sequence[Any]]]) -> None:
        """Take in what was gathered from an article; one that was taken in before is left out.

        ``published`` is its day as an ordinal (0: none is known).
        """
        member = self._members.add(article, published)
        if member is not None:
            for active, found in gathered:
                self._kept(active).add(member, active, found)

    def findings(
        self, reported: Collection[str], open_article: Callable[[str], Article | None]
    ) -> Iterator[CorpusFinding]:
        """What the articles share, each cluster once, in a fixed order whatever the order they came in.

        A cluster is anchored on a member among ``reported`` (the newest of these, then the last by id), and not
        told where none is. ``open_article`` gives an article again, by its id.
        """
        ranking = self._members.ranking(reported)
        found = [self._finding(cluster, ranking) for cluster in self._clusters(ranking, open_article)]
        yield from sorted(filter(self._can_be_told, found), key=_order)

    def _kept(self, active: ActiveRule) -> Groups | Pairs:
        rule = active.rule
        kept = self._groups.get(rule.id) or self._pairs.get(rule.id)
        if kept is not None:
            return kept
        if isinstance(rule, GroupRule):
            return self._groups.setdefault(rule.id, Groups(rule))
        assert isinstance(rule, PairRule)
        return self._pairs.setdefault(rule.id, Pairs(rule, self._guard, self._problems))

    def _clusters(self, ranking: Ranking, open_article: Open) -> Iterator[Cluster]:
        for groups in self._groups.values():
            yield from groups.clusters(ranking)
        for pairs in self._pairs.values():
            yield from pairs.clusters(ranking, open_article)

    def _finding(self, cluster: Cluster, ranking: Ranking) -> CorpusFinding:
        others = [Related(place.where, ranking.ids[place.member]) for place in cluster.others]
        finding = finding_of(cluster.active.rule, cluster.anchor.where, cluster.data, others)
        ids = tuple(related.article for related in others)
        return CorpusFinding(cluster.active, ranking.ids[cluster.anchor.member], finding, ids)

    def _can_be_told(self, told: CorpusFinding) -> bool:
        """Whether the data of a finding fill its message; where they don't, that is a problem."""
        text = told.active.rule.messages["shared"]
        return bool(self._guarded(told.active, told.article, lambda: [text.format(quote="", **told.finding.data)]))

    def _guarded(self, active: ActiveRule, article: str, produce: Callable[[], Iterable[Any]]) -> list[Any]:
        return self._guard.run(active.rule.id, active.plugin, article, produce, self._problems)


def _order(told: CorpusFinding) -> tuple[object, ...]:
    finding = told.finding
    others = [related.article for related in finding.related]
    return (told.article, finding.rule, _place(finding.where), others, repr(sorted(finding.data.items())))


def _place(where: Where) -> tuple[int, ...]:
    if isinstance(where, Span):
        return (1, *where)
    return (0, *where) if isinstance(where, SourceSpan) else ()
