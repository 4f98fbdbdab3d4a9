"""Rounds: every command once, then every command again, so that a busy moment of the machine hits all alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from benchmarks.speed.rows import Row
from benchmarks.speed.running import Cost, middle
from benchmarks.speed.work import AbsentError

Do = Callable[[Row], tuple[Cost, int]]
"""Runs a row once: what it cost, and how many findings it gave."""


@dataclass
class Measured:
    """A row with what each of its rounds cost."""

    row: Row
    costs: list[Cost] = field(default_factory=list)
    findings: int = 0


def in_rounds(
    rows: Iterable[Row], do: Do, rounds: int, slow_rounds: int, tell: Callable[[str], None]
) -> tuple[list[Measured], dict[str, str]]:
    """Measure all rows, and say which couldn't be, with the reason. A first round warms up and isn't counted."""
    measured = [Measured(row) for row in rows]
    skipped: dict[str, str] = {}
    for number in range(rounds + 1):
        tell(f"round {number} of {rounds}" if number else "a round to warm up")
        for each in measured:
            if each.row.name in skipped or (each.row.slow and number > slow_rounds):
                continue
            try:
                cost, each.findings = _once(each.row, do, bool(number))
            except AbsentError as reason:
                skipped[each.row.name] = str(reason)
                tell(f"skipped: {each.row.name}: {reason}")
                continue
            each.costs += [cost] if number else []
    return [each for each in measured if each.costs and each.row.name not in skipped], skipped


def _once(row: Row, do: Do, counts: bool) -> tuple[Cost, int]:
    """A row's figure for one round: of a quick one, the middle of several runs."""
    done = [do(row) for _ in range(row.repeat if counts else 1)]
    return middle(cost for cost, _ in done), done[-1][1]
