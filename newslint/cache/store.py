"""The file in which a cache is kept: an SQLite database that may be lost, shared and killed at any time."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from typing import Any, TypeVar

from newslint.cache.tables import APPLICATION, ForeignError, prepare, shrink
from newslint.tuples import NamedTuple

T = TypeVar("T")

_FILE = "findings.sqlite3"
_PATIENCE = 1.0  # seconds that another run may hold the file
_AT_ONCE = 400  # paths of a query
_NOTED = 2  # days after which it is noted again that a row is of use
_KEPT = 14  # days that a row is kept beside a newer one of its path, in case somebody goes back
_IGNORE = b"# Made by newslint; it can be deleted at any time.\n*\n"
_HEADER = b"SQLite format 3\0"


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


_KINDS = (bytes, bytes, str, bytes, bytes, str, str, str)  # of the columns, as the database gives them


class Store:
    """The database. It is only a cache: where something is wrong with it, there is nothing in it.

    ``trouble`` says what was wrong. After that the run does without.
    """

    def __init__(self, folder: str) -> None:
        self.trouble = ""
        self._folder = folder
        self._path = os.path.join(folder, _FILE)
        self._day = int(time.time()) // 86_400
        self._aged: set[tuple[str, bytes]] = set()  # rows that were read, and not noted as of use lately
        self._aged_comparisons: set[bytes] = set()

    def read(self, wanted: Mapping[str, bytes]) -> list[Stored]:
        """What is kept of these paths, each in the variant that is wanted."""
        paths = {_text(path): path for path in wanted}
        found: list[Stored] = []
        none: list[tuple[tuple[Any, ...], bool]] = []
        for row, aged in self._with(lambda database: list(self._rows(database, list(paths))), none):
            stored = Stored._make([paths[row[0]], *row[1:]])
            if stored.variant == wanted[stored.path]:
                found.append(stored)
                if aged:
                    self._aged.add(stored[:2])
        return found

    def _rows(self, database: sqlite3.Connection, paths: list[bytes]) -> Iterator[tuple[tuple[Any, ...], bool]]:
        """The rows of these paths, and whether it must be noted again that they are of use."""
        columns = ",".join(Stored._fields)
        for start in range(0, len(paths), _AT_ONCE):
            part = paths[start : start + _AT_ONCE]
            query = f"SELECT {columns}, used < ? FROM files WHERE path IN ({','.join('?' * len(part))})"
            for *row, aged in database.execute(query, (self._day - _NOTED, *part)):
                if all(map(isinstance, row, _KINDS)):  # others nobody wrote like this
                    yield tuple(row), bool(aged)

    def comparison(self, key: bytes) -> str:
        """What comparing found, by the key of all that was compared; empty where nobody knows."""
        query = "SELECT found, used < ? FROM comparisons WHERE key = ?"
        row = self._with(lambda database: database.execute(query, (self._day - _NOTED, key)).fetchone(), None)
        if row and row[1]:
            self._aged_comparisons.add(key)
        return str(row[0]) if row else ""

    def write(
        self, files: Sequence[Stored], used: Collection[tuple[str, bytes]], compared: Sequence[tuple[bytes, str]]
    ) -> None:
        """Keep rows, and note which others were of use; all or nothing."""
        noted = [(_text(path), variant) for path, variant in self._aged.intersection(used)]
        if self.trouble or not (files or noted or compared or self._aged_comparisons):
            return
        try:
            self._make_folder()
        except OSError as error:
            self.trouble = (error.strerror or str(error)).lower()
            return
        self._with(lambda database: self._written(database, files, noted, compared), None, make=True)

    def _make_folder(self) -> None:
        """The folder; one that we make hides itself from git.

        Raises:
            OSError: where it can't be made.
        """
        is_new = not os.path.lexists(self._folder)
        os.makedirs(self._folder, exist_ok=True)
        if is_new:
            with suppress(FileExistsError), open(os.path.join(self._folder, ".gitignore"), "xb") as file:
                file.write(_IGNORE)

    def _written(
        self,
        database: sqlite3.Connection,
        files: Sequence[Stored],
        used: Sequence[tuple[bytes, bytes]],
        compared: Sequence[tuple[bytes, str]],
    ) -> None:
        day, rows = self._day, [(_text(row.path), *row[1:]) for row in files]
        with database:
            database.executemany(
                "INSERT OR REPLACE INTO files VALUES (?,?,?,?,?,?,?,?,?)", ((*row, day) for row in rows)
            )
            database.executemany(
                "UPDATE files SET used = ? WHERE path = ? AND variant = ?", ((day, *row) for row in used)
            )
            database.executemany(
                "DELETE FROM files WHERE path = ? AND used < ?", ((row[0], day - _KEPT) for row in rows)
            )
            database.executemany(
                "INSERT OR REPLACE INTO comparisons VALUES (?,?,?)", ((*each, day) for each in compared)
            )
            aged = ((day, key) for key in self._aged_comparisons)
            database.executemany("UPDATE comparisons SET used = ? WHERE key = ?", aged)
            database.execute("DELETE FROM comparisons WHERE used < ?", (day - _KEPT,))
        shrink(database)

    def _with(self, act: Callable[[sqlite3.Connection], T], otherwise: T, *, make: bool = False) -> T:
        """Do something with the database, which no process holds open for longer than that."""
        if self.trouble or not (make or os.path.lexists(self._path)):
            return otherwise
        for last in (False, True):
            try:
                _refuse_links(self._folder)
                with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as database:
                    prepare(database)
                    return act(database)
            except (ForeignError, sqlite3.OperationalError) as error:  # held by another run, or it can't be written
                self.trouble = str(error)
                return otherwise
            except sqlite3.DatabaseError as error:  # it is no database, or none of this form: begin anew
                self.trouble = str(error) if last else ""
                _delete(self._folder)
        return otherwise


def remove(folder: str) -> bool:
    """Delete a cache; whether there was one. What else lies in its folder stays.

    Raises:
        OSError: where it can't be deleted.
    """
    if os.path.islink(folder) or not _is_ours(os.path.join(folder, _FILE)):
        return False
    os.remove(os.path.join(folder, _FILE))
    _delete(folder)
    ignore = os.path.join(folder, ".gitignore")
    if _begins(ignore, len(_IGNORE) + 1) == _IGNORE:
        os.remove(ignore)
    with suppress(OSError):  # it isn't empty
        os.rmdir(folder)
    return True


def _refuse_links(folder: str) -> None:
    """A cache is no way to other files: a repository may bring a link to some.

    Raises:
        ForeignError: where the folder or what is in it is a link.
    """
    for path in (folder, *(os.path.join(folder, name) for name in (_FILE, f"{_FILE}-journal"))):
        if os.path.islink(path):
            raise ForeignError(f"{path} is a link, and links are not followed")


def _is_ours(path: str) -> bool:
    """Whether a file is a cache of ours, maybe a broken one, and no database of somebody else."""
    if os.path.islink(path):  # only the link would be deleted
        return True
    head = _begins(path, 72)
    return head is not None and (not head.startswith(_HEADER) or head[68:] == APPLICATION.to_bytes(4, "big"))


def _begins(path: str, length: int) -> bytes | None:
    """The first bytes of a file; none where there is no such file.

    Raises:
        OSError: where it can't be read.
    """
    if os.path.islink(path) or not os.path.isfile(path):
        return None
    with open(path, "rb") as file:
        return file.read(length)


def _delete(folder: str) -> None:
    """Take the database away, with what SQLite keeps beside it."""
    for name in (_FILE, f"{_FILE}-journal"):
        with suppress(OSError):
            os.remove(os.path.join(folder, name))


def _text(path: str) -> bytes:
    """A path as it is kept: names needn't be in UTF-8."""
    return path.encode("utf-8", "surrogatepass")
