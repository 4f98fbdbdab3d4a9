"""Lines, columns, mapped text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.linehash import line_hash
from newslint.positions import LineIndex
from newslint.spans import SourceSpan, TextBuilder, Utf8Index

TEXTS = st.text(alphabet=st.sampled_from("ab\r\n\u2028\u0085\x0b😀é\u0301Ж "), max_size=60)


@given(TEXTS, st.integers(0, 60))
def test_a_position_is_where_counting_by_hand_puts_it(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    line, rest = 1, offset
    for piece in lines:
        if rest < len(piece):
            break
        if piece is lines[-1]:
            break
        rest -= len(piece)
        line += 1
    before = lines[line - 1][:rest]
    assert tuple(LineIndex(text).position(offset)) == (
        line,
        rest + 1,
        len(before.encode("utf-16-le")) // 2 + 1,
        len(before.encode()) + 1,
    )


@given(TEXTS, st.lists(st.integers(0, 60), min_size=2, max_size=8))
def test_positions_do_not_depend_on_the_order_they_are_asked_in(text: str, offsets: list[int]) -> None:
    index = LineIndex(text)
    offsets = [min(offset, len(text)) for offset in offsets]
    assert [index.position(offset) for offset in offsets] == [LineIndex(text).position(offset) for offset in offsets]


def test_an_excerpt_is_bounded_and_stays_on_its_line() -> None:
    text = "first line\n" + "a" * 500 + " here " + "b" * 500 + "\nlast"
    at = text.index("here")
    excerpt = LineIndex(text).excerpt(SourceSpan(at, at + 4))
    assert excerpt.quote == "here"
    assert len(excerpt.before) <= 40
    assert len(excerpt.after) <= 40
    long = LineIndex(text).excerpt(SourceSpan(11, at))
    assert len(long.quote) < 200


@given(st.text(max_size=700), st.integers(0, 700))
def test_bytes_are_turned_into_characters(text: str, at: int) -> None:
    try:
        offset = len(text[:at].encode())
    except UnicodeEncodeError:
        return
    if any("\ud800" <= char <= "\udfff" for char in text):
        return
    assert Utf8Index(text).char(offset) == min(at, len(text))


def test_copies_that_follow_each_other_are_one_stretch() -> None:
    builder = TextBuilder("abcdef")
    builder.copy(0, 2)
    builder.copy(2, 4)
    builder.replace(4, 5, "and")
    builder.copy(5, 6)
    text = builder.build()
    assert text.text == "abcdandf"
    assert text.to_source(1, 3) == (1, 3)
    assert text.to_source(4, 5) == (4, 5)
    assert text.to_source(3, 8) == (3, 6)
    assert (text.is_plain(0, 4), text.is_plain(3, 5)) == (True, False)


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\nb\n", 1), ("a\r\nb\r\n", 2), ("one two\nonetwo\n", 2), ("", 1), ("x" * 300 + "\n" + "x" * 300, 2)],
)
def test_the_line_hash_ignores_spaces_and_counts_equals(text: str, line: int) -> None:
    value, _, count = line_hash(text, line).partition(":")
    assert int(value, 16) < 1 << 64
    assert int(count) >= 1


def test_equal_lines_have_equal_hashes_and_rising_counts() -> None:
    tail = "z" * 120 + "\n"
    text = tail * 3
    hashes = [line_hash(text, line) for line in (1, 2, 3)]
    assert len({one.partition(":")[0] for one in hashes}) == 1
    assert [one.partition(":")[2] for one in hashes] == ["1", "2", "3"]
