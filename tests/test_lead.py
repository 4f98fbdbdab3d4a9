"""What the first lines of a text tell of it: headline, byline, dates, dateline."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.parts import Block, BlockKind, Zone
from newslint.reading.datelines import find_dateline
from newslint.reading.lead import Lead, read_lead
from newslint.spans import Span
from newslint.testing import load

STORY = "The harbour bridge will close to lorries from Monday, the city council said in a long statement."
NOV_25 = date(2023, 11, 25)


def lead(*lines: str) -> Lead:
    article = load("a.txt", "\n\n".join(("Bridge closes for repairs", *lines, STORY)))
    return read_lead(article.text, article.leaves)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Sophia Chen", "Sophia Chen"),
        ("by Sophia Chen", "Sophia Chen"),
        ("by: Sophia Chen, Nov 25, 2023", "Sophia Chen"),
        ("By Jane Roe and John Doe, Staff Writers | March 3, 2024", "Jane Roe and John Doe, Staff Writers"),
        ("Written by Sophia Chen", "Sophia Chen"),
        ("Words: Sophia Chen", "Sophia Chen"),
        ("Author: Sophia Chen", "Sophia Chen"),
        ("Posted by admin on November 25, 2023", "admin"),
        ("Posted on November 25, 2023 by admin", "admin"),
        ("Nov 25, 2023 · 3 min read · By Sophia Chen", "Sophia Chen"),
        ("By Sophia Chen on 25 Nov 2023", "Sophia Chen"),
        ("By Sophia ChenPublished: Nov 25, 2023", "Sophia Chen"),
        ("By Sophia Chen 4 Comments", "Sophia Chen"),
        ("By ANN POE and BO A. LEE JR.", "ANN POE and BO A. LEE JR."),
        ("Author: SOPHIA MARTIN. Follow Sophia Martin on the site.", "SOPHIA MARTIN"),
        ("By {{ page.author }}", "{{ page.author }}"),
        ("By:", ""),
        ("By | ", ""),
        ("By , ,", ""),
        ("Words by", ""),
        ("by | Nov 25, 2023", ""),
        ("Written by Nov 25, 2023", ""),
        ("By 4 Comments", ""),
    ],
)
def test_a_byline_names_its_author_or_nobody(line: str, byline: str) -> None:
    assert [field.value for field in lead(line).bylines] == [byline]


@pytest.mark.parametrize(
    "line",
    [
        "By 2030, the city wants to have closed it for good.",
        "Standby",
        "Photo by Sophia Chen",
        "Author information",
        "Text:",
        "By the time it opens again the council will have spent two million on it",
    ],
)
def test_what_only_looks_like_a_byline_is_none(line: str) -> None:
    assert not lead(line).bylines


def test_a_line_about_the_writer_below_a_label_is_no_story() -> None:
    assert not lead("Written by", "Sophia Chen is a writer who lives in Leeds with two cats.").bylines


def test_an_author_may_stand_in_the_next_line() -> None:
    assert [field.value for field in lead("Written by", "Sophia Chen").bylines] == ["Sophia Chen"]


def test_a_byline_that_names_somebody_beats_one_that_names_nobody() -> None:
    assert [field.value for field in lead("by | Nov 25, 2023", "By Sophia Chen").bylines] == ["Sophia Chen"]


@pytest.mark.parametrize(
    "line",
    [
        "November 25, 2023",
        "Sat, 25 Nov, 2023 - 06:36",
        "Saturday, November 25, 2023",
        "Published: November 25, 2023",
        "First published on 25 November 2023 at 10:00 GMT",
        "by | Nov 25, 2023",
        "Sophia Chen | Senior Writer | Nov 25, 2023",
        "Posted by admin on November 25, 2023",
        "2023-11-25",
        "25.11.2023 · 6 min read",
        "November 25, 2023 - Updated July 9, 2025",
    ],
)
def test_the_day_of_publication_stands_in_the_first_lines(line: str) -> None:
    assert [field.value for field in lead(line).dates] == [NOV_25]


@pytest.mark.parametrize(
    "line",
    [
        "MariaPetrov November 25, 2023 - 2:24 pm",
        "The council had decided on November 25, 2023 to close the bridge",
        "03/04/2023",
        "November 25",
        "Updated November 25, 2023",
    ],
)
def test_other_days_are_not_that_of_publication(line: str) -> None:
    assert not lead(line).dates


@pytest.mark.parametrize("line", ["Last updated: Nov 25, 2023", "Published May 1, 2021 · Updated: Nov 25, 2023"])
def test_the_day_of_an_update_is_kept_apart(line: str) -> None:
    modified = lead(line).modified
    assert modified is not None
    assert modified.value == NOV_25


@pytest.mark.parametrize(
    "line",
    [
        "Sat, 25 Nov 2023 23:03:06 +0100",
        "Nov 25, 2023 at 5:02 pm",
        "News | 25 November 2023",
        "Release date: Nov 25, 2023",
    ],
)
def test_a_line_that_is_a_date_and_little_else_is_the_articles(line: str) -> None:
    assert [field.value for field in lead(line).dates] == [NOV_25]


@pytest.mark.parametrize(
    "line",
    [
        "The vote is on Thursday, 26 November 2026.",
        "Deadline: 3 December 2026",
        "26 November 2026, 7 p.m., town hall",
        "3 May 2025: the first drop falls.",
    ],
)
def test_the_day_of_an_event_is_not_the_articles(line: str) -> None:
    assert lead(line).dates == ()


def test_a_label_may_stand_in_the_line_above() -> None:
    assert lead("Updated:", "Nov 25, 2023").modified is not None


def test_dates_of_comments_are_never_read() -> None:
    comments = ("Leave a comment", "MariaPetrov November 25, 2023 - 2:24 pm", "25 November 2023", "so true")
    article = load("a.txt", "\n\n".join(("Bridge closes", STORY + " " + STORY, *comments)))
    assert not read_lead(article.text, article.leaves).dates


def test_a_zone_of_comments_is_skipped() -> None:
    text = "25 November 2023"
    assert not read_lead(text, [Block(BlockKind.PARAGRAPH, 0, len(text), zone=Zone.COMMENTS)]).dates


def test_an_impossible_day_is_kept_as_text() -> None:
    found = lead("Published: 31 June 2023")
    assert ([field.value for field in found.date_texts], found.dates) == (["31 June 2023"], ())


@pytest.mark.parametrize(
    "dateline",
    [
        "MOSCOW (AP)",
        "MOSCOW",
        "KYIV, Ukraine",
        "Moscow, Russia",
        "SÃO PAULO, 12 March 2024",
        "LONDON, March 3 (Reuters)",
        "WASHINGTON/LONDON, March 3 (Reuters)",
        "NEW YORK, Feb. 3, 2024 /PRNewswire/",
        "POINT PLEASANT BEACH, N.J., June 9",
        "Trail, British Columbia, June 11",
        "Rio de Janeiro, Brazil",
        "(Reuters)",
    ],
)
@pytest.mark.parametrize("dash", [" — ", " – ", " - ", " -- ", " _ "])
def test_a_dateline_is_read_up_to_its_dash(dateline: str, dash: str) -> None:
    text = dateline + dash + STORY
    assert find_dateline(text, 0, len(text)) == (0, len(dateline))


@pytest.mark.parametrize(
    "opening",
    [
        "The mayor – a Democrat – ",
        "In Paris, France – ",
        "Montreal, February 25 – March 1 ",
        "IBM — ",
        "2023 – ",
        "By Jane Roe, CFP – ",
        "MOSCOW ",
        "After forty years, three mayors and two floods — ",
    ],
)
def test_a_dash_alone_makes_no_dateline(opening: str) -> None:
    text = opening + STORY
    assert find_dateline(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("dateline", "days"),
    [
        ("PARIS, Nov. 25, 2023 (AFP) —", [NOV_25]),
        ("Research Triangle Park, NC --November 25, 2023--", [NOV_25]),
        ("PARIS, Nov. 25 (AFP) —", []),
    ],
)
def test_a_dateline_with_its_year_dates_the_article(dateline: str, days: list[date]) -> None:
    article = load("a.txt", f"Bridge closes\n\n{dateline} {STORY}")
    assert [field.value for field in article.metadata.dates] == days


@pytest.mark.parametrize("first", ["Nov 25, 2023", "By Sophia Chen", "The bridge is closed."])
def test_the_headline_is_no_date_byline_or_sentence(first: str) -> None:
    article = load("a.txt", f"{first}\n\n{STORY}")
    assert read_lead(article.text, article.leaves).headline is None


LINES = st.sampled_from(
    ["by", "By Ann Lee", "Nov 25, 2023", "Updated", "PARIS, May 3 (AP) —", "|", "–", STORY, "é", "\n", " "]
)


@given(
    st.text() | st.lists(LINES).map(" ".join) | st.lists(LINES).map("\n\n".join),
    st.sampled_from([".txt", ".md", ".html"]),
)
def test_any_text_is_read_and_every_place_is_in_it(text: str, extension: str) -> None:
    article = load("a" + extension, text)
    found = read_lead(article.text, article.leaves)
    fields = [found.headline, found.modified, found.dateline, *found.bylines, *found.dates, *found.date_texts]
    for place in (field.where for field in fields if field):
        assert isinstance(place, Span)
        assert 0 <= place.start <= place.end <= len(article.text)
