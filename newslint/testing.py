"""What a plugin's author tests with: the examples on the pages of rules, run and compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from newslint.article import Article
from newslint.checking import ActiveRule, Checker, RuleSet
from newslint.contracts import File, LoadSettings
from newslint.corpus.comparison import Corpus
from newslint.findings import Finding, Related, Where
from newslint.guard import Guard
from newslint.loaders import built_in, format_of
from newslint.options import build_options
from newslint.pages import HEADINGS, Example, ExampleFile, examples, read_page, section
from newslint.results import Problem
from newslint.rules import ArticleRule, Rule, Status
from newslint.spans import SourceSpan

_SECONDS = 20.0


def load(path: str, content: str, settings: LoadSettings | None = None) -> Article:
    """The article that a text makes, read as the extension of ``path`` says."""
    loader = built_in(format_of(path) or "text")
    return next(iter(loader.load(File(path, content.encode()), settings or LoadSettings())))


def page_examples(rule: Rule[Any]) -> Iterator[Example]:
    """The examples on a rule's page."""
    return examples(read_page(rule.page))


def check_example(rule: Rule[Any], example: Example) -> list[str]:
    """What is wrong with an example, in words; empty where the rule does what its page says."""
    problems: list[Problem] = []
    articles = [load(file.path, file.text) for file in example.files]
    found = list(_findings(rule, example, articles, problems))
    wrong = [problem.message for problem in problems]
    if example.kind != "bad":
        return wrong + [f"should find nothing, but finds {_told(article, where)}" for article, where in found]
    if not any(file.marks for file in example.files):
        return wrong + _whole(found)
    for article, file in zip(articles, example.files, strict=True):
        wrong += _compare(article, file, {article.source_span(where) for other, where in found if other is article})
    return wrong


def check_page(rule: Rule[Any]) -> list[str]:
    """What is wrong with a rule's page: headings missing or out of order, too few examples, examples that fail."""
    page = read_page(rule.page)
    if not page:
        return [f"{rule.id} has no page {rule.page.name}"]
    found = [heading for line in page.splitlines() if line.startswith("## ") for heading in [line[3:].strip()]]
    wrong = (
        [] if tuple(h for h in found if h in HEADINGS) == HEADINGS else [f"headings are {found}, not {list(HEADINGS)}"]
    )
    wrong += [f"“{heading}” is empty" for heading in HEADINGS if heading != "Examples" and not section(page, heading)]
    if not page.startswith(f"# {rule.id}\n"):
        wrong.append(f"the page must begin with “# {rule.id}”")
    kinds = [example.kind for example in examples(page)]
    wrong += _check_fixes(rule, list(examples(page)))
    for kind in ("bad", "good"):
        if not kinds.count(kind):
            wrong.append(f"there is no {kind} example")
    return wrong


def _check_fixes(rule: Rule[Any], found: Sequence[Example]) -> Iterator[str]:
    """What is wrong with the examples of fixes: each stands behind the bad one that it comes of."""
    for before, example in zip([None, *found], found, strict=False):
        if example.kind == "fixed" and (before is None or before.kind != "bad"):
            yield f"example {example.number} is fixed, but no bad one stands before it"
        elif example.kind == "fixed" and before:
            yield from _check_fix(rule, before, example)


def _check_fix(rule: Rule[Any], before: Example, after: Example) -> Iterator[str]:
    for file, wanted in zip(before.files, after.files, strict=True):
        article = load(file.path, file.text)
        fixes = [finding.fix for finding in _found_in(rule, before, article) if finding.fix]
        edits = [edit for fix in fixes for edit in fix.edits]
        text = file.text
        for edit in sorted(edits, reverse=True):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        if text != wanted.text:
            yield f"{file.path}: fixed, it is {text!r}, not {wanted.text!r}"


def _found_in(rule: Rule[Any], example: Example, article: Article) -> Iterator[Finding]:
    if not isinstance(rule, ArticleRule):
        return
    active = ActiveRule(rule, build_options(rule.options, example.options), rule.family)
    checker = Checker(example.today, Guard(_SECONDS), [])
    for each in checker.check(article, RuleSet((active,)), Status(example.status), rule.page.parent):
        yield from each.findings


def _findings(
    rule: Rule[Any], example: Example, articles: list[Article], problems: list[Problem]
) -> Iterator[tuple[Article, Where]]:
    """Each place that a rule finds in an example's articles, its own and related ones."""
    guard = Guard(_SECONDS)
    active = ActiveRule(rule, build_options(rule.options, example.options), rule.family)
    rules = RuleSet((active,))
    checker = Checker(example.today, guard, problems)
    by_id = {article.id: article for article in articles}
    status = Status(example.status)
    corpus = Corpus(guard, problems)
    for article in articles:
        if isinstance(rule, ArticleRule):
            for each in checker.check(article, rules, status, rule.page.parent):
                yield from ((article, finding.where) for finding in each.findings)
        else:
            corpus.add(article, checker.contexts(article, rules, status, rule.page.parent))
    for told in corpus.findings(set(by_id), by_id.get):
        anchor = by_id[told.article]
        yield anchor, told.finding.where
        for related in told.finding.related:
            yield by_id[related.article] if related.article else anchor, related.where


def _whole(found: list[tuple[Article, Where]]) -> list[str]:
    if not found:
        return ["should find something about the whole article, but finds nothing"]
    return [f"marks nothing, but the rule finds {_told(*each)}" for each in found if each[0].source_span(each[1])]


def _compare(article: Article, file: ExampleFile, found: set[SourceSpan | None]) -> list[str]:
    wanted = set(file.marks)
    missed = [f"{file.path}: doesn't find “{article.source.text[slice(*span)]}”" for span in sorted(wanted - found)]
    extra = [
        f"{file.path}: finds {_told(article, span)}, which isn't marked"
        for span in found
        if span and span not in wanted
    ]
    if None in found:
        extra.append(f"{file.path}: finds something about the whole article, though a place is marked")
    return missed + extra


def _told(article: Article, where: Where) -> str:
    return f"“{article.quote(where)}”" if article.source_span(where) else "something about the whole article"


__all__ = ["Related", "check_example", "check_page", "load", "page_examples"]
