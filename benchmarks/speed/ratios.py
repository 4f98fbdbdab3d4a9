"""What one row costs against another, and what it may cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from benchmarks.speed.running import Cost


@dataclass(frozen=True, slots=True)
class Target:
    """``row`` against another, or (where there is none) its own figure. Without a limit it is only shown.

    ``what`` says what the other is. ``aim`` is where we want to come to; the limit is what must hold.
    """

    row: str
    what: str
    against: str = ""
    figure: Literal["cpu", "wall", "peak"] = "cpu"
    limit: float | None = None
    aim: float | None = None


TARGETS = (
    Target("newslint", "reading and decoding alone", "floor", limit=18, aim=12),
    Target("newslint", "ripgrep, looking for newslint's phrases", "ripgrep"),
    Target("newslint", "typos", "typos", limit=1.3, aim=1),
    Target("newslint", "rumdl", "rumdl", limit=0.8),
    Target("newslint", "codespell", "codespell"),
    Target("newslint", "Vale with 337 of newslint's phrases", "vale-337", limit=1 / 25),
    Target("newslint", "Vale with all of newslint's phrases", "vale"),
    Target("newslint-tenth", "proselint, a tenth of the articles", "proselint", limit=1 / 6),
    Target("newslint-tenth", "write-good, a tenth of the articles", "write-good", limit=1 / 4),
    Target("newslint-tenth", "textlint with one rule, a tenth of the articles", "textlint", limit=1 / 10),
    Target("newslint-first", "itself: filling a cache, against having none", "newslint"),
    Target("newslint-warm", "itself: nothing changed since, against no cache", "newslint", limit=1 / 4),
    Target("newslint-j2", "itself: two workers against one, wall time", "newslint", "wall", limit=0.62),
    Target("newslint-ten", "itself: ten times the articles against once", "newslint", limit=10.5),
    Target("newslint-pull", "itself: a change of 3 in 5,000 articles, once more", "newslint-pull-first", limit=1 / 10),
    Target("newslint-one", "`import click, pluggy, yaml`: one small article", "python-imports", limit=1.6),
    Target("newslint-version", "`python -I -c pass`: `newslint --version`", "python-pass", limit=4),
    Target("newslint", "peak memory, one worker", figure="peak", limit=150),
)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A target with the middle of its rounds, and the least and the most of them."""

    target: Target
    value: float
    low: float
    high: float

    @property
    def met(self) -> bool | None:
        """Whether it is within its limit; none where it has none."""
        return None if self.target.limit is None else self.value <= self.target.limit


def ratios(costs: Mapping[str, Sequence[Cost]], targets: Sequence[Target] = TARGETS) -> list[Ratio]:
    """All ratios whose rows were measured. Rounds are compared one by one: what slows a round slows both sides."""
    return [_ratio(one, costs) for one in targets if one.row in costs and (not one.against or one.against in costs)]


def _ratio(target: Target, costs: Mapping[str, Sequence[Cost]]) -> Ratio:
    mine = [getattr(cost, target.figure) for cost in costs[target.row]]
    if target.against:
        theirs = [getattr(cost, target.figure) for cost in costs[target.against]]
        mine = [one / other for one, other in zip(mine, theirs, strict=False)]  # a slow tool may have fewer rounds
    return Ratio(target, median(mine), min(mine), max(mine))
