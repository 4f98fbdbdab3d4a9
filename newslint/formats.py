"""Which loader reads which file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from newslint.article import Article
from newslint.contracts import File, Loader, LoadSettings
from newslint.errors import ConfigError, NewslintError, did_you_mean
from newslint.loaders import EXTENSIONS, built_in, format_of
from newslint.values import frozen


@frozen(slots=False)
class Formats:
    """The loaders of a run: those of plugins, then the built-in ones. ``chosen`` maps extensions to formats."""

    loaders: tuple[Loader, ...] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a format that nobody reads.

        Raises:
            ConfigError: for a format in ``chosen`` that no loader has.
        """
        for name in self.chosen.values():
            if name not in self.names:
                raise ConfigError(f"there is no format “{name}”{did_you_mean(name, self.names)}")

    @property
    def names(self) -> tuple[str, ...]:
        """All formats, by name."""
        return tuple(sorted({*EXTENSIONS, *(loader.name for loader in self.loaders)}))

    def name_of(self, path: str) -> str | None:
        """The format of a path by its extension, or none. Of the chosen extensions the longest that fits wins."""
        lower = path.lower()
        chosen = [extension for extension in self.chosen if lower.endswith(extension.lower())]
        if chosen:
            return self.chosen[max(chosen, key=len)]
        own = next((loader.name for loader in self.loaders if lower.endswith(loader.extensions)), None)
        return own or format_of(path)

    def loader_of(self, path: str) -> Loader:
        """The loader of a path.

        Raises:
            NewslintError: where no loader claims it.
        """
        name = self.name_of(path)
        if name is None:
            raise NewslintError("no loader reads files of this kind (“formats:” can name one)", path)
        own = next((loader for loader in self.loaders if loader.name == name), None)
        return own or built_in(name)

    def load(self, file: File, settings: LoadSettings) -> Iterator[Article]:
        """The articles of a file.

        Raises:
            NewslintError: where no loader claims it, or it can't be read.
        """
        return self.loader_of(file.path).load(file, settings)
