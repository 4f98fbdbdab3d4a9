"""Whether articles are new, changed or old in their git repository."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

from newslint.git import GitError, ask, repository
from newslint.rules import Status


def status_of(path: str) -> Status:
    """The status of a file: new where git doesn't track it yet, unknown outside of a repository."""
    folder, name = os.path.split(path)
    root, within = _place(folder)
    changes = _changes(root) if root else None
    if changes is None:
        return Status.UNKNOWN
    return changes.get(within + name, Status.EXISTING)


@cache
def _place(folder: str) -> tuple[str, str]:
    """The root of the repository around a folder (empty: there is none), and the way from there to the folder."""
    absolute = os.path.realpath(folder)
    root = repository(absolute)
    if root is None:
        return "", ""
    within = os.path.relpath(absolute, root).replace(os.sep, "/")
    return root, "" if within == "." else within + "/"


@cache
def _changes(root: str) -> dict[str, Status] | None:
    """The files that aren't as they were committed, or none where git gives no answer."""
    try:
        told = ask(root, "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all")
    except GitError:
        return None
    return dict(_parsed(told))


def _parsed(output: bytes) -> Iterator[tuple[str, Status]]:
    for entry in output.decode("utf-8", "surrogateescape").split("\0"):
        if len(entry) > 3:
            yield entry[3:], Status.NEW if {"A", "?"} & set(entry[:2]) else Status.CHANGED
