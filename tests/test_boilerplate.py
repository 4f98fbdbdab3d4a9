"""The boilerplate family: what its pages can't show."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from newslint.checking import ActiveRule, Checker, RuleSet
from newslint.findings import Finding
from newslint.guard import Guard
from newslint.options import build_options
from newslint.pages import DEFAULT_DAY
from newslint.results import Problem
from newslint.rules import Context, Rule, rules_in
from newslint.testing import load, page_examples
from newslint_boilerplate import _model, _tail, comment_form, copyright_line, related_links, tail
from newslint_boilerplate._lines import key_of, squeeze
from newslint_boilerplate._suspects import Suspects
from newslint_boilerplate._words import Words, words_of

RULES = list(rules_in("newslint_boilerplate"))
STORY = (
    "The council met on Monday evening and agreed to mend the bridge before the winter.\n\n"
    "Work begins in August, the engineer said, and the road stays open for buses all the time.\n\n"
)
TEASERS = "Swimming hall to close for repairs\n\n5 min read\n\nWhat the new school will cost\n\n7 min read"


def findings(rule: Rule[Any], text: str, path: str = "story.txt") -> list[Finding]:
    problems: list[Problem] = []
    rules = RuleSet((ActiveRule(rule, build_options(rule.options, {}), rule.family),))
    found = Checker(DEFAULT_DAY, Guard(20.0), problems).check(load(path, text), rules)
    assert problems == []
    return [finding for each in found for finding in each.findings]


def test_entries_of_the_lexicon_are_written_as_lines_are_looked_up() -> None:
    lexicon = tail.rule.lexicon("en")
    assert lexicon is not None
    assert [entry for entries in lexicon.lists.values() for entry in entries if entry != key_of(entry)] == []


def test_a_tail_says_what_it_holds_in_the_order_of_the_text() -> None:
    text = STORY + "Leave a Reply\n\nShare this article\n\n© 2024 The Post"
    [finding] = findings(tail.rule, text)
    assert finding.data["kinds"] == "a comment form, share buttons, a copyright line"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule is not tail.rule], ids=lambda rule: rule.id)
def test_what_stands_in_a_tail_is_reported_by_no_other_rule(rule: Rule[Any]) -> None:
    tails = [file.text for example in page_examples(tail.rule) for file in example.files if file.path.endswith(".txt")]
    assert [finding for text in tails for finding in findings(rule, text)] == []


def test_answers_are_not_mixed_up_between_articles_with_equal_text() -> None:
    once = findings(copyright_line.rule, STORY + "© 2024 The Post")
    assert findings(comment_form.rule, STORY + "Leave a Reply") != []
    assert findings(copyright_line.rule, STORY + "© 2024 The Post") == once


def test_a_heading_of_the_story_below_a_box_of_links_ends_the_box() -> None:
    box = "## Related articles\n\n- [One](/1)\n- [Two](/2)\n\n"
    article = load(
        "story.md",
        STORY + box + "## The plan\n\nThe old piers stay, and a new arch of oak is set between them.\n\n© 2024 P",
    )
    [related, rights] = _tail.boilerplate_of(article, Context(tail.rule, tail.Options(), DEFAULT_DAY)).elsewhere
    assert article.quote(related.span).endswith("Two")
    assert article.quote(rights.span) == "© 2024 P"


@pytest.mark.parametrize("line", ["Subscribe ", "© 2023 ", "Jon says: ", "Read more: a | ", "x " * 40 + "\n\n"])
def test_long_lines_and_many_lines_cost_no_more_than_their_length(line: str) -> None:
    assert len(findings(tail.rule, STORY + line * (200_000 // len(line)))) <= 1


def test_weighed_lines_are_told_by_the_words_that_spoke() -> None:
    [finding] = findings(tail.rule, STORY + TEASERS)
    assert "“read”" in str(finding.data["told"])


def test_markdown_is_not_weighed() -> None:
    article = load("story.md", STORY + TEASERS)
    assert _tail.boilerplate_of(article, Context(tail.rule, tail.Options(), DEFAULT_DAY)).tail is None


def test_the_weights_are_small_and_credit_what_they_were_trained_on() -> None:
    path = tail.rule.file.parent / "weights" / "en.json"
    assert path.stat().st_size < 100_000
    assert "WCXB" in path.read_text(encoding="utf-8").splitlines()[1]


def test_another_model_can_be_measured_and_taken_back() -> None:
    shipped = _model.model_for("en")
    _model.use_model("en", _model.Model(0.0, {}))
    assert findings(tail.rule, STORY + TEASERS) == []
    _model.use_model("en", None)
    assert _model.model_for("en") == shipped


def lists() -> Words:
    return words_of(Context(tail.rule, tail.Options(), DEFAULT_DAY))


@pytest.mark.parametrize("form", ["{}", "» {} «", "“{}” (12):", "**{}** …"])
def test_a_line_that_a_list_knows_is_looked_up_however_it_is_set(form: str) -> None:
    suffixes = ("lines", "buttons", "openers", "labels", "phrases")
    entries = sorted(entry for name, entries in lists().lists.items() if name.endswith(suffixes) for entry in entries)
    typed = [entry.replace(" ", "\u2009–  ").replace("'", "’").replace("0", "1,200").upper() for entry in entries]
    numbers = lists().suspects.among(squeeze("\n".join(map(form.format, typed))))
    assert [entry for i, entry in enumerate(entries) if i not in numbers] == []


@pytest.mark.parametrize(
    "line",
    [
        "© Post",
        "Posted (C) 2024",
        "COPYRIGHT: 2024",
        "all Copyright 2024",
        "Facebook | X",
        "Δ",
        "Get our daily e-mails!",
    ],
)
def test_a_line_that_is_known_by_its_shape_is_looked_up(line: str) -> None:
    assert lists().suspects.among(squeeze(f"One.\n\n{line}\n\nTwo.")) == [2]


@pytest.mark.parametrize(
    "line", ["", "…", "The copyright law", "Our portal", "x" * 500 + " your inbox", "Sharing it all"]
)
def test_a_line_of_a_story_is_not_looked_up(line: str) -> None:
    assert lists().suspects.among(squeeze(f"One.\n\n{line}\n\nTwo.")) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_lines_that_are_not_looked_up_have_no_mark(rule: Rule[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [load(file.path, file.text) for example in page_examples(rule) for file in example.files]
    context = Context(tail.rule, tail.Options(), DEFAULT_DAY)
    marks = [_tail.read(article, context)[1] for article in articles]
    monkeypatch.setattr(Suspects, "among", lambda _, squeezed: list(range(len(squeezed.lines))))
    assert [_tail.read(article, context)[1] for article in articles] == marks


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_an_article_that_is_passed_over_has_nothing_to_tell(rule: Rule[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    files = [file for example in page_examples(rule) for file in example.files]
    found = [findings(rule, file.text, file.path) for file in files]
    monkeypatch.setattr(_tail, "may_speak", lambda *_: True)
    assert [findings(rule, file.text, file.path) for file in files] == found


def test_of_an_ordinary_article_no_line_is_looked_up_or_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_tail, "read", None)
    assert findings(tail.rule, STORY + "Read more: the plan\n\n" + STORY, "story.md") == []


def test_single_promotions_are_told_where_they_are_asked_for() -> None:
    article = load("story.md", STORY + "Read more: the plan\n\n" + STORY)
    context = Context(related_links.rule, related_links.Options(promotions=True), DEFAULT_DAY)
    assert list(related_links.rule.check(article, replace(context, options=related_links.Options()))) == []
    assert [finding.message for finding in related_links.rule.check(article, context)] == ["promotion"]
