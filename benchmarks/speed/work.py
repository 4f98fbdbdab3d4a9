"""Where the benchmark works: a folder, and the things in it, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
"""The repository."""


class AbsentError(Exception):
    """What can't be had here; its text says why."""


class Work:
    """A folder with tools, articles and lists, by name. ``makers`` know how each of them is made."""

    def __init__(self, folder: Path, data: Path, makers: Mapping[str, Callable[[Work], Path]]) -> None:
        self.folder = folder
        self.data = data
        self._makers = makers
        self._made: dict[str, Path | AbsentError] = {}

    def __getitem__(self, name: str) -> Path:
        """The thing of a name. It is made once, and what can't be had is tried once.

        Raises:
            AbsentError: for what can't be had here.
        """
        if name not in self._made:
            try:
                self._made[name] = self._makers[name](self)
            except AbsentError as reason:
                self._made[name] = reason
        found = self._made[name]
        if isinstance(found, AbsentError):
            raise found
        return found
