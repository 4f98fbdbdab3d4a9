"""The file in which a cache is kept: an SQLite database that may be lost, shared and killed at any time."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from typing import TypeVar

from newslint.tuples import NamedTuple

T = TypeVar("T")

_FILE = "findings.sqlite3"
_FORMAT = 1  # of the tables; with another one the file begins anew
_PATIENCE = 5.0  # seconds that another run may hold the file
_AT_ONCE = 400  # paths of a query
_MOST = 256 << 20  # bytes of the file, beyond which it shrinks to half of that
_IGNORE = "# Made by newslint; it can be deleted at any time.\n*\n"
_TABLES = """
BEGIN;
DROP TABLE IF EXISTS files;
DROP TABLE IF EXISTS comparisons;
CREATE TABLE files (
    path TEXT, variant BLOB, stat TEXT, content BLOB, ran BLOB, about TEXT, found TEXT, digests TEXT, used INTEGER,
    PRIMARY KEY (path, variant)
) WITHOUT ROWID;
CREATE TABLE comparisons (key BLOB PRIMARY KEY, found TEXT, used INTEGER) WITHOUT ROWID;
PRAGMA user_version = {format};
COMMIT;
"""


class Stored(NamedTuple):
    """What is kept of a file.

    ``stat`` is how the system describes it (empty: not to be relied on), ``content`` a hash of its bytes, ``ran`` the
    keys of the rules whose outcome is here, one after the other. ``about``, ``found`` and ``digests`` are JSON: the
    articles, what rules found in each, and what corpus rules keep of each.
    """

    path: str
    variant: bytes
    stat: str
    content: bytes
    ran: bytes
    about: str
    found: str
    digests: str


class Store:
    """The database. It is only a cache: where something is wrong with it, there is nothing in it.

    ``trouble`` says what was wrong.
    """

    def __init__(self, folder: str) -> None:
        self.trouble = ""
        self._folder = folder
        self._path = os.path.join(folder, _FILE)
        self._day = int(time.time()) // 86_400

    def read(self, wanted: Mapping[str, bytes]) -> list[Stored]:
        """What is kept of these paths, each in the variant that is wanted."""
        if not os.path.exists(self._path):
            return []
        paths = list(wanted)
        parts = [paths[start : start + _AT_ONCE] for start in range(0, len(paths), _AT_ONCE)]
        none: list[Stored] = []
        rows = self._with(lambda database: [row for part in parts for row in _select(database, part)], none)
        return [row for row in rows if row.variant == wanted[row.path]]

    def comparison(self, key: bytes) -> str:
        """What comparing found, by the key of all that was compared; empty where nobody knows."""
        if not os.path.exists(self._path):
            return ""
        query = "SELECT found FROM comparisons WHERE key = ?"
        row = self._with(lambda database: database.execute(query, (key,)).fetchone(), None)
        return str(row[0]) if row else ""

    def write(
        self, files: Iterable[Stored], used: Sequence[tuple[str, bytes]], compared: Sequence[tuple[bytes, str]]
    ) -> None:
        """Keep rows, and note which others were of use; all or nothing."""
        try:
            os.makedirs(self._folder, exist_ok=True)
            ignore = os.path.join(self._folder, ".gitignore")
            if not os.path.exists(ignore):
                with open(ignore, "w", encoding="utf-8") as file:
                    file.write(_IGNORE)
        except OSError as error:
            self.trouble = (error.strerror or str(error)).lower()
            return
        self._with(lambda database: self._written(database, files, used, compared), None)

    def _written(
        self,
        database: sqlite3.Connection,
        files: Iterable[Stored],
        used: Sequence[tuple[str, bytes]],
        compared: Sequence[tuple[bytes, str]],
    ) -> None:
        day = self._day
        with database:
            database.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", ((*row, day) for row in files)
            )
            database.executemany(
                "UPDATE files SET used = ? WHERE path = ? AND variant = ? AND used <> ?",
                ((day, path, variant, day) for path, variant in used),
            )
            database.executemany(
                "INSERT OR REPLACE INTO comparisons VALUES (?, ?, ?)", ((*each, day) for each in compared)
            )
        _shrink(database)

    def _with(self, act: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Do something with the database, which no process holds open for longer than that."""
        for last in (False, True):
            try:
                with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as database:
                    _prepare(database)
                    return act(database)
            except sqlite3.OperationalError as error:  # held by another run for too long, or it can't be written
                self.trouble = str(error)
                return otherwise
            except (sqlite3.DatabaseError, UnicodeError) as error:  # it is no database: begin anew
                self.trouble = str(error) if last else ""
                with suppress(OSError):
                    os.remove(self._path)
        return otherwise


def remove(folder: str) -> bool:
    """Delete a cache; whether there was one. What else lies in its folder stays.

    Raises:
        OSError: where it can't be deleted.
    """
    names = (_FILE, f"{_FILE}-journal", ".gitignore")
    there = [path for name in names if os.path.exists(path := os.path.join(folder, name))]
    if os.path.join(folder, _FILE) not in there:
        return False
    for path in there:
        os.remove(path)
    with suppress(OSError):  # it isn't empty
        os.rmdir(folder)
    return True


def _prepare(database: sqlite3.Connection) -> None:
    (found,) = database.execute("PRAGMA user_version").fetchone()
    if found != _FORMAT:
        database.executescript(_TABLES.format(format=_FORMAT))


def _select(database: sqlite3.Connection, paths: Sequence[str]) -> Iterator[Stored]:
    marks = ",".join("?" * len(paths))
    columns = ",".join(Stored._fields)
    return map(Stored._make, database.execute(f"SELECT {columns} FROM files WHERE path IN ({marks})", paths))


def _shrink(database: sqlite3.Connection) -> None:
    """Forget what was not used for longest, where the file has grown too large."""
    (pages,), (size,) = (
        database.execute("PRAGMA page_count").fetchone(),
        database.execute("PRAGMA page_size").fetchone(),
    )
    if pages * size <= _MOST:
        return
    with database:
        for table in ("files", "comparisons"):
            (rows,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
            keys = "path, variant" if table == "files" else "key"
            oldest = f"SELECT {keys} FROM {table} ORDER BY used LIMIT {rows // 2}"
            database.execute(f"DELETE FROM {table} WHERE ({keys}) IN ({oldest})")
    database.execute("VACUUM")
