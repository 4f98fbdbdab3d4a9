"""What is turned away at a glance, before any sentence is looked at, and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from newslint import Article, Finding
from newslint.checking import ActiveRule, Checker, RuleSet
from newslint.guard import Guard
from newslint.options import build_options
from newslint.plugins import load_plugins
from newslint.testing import load

FOUND = [
    ("vague-source", "Experts say it is late."),
    ("vague-source", "He left.\nExperts say it is late."),
    ("vague-source", "“It is late.” Some experts say it is."),
    ("vague-source", "A growing number of residents believe it."),
    ("vague-source", "Many of the retired workers fear it."),
    ("vague-source", "(Some users complain about it.)"),
    ("vague-source", "Some in the crowd, among them two farmers, said so."),
    ("vague-source", "The pier is seen by many as a ruin."),
    ("vague-source", "It is late, according to local and national analysts."),
    ("vague-source", "There is unease among some neighbours about it."),
    ("vague-source", "It led some to think that the pier was sold."),
    ("vague-source", "Critics, tired of the long wait, say it is late."),
    ("anonymous-source", "The source said it was late."),
    ("anonymous-source", "He left.\nThe source said it was late."),
    ("anonymous-source", "A senior U.S. official said it was late."),
    ("anonymous-source", "One person close to the talks said it was late."),
    ("agentless-claim", "The pier is widely seen as a ruin."),
    ("agentless-claim", "It's believed that the pier was sold."),
    ("agentless-claim", "The pier is thought to be sold."),
]

NOTHING = [
    "Read the source code of some of the users, and many people in few towns.",
    "The experts left. A source of water, the officials' cars, most often seen as we left.",
    "It was reported on Monday, and several groups of members came for it.",
]


def findings(rule: str, article: Article) -> list[Finding]:
    rules = load_plugins().rules.values()
    active = tuple(
        ActiveRule(each, build_options(each.options, {}), each.family)
        for each in rules
        if each.family == "attribution" and each.id.endswith(rule)
    )
    checker = Checker(date(2026, 1, 1), Guard(20), [])
    return [finding for found in checker.check(article, RuleSet(active)) for finding in found.findings]


@pytest.mark.parametrize(("rule", "text"), FOUND)
def test_a_glance_lets_a_claim_pass(rule: str, text: str) -> None:
    assert len(findings(rule, load("a.txt", f"Pier sold\n\nIt was here that the town met.\n\n{text}\n"))) == 1


@pytest.mark.parametrize("text", NOTHING)
def test_words_that_make_no_claim_have_no_sentence_split(text: str) -> None:
    article = load("a.txt", f"Pier sold\n\n{text}\n")
    findings("", article)
    assert "_sentences_in" not in vars(article)


def test_no_paragraph_but_that_of_a_claim_is_searched_for_speakers() -> None:
    article = load(
        "a.txt", "Pier sold\n\nAnn Poe said so.\n\nExperts say so, and that it is late.\n\nJo Falk said no.\n"
    )
    findings("vague-source", article)
    assert len(vars(article)["_attributions_in"]) <= 2
