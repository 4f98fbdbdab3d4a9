"""What the body family's rules stand on: phrases in a text, and marks for text still to come."""

from __future__ import annotations

import pytest

from newslint import Sieve
from newslint_body._glance import COUNTED, FILLED, GARBLED
from newslint_body._standins import find_stand_ins
from newslint_body._story import phrases_in
from newslint_body._walls import KINDS
from newslint_body._wallwords import LEADS, PAYWALLS, READ_ON, WALLS
from newslint_body.truncated import rule

LEXICON = rule.lexicon("en")
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


@pytest.mark.parametrize("gap", ["\n", "\n\n\n\n", f"\né{'x' * 500}\n"])
def test_marks_are_found_wherever_they_stand(gap: str) -> None:
    marks = ("TK", "Ask [NAME TK]", "XX\npeople", "TODO: ask", "[NAME]", "blah blah blah", "Bla bla bla")
    found = find_stand_ins(gap.join(marks), frozenset(), frozenset())
    assert [each.kind for each in found] == ["tk", "field", "number", "todo", "field", "filler", "filler"]


@pytest.mark.parametrize("name", ["filler-sentences", "filler-headlines", "filler"])
def test_the_first_look_catches_every_line_of_the_lexicon(name: str) -> None:
    edges = ("", "“", "* ")
    lines = [f"before\n{edge}{phrase.title()}.\nafter" for phrase in LEXICON[name] for edge in edges]
    if name == "filler":
        lines = [f"before\nSo {phrase}\nafter" for phrase in LEXICON[name]]
    assert [line for line in lines if not FILLED.catches(line.encode())] == []


@pytest.mark.parametrize(
    ("sieve", "names"),
    [
        (WALLS, tuple(KINDS)),
        (PAYWALLS, ("paywall", "subscription-words")),
        (READ_ON, ("read-on",)),
        (LEADS, ("feed-footers", "paywall", "subscription-words")),
    ],
)
def test_the_first_look_catches_every_phrase_of_the_lexicon(sieve: Sieve, names: tuple[str, ...]) -> None:
    phrases = frozenset().union(*(LEXICON[name] for name in names))
    assert [phrase for phrase in phrases if not sieve.catches(f"so {phrase}.".encode())] == []


@pytest.mark.parametrize(
    "text",
    [
        "[+1234 chars]",
        "( + 12 Zeichen)",
        "… [2507 symbols]",
        "(12 more words)",
        "1,204 more words",
        "٣٤ more characters",
    ],
)
def test_the_first_look_catches_counts(text: str) -> None:
    assert COUNTED.catches(f"It went on {text}".encode())


@pytest.mark.parametrize("text", ["Â©", "Ã©", "â€™", "ðŸ˜€", "ï»¿", "ï¿½", "\ufffd"])
def test_the_first_look_catches_garbled_characters(text: str) -> None:
    assert GARBLED.catches(f"It went on {text}".encode())


def test_a_sieve_catches_nothing_in_nothing() -> None:
    assert not Sieve("a*").catches(b"")


def test_a_sieve_tells_where_its_patterns_stand() -> None:
    assert list(Sieve("é", "b").places("a é b".encode())) == [2, 4]
