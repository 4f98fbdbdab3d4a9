"""Labelled corpora: gzipped JSON lines and archives of articles in one folder.

A corpus is named by what its files begin with; the rest of a file's name is the split. ``polnear`` has the files
``polnear_train.jsonl.gz`` and ``polnear_dev.jsonl.gz``; a folder with ``polnear_test.jsonl.gz`` is as good.
"""

from __future__ import annotations

import gzip
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]

CORPORA = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "corpora"
"""Where the corpora are looked for when nobody says: beside the repository."""


@dataclass(frozen=True, slots=True)
class Split:
    """One file of a corpus. ``split`` is empty where the corpus has only one."""

    corpus: str
    split: str
    path: Path

    @property
    def name(self) -> str:
        """What the file is called, without its extensions."""
        return _stem(self.path)

    def rows(self) -> Iterator[Row]:
        """The rows of the file.

        Raises:
            ValueError: for a line that is not a JSON object, with file and line.
        """
        opener = gzip.open if self.path.suffix == ".gz" else open
        with opener(self.path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise ValueError(f"{self.path}, line {number}: {error}") from error

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files in an archive, by path."""
        with tarfile.open(self.path) as archive:
            members = sorted((each for each in archive if each.isfile()), key=lambda each: each.name)
            for member in members:
                content = archive.extractfile(member)
                assert content is not None  # it is a file
                yield member.name, content.read()


@dataclass(frozen=True, slots=True)
class Data:
    """A folder of corpora."""

    folder: Path

    def splits(self, corpus: str) -> tuple[Split, ...]:
        """The files of a corpus, by name; none where it isn't here."""
        found = []
        for path in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
            stem = _stem(path)
            if stem and (stem == corpus or stem.startswith(tuple(corpus + mark for mark in "_.-"))):
                found.append(Split(corpus, stem[len(corpus) + 1 :], path))
        return tuple(found)


def _stem(path: Path) -> str:
    """The name without its extensions, or nothing for a file that is no corpus."""
    for ending in (".jsonl.gz", ".jsonl", ".tar.gz"):
        if path.name.endswith(ending):
            return path.name.removesuffix(ending)
    return ""
