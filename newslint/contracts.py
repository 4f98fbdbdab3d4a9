"""What a loader and a reporter are: modules (or objects) with these names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Protocol, TextIO

from newslint.article import Article
from newslint.reading.fields import FieldMap
from newslint.results import Report
from newslint.values import frozen


@frozen
class File:
    """A file as it was read: its path, as the user knows it, and its bytes."""

    path: str
    data: bytes


@frozen
class LoadSettings:
    """What a configuration tells a loader.

    ``fields`` says which keys hold which fact; ``language`` is the site's own, where files don't say;
    ``encoding`` is tried for files that are not UTF-8 and declare nothing.
    """

    fields: FieldMap = field(default_factory=FieldMap)
    language: str = ""
    encoding: str = "windows-1252"


class Loader(Protocol):
    """Turns a file into articles."""

    @property
    def name(self) -> str:
        """The name of the format, as ``formats:`` and ``--stdin-filename`` know it."""

    @property
    def extensions(self) -> tuple[str, ...]:
        """The file extensions it claims, with their dot, in lower case."""

    def load(self, file: File, settings: LoadSettings) -> Iterator[Article]:
        """The articles of a file.

        Raises:
            NewslintError: where the file can't be read as this format at all.
        """


class Reporter(Protocol):
    """Writes a report."""

    @property
    def name(self) -> str:
        """What ``--format`` calls it."""

    @property
    def needs_line_hashes(self) -> bool:
        """Whether locations must carry GitHub's hash of their line (it costs a pass over each file with findings)."""

    def write(self, report: Report, out: TextIO, style: Style) -> None:
        """Write the whole report."""


@frozen
class Style:
    """How a report may look: ``colour`` and ``links`` only where the reader's terminal shows them."""

    colour: bool = False
    links: bool = False
    width: int = 100
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False


Preset = Mapping[str, object]
"""A configuration as a mapping, as ``extends`` takes it in."""
