"""Damaged articles among intact ones: bodies emptied, replaced, cut off by a program, and what is found in whole ones.

A row is one article. A label names the rule that ought to find that damage, and the rules that are right to find it.
The damage is made, so those judgements are; the intact articles are real, and each finding there is wrong. Most
intact articles of truncation_synth are in WCXB too: what is found in one of them counts in both files.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.hits import Hit, Sample, hits
from benchmarks.accuracy.scoring import Judgement, Outcome, Place

CORPORA = ("truncation", "wcxb_article_lines")
RULES = tuple(f"body/{name}" for name in ("missing", "stub", "placeholder", "truncated", "not-an-article", "encoding"))
SHOULD_FIND = {
    "empty": "body/missing",
    "titleonly": "body/missing",
    "placeholder": "body/placeholder",
    "ellipsis": "body/truncated",
    "newsapi": "body/truncated",
    "paywall": "body/truncated",
    "midsentence": "body/truncated",
    "midword": "body/truncated",
}
"""For each label the rule whose miss it is."""

ALSO_RIGHT = {
    "titleonly": ("body/stub", "body/truncated"),  # a headline cut at 100 characters is all that is left
    "placeholder": ("body/missing",),
    "ellipsis": ("body/stub",),
    "newsapi": ("body/stub",),
    "paywall": ("body/not-an-article", "body/stub"),  # a paywall that is most of the text
    "midsentence": ("body/stub",),
    "midword": ("body/stub",),
}
"""Other rules of the family that tell an editor of the same damage; a hit of theirs is right, and finds it."""


def judge(split: Split) -> Iterator[Judgement]:
    """The judgements on each article."""
    for row in split.rows():
        facts = {"title": row["title"]} if row["title"] else {}
        sample = Sample(Place(split.name, row["id"]), row["text"], facts)
        found = hits(sample, "body")
        label = row.get("label", "ok")
        yield from _intact(sample, found) if label == "ok" else _damaged(row, label, sample, found)


def _intact(sample: Sample, found: list[Hit]) -> Iterator[Judgement]:
    for hit in found:
        yield Judgement(hit.rule, Outcome.WRONG, hit.place, f"{hit.severity}: {hit.context}")
    for rule in set(RULES) - {hit.rule for hit in found}:
        yield Judgement(rule, Outcome.CLEAN, sample.place)


def _damaged(row: Row, label: str, sample: Sample, found: list[Hit]) -> Iterator[Judgement]:
    """What is found of the damage; a finding of another rule is about the article that was damaged, and not judged."""
    wanted = SHOULD_FIND[label]
    right = [hit for hit in found if hit.rule in (wanted, *ALSO_RIGHT.get(label, ()))]
    for hit in right:
        yield Judgement(hit.rule, Outcome.RIGHT, hit.place, f"{label}: {hit.context}", made=True)
    outcome = Outcome.FOUND if right else Outcome.MISSED
    shown = f"{label}: {row['title']} | {row['text'][-200:]}"
    yield Judgement(wanted, outcome, sample.place, " ".join(shown.split()), made=True)
