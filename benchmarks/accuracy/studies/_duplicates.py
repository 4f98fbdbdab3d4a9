"""Comparing the articles of a corpus: each finding with all articles that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from benchmarks.accuracy.hits import Sample, rule_set
from newslint.article import Article
from newslint.checking import Checker
from newslint.corpus.comparison import Corpus
from newslint.findings import Finding
from newslint.guard import Guard
from newslint.results import Problem
from newslint.rules import ArticleRule
from newslint.spans import Span

_SECONDS = 120.0


@dataclass(frozen=True)
class Together:
    """A finding, the names in the corpus of all articles that it is about, its own first, and what it quotes of each.

    Articles beyond the first places that a finding carries are quoted as empty.
    """

    finding: Finding
    names: tuple[str, ...]
    quotes: tuple[str, ...]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each two articles that the finding puts together."""
        yield from combinations(sorted(self.names), 2)


def compared(samples: Iterable[Sample], *rules: str) -> Iterator[Together]:
    """What some rules find among articles.

    Raises:
        RuntimeError: where a rule fails.
    """
    problems: list[Problem] = []
    guard = Guard(_SECONDS)
    corpus = Corpus(guard, problems)
    known: dict[str, tuple[str, Article]] = {}
    for sample in samples:
        article = sample.article()
        known[article.id] = sample.place.article, article
        contexts = Checker(sample.today, guard, problems).contexts(article, rule_set(*rules))
        corpus.add(article, [each for each in contexts if not isinstance(each[0].rule, ArticleRule)])
    for told in corpus.findings(set(known), lambda name: known[name][1]):
        ids = (told.article, *told.others)
        places = zip(ids, (told.finding.where, *(each.where for each in told.finding.related)), strict=False)
        quotes = tuple(known[name][1].quote(where) if isinstance(where, Span) else "" for name, where in places)
        yield Together(told.finding, tuple(known[name][0] for name in ids), quotes)
    if problems:
        raise RuntimeError(problems[0].message)
