"""Colours and links, where the reader's terminal shows them."""

from __future__ import annotations

from pathlib import Path

from newslint.contracts import Style
from newslint.findings import Severity

_CODES = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.NOTE: "1;36",
    "strong": "1",
    "faint": "2",
    "good": "1;32",
}


class Paint:
    """Dresses text that is clean already."""

    def __init__(self, style: Style) -> None:
        self._style = style

    def __call__(self, look: str, text: str) -> str:
        """A text in the look of a severity, ``strong``, ``faint`` or ``good``."""
        return f"\x1b[{_CODES[look]}m{text}\x1b[0m" if self._style.colour and text else text

    def linked(self, path: str, text: str) -> str:
        """A text that opens a file (a terminal's OSC 8 link)."""
        if not self._style.links:
            return text
        return f"\x1b]8;;{Path(path).absolute().as_uri()}\x1b\\{text}\x1b]8;;\x1b\\"
