"""Each rule's page is its test."""

from __future__ import annotations

from typing import Any

import pytest

from newslint.pages import Example
from newslint.plugins import load_plugins
from newslint.rules import Rule
from newslint.testing import check_example, check_page, page_examples

RULES = list(load_plugins().rules.values())
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{example.number}-{example.kind}")
    for rule in RULES
    for example in page_examples(rule)
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_whole_page(rule: Rule[Any]) -> None:
    assert check_page(rule) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_page_has_four_bad_and_four_good_examples(rule: Rule[Any]) -> None:
    kinds = [example.kind for example in page_examples(rule)]
    assert min(kinds.count("bad"), kinds.count("good")) >= 4


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_rule_does_what_its_page_shows(rule: Rule[Any], example: Example) -> None:
    assert check_example(rule, example) == []
