"""Whether articles are new, changed or old in their git repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from functools import cache

from newslint.rules import Status

_SECONDS = 20


def status_of(path: str) -> Status:
    """The status of a file: new where git doesn't track it yet, unknown outside of a repository."""
    absolute = os.path.realpath(path)
    folder = os.path.dirname(absolute)
    top = _git(folder, "rev-parse", "--show-toplevel")
    if not top:
        return Status.UNKNOWN
    root = top.decode("utf-8", "surrogateescape").rstrip("\n")
    relative = os.path.relpath(absolute, root).replace(os.sep, "/")
    return _changes(root).get(relative, Status.EXISTING if relative in _tracked(root) else Status.NEW)


@cache
def _changes(root: str) -> dict[str, Status]:
    return dict(_parsed(_git(root, "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=no") or b""))


@cache
def _tracked(root: str) -> frozenset[str]:
    listed = _git(root, "ls-files", "-z") or b""
    return frozenset(listed.decode("utf-8", "surrogateescape").split("\0"))


def _parsed(output: bytes) -> Iterator[tuple[str, Status]]:
    for entry in output.decode("utf-8", "surrogateescape").split("\0"):
        if len(entry) > 3:
            yield entry[3:], Status.NEW if entry[0] == "A" else Status.CHANGED


@cache
def _git(folder: str, *command: str) -> bytes | None:
    """What git prints, or none where there is no git, no repository or no answer."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}
    arguments = ["git", "-c", "core.quotePath=off", *command]
    try:
        done = subprocess.run(
            arguments, cwd=folder, env=environment, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
