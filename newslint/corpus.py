"""What several articles share: keys gathered, candidates compared, each cluster told once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, NamedTuple

from newslint.article import Article
from newslint.checking import ActiveRule
from newslint.findings import Finding
from newslint.guard import Guard
from newslint.results import Problem
from newslint.rules import Context


class CorpusFinding(NamedTuple):
    """A finding of a corpus rule: the rule, the id of the article it is anchored on, and the finding."""

    active: ActiveRule
    article: str
    finding: Finding


class Corpus:
    """Keeps what corpus rules need of each article (keys, sketches), and compares when all are read."""

    def __init__(self, guard: Guard, problems: list[Problem]) -> None:
        self._guard = guard
        self._problems = problems

    def add(self, article: Article, contexts: Iterable[tuple[ActiveRule, Context[Any]]]) -> None:
        """Take in an article, with the corpus rules that run on it."""

    def findings(
        self, reported: Collection[str], open_article: Callable[[str], Article | None]
    ) -> Iterator[CorpusFinding]:
        """What the articles share, each cluster once, in a fixed order.

        A cluster is anchored on a member among ``reported`` (the newest of these), and not told where none is.
        ``open_article`` gives an article again, by its id.
        """
        yield from ()
