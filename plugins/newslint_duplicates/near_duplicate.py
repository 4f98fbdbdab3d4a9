"""Most of an article stands in another one too, with changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from newslint import WHOLE, Article, Context, Evidence, Limit, PairRule
from newslint_duplicates._sketch import FEWEST, Sketch, comparable, run_keys, share_of, sketch_of


@dataclass(frozen=True, slots=True)
class Options:
    """Options of duplicates/near-duplicate."""

    percent: Annotated[int, "how much of the shorter text must stand in the longer one", Limit(30, 100)] = 60


def sketch(article: Article, context: Context[Options]) -> Sketch | None:  # noqa: ARG001 - what sketches take
    """The article's sketch, where it is long enough."""
    found = sketch_of(article)
    return found if len(found.pairs) >= FEWEST else None


def keys(found: Sketch) -> Iterable[int]:
    """All runs of words."""
    return run_keys(found.pairs)


def verify(one: Sketch, other: Sketch, shared: frozenset[int], options: Options) -> Evidence | None:  # noqa: ARG001
    """The share that is common to both, where it is large; the very same text twice is for another rule to tell."""
    if not comparable(one, other):
        return None
    share, same = share_of(one, other), one.text == other.text
    found = same or share.is_most(options.percent)
    return Evidence(WHOLE, WHOLE, {"percent": share.percent}, told=not same) if found else None


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
