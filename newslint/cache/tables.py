"""The tables of a cache, and what makes sure that a database has these and no others."""

from __future__ import annotations

import sqlite3

APPLICATION = 0x6E6C6E74
"""What marks an SQLite file as ours, in its header."""

_FORMAT = 2  # of the tables and what is in them; with another one the file begins anew
_MOST = 256 << 20  # bytes of the file, beyond which rows are forgotten
_TABLES = {
    "comparisons": "CREATE TABLE comparisons (key BLOB PRIMARY KEY, found TEXT, used INTEGER) WITHOUT ROWID",
    "files": "CREATE TABLE files (path BLOB, variant BLOB, stat TEXT, content BLOB, ran BLOB, about TEXT, found TEXT,"
    " digests TEXT, used INTEGER, PRIMARY KEY (path, variant)) WITHOUT ROWID",
}
_KEYS = {"comparisons": "key", "files": "path, variant"}


class ForeignError(Exception):
    """A database that isn't ours: nothing is done to it."""


def prepare(database: sqlite3.Connection) -> None:
    """Make sure that a database has our tables, and make them in an empty one.

    Raises:
        ForeignError: for a database of somebody else.
        sqlite3.DatabaseError: for one of ours that has other tables, or views, or triggers.
    """
    database.text_factory = lambda data: data.decode("utf-8", "replace")  # broken text is a broken row, nothing more
    mark, form = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    schema = [told for (told,) in database.execute("SELECT sql FROM sqlite_master ORDER BY name")]
    if (mark, form, schema) == (APPLICATION, _FORMAT, list(_TABLES.values())):
        return
    if mark != APPLICATION and (schema or mark):
        raise ForeignError("its file is a database of another program")
    if schema:
        raise sqlite3.DatabaseError("its tables are not as we make them")
    tables = "; ".join(each.replace("TABLE", "TABLE IF NOT EXISTS", 1) for each in _TABLES.values())
    marks = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {_FORMAT}"
    database.executescript(f"BEGIN IMMEDIATE; {tables}; {marks}; COMMIT")


def shrink(database: sqlite3.Connection) -> None:
    """Forget what was not used for longest, where the file has grown too large."""
    gone = 0
    while _bytes(database) > _MOST and (halved := _halve(database)):
        gone += halved
    if gone:
        database.execute("VACUUM")


def _halve(database: sqlite3.Connection) -> int:
    """Delete the older half of the rows; how many these were."""
    gone = 0
    with database:
        for table, keys in _KEYS.items():
            (rows,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
            oldest = f"SELECT {keys} FROM {table} ORDER BY used LIMIT {(rows + 1) // 2}"
            gone += database.execute(f"DELETE FROM {table} WHERE ({keys}) IN ({oldest})").rowcount
    return gone


def _bytes(database: sqlite3.Connection) -> int:
    """The bytes of a database that hold something."""
    told = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size"))
    pages, free, size = told
    return int((pages - free) * size)
