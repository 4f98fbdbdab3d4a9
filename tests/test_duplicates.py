"""The duplicates family beyond its pages: what is common to two texts, to the letter and in linear time."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import lines_run

from newslint.article import Article
from newslint.pages import Example
from newslint.plugins import load_plugins
from newslint.rules import Rule
from newslint.testing import check_example, load, page_examples
from newslint_duplicates._letters import digest_of, own_letters
from newslint_duplicates._passages import common_passage
from newslint_duplicates._sketch import comparable, longest_passage, percent_shared, sketch_of

WORDS = """
above barrel begin believe board border bottle bridge bring brother build business cabin council cover deliver
develop driver ever every favour five forever gather government harbour have heavy however invite January labour
leave library lives members move never number observe over possible prove public remember reserve river save
september serve seven several shiver something stove subscribe table travel valley value verb village visit voice
vote wave
""".split()

RULES = {rule.id: rule for rule in load_plugins().rules.values() if rule.family == "duplicates"}
EXAMPLES = [
    pytest.param(rule, example, id=f"{name}-{example.number}")
    for name, rule in RULES.items()
    for example in page_examples(rule)
    if len(example.files) > 1
]


def story(seed: int, count: int = 120) -> str:
    """An article of so many words, the same for the same seed."""
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(count)) + "."


def text(content: str, path: str = "a.md", title: str = "") -> Article:
    return load(path, f"---\ntitle: {title}\n---\n{content}\n" if title else content + "\n")


def shared(one: str, other: str) -> int:
    return percent_shared(sketch_of(text(one)), sketch_of(text(other)))[1]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_order_of_the_files_makes_no_difference(rule: Rule[Any], example: Example) -> None:
    turned = Example(example.kind, example.number, example.files[::-1], example.options, example.today, example.status)
    assert check_example(rule, turned) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It’s “late” – they said.", 'it\'s "LATE" - they said'),
        ("one\u00a0two", "one two"),
        ("你好，世界。", "你好 世界"),
        ("ÉTÉ", "été"),
        ("**bold** and [link](x)", "bold and link"),
    ],
)
def test_marks_and_case_make_no_difference(one: str, other: str) -> None:
    assert digest_of(text(one)) == digest_of(text(other))


@pytest.mark.parametrize(("one", "other"), [("412 cm", "397 cm"), ("été", "ete"), ("ß", "ss")])
def test_letters_and_digits_do(one: str, other: str) -> None:
    assert own_letters(text(one)) != own_letters(text(other))


def test_a_copy_shares_all() -> None:
    assert shared(story(1), story(1)) == 100


def test_articles_of_the_same_words_in_another_order_share_nothing() -> None:
    assert shared(story(1, 600), story(2, 600)) == 0


def test_a_part_is_measured_against_the_shorter_text() -> None:
    assert shared(story(1), f"{story(2, 900)} {story(1)} {story(3, 900)}") >= 90


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_sharing_is_the_same_both_ways(one: int, other: int, common: int) -> None:
    first, second = (sketch_of(text(f"{story(seed)} {story(common, 60)}")) for seed in (one, other))
    assert percent_shared(first, second) == percent_shared(second, first)


@given(st.integers(0, 99), st.integers(100, 199), st.integers(200, 299), st.integers(30, 90))
def test_a_passage_is_found_in_both_to_the_word(one: int, other: int, common: int, length: int) -> None:
    passage = story(common, length)
    first, second = (text(f"{story(seed)} Between. {passage}\n\n{story(seed + 500)}") for seed in (one, other))
    found = common_passage(first, second)
    assert found is not None
    assert passage[:-1] in first.quote(found.first)
    assert passage[:-1] in second.quote(found.second)


@given(st.integers(0, 99), st.integers(100, 199))
def test_a_sketch_never_promises_more_than_there_is(common: int, other: int) -> None:
    passage = story(common, 50)
    first, second = (text(f"{story(seed)} {passage}\n\n{story(seed + 1)}") for seed in (other, other + 500))
    assert longest_passage(sketch_of(first), sketch_of(second)) <= len(own_letters(text(passage))) + 64


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("Rust 1.70 released", "Rust 1.71 released", False),
        ("Outlook for May", "Outlook for June", False),
        ("The council votes", "The mayor resigns", True),
        ("The council votes", "The council votes", True),
        ("", "", True),
        ("", "The council votes", True),
    ],
)
def test_editions_of_a_series_are_not_compared(one: str, other: str, wanted: bool) -> None:
    first, second = (sketch_of(text(story(1), title=title)) for title in (one, other))
    assert comparable(first, second) is wanted


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [("en/a.md", "fr/a.md", False), ("en/a.md", "en/b.md", True), ("a.md", "b.md", True)],
)
def test_translations_are_not_compared(one: str, other: str, wanted: bool) -> None:
    first, second = (sketch_of(text(story(1), path)) for path in (one, other))
    assert comparable(first, second) is wanted


HOSTILE = {
    "one letter": lambda size: "b" * size,
    "one word": lambda size: "bb " * (size // 3),
    "short period": lambda size: "vivid bees " * (size // 11),
    "one paragraph again and again": lambda size: "Vivid bees above the board.\n\n" * (size // 30),
    "no anchors": lambda size: "e" * size,
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_with_the_length_of_the_text(make: Callable[[int], str]) -> None:
    def work(size: int) -> int:
        one, other = text(make(size) + " first"), text(make(size) + " second", "b.md")
        return lines_run(lambda: (longest_passage(sketch_of(one), sketch_of(other)), common_passage(one, other)))

    assert work(16_000) < 12 * work(2_000)  # 8 where linear, 64 where quadratic
