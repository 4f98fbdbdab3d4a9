"""What newslint says when the run itself, not an article, is at fault."""

from __future__ import annotations

from collections.abc import Iterable


class NewslintError(Exception):
    """Something wrong with the run, told in words for the person who started it.

    ``path``, ``line`` and ``column`` (counted from 1; 0 where there is none) say where.
    """

    def __init__(self, message: str, path: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = self.path + (f":{self.line}:{self.column}" if self.line else "")
        return f"{place}: {self.message}" if place else self.message


class ConfigError(NewslintError):
    """A configuration, an option or a name on the command line that can't be obeyed."""


class PluginError(NewslintError):
    """A plugin that can't be taken in."""


def in_words(error: BaseException) -> str:
    """An exception of code that isn't ours, by its name and what it says."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``; did you mean “x”?`` for the known name nearest to ``name``, or nothing."""
    from difflib import get_close_matches  # only where something is wrong

    near = get_close_matches(name, list(known), 1, 0.6)
    return f"; did you mean “{near[0]}”?" if near else ""
