"""Candidates: rows of keys that share enough, found without comparing all with all."""

from __future__ import annotations

from array import array
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.corpus import candidates as module
from newslint.corpus.candidates import candidates

ROWS = st.lists(st.frozensets(st.integers(0, 30), max_size=8), max_size=12)

Found = list[tuple[int, int, frozenset[int]]]


def arrays(rows: list[frozenset[int]]) -> list[array[int]]:
    return [array("Q", sorted(row)) for row in rows]


def compared(rows: list[frozenset[int]], least: int, share: int, most: int) -> Found:
    """The same by comparing all with all."""
    too_common = {key for row in rows for key in row if most and sum(key in other for other in rows) > most}
    found = []
    for one, other in combinations(range(len(rows)), 2):
        shared = (rows[one] & rows[other]) - too_common
        enough = share * min(len(rows[one]), len(rows[other]))
        if len(shared) >= least and 100 * len(shared) >= enough:
            found.append((one, other, shared))
    return found


@given(ROWS, st.integers(1, 3), st.sampled_from([0, 20, 60]), st.sampled_from([0, 2, 4]))
def test_rows_that_share_enough_are_found(rows: list[frozenset[int]], least: int, share: int, most: int) -> None:
    assert list(candidates(arrays(rows), least=least, share=share, most=most)) == compared(rows, least, share, most)


def test_keys_in_several_parts_are_found_like_those_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [frozenset(range(start, start + 40)) for start in range(0, 200, 15)]
    expected = list(candidates(arrays(rows), least=2))
    monkeypatch.setattr(module, "_PART", 50)
    assert list(candidates(arrays(rows), least=2)) == expected


def test_a_key_twice_in_a_row_counts_once() -> None:
    assert list(candidates([array("Q", [7, 7]), array("Q", [7, 7, 8])], least=2)) == []


def test_keys_of_a_crowd_count_where_two_rows_meet_by_another() -> None:
    crowd = [frozenset({1, 2, 3, 100 + row // 2}) for row in range(40)]
    found = {(one, other): shared for one, other, shared in candidates(arrays(crowd), share=100)}
    assert found == {(row, row + 1): crowd[row] for row in range(0, 40, 2)}
