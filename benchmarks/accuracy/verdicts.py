"""What people who read the disagreements decided: corrections of labels, and verdicts on hits nobody had labelled.

``verdicts/*.jsonl`` holds one JSON object a line: ``corpus`` (file), ``article``, ``start``, ``end`` (characters of
the article's text; -1 for the whole article), ``rule``, ``verdict`` (right, wrong, or unclear), ``reason``. No text
of any article. “right” means that the rule is right to find something there; “unclear” takes the place out of the
count.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy.scoring import Judgement, Outcome, Place

FOLDER = Path(__file__).parent / "verdicts"
VERDICTS = ("right", "wrong", "unclear")


class Verdict(NamedTuple):
    """What was decided about a place, and why."""

    place: Place
    rule: str
    verdict: str
    reason: str


@cache
def read_verdicts() -> dict[tuple[str, str, str], tuple[Verdict, ...]]:
    """All verdicts, by rule, corpus and article.

    Raises:
        ValueError: for a line that can't be understood, with file and line.
    """
    found: dict[tuple[str, str, str], tuple[Verdict, ...]] = {}
    for path in sorted(FOLDER.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                row = json.loads(line)
                place = Place(row["corpus"], row["article"], int(row["start"]), int(row["end"]))
                verdict = Verdict(place, row["rule"], row["verdict"], row["reason"])
                if verdict.verdict not in VERDICTS or not verdict.reason:
                    raise ValueError(f"“{verdict.verdict}” needs to be one of {', '.join(VERDICTS)}, with a reason")
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from error
            key = (verdict.rule, place.corpus, place.article)
            found[key] = (*found.get(key, ()), verdict)
    return found


def verdict_on(rule: str, place: Place) -> str:
    """The verdict on a place, or nothing where nobody has read it. Places agree where one overlaps the other."""
    for each in read_verdicts().get((rule, place.corpus, place.article), ()):
        if each.place == place or (each.place.start < place.end and place.start < each.place.end):
            return each.verdict
    return ""


def corrected(judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """The judgements as they are once the verdicts have been heard."""
    for judgement in judgements:
        match judgement.outcome, verdict_on(judgement.rule, judgement.place):
            case _, "":
                yield judgement
            case ((Outcome.RIGHT | Outcome.WRONG), ("right" | "wrong") as verdict):
                yield replace(judgement, outcome=Outcome(verdict))
            case ((Outcome.FOUND | Outcome.MISSED), "right"):
                yield judgement
