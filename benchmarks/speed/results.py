"""What a run of the benchmark gave, in memory and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.speed.ratios import Ratio, ratios
from benchmarks.speed.running import Cost, middle

RESULTS = Path(__file__).with_name("results.json")
"""The figures that docs/performance.md shows."""


@dataclass(frozen=True, slots=True)
class Line:
    """What was measured of one row."""

    name: str
    title: str
    command: str
    texts: str
    findings: int
    costs: Sequence[Cost]

    @property
    def middle(self) -> Cost:
        """The median of its rounds, each figure for itself."""
        return middle(self.costs)


@dataclass(frozen=True, slots=True)
class Results:
    """All of a run. ``texts`` maps a set of articles to its number of files and bytes; ``skipped``, a row to why."""

    day: str
    machine: Mapping[str, str]
    versions: Mapping[str, str]
    texts: Mapping[str, Sequence[int]]
    phrases: int
    rounds: int
    lines: Sequence[Line]
    skipped: Mapping[str, str]

    @property
    def ratios(self) -> list[Ratio]:
        """The ratios of all targets whose rows were measured."""
        return ratios({line.name: line.costs for line in self.lines})


def write(results: Results, path: Path) -> None:
    """Write results as JSON, with the medians and ratios that follow from them."""
    told = asdict(results)
    for line, known in zip(told["lines"], results.lines, strict=True):
        line["median"] = asdict(known.middle)
    told["ratios"] = [{**asdict(ratio), "met": ratio.met} for ratio in results.ratios]
    path.write_text(json.dumps(_rounded(told), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read(path: Path) -> Results:
    """The results that ``write`` wrote."""
    told = json.loads(path.read_text(encoding="utf-8"))
    del told["ratios"]
    for line in told["lines"]:
        del line["median"]
        line["costs"] = [Cost(**cost) for cost in line["costs"]]
    return Results(**{**told, "lines": [Line(**line) for line in told["lines"]]})


def _rounded(value: Any) -> Any:
    """Figures to a tenth of a millisecond: more digits say nothing."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list | tuple) else value
