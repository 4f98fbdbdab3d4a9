"""Running a command once, and what it cost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

LAUNCHER = Path(__file__).with_name("launch.py")
LIMIT = 900
"""Seconds after which a command is ended: nothing here may take so long."""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU (user and system, of all processes) and wall time in seconds, and the largest process's memory in MB."""

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run left behind. ``code`` is negative where a signal ended it."""

    cost: Cost
    code: int
    out: str
    err: str

    @property
    def end(self) -> str:
        """How it ended, in words."""
        if self.cost.wall >= LIMIT:
            return f"it took more than {LIMIT} seconds"
        said = self.err.strip().rpartition("\n")[2] or "it said nothing"
        return f"it ended with {self.code}: {said[:200]}"


def run(command: Iterable[str], place: Path, scratch: Path) -> Ran:
    """Run a command in ``place``, as a process of its own with nothing on standard input."""
    out, err = scratch / "out", scratch / "err"
    launcher = [sys.executable, "-I", "-S", str(LAUNCHER), str(out), str(err), str(LIMIT)]
    done = subprocess.run([*launcher, *command], cwd=place, stdout=subprocess.PIPE, check=True)
    told = json.loads(done.stdout)
    cost = Cost(told["cpu"], told["wall"], told["peak"] / 1e6)
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in (out, err))
    return Ran(cost, told["code"], *texts)


def middle(costs: Iterable[Cost]) -> Cost:
    """The median of each figure for itself."""
    all_of_them = list(costs)
    return Cost(*(median(getattr(cost, name) for cost in all_of_them) for name in Cost.__slots__))
