"""Expressions of time are found whole, told apart by kind, and counted from the day of publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.testing import load
from newslint.timedays import days_of
from newslint.times import TimeKind, find_times
from newslint.timewords import time_words

WEDNESDAY = date(2024, 3, 6)


def found(text: str) -> list[str]:
    return [text[time.start : time.end] for time in find_times(text)]


@pytest.mark.parametrize(
    "said",
    [
        "Friday",
        "last Tuesday",
        "Friday night",
        "Thursday morning",
        "12 May 2024",
        "the 3rd of June",
        "Oct. 23",
        "Sept. 4, 2019",
        "Sun 12 May 2019",
        "March 2019",
        "early May",
        "late November",
        "mid-1990s",
        "the end of 2021",
        "2012-05-03",
        "12/25/2019",
        "7:30 p.m.",
        "9 a.m. EDT",
        "noon",
        "yesterday",
        "next month",
        "earlier this week",
        "the following year",
        "two weeks ago",
        "almost four years ago",
        "a year earlier",
        "the third quarter",
        "the last three months",
        "recent years",
        "five hours",
        "more than two decades",
        "a couple of days",
        "six-month",
        "daily",
        "every Friday",
        "each month",
        "Christmas Eve",
        "this summer",
        "now",
    ],
)
def test_an_expression_of_time_is_found_whole(said: str) -> None:
    assert found(f"They met, {said}, with others.") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "The 44-year-old teacher is 44 years old.",
        "You may march to the sun.",
        "Room 1999B costs $1999 or 1999%.",
        "May I fall into the well?",
        "A quarter of them left.",
        "Three-quarters of them left.",
        "The second one is better than the following.",
        "Version 4.2.1999 is out.",
        "Sun Microsystems and Jan Smith agreed.",
        "It stood in USA Today.",
    ],
)
def test_what_only_looks_like_time_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They met in May with others.", ["May"]),
        ("Since March 2019 it rains.", ["March 2019"]),
        ("It was last year's third quarter.", ["last year's third quarter"]),
        ("On Friday, nobody came.", ["Friday"]),
        ("It closed Friday. Monday it opened.", ["Friday", "Monday"]),
        ("It closed in Dec. A week passed.", ["Dec", "A week"]),
        ("From 24 hours to two days.", ["24 hours", "two days"]),
        ("Today it rains. ", ["Today"]),
    ],
)
def test_expressions_end_where_they_end(text: str, said: list[str]) -> None:
    assert found(text) == said


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("12 May 2024", TimeKind.DATE),
        ("last week", TimeKind.DATE),
        ("Friday night", TimeKind.TIME),
        ("7:30 p.m.", TimeKind.TIME),
        ("five hours", TimeKind.DURATION),
        ("a five-year", TimeKind.DURATION),
        ("the past two weeks", TimeKind.DURATION),
        ("every Friday", TimeKind.SET),
        ("daily", TimeKind.SET),
    ],
)
def test_kinds_are_those_of_timex3(said: str, kind: TimeKind) -> None:
    assert next(find_times(said)).kind is kind


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        ("Friday", True),
        ("last week", True),
        ("two weeks ago", True),
        ("2019", True),
        ("a few weeks ago", False),
        ("recently", False),
        ("the day", False),
        ("7:30 p.m.", False),
    ],
)
def test_some_expressions_tell_when_and_some_do_not(said: str, tells: bool) -> None:
    assert next(find_times(said)).tells is tells


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("12 May 2024", date(2024, 5, 12), date(2024, 5, 12)),
        ("May 5", date(2024, 5, 5), date(2024, 5, 5)),
        ("tomorrow", date(2024, 3, 7), date(2024, 3, 7)),
        ("yesterday", date(2024, 3, 5), date(2024, 3, 5)),
        ("this week", date(2024, 3, 4), date(2024, 3, 10)),
        ("next weekend", date(2024, 3, 16), date(2024, 3, 17)),
        ("next month", date(2024, 4, 1), date(2024, 4, 30)),
        ("last quarter", date(2023, 10, 1), date(2023, 12, 31)),
        ("early next year", date(2025, 1, 1), date(2025, 12, 31)),
        ("the end of the year", date(2024, 1, 1), date(2024, 12, 31)),
        ("December 2023", date(2023, 12, 1), date(2023, 12, 31)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_days_are_counted_from_the_day_of_publication(said: str, first: date, last: date) -> None:
    assert days_of(said, next(find_times(said)), WEDNESDAY) == (first, last)


@pytest.mark.parametrize("said", ["Friday", "recently", "five hours", "the late 1990s", "in May", "a few weeks ago"])
def test_what_could_be_several_days_is_not_guessed_at(said: str) -> None:
    assert days_of(said, next(find_times(said)), WEDNESDAY) is None


@pytest.mark.parametrize(("said", "day"), [("tomorrow", date.max), ("next year", date.max), ("yesterday", date.min)])
def test_nothing_is_counted_beyond_the_calendar(said: str, day: date) -> None:
    assert days_of(said, next(find_times(said)), day) is None


@pytest.mark.parametrize("said", ["tomorrow", "next month", "May 5"])
def test_nothing_is_counted_from_a_day_that_nobody_knows(said: str) -> None:
    assert days_of(said, next(find_times(said)), None) is None


def test_an_article_knows_the_times_of_its_prose_and_not_of_its_code() -> None:
    article = load("a.md", "The board of the club met on Friday and wrote `Monday` on it.\n\n```\nTuesday\n```\n")
    assert [article.text[time.start : time.end] for time in article.times] == ["Friday"]


def test_a_language_without_words_has_no_times() -> None:
    assert time_words("xx") is None
    assert not list(find_times("Friday", code="xx"))
    assert not load("a.md", "---\nlang: de\n---\nAm Friday kommt der Zug nicht an.\n").times


def test_every_word_is_of_one_class() -> None:
    words = time_words("en")
    assert words is not None
    assert set(words.classes.values()) <= set(words.letters.values())
    assert len(set(words.letters.values())) == len(words.letters)


PIECES = st.sampled_from(
    [
        "the ",
        "last ",
        "two ",
        "weeks ",
        "ago",
        "Friday",
        ", ",
        "-",
        "May",
        " 3",
        "2019",
        "'s ",
        "\n",
        "a.m.",
        "’89",
        " of ",
    ]
)


@given(st.text() | st.lists(PIECES).map("".join), st.integers(0, 10), st.integers(0, 40))
def test_times_stand_within_bounds_in_order_and_apart(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    at = start
    for time in find_times(text, start, end):
        assert at <= time.start < time.end <= end
        days_of(text, time, WEDNESDAY)
        at = time.end
