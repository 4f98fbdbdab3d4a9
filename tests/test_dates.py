"""Dates are read where they are certain, and nowhere else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.checking import ActiveRule, Checker, RuleSet
from newslint.dates import find_dates, parse_date
from newslint.findings import Safety, Severity
from newslint.guard import Guard
from newslint.plugins import load_plugins
from newslint.results import Problem
from newslint.rules import Rule, Status
from newslint.testing import load

MARCH_3 = date(2024, 3, 3)
RULES = load_plugins({"dates"}).rules
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "March 3, 2024",
        "MARCH 3, 2024",
        "Mar. 3rd, 2024",
        "Mar-3-2024",
        "March\u00a03,\u00a02024",
        "3 March 2024",
        "3rd of March, 2024",
        "3-Mar-2024",
        "the 3rd of March 2024",
        "2024-03-03",
        "2024-03-03T23:59:00Z",
        "2024/3/3",
        "2024.03.03",
        "03/03/2024",
        "Sun Mar 3 10:15:00 UTC 2024",
        "Sun Mar 3 10:15:00 2024 +0100",
    ],
)
def test_a_full_date_is_found_however_it_is_written(text: str) -> None:
    assert [day.value for day in find_dates(f"On {text}, it rained.")] == [MARCH_3]


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2024",
        "v2024.03.03-rc1",
        "2024.03.03.1",
        "/2024-03-03-slug/",
        "2024-03-03-slug",
        "March 2024",
        "March 3-5, 2024",
        "dismay 3, 2024",
        "1 March 2000 GMT",
        "192.168.3.2024",
        "12024-03-03",
        "you may 3 times",
        "March 3",
        "3 AUGUſT 2024",  # patterns that ignore case take “ſ” for “s” and “İ” for “i”
        "APRİL 3, 2024",
    ],
)
def test_what_may_be_something_else_is_no_date(text: str) -> None:
    assert not list(find_dates(f"On {text} it rained."))


@pytest.mark.parametrize("text", ["31 June 2024", "Feb. 30, 2024", "2023-02-29", "2024-13-01", "31/02/2024"])
def test_a_day_that_no_calendar_has_is_found_without_a_value(text: str) -> None:
    assert [day.value for day in find_dates(text)] == [None]


@pytest.mark.parametrize(
    ("text", "near", "meant"),
    [
        ("Dec. 30", date(2026, 1, 2), date(2025, 12, 30)),
        ("2 January", date(2025, 12, 30), date(2026, 1, 2)),
        ("March 3rd", date(2024, 9, 1), MARCH_3),
        ("Feb. 29", date(2026, 2, 1), date(2024, 2, 29)),
        ("June 31", date(2026, 2, 1), None),
    ],
)
def test_a_date_without_a_year_is_the_nearest_one(text: str, near: date, meant: date | None) -> None:
    assert [(day.value, day.has_year) for day in find_dates(text, near=near)] == [(meant, False)]


@pytest.mark.parametrize(
    "text", ["may 4", "march 4", "May 4-6", "May 4:30", "May 4.5", "May 45", "May 4%", "May 4...", "May 4…"]
)
def test_a_number_beside_a_month_is_not_always_a_day(text: str) -> None:
    assert not list(find_dates(f"They {text} times", near=MARCH_3))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-11-25T10:15:00Z", date(2023, 11, 25)),
        ("2015-06-30 9:00:00 -0400", date(2015, 6, 30)),
        ("Tue, 22 Jan 2019 10:00:00 +0000", date(2019, 1, 22)),
        ("Nov 25, 2023", date(2023, 11, 25)),
        ("20231125", date(2023, 11, 25)),
        ("20231125T101500Z", date(2023, 11, 25)),
        ("25.11.2023", date(2023, 11, 25)),
        ("11/25/2023", date(2023, 11, 25)),
        ("03/04/2024", None),
        ("2023-02-31", None),
        ("git Last Modified", None),
        ("", None),
    ],
)
def test_a_metadata_value_is_read_or_not_guessed_at(text: str, day: date | None) -> None:
    assert parse_date(text) == day


PIECES = st.sampled_from(
    [
        "March",
        "mar.",
        "May",
        "3",
        "31",
        "2024",
        "2023-02-31",
        "T10:15",
        ",",
        ".",
        "-",
        "/",
        " ",
        "\u00a0",
        "th",
        "of",
        "é",
    ]
)
TEXTS = st.text() | st.lists(PIECES).map("".join)


@given(TEXTS, st.none() | st.dates())
def test_dates_stand_in_the_text_in_order_and_apart(text: str, near: date | None) -> None:
    at = 0
    for day in find_dates(text, near=near):
        assert at <= day.start < day.end <= len(text)
        at = day.end


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_dates_are_looked_for_within_bounds(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    assert all(start <= day.start < day.end <= end for day in find_dates(text, start, end, near=MARCH_3))


@given(TEXTS)
def test_any_metadata_value_is_a_day_or_none(text: str) -> None:
    assert isinstance(parse_date(text), date | None)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day


# The rules


def found(rule: Rule[Any], text: str, status: Status = Status.UNKNOWN) -> list[Any]:
    problems: list[Problem] = []
    checker = Checker(TODAY, Guard(20.0), problems)
    rules = RuleSet((ActiveRule(rule, rule.options(), "dates"),))
    findings = [each for found in checker.check(load("a.md", text), rules, status) for each in found.findings]
    assert not problems
    return findings


def severity(rule: Rule[Any], message: str) -> Severity:
    return rule.severities.get(message, rule.severity)


@pytest.mark.parametrize(
    ("written", "suggested"),
    [("Friday", "Wednesday"), ("Fri.", "Wed"), ("FRIDAY", "WEDNESDAY"), ("friday", "wednesday"), ("Thurs", "Wed")],
)
def test_the_right_weekday_is_suggested_as_the_wrong_one_was_written(written: str, suggested: str) -> None:
    text = f"The hearing opens on {written}, March 4, 2026, the court in the capital said."
    (finding,) = found(RULES["dates/weekday-mismatch"], text)
    (edit,) = finding.fix.edits
    assert (edit.text, text[slice(*edit.span)], finding.fix.safety) == (
        suggested,
        written.rstrip("."),
        Safety.SUGGESTION,
    )


@pytest.mark.parametrize("day", [date(2026, 3, day) for day in range(1, 15)])
def test_the_right_weekday_is_never_found(day: date) -> None:
    for name in (f"{day:%A}", f"{day:%a}"):
        text = f"The hearing opens on {name}, March {day.day}, 2026, the court in the capital said."
        assert not found(RULES["dates/weekday-mismatch"], text)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.NEW, [Severity.WARNING]),
        (Status.CHANGED, [Severity.NOTE]),
        (Status.UNKNOWN, [Severity.NOTE]),
        (Status.EXISTING, []),
    ],
)
def test_an_old_article_matters_where_it_is_new(status: Status, expected: list[Severity]) -> None:
    rule = RULES["dates/stale-article"]
    findings = found(rule, "---\ndate: 2023-11-25\n---\nThe fair opened.\n", status)
    assert [severity(rule, finding.message) for finding in findings] == expected


def test_an_impossible_day_is_an_error_in_metadata_and_a_warning_in_prose() -> None:
    rule = RULES["dates/impossible"]
    text = "---\ndate: 2026-02-31\n---\nThe fair opened on 31 June 2026 in the old hall of the town.\n"
    assert [severity(rule, finding.message) for finding in found(rule, text)] == [Severity.ERROR, Severity.WARNING]


def test_front_matter_that_cannot_be_read_is_not_called_undated() -> None:
    assert not found(RULES["dates/missing"], "---\ntitle: [Bridge\n---\nThe bridge opened.\n")


@pytest.mark.parametrize("value", ["git Last Modified", "Created", "03/04/2024", "soon"])
def test_a_date_that_newslint_cannot_read_is_no_fault(value: str) -> None:
    text = f"---\ndate: {value}\n---\nThe bridge opened in the old town, the council said.\n"
    assert not [finding for rule in RULES.values() for finding in found(rule, text)]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("status", list(Status))
def test_no_rule_counts_beyond_the_calendar(day: str, status: Status) -> None:
    told = (
        "Later yesterday, next week, next month and at the end of the year the upcoming fair opens in the coming weeks."
    )
    for rule in RULES.values():
        found(rule, f"---\ndate: {day}\n---\nIt opens in the hall on FRİDAY, May 4, 2024. {told}\n", status)


@given(TEXTS, st.sampled_from(list(Status)))
def test_no_rule_stumbles_over_any_text(text: str, status: Status) -> None:
    words = "The court said that it is in the hall on Friday, and that it will be held there by the people. "
    for rule in RULES.values():
        found(rule, words + text, status)
