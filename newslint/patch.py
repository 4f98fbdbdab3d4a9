"""Unified diffs: which files they change, and what a file was before one was applied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newslint.errors import ConfigError
from newslint.patterns import regex
from newslint.tuples import NamedTuple

_HUNK = regex(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = regex(rb"\\([abfnrtv\"\\]|[0-7]{3})")
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
_NOTHING = "/dev/null"


class Hunk(NamedTuple):
    """A stretch of lines that changed: where it begins in the file as it is now (from 0), its lines now and before."""

    start: int
    now: tuple[bytes, ...]
    before: tuple[bytes, ...]


class FilePatch(NamedTuple):
    """What a diff says of one file. ``before`` is empty where it is new, ``path`` where it is deleted."""

    path: str
    before: str
    hunks: tuple[Hunk, ...]


def read_patch(text: bytes) -> list[FilePatch]:
    """The files of a diff, without those that it deletes.

    Raises:
        ConfigError: where it is no unified diff.
    """
    lines = text.split(b"\n")
    found = [one for one in _files(lines) if one.path]
    if not found and text.strip() and not any(line.startswith((b"diff ", b"--- ")) for line in lines):
        raise ConfigError("this is no unified diff: make one with “git diff”")
    return found


def _files(lines: list[bytes]) -> Iterator[FilePatch]:
    """Each file's part begins with “diff --git”, or (from other tools) with “---” alone."""
    starts = [i for i, line in enumerate(lines) if line.startswith(b"diff --git ")]
    if not starts:
        starts = [i for i, two in enumerate(pairwise(lines)) if two[0][:4] == b"--- " and two[1][:4] == b"+++ "]
    for start, end in pairwise([*starts, len(lines)]):
        yield _file(lines[start:end])


def _file(lines: list[bytes]) -> FilePatch:
    before = path = ""
    hunks: list[Hunk] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        if line.startswith(b"rename from "):
            before = _name(line[12:])
        elif line.startswith(b"rename to "):
            path = _name(line[10:])
        elif line.startswith(b"--- ") and not hunks:
            before = _side(line[4:])
        elif line.startswith(b"+++ ") and not hunks:
            path = _side(line[4:])
        elif match := _HUNK.match(line):
            hunk, i = _hunk(lines, i + 1, match)
            hunks.append(hunk)
            continue
        i += 1
    return FilePatch(path, before, tuple(hunks))


def _hunk(lines: list[bytes], at: int, match: re.Match[bytes]) -> tuple[Hunk, int]:
    olds, news = (int(match[i]) if match[i] is not None else 1 for i in (2, 4))
    start = int(match[3]) - (1 if news else 0)  # a stretch without lines is told by the line before it
    now: list[bytes] = []
    before: list[bytes] = []
    while at < len(lines) and (len(now) < news or len(before) < olds or lines[at].startswith(b"\\")):
        mark, line = lines[at][:1], lines[at][1:] + b"\n"
        if mark == b"\\":  # “No newline at end of file”, said of the line above
            above = lines[at - 1][:1]
            for side in ([now] if above != b"-" else []) + ([before] if above != b"+" else []):
                side[-1] = side[-1][:-1]
        if mark in (b" ", b"+", b""):
            now.append(line)
        if mark in (b" ", b"-", b""):
            before.append(line)
        at += 1
    return Hunk(start, tuple(now), tuple(before)), at


def _side(name: bytes) -> str:
    """A path of “---” or “+++” without git's “a/” or “b/”; empty for no file."""
    path = _name(name.partition(b"\t")[0])
    if path == _NOTHING:
        return ""
    return path[2:] if path[:2] in ("a/", "b/") else path


def _name(name: bytes) -> str:
    """A path as git writes it: in quotes with escapes where it isn't plain."""
    name = name.rstrip(b"\r")
    if len(name) > 1 and name[:1] == name[-1:] == b'"':
        name = _ESCAPE.sub(_unescaped, name[1:-1])
    return name.decode("utf-8", "surrogateescape")


def _unescaped(match: re.Match[bytes]) -> bytes:
    told = match[1]
    return bytes([int(told, 8) & 0xFF]) if len(told) == 3 else _ESCAPED.get(told, told)


def apply_reversed(patch: FilePatch, now: bytes) -> bytes | None:
    """What a file was before a patch; none where the patch doesn't fit what it is now."""
    lines = _lines(now)
    was: list[bytes] = []
    at = 0
    for hunk in patch.hunks:
        end = hunk.start + len(hunk.now)
        if hunk.start < at or tuple(lines[hunk.start : end]) != hunk.now:
            return None
        was += lines[at : hunk.start]
        was += hunk.before
        at = end
    return b"".join(was + lines[at:])


def _lines(data: bytes) -> list[bytes]:
    """Lines as git counts them: they end at LF alone."""
    parts = data.split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
