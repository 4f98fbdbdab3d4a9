"""Where the time of a run goes: CPU by stage and by rule."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager


class Timings:
    """Seconds of CPU that each stage and rule took, without the stages within it, and how often it was begun."""

    def __init__(self) -> None:
        self.begun = time.process_time()
        self.seconds: dict[str, float] = defaultdict(float)
        self.calls: dict[str, int] = defaultdict(int)
        self._within = 0.0  # what stages within the current one took

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what is done within, without the stages in it."""
        outer, self._within = self._within, 0.0
        start = time.process_time()
        try:
            yield
        finally:
            took = time.process_time() - start
            self.seconds[name] += took - self._within
            self.calls[name] += 1
            self._within = outer + took

    def table(self) -> Iterator[str]:
        """The stages, the dearest first, with what is left to all else."""
        total = time.process_time() - self.begun
        rows = sorted(self.seconds.items(), key=lambda item: -item[1])
        yield f"{'CPU':>10} {'share':>7} {'calls':>9}"
        for name, seconds in rows:
            yield f"{seconds:>8.3f} s {seconds / total:>6.1%} {self.calls[name]:>9,}  {name}"
        rest = total - sum(self.seconds.values())
        yield f"{rest:>8.3f} s {rest / total:>6.1%} {'':>9}  everything else"
        yield f"{total:>8.3f} s"
