"""Most of an article stands in another one too, with changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from newslint import WHOLE, Article, Context, Evidence, Limit, PairRule
from newslint_duplicates._sketch import Sketch, comparable, percent_shared, sketch_of

FEWEST = 6
"""Stretches in common, some 45 words: with fewer a share says little."""


@dataclass(frozen=True, slots=True)
class Options:
    """Options of duplicates/near-duplicate."""

    percent: Annotated[int, "how much of the shorter text must stand in the longer one", Limit(30, 100)] = 60


def sketch(article: Article, context: Context[Options]) -> Sketch | None:  # noqa: ARG001 - what sketches take
    """The article's sketch, where it is long enough."""
    found = sketch_of(article)
    return found if len(found.hashes) >= FEWEST else None


def keys(found: Sketch) -> Iterable[int]:
    """All stretches."""
    return found.hashes


def verify(one: Sketch, other: Sketch, options: Options) -> Evidence | None:
    """The share that is common to both, where it is large; the very same text is another rule's."""
    if one.text == other.text or not comparable(one, other):
        return None
    count, percent = percent_shared(one, other)
    return Evidence(WHOLE, WHOLE, {"percent": percent}) if count >= FEWEST and percent >= options.percent else None


rule = PairRule(
    "duplicates/near-duplicate",
    sketch,
    keys=keys,
    verify=verify,
    title="Nearly the same article twice",
    advice="Bring the articles together, or say in the later one what is new and link to the earlier one.",
    messages={
        "shared": "{percent} % of the shorter text stands both here and in {others}: "
        "bring them together, or say what is new."
    },
    options=Options,
    least=3,
)
