"""The baseline: what is known stays quiet wherever it moves, what is new is told, what is gone is told once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command import Outcome, newslint
from hypothesis import given, settings
from hypothesis import strategies as st
from repo import article

VAGUE = "Analysts say the bridge is late."
OTHERS = "Observers say the ferry is early."
TYPO = "The quay was rebuilt by TK last year."
FILE = ".newslint-baseline.json"


def check(*arguments: str) -> Outcome:
    return newslint("check", ".", "--as-of", "2026-11-22", *arguments)


def told(*arguments: str) -> list[tuple[str, str, str | None]]:
    """Path, rule and state of each finding."""
    found = check("--format", "json", *arguments).report["findings"]
    return [(one["path"], one["rule"], one["baseline"]) for one in found]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_what_is_known_is_quiet_and_what_is_new_is_told(site: Path) -> None:
    write(site / "a.md", article("A story", VAGUE))
    assert check().code == 1
    outcome = newslint("baseline", "write")
    assert (outcome.code, outcome.out) == (0, f"{FILE}: 1 known finding\n")
    outcome = check()
    assert outcome.code == 0
    assert "1 known" in outcome.out
    write(site / "b.md", article("Another story", TYPO))
    assert told() == [("a.md", "attribution/vague-source", "unchanged"), ("b.md", "body/placeholder", "new")]
    assert check().code == 1
    assert "Analysts" not in check().out
    assert check("--no-baseline").out.count("warning:") == 1


def test_two_equal_findings_stay_two(site: Path) -> None:
    write(site / "a.md", article("A story", VAGUE, TYPO))
    newslint("baseline", "write")
    write(site / "a.md", article("A story", VAGUE, TYPO, "It rained.", VAGUE))
    assert [state for _, _, state in told()] == ["unchanged", "unchanged", "new"]


def test_whole_article_findings_of_two_articles_are_two(site: Path) -> None:
    bare = article("A story").replace("author: Ann Lee\n", "")
    write(site / "a.md", bare)
    newslint("baseline", "write", "--select", "attribution")
    write(site / "b.md", bare)
    assert told("--select", "attribution") == [
        ("a.md", "attribution/missing-byline", "unchanged"),
        ("b.md", "attribution/missing-byline", "new"),
    ]


def test_a_renamed_article_keeps_its_baseline_and_a_copy_has_none(site: Path) -> None:
    write(site / "content" / "a.md", article("A story", VAGUE))
    newslint("baseline", "write")
    (site / "content" / "a.md").rename(site / "content" / "b – ä.md")
    assert [state for _, _, state in told()] == ["unchanged"]
    write(site / "content" / "c.md", article("A story", VAGUE))
    assert sorted(filter(None, (state for _, _, state in told("--ignore", "duplicates")))) == ["new", "unchanged"]


def test_what_is_gone_is_told_and_an_error_only_where_it_is_to_be(site: Path) -> None:
    write(site / "a.md", article("A story", VAGUE, TYPO))
    newslint("baseline", "write")
    write(site / "a.md", article("A story", VAGUE))
    outcome = check()
    assert outcome.code == 0
    assert "1 of its findings are no longer there" in outcome.out
    assert check("--strict-baseline").code == 2
    assert newslint("baseline", "prune").out == f"{FILE}: 1 taken out, 1 left\n"
    assert (check("--strict-baseline").code, [state for _, _, state in told()]) == (0, ["unchanged"])


def test_a_run_over_a_part_knows_only_that_part(site: Path) -> None:
    for name in "ab":
        write(site / name / "story.md", article(f"Story {name}", VAGUE, TYPO))
    newslint("baseline", "write")
    write(site / "a" / "story.md", article("Story a", VAGUE))
    write(site / "b" / "story.md", article("Story b", VAGUE))
    assert newslint("check", "a", "--strict-baseline", "--as-of", "2026-11-22").code == 2
    assert newslint("baseline", "prune", "a").out == f"{FILE}: 1 taken out, 3 left\n"
    assert newslint("check", "a", "--strict-baseline", "--as-of", "2026-11-22").code == 0
    write(site / "a" / "story.md", article("Story a", VAGUE, OTHERS))
    assert newslint("baseline", "write", "a").out == f"{FILE}: 2 known findings, 2 of other articles kept\n"
    (site / "b" / "story.md").unlink()
    assert newslint("check", "a", "--strict-baseline", "--as-of", "2026-11-22").code == 0
    assert newslint("baseline", "prune").out == f"{FILE}: 2 taken out, 2 left\n"


def test_rules_that_do_not_run_make_nothing_stale(site: Path) -> None:
    write(site / "a.md", article("A story", VAGUE, TYPO))
    newslint("baseline", "write")
    assert check("--select", "attribution", "--strict-baseline").code == 0


def test_the_file_is_seen_from_its_own_folder(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site / "content" / "a.md", article("A story", VAGUE))
    write(site / ".newslint.yaml", "baseline: known.json\n")
    newslint("baseline", "write", "content")
    assert list(json.loads((site / "known.json").read_text(encoding="utf-8"))["articles"]) == ["content/a.md"]
    monkeypatch.chdir(site / "content")
    assert [state for _, _, state in told()] == ["unchanged"]


def test_stats_counts_by_rule(site: Path) -> None:
    write(site / "a.md", article("A story", VAGUE, OTHERS, TYPO))
    newslint("baseline", "write")
    lines = newslint("baseline", "stats").out.splitlines()
    assert lines == [
        f"{FILE}: 3 known findings in 1 article",
        "       2  attribution/vague-source",
        "       1  body/placeholder",
    ]
    (site / "a.md").unlink()
    assert "1 file of it no longer there" in newslint("baseline", "stats").out


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{", "not JSON"),
        ("[]", "no baseline"),
        ('{"version": 9, "articles": {}}', "version must be 1"),
        ('{"version": 1}', "no “articles”"),
        ('{"version": 1, "articles": {"a.md": {}}}', "no list"),
        ('{"version": 1, "articles": {"a.md": [{"rule": 3}]}}', "no finding"),
        ('{"version": 1, "articles": {"a.md": [{"rule": "x/y", "message": "z"}]}}', "without “fingerprint”"),
        ("[" * 100_000, "not a file that newslint wrote"),
    ],
)
def test_a_file_that_is_no_baseline_is_told(site: Path, text: str, wrong: str) -> None:
    write(site / "a.md", article("A story", VAGUE))
    write(site / FILE, text)
    outcome = check()
    assert outcome.code == 2
    assert wrong in outcome.err
    assert FILE in outcome.err


def test_a_baseline_that_is_named_must_be_there(site: Path) -> None:
    write(site / "a.md", article("A story", VAGUE))
    assert "can't be read" in check("--baseline", "other.json").err
    assert "makes one" in newslint("baseline", "prune").err


def test_a_run_with_problems_writes_nothing(site: Path) -> None:
    write(site / "a.md", article("A story", VAGUE))
    newslint("baseline", "write")
    before = (site / FILE).read_bytes()
    (site / "b.md").write_bytes(b"\0\0")
    outcome = newslint("baseline", "write")
    assert (outcome.code, (site / FILE).read_bytes()) == (2, before)
    assert "left as it is" in outcome.err


def test_sarif_tells_the_state_of_all_results_or_of_none(site: Path) -> None:
    hidden = f"<!-- newslint: ignore attribution/vague-source -- known -->\n\n{OTHERS}"
    write(site / "a.md", article("A story", VAGUE, hidden))
    states = [one.get("baselineState") for one in json.loads(check("--format", "sarif").out)["runs"][0]["results"]]
    assert states == [None, None]
    newslint("baseline", "write")
    states = [one.get("baselineState") for one in json.loads(check("--format", "sarif").out)["runs"][0]["results"]]
    assert states == ["unchanged", "new"]


PARAGRAPHS = (VAGUE, OTHERS, TYPO, "Sources close to the matter said the works were late.", "It rained on Tuesday.")
INSERTED = ("Nothing else was decided.", "The harbour master, Tom Reid, was there.")


def edits() -> st.SearchStrategy[list[tuple[str, int, int]]]:
    kinds = st.sampled_from(("insert", "rewrap", "move", "above"))
    return st.lists(st.tuples(kinds, st.integers(0, 9), st.integers(0, 9)), max_size=4)


def edited(paragraphs: list[str], edit: tuple[str, int, int]) -> list[str]:
    kind, i, j = edit
    there, here = i % len(paragraphs), j % len(paragraphs)
    if kind == "insert":
        return [*paragraphs[:there], INSERTED[j % 2], *paragraphs[there:]]
    if kind == "above":
        return [INSERTED[j % 2], *paragraphs]
    if kind == "rewrap":
        words = paragraphs[there].split(" ")
        cut = 1 + here % max(1, len(words) - 1)
        return [*paragraphs[:there], " ".join(words[:cut]) + "\n" + " ".join(words[cut:]), *paragraphs[there + 1 :]]
    moved = paragraphs[:there] + paragraphs[there + 1 :]
    return [*moved[:here], paragraphs[there], *moved[here:]]


@settings(max_examples=30)
@given(edits(), st.booleans(), st.booleans())
def test_only_what_changed_itself_is_new(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, int, int]], rename: bool, add: bool
) -> None:
    site = tmp_path_factory.mktemp("site")
    paragraphs = list(PARAGRAPHS)
    bare = "provider: The Courier\n"
    write(site / "a.md", article("A story", *paragraphs, extra=bare))
    arguments = (str(site), "--ignore", "duplicates")
    file = str(site / FILE)
    newslint("baseline", "write", "--baseline", file, *arguments)
    for change in changes:
        paragraphs = edited(paragraphs, change)
    if add:
        paragraphs.append("Experts say that it will be fine.")
    name = "renamed.md" if rename else "a.md"
    (site / "a.md").unlink()
    write(site / name, article("A story", *paragraphs, extra=bare))
    outcome = newslint("check", "--baseline", file, *arguments, "--as-of", "2026-11-22", "--format", "json")
    new: list[Any] = [one for one in outcome.report["findings"] if one["baseline"] == "new"]
    assert [one["message"][:14] for one in new] == (["“Experts say”:"] if add else [])
