"""Which files a run reads: paths given, folders walked in one fixed order, ignore files obeyed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.results import Problem
from newslint.values import frozen

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

CACHE = ".newslint_cache"
"""The folder of the cache of findings, beside the configuration."""

ALWAYS_EXCLUDED = (".git", ".hg", ".svn", "node_modules", ".venv", "venv", "__pycache__", CACHE)
"""Folders that are never walked into, unless they are given themselves."""


@frozen
class Layer:
    """Ignore patterns and the folder that they are about."""

    folder: str
    spec: GitIgnoreSpec

    def verdict(self, path: str, is_folder: bool) -> bool | None:
        """Whether a path is left out; none where the patterns don't tell."""
        inside = self.folder.rstrip(os.sep) + os.sep
        if not path.startswith(inside):
            return None
        relative = path[len(inside) :].replace(os.sep, "/")
        return self.spec.check_file(relative + "/" * is_folder).include


@frozen(slots=False)
class Walker:
    """Finds the files to read. ``wanted`` tells by its name whether a file has a loader.

    Where ``force`` is on, what ``exclude`` and ``include`` leave out is left out even if it is given by name, and so
    is what has no loader: a commit hook names whatever was committed.
    """

    wanted: Callable[[str], bool]
    exclude: Sequence[Layer] = ()
    include: Sequence[Layer] = ()
    force: bool = False

    def files(self, paths: Iterable[str], problems: list[Problem]) -> Iterator[str]:
        """The files of ``paths``, each once; a path that isn't there is a problem.

        A file that is given is always read; ``exclude``, ``include`` and ignore files are about folders.
        """
        seen: set[str] = set()
        for path in paths:
            for file in self._under(path, problems):
                if (absolute := os.path.abspath(file)) not in seen:
                    seen.add(absolute)
                    yield file

    def _under(self, path: str, problems: list[Problem]) -> Iterator[str]:
        shown = path.replace(os.sep, "/")
        try:
            os.stat(path)
        except (OSError, ValueError) as error:  # a path of the configuration may hold a zero byte
            problems.append(Problem("file", _reason(error), shown))
            return
        if not os.path.isdir(path):
            if not self.force or (self.wanted(os.path.basename(path)) and not self._left_out(path)):
                yield shown
            return
        folder = os.path.abspath(path)
        layers = tuple(one for one in _outer_ignores(folder) if not one.verdict(folder, True))  # it was asked for
        yield from self._walk(path.rstrip("/" + os.sep) or path, layers, problems)

    def _left_out(self, path: str) -> bool:
        """Whether a file or a folder above it is left out by the configuration."""
        above = os.path.dirname(os.path.abspath(path))
        while above != os.path.dirname(above):
            if any(layer.verdict(above, True) for layer in self.exclude):
                return True
            above = os.path.dirname(above)
        return self._excluded(path, False, ())

    def _walk(self, folder: str, layers: tuple[Layer, ...], problems: list[Problem]) -> Iterator[str]:
        if own := _ignore_file(os.path.abspath(folder)):
            layers = (*layers, own)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            problems.append(Problem("file", _reason(error), folder))
            return
        for entry in entries:
            path = entry.path.removeprefix("./").replace(os.sep, "/")
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in ALWAYS_EXCLUDED and not self._excluded(path, True, layers):
                    yield from self._walk(path, layers, problems)
            elif self.wanted(entry.name) and _is_file(entry) and not self._excluded(path, False, layers):
                yield path

    def _excluded(self, path: str, is_folder: bool, layers: tuple[Layer, ...]) -> bool:
        absolute = os.path.abspath(path)
        for layer in reversed((*layers, *self.exclude)):
            verdict = layer.verdict(absolute, is_folder)
            if verdict:
                return True
            if verdict is False:
                break
        return bool(self.include) and not is_folder and not any(one.verdict(absolute, False) for one in self.include)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """A file of its own. What a link leads to is read where it stands, or it lies outside of what was asked for."""
    return entry.is_file(follow_symlinks=False)


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def patterns(folder: str, lines: Iterable[str]) -> tuple[Layer, ...]:
    """Patterns of a configuration, in the form of ``.gitignore``, about the folder of that configuration."""
    lines = tuple(lines)
    if not lines:
        return ()
    from pathspec import GitIgnoreSpec

    return (Layer(os.path.abspath(folder), GitIgnoreSpec.from_lines(lines)),)


def is_pattern(line: str) -> bool:
    """Whether a line can stand in a ``.gitignore``: a lone “!” can't."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


@cache
def _ignore_file(folder: str) -> Layer | None:
    path = Path(folder, ".gitignore")
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    except OSError:
        return None
    found = patterns(folder, filter(is_pattern, lines))
    return found[0] if found else None


def _outer_ignores(folder: str) -> Iterator[Layer]:
    """The ignore files above a folder, up to its repository's root, the outermost first."""
    above = [folder, *map(str, Path(folder).parents)]
    top = next((i for i, path in enumerate(above) if os.path.exists(os.path.join(path, ".git"))), 0)
    for path in reversed(above[1 : top + 1]):
        if layer := _ignore_file(path):
            yield layer
