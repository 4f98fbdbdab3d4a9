"""GitHub's hash of a line, against its definition followed unit by unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.linehash import line_hash


def by_definition(text: str) -> dict[int, str]:
    """Every line's hash: white space dropped, line ends LF, 100 units each, equal windows counted."""
    units: list[int] = []
    starts = [0]
    after_return = False
    for unit in _units(text):
        if unit in (32, 9) or (after_return and unit == 10):
            after_return = False
            continue
        after_return = unit == 13
        units.append(10 if unit == 13 else unit)
        if units[-1] == 10:
            starts.append(len(units))
    units += [0xFFFF] + [0] * 100
    seen: dict[int, int] = {}
    hashes = {}
    for line, start in enumerate(starts, 1):
        value = sum(unit * 37 ** (99 - i) for i, unit in enumerate(units[start : start + 100])) % 2**64
        seen[value] = seen.get(value, 0) + 1
        hashes[line] = f"{value:x}:{seen[value]}"
    return hashes


def _units(text: str) -> list[int]:
    data = text.encode("utf-16-le", "surrogatepass")
    return [data[i] | data[i + 1] << 8 for i in range(0, len(data), 2)]


@given(st.text(st.sampled_from("ab \t\r\n\né😀\u2028\ud800"), max_size=300))
def test_the_hash_follows_its_definition(text: str) -> None:
    hashes = by_definition(text)
    assert {line: line_hash(text, line) for line in hashes} == hashes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mayor said so.\nMore.", "The  mayor\tsaid so.\r\nMore."),
        ("The mayor said so.\nMore.", "    The mayor said so.\rMore."),
    ],
)
def test_white_space_and_line_ends_change_nothing(one: str, other: str) -> None:
    assert line_hash(one, 1) == line_hash(other, 1)


def test_equal_lines_are_told_apart_by_their_number() -> None:
    text = "x" * 120 + "\n" + "y\n" * 200 + "x" * 120 + "\n"
    first, last = line_hash(text, 1), line_hash(text, 202)
    assert (first.partition(":")[0], first[-2:], last[-2:]) == (last.partition(":")[0], ":1", ":2")


def test_many_lines_are_hashed_in_little_time() -> None:
    text = "".join(f"Paragraph {number}.\n\n" for number in range(20_000))
    assert len({line_hash(text, line) for line in range(1, 40_000, 2)}) == 20_000
