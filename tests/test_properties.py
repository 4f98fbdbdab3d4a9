"""What holds for every rule and every article."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.article import Article
from newslint.checking import ActiveRule, Checker, RuleSet
from newslint.corpus.comparison import Corpus
from newslint.findings import Finding
from newslint.guard import Guard
from newslint.options import build_options
from newslint.plugins import load_plugins
from newslint.results import Problem
from newslint.rules import ArticleRule, Rule, Status
from newslint.testing import load

RULES = list(load_plugins().rules.values())
ALL = RuleSet(tuple(ActiveRule(rule, build_options(rule.options, {}), rule.family) for rule in RULES))
TODAY = date(2026, 11, 22)
CORPUS = RuleSet(tuple(active for active in ALL.active if not isinstance(active.rule, ArticleRule)))

SENTENCES = st.sampled_from(
    [
        "Sources close to the matter indicate that the bridge is closed.", "Analysts believe so.", "It is seen as a risk.",
        "The move has raised concerns.", "The mayor is reportedly ill.", "“We will not sell the bridge to anyone,” he said.",
        "“Nobody asked us about the new bridge here.”", "On Friday, March 4, 2026, the council met.", "On 31 June 2020 it rained.",
        "© 2019 Example News. All rights reserved.", "You may also like", "Leave a comment", "Share this article", "TK",
        "Subscribe to our newsletter", "lorem ipsum dolor sit amet", "By Ann Lee", "by | Nov 25, 2023", "LONDON (AP) — The bridge fell.",
        "In a recent address, the mayor spoke.", "[+1234 chars]", "The council met again to talk about the bridge and its future in town.",
        "```\ncode © 2017\n```", "- a list item", "> quoted text", "## Heading", "<p>html</p>", "<!-- TK -->", "The end…", "404 Not Found",
    ]
)  # fmt: skip
FRONTS = st.sampled_from(
    [
        "",
        "---\ntitle: A day\ndate: 2019-02-31\n---\n",
        "---\na: [\n---\n",
        "---\nauthor: admin\ndate: 2030-01-01\ntitle: x\ntitle: y\n---\n",
    ]
)
BODIES = st.one_of(st.lists(SENTENCES, max_size=14).map("\n\n".join), st.text(max_size=300))
PATHS = st.sampled_from(["a.md", "a.txt", "a.html", "2014-03-01-a.md"])


def article_of(path: str, front: str, body: str) -> Article:
    return load(path, (front + body).replace("\0", "").encode("utf-8", "ignore").decode())


def findings(article: Article, rules: RuleSet, problems: list[Problem]) -> dict[str, list[Finding]]:
    checker = Checker(TODAY, Guard(60), problems)
    return {found.active.rule.id: found.findings for found in checker.check(article, rules, Status.NEW)}


@given(PATHS, FRONTS, BODIES)
def test_no_article_makes_a_rule_fail(path: str, front: str, body: str) -> None:
    problems: list[Problem] = []
    findings(article_of(path, front, body), ALL, problems)
    assert problems == []


@settings(max_examples=25)
@given(PATHS, FRONTS, BODIES)
def test_what_a_rule_finds_does_not_depend_on_the_other_rules(path: str, front: str, body: str) -> None:
    article = article_of(path, front, body)
    together = findings(article, ALL, [])
    for active in ALL.active:
        alone = findings(article_of(path, front, body), RuleSet((active,)), [])
        assert alone.get(active.rule.id) == together.get(active.rule.id)


@given(PATHS, FRONTS, BODIES)
def test_a_rule_says_the_same_twice_and_its_findings_can_travel(path: str, front: str, body: str) -> None:
    article = article_of(path, front, body)
    first = findings(article, ALL, [])
    assert findings(article, ALL, []) == first
    assert pickle.loads(pickle.dumps(first)) == first


@settings(max_examples=30)
@given(st.lists(BODIES, min_size=2, max_size=5), st.randoms())
def test_the_order_of_the_files_does_not_matter(bodies: list[str], random: Any) -> None:
    def shared(numbers: list[int]) -> list[tuple[str, str, Finding]]:
        problems: list[Problem] = []
        guard = Guard(60)
        checker, corpus = Checker(TODAY, guard, problems), Corpus(guard, problems)
        articles = {}
        for number in numbers:
            article = article_of(f"{number}.md", "", bodies[number])
            articles[article.id] = article
            corpus.add(article, checker.contexts(article, CORPUS, Status.UNKNOWN))
        told = [(one.active.rule.id, one.article, one.finding) for one in corpus.findings(set(articles), articles.get)]
        assert problems == []
        return told

    numbers = list(range(len(bodies)))
    shuffled = numbers[:]
    random.shuffle(shuffled)
    assert shared(numbers) == shared(shuffled)


def test_every_rule_is_whole() -> None:
    for rule in RULES:
        assert rule.title
        assert rule.advice
        assert rule.messages
        assert rule.summary.endswith("."), f"{rule.id}: “{rule.summary}”"
        assert set(rule.severities) <= set(rule.messages)
        assert_module_named_for(rule)
        if not isinstance(rule, ArticleRule):
            assert set(rule.messages) == {"shared"}


def assert_module_named_for(rule: Rule[Any]) -> None:
    assert rule.id == f"{rule.file.parent.name.removeprefix('newslint_')}/{rule.file.stem.replace('_', '-')}"
