"""What the body family's rules stand on: phrases in a text, and marks for text still to come."""

from __future__ import annotations

import pytest

from newslint_body._marks import MARKS
from newslint_body._standins import find_stand_ins
from newslint_body._story import phrases_in

PHRASES = frozenset({"sign in", "sign in to read", "read the rest", "404 not found"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sign in, please.", [(0, "sign in")]),
        ("Please sign in to read the rest.", [(7, "sign in to read")]),
        ("Sign in. Then read the rest.", [(0, "sign in"), (14, "read the rest")]),
        ("404 Not Found", [(0, "404 not found")]),
        ("The design in blue", []),
        ("", []),
    ],
)
def test_phrases_are_found_from_the_beginning_of_a_word_the_longest_first(
    text: str, found: list[tuple[int, str]]
) -> None:
    assert list(phrases_in(text, PHRASES)) == found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("It has [TK] members.", ["tk"]),
        ("[TBD] [LINK] [CHECK]", ["field", "field", "field"]),
        ("[name withheld] [sic] [VIDEO] [she said]", []),
        ("See [NAME](https://board.example) or /users/[NAME]", []),
        ("Usage: ferry --line [NAME]", []),
        ("XX people came, and XXXX spoke.", ["number", "mask"]),
        ("Techniker Krankenkasse (TK) has more members, and TK is older.", []),
    ],
)
def test_marks_are_told_from_what_looks_like_one(text: str, kinds: list[str]) -> None:
    assert [each.kind for each in find_stand_ins(text, frozenset(), frozenset())] == kinds


def test_every_mark_has_something_to_look_for_first() -> None:
    assert all(needle for mark in MARKS for needle in mark.needles)
