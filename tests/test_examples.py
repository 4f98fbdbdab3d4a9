"""The examples show every family at work, some of them nothing at all, and formats make no difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from command import newslint

from newslint.plugins import load_plugins

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
FAMILIES = sorted({rule.family for rule in load_plugins().rules.values()})
SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html"}
TRIPLES = sorted(path.stem for path in (EXAMPLES / "formats" / "text").iterdir())


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@cache
def demo() -> dict[str, Any]:
    """The report of what “make demo” shows."""
    return newslint("check", "examples", "--format", "json").report


def findings(folder: str) -> Iterator[dict[str, Any]]:
    yield from (one for one in demo()["findings"] if one["path"].startswith(f"examples/{folder}"))


def test_the_demo_runs_without_a_problem() -> None:
    assert demo()["problems"] == []


def test_there_are_enough_articles_in_each_format() -> None:
    counts = Counter(path.suffix for path in EXAMPLES.rglob("*.*") if path.name != ".newslint.yaml")
    assert min(counts[suffix] for suffix in SUFFIXES.values()) >= 8


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_finds_something_in_its_own_folder(family: str) -> None:
    assert family in {one["rule"].partition("/")[0] for one in findings(f"{family}/") if not one["suppressed"]}


@pytest.mark.parametrize("path", sorted((EXAMPLES / "clean").iterdir()), ids=lambda path: path.name)
def test_clean_examples_are_entirely_clean(path: Path) -> None:
    assert [one["message"] for one in findings(f"clean/{path.name}")] == []


@pytest.mark.parametrize("path", sorted((EXAMPLES / "clean").iterdir()), ids=lambda path: path.name)
def test_clean_examples_make_no_check_fail_for_most_of_a_year(path: Path) -> None:
    assert newslint("check", str(path), "--isolated", "--as-of", "2027-10-31").code == 0


def test_a_suppression_with_its_reason_is_shown() -> None:
    reasons = [one["suppressed"]["reason"] for one in demo()["findings"] if one["suppressed"]]
    assert any(reasons)


def test_the_demo_fits_on_three_screens() -> None:
    assert newslint("check", "examples").out.count("\n") <= 155


# One article, three formats


@cache
def told(format_name: str, stem: str) -> Counter[tuple[str, str, str]]:
    """What is found in an article: rule, message and fingerprint, which is made of the words that are quoted."""
    path = f"examples/formats/{format_name}/{stem}{SUFFIXES[format_name]}"
    found = newslint("check", path, "--isolated", "--as-of", "2026-11-22", "--format", "json").report["findings"]
    return Counter((one["rule"], one["message_id"], one["fingerprint"]) for one in found)


def test_at_least_five_articles_stand_in_all_formats() -> None:
    assert len(TRIPLES) >= 5
    for name, suffix in SUFFIXES.items():
        assert sorted(path.stem for path in (EXAMPLES / "formats" / name).glob(f"*{suffix}")) == TRIPLES


@pytest.mark.parametrize("format_name", ["markdown", "html"])
@pytest.mark.parametrize("stem", TRIPLES)
def test_formats_make_no_difference(stem: str, format_name: str) -> None:
    assert told(format_name, stem) == told("text", stem)


def test_several_families_and_a_clean_article_are_among_them() -> None:
    families = {stem: {rule.partition("/")[0] for rule, _, _ in told("text", stem)} for stem in TRIPLES}
    assert len(set().union(*families.values())) >= 4
    assert not all(families.values())
