"""Five real articles: what a careful editor sees in them, newslint sees; they are read where they are, never copied."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from newslint.cli.common import Settings, get_ready
from newslint.dates import parse_date
from newslint.examining import Input
from newslint.findings import Location, Severity
from newslint.results import Report, Result
from newslint.runner import Runner

SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"
DAY = "2026-11-22"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles (../shared/seeds) are not here")


class Item(NamedTuple):
    """One line of expected.yaml."""

    file: str
    families: tuple[str, ...]
    quote: str
    says: str

    def __str__(self) -> str:
        return f"{self.file[:3]} {'|'.join(self.families)} “{self.quote[:50] or self.says or 'whole'}”"


def expected(kind: str) -> Iterator[Item]:
    """The items of a kind (find, clean) that are owed."""
    if not SEEDS.is_dir():
        return
    for file, lists in yaml.safe_load((SEEDS / "expected.yaml").read_text(encoding="utf-8")).items():
        for item in lists[kind]:
            if not item.get("may"):
                family = item["family"]
                families = tuple(family) if isinstance(family, list) else (family,)
                yield Item(file, families, item["quote"], item.get("says", ""))


@cache
def report() -> Report:
    """One run over all seeds, with the recommended preset."""
    ready = get_ready(Settings(isolated=True, as_of=parse_date(DAY)))
    paths = sorted(str(path) for path in SEEDS.glob("*.txt"))
    problems = list(ready.problems)
    return Runner(ready.plan(problems), problems).run(map(Input, paths))


def results_in(file: str, families: tuple[str, ...]) -> Iterator[tuple[Result, tuple[Location, ...]]]:
    """The results of some families that have a place in a file, with those places, the own one first."""
    for result in report().active:
        places = (result.location, *result.related)
        here = tuple(place for place in places if Path(place.path).name == file)
        if here and result.rule.partition("/")[0] in families:
            yield result, here


def overlaps(place: Location, file: str, quote: str) -> bool:
    """Whether a place overlaps where a quote stands in a file (any of them); an empty quote is the whole article."""
    if not quote:
        return place.region is None
    if place.region is None:
        return False
    text = (SEEDS / file).read_text(encoding="utf-8")
    start = text.find(quote)
    assert start >= 0, f"“{quote}” is not in {file}"
    region = place.region
    while start >= 0:
        if region.offset < start + len(quote) and start < region.offset + region.length:
            return True
        start = text.find(quote, start + 1)
    return False


@pytest.mark.parametrize("item", list(expected("find")), ids=str)
def test_what_an_editor_sees_is_found(item: Item) -> None:
    assert any(
        item.says in result.rule and any(overlaps(place, item.file, item.quote) for place in places)
        for result, places in results_in(item.file, item.families)
    )


@pytest.mark.parametrize("item", list(expected("clean")), ids=str)
def test_what_is_fine_is_left_alone(item: Item) -> None:
    wrong = [
        result.rule
        for result, _ in results_in(item.file, item.families)
        if Path(result.location.path).name == item.file and overlaps(result.location, item.file, item.quote)
    ]
    assert wrong == []


def test_little_else_is_found() -> None:
    listed: list[tuple[str, dict[str, Any]]] = [
        (file, item)
        for file, lists in yaml.safe_load((SEEDS / "expected.yaml").read_text(encoding="utf-8")).items()
        for item in lists["find"]
    ]

    def is_listed(result: Result) -> bool:
        return any(
            result.rule.partition("/")[0] in item["family"]
            and Path(place.path).name == file
            and overlaps(place, file, item["quote"])
            for file, item in listed
            for place in (result.location, *result.related)
        )

    further = [
        f"{result.rule}: {result.message}"
        for result in report().active
        if result.severity is not Severity.NOTE and not is_listed(result)
    ]
    assert len(further) <= 6, further


def test_the_run_itself_has_no_problem() -> None:
    assert report().problems == ()
