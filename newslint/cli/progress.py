"""How far a run is, on a terminal, once it takes longer than a second."""

from __future__ import annotations

import time
from typing import TextIO

_PATIENCE = 1.0
_OFTEN = 0.1  # seconds between two lines
_FEW = 50  # the part of a run that starting up outweighs, so that nothing tells how long the rest takes
_ERASE = "\r\x1b[K"


class Progress:
    """A line that is written over and over; ``close`` takes it away."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._begun = self._last = time.monotonic()
        self._shown = False

    def __call__(self, files: int, size: int, all_files: int, all_size: int) -> None:
        """So many files and bytes of all are done."""
        now = time.monotonic()
        if now - self._begun < _PATIENCE or now - self._last < _OFTEN:
            return
        self._last, self._shown = now, True
        rate = size / (now - self._begun)
        known = rate and size * _FEW >= all_size and files < all_files
        left = f" · {(all_size - size) / rate:.0f} s left" if known else ""
        comparing = " · comparing" if files == all_files else ""
        told = f"{files:,} of {all_files:,} files · {rate / 1e6:.1f} MB/s{left}{comparing}"
        self._out.write(_ERASE + told)
        self._out.flush()

    def close(self) -> None:
        """Leave nothing behind."""
        if self._shown:
            self._out.write(_ERASE)
            self._out.flush()
