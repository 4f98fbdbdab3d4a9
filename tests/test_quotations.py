"""What stands between quotation marks."""

from __future__ import annotations

import pytest

from newslint.quotations import find_quotations


def quotations(text: str) -> list[str]:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    return [text[found.start : found.end] for found in find_quotations(text, paragraphs)]


CASES = [
    ("She said “the bridge is gone” and left.", ["“the bridge is gone”"]),
    ('She said "the bridge is gone" and left.', ['"the bridge is gone"']),
    ("She said ``the bridge is gone'' and left.", ["``the bridge is gone''"]),
    ("She said ''the bridge is gone'' and left.", ["''the bridge is gone''"]),
    ("Sie sagte „die Brücke ist weg“ und ging.", ["„die Brücke ist weg“"]),
    ("Elle dit «le pont est parti» et part.", ["«le pont est parti»"]),
    ("She said ‘the bridge isn’t safe’ and left.", ["‘the bridge isn’t safe’"]),
    ("She said 'the bridge isn't safe', and left.", ["'the bridge isn't safe'"]),
    ("“One.” She paused. “Two.”", ["“One.”", "“Two.”"]),
    ("“He told me ‘go’ and I went,” she said.", ["“He told me ‘go’ and I went,”"]),
    ('“A curly start and a straight end," she said.', ['“A curly start and a straight end,"']),
    ('“The sign said "closed" and we left,” she said.', ['“The sign said "closed" and we left,”']),
    ('"The sign said “closed” and we left," she said.', ['"The sign said “closed” and we left,"']),
    ('"A straight start and a curly end,” she said. “More.”', ['"A straight start and a curly end,”', "“More.”"]),
    ('"The sign said “closed.” We left.', ['"The sign said “closed.” We left.']),
    ("“We left,“ she said. “It was late.”", ["“We left,“", "“It was late.”"]),
    ("“We left,’’ she said. “It was late.”", ["“We left,’’", "“It was late.”"]),
    ("« Le pont est parti », dit-elle.", ["« Le pont est parti »"]),
    ("Songs of the ‘80s and the workers’ choir.", []),
    ("The '90s, the miners' strike and 'em all.", []),
    ('The frame is 24" wide and 30" high.', []),
    ("The workers' canteen and the drivers' room are shut.", []),
    ("It was the summer of '68, not '69.", []),
    ('A stray mark at the end of speech." Then nothing.', []),
    ("“It goes on and on.", ["“It goes on and on."]),
    ("“First paragraph.\n“Second paragraph.” Done.", ["“First paragraph.", "“Second paragraph.”"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations_are_found(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


def test_a_quotation_that_its_paragraph_leaves_open_is_not_closed() -> None:
    assert [found.closed for found in find_quotations("“On and on.", [(0, 11)])] == [False]


def test_many_marks_in_one_long_line_stay_linear() -> None:
    assert len(quotations("'tis " * 60_000)) == 0
