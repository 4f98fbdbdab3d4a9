"""What rules find in an article of a corpus, at places of the corpus's own text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from benchmarks.accuracy.scoring import Place
from newslint.article import Article
from newslint.checking import ActiveRule, Checker, RuleSet
from newslint.contracts import File, LoadSettings
from newslint.corpus.comparison import Corpus
from newslint.findings import Finding, Related, Severity, Where
from newslint.guard import Guard
from newslint.loaders import built_in, format_of
from newslint.options import build_options
from newslint.plugins import load_plugins
from newslint.results import Problem
from newslint.rules import ArticleRule, Rule
from newslint.spans import BODY, SourceSpan, Span

TODAY = date(2026, 11, 22)
"""The day of the check where a corpus doesn't say when an article was published."""
_SECONDS = 120.0
_AROUND = 160  # characters of context on each side


@dataclass(frozen=True)
class Sample:
    """An article of a corpus: where it is, its text, and what the corpus knows about it.

    The text is loaded below a front matter with the facts, as a content file would have them; where there are
    ``data``, these are the file, and ``text`` is only shown to readers.
    """

    place: Place
    text: str
    facts: Mapping[str, str] = field(default_factory=dict)
    today: date = TODAY
    extension: str = ".txt"
    data: bytes = b""

    @property
    def header(self) -> str:
        """The front matter."""
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in self.facts.items()]
        return "".join(["---\n", *lines, "---\n\n"]) if lines else ""

    def article(self) -> Article:
        """The article as newslint reads it."""
        path = f"{self.place.article}{self.extension}"
        data = self.data or (self.header + self.text).encode()
        loader = built_in(format_of(path) or "text")
        return next(iter(loader.load(File(path, data), LoadSettings())))

    def span(self, article: Article, where: Where) -> SourceSpan | None:
        """A place of the article as characters of the corpus's text; none for the whole article."""
        span = article.source_span(where)
        return span and SourceSpan(*(max(offset - len(self.header), 0) for offset in span))

    def quoted(self, article: Article) -> list[SourceSpan]:
        """The article's quotations, as characters of the corpus's text."""
        spans = (self.span(article, Span(BODY, each.start, each.end)) for each in article.quotations)
        return [span for span in spans if span]


@dataclass(frozen=True)
class Hit:
    """A finding at a place of a corpus."""

    rule: str
    severity: Severity
    place: Place
    context: str


@cache
def all_rules() -> dict[str, Rule[Any]]:
    """All rules that newslint comes with, by id."""
    return load_plugins().rules


@cache
def rule_set(*names: str) -> RuleSet:
    """The rules of some families or ids, as they are by default; all where none is named."""
    chosen = [rule for rule in all_rules().values() if not names or rule.id in names or rule.family in names]
    return RuleSet(tuple(ActiveRule(rule, build_options(rule.options, {}), rule.family) for rule in chosen))


def hits(sample: Sample, *names: str) -> list[Hit]:
    """What the article rules of some families or ids find in an article.

    Raises:
        RuntimeError: where a rule fails.
    """
    article, problems = sample.article(), list[Problem]()
    checker = Checker(sample.today, Guard(_SECONDS), problems)
    found = [
        _hit(sample, article, found.active.rule, finding)
        for found in checker.check(article, rule_set(*names))
        for finding in found.findings
    ]
    _refuse(problems)
    return sorted(found, key=lambda hit: (hit.place, hit.rule))


def corpus_hits(samples: Iterable[Sample], *names: str) -> Iterator[tuple[Hit, ...]]:
    """What the rules that compare articles find in many: each finding's places, its own first.

    Raises:
        RuntimeError: where a rule fails.
    """
    problems: list[Problem] = []
    guard = Guard(_SECONDS)
    corpus = Corpus(guard, problems)
    rules = rule_set(*names)
    known: dict[str, tuple[Sample, Article]] = {}
    for sample in samples:
        article = sample.article()
        known[article.id] = sample, article
        contexts = Checker(sample.today, guard, problems).contexts(article, rules)
        corpus.add(article, [each for each in contexts if not isinstance(each[0].rule, ArticleRule)])
    for told in corpus.findings(set(known), lambda name: known[name][1] if name in known else None):
        rule = all_rules()[told.finding.rule]
        places: list[tuple[str, Finding | Related]] = [(told.article, told.finding)]
        places += [(each.article or told.article, each) for each in told.finding.related]
        yield tuple(_hit(*known[name], rule, each) for name, each in places)
    _refuse(problems)


def _hit(sample: Sample, article: Article, rule: Rule[Any], finding: Finding | Related) -> Hit:
    message = finding.message if isinstance(finding, Finding) else ""
    severity = rule.severities.get(message, rule.severity)
    span = sample.span(article, finding.where)
    if span is None:
        return Hit(rule.id, severity, sample.place, context(sample.text or article.text, 0, 0))
    place = sample.place._replace(start=span.start, end=span.end)
    return Hit(rule.id, severity, place, context(sample.text or article.source.text, *span))


def context(text: str, start: int, end: int) -> str:
    """A stretch of a text, marked, with what stands around it, on one line."""
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    return " ".join(f"{before}⟦{text[start:end]}⟧{after}".split())


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise RuntimeError(problems[0].message)
