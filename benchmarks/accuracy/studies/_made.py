"""Faults put into real articles, one at a time, and what only looks like one: which, by a hash, so always the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import yaml

from benchmarks.accuracy.hits import Hit, Sample, hits
from benchmarks.accuracy.scoring import Judgement, Outcome, Place
from newslint.spans import SourceSpan

T = TypeVar("T")
_FORMS = Path(__file__).parent.parent / "faults"
_PARAGRAPH = re.compile(r"\n{2,}")


@dataclass(frozen=True)
class Case:
    """An article with a fault (or with what is none), the rule that is tried, and the fault's place in its text.

    No place is the whole article. ``also`` names rules that tell of the same fault as well.
    """

    rule: str
    sample: Sample
    what: str
    span: SourceSpan | None = None
    wanted: bool = True
    also: tuple[str, ...] = ()


@cache
def forms(name: str) -> dict[str, list[str]]:
    """The lists of forms in a file of ``faults/``."""
    lists: dict[str, list[str]] = yaml.safe_load((_FORMS / f"{name}.yaml").read_text(encoding="utf-8"))
    return lists


def number(*key: object) -> int:
    """A key's own random number."""
    return int.from_bytes(blake2b(repr(key).encode(), digest_size=8).digest())


def pick(choices: Sequence[T], *key: object) -> T:
    """One of some things, by a key."""
    return choices[number(*key) % len(choices)]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text."""
    return [each for each in _PARAGRAPH.split(text.strip()) if each.strip()]


def judged(case: Case) -> Iterator[Judgement]:
    """What a case says of its rule: each finding at the fault is right, any other of the rule is wrong."""
    found = hits(case.sample, case.rule, *case.also)
    met = [hit for hit in found if _touches(hit, case.span)]
    place = case.sample.place._replace(article=f"{case.sample.place.article}: {case.what}")
    if case.wanted:
        for hit in met:
            yield Judgement(hit.rule, Outcome.RIGHT, place, hit.context, made=True)
        outcome = Outcome.FOUND if met else Outcome.MISSED
        yield Judgement(case.rule, outcome, place, case.what, made=True)
    elif not met:
        yield Judgement(case.rule, Outcome.CLEAN, place, made=True)
    for hit in found:
        if hit not in met or not case.wanted:
            yield Judgement(hit.rule, Outcome.WRONG, place, hit.context, made=True)


def _touches(hit: Hit, span: SourceSpan | None) -> bool:
    """Whether a finding stands at a fault, or is about the whole article."""
    if span is None or hit.place == Place(*hit.place[:2]):
        return True
    return hit.place.start < span.end and span.start < hit.place.end
