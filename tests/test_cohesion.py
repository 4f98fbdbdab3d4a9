"""Groups of articles hold together: two stories that met by chance stay two."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.corpus.cohesion import groups_of
from newslint.corpus.pairs import Link
from newslint.findings import WHOLE
from newslint.rules import Evidence

EDGES = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).filter(lambda edge: edge[0] != edge[1]), min_size=1)


def linked(*edges: tuple[int, int]) -> list[Link]:
    return [Link(*edge, Evidence(WHOLE, WHOLE)) for edge in edges]


def members(groups: Iterable[list[Link]]) -> list[set[int]]:
    return sorted(({member for link in group for member in link[:2]} for group in groups), key=min)


def clique(*numbers: int) -> list[tuple[int, int]]:
    return list(combinations(numbers, 2))


@given(EDGES)
def test_no_article_is_in_two_groups(edges: list[tuple[int, int]]) -> None:
    groups = members(groups_of(linked(*edges)))
    assert sum(map(len, groups)) == len(set().union(*groups))


@pytest.mark.parametrize(
    ("edges", "wanted"),
    [
        ([(0, 1), (1, 2), (2, 3)], [{0, 1, 2, 3}]),
        ([*clique(0, 1, 2), *clique(3, 4, 5), (2, 3)], [{0, 1, 2}, {3, 4, 5}]),
        ([*clique(0, 1, 2), *((2, other) for other in (3, 4)), (3, 4)], [{0, 1, 2, 3, 4}]),
        ([(0, other) for other in range(1, 30)], [set(range(30))]),
        ([*clique(*range(12)), (3, 12)], [set(range(12))]),
        ([*clique(*range(12)), (3, 12), (4, 12)], [set(range(13))]),
    ],
    ids=["a chain", "two stories that met by chance", "a digest of two", "one hub", "one of many", "two of many"],
)
def test_a_group_holds_together(edges: list[tuple[int, int]], wanted: list[set[int]]) -> None:
    assert members(groups_of(linked(*edges))) == wanted
