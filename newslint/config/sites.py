"""Which configuration holds for which file: the nearest above it, never two at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from newslint.config.combined import ActiveRules, Config
from newslint.config.finding import config_in
from newslint.errors import NewslintError
from newslint.results import Problem
from newslint.values import frozen


@frozen(slots=False)
class Site:
    """A configuration, and the rules that it has on. ``file`` is the file it was read from, or none."""

    file: Path | None
    config: Config
    rules: ActiveRules


class Sites:
    """The sites of a run: one for all files, or for each the one of the nearest configuration.

    ``first`` is the site of the first path, whose configuration rules the run itself (what is read, the day, what
    fails). ``load`` reads another configuration (none: the recommended rules); without it there is but the first.
    """

    def __init__(
        self, first: Site, load: Callable[[Path | None, list[Problem]], Site] | None, problems: list[Problem]
    ) -> None:
        self.first = first
        self._load = load
        self._problems = problems
        self._sites: dict[Path | None, Site] = {first.file: first}
        self._files: dict[str, Path | None] = {}
        self._of_folders: dict[str, Site] = {}

    @property
    def all(self) -> tuple[Site, ...]:
        """The sites that were asked for so far, the first one first."""
        return tuple({id(site): site for site in (self.first, *self._sites.values())}.values())

    def of(self, path: str) -> Site:
        """The site of a file."""
        if self._load is None:
            return self.first
        folder = path.rpartition("/")[0]
        site = self._of_folders.get(folder)
        if site is None:
            file = self._above(os.path.dirname(os.path.abspath(path)))
            if file not in self._sites:
                self._sites[file] = self._loaded(file)
            site = self._of_folders[folder] = self._sites[file]
        return site

    def _loaded(self, file: Path | None) -> Site:
        assert self._load is not None
        try:
            return self._load(file, self._problems)
        except NewslintError as error:
            place = (error.path or str(file or ""), error.line, error.column)
            self._problems.append(Problem("configuration", error.message, *place))
            return self.first

    def _above(self, folder: str) -> Path | None:
        """The configuration nearest above a folder; each folder is looked into once."""
        if folder not in self._files:
            above = os.path.dirname(folder)
            found = config_in(Path(folder))
            self._files[folder] = found or (None if above == folder else self._above(above))
        return self._files[folder]
