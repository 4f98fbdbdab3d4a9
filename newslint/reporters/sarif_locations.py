"""Places as SARIF tells them: URIs relative to the folder of the run, lines and columns in UTF-16 units."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from newslint.findings import Location, Region

ROOT = "%SRCROOT%"

_START = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}


def artifact(path: str) -> dict[str, Any]:
    """A file. GitHub knows only files within the repository, by their real path from its root."""
    return dict(_artifact(path, os.getcwd()))


@lru_cache(maxsize=1024)
def _artifact(path: str, root: str) -> dict[str, Any]:
    real = Path(os.path.realpath(path))
    try:
        relative = real.relative_to(os.path.realpath(root))
    except ValueError:
        return {"uri": real.as_uri()}
    return {"uri": quote(relative.as_posix().encode("utf-8", "surrogateescape")), "uriBaseId": ROOT}


def region(place: Region | None) -> dict[str, Any]:
    """A region; a whole article stands at its file's first line, because GitHub takes no result without a region."""
    if place is None:
        return dict(_START)
    return {
        "startLine": place.start.line,
        "startColumn": place.start.column_utf16,
        "endLine": place.end.line,
        "endColumn": place.end.column_utf16,
    }


def location(place: Location) -> dict[str, Any]:
    """A place, with the words that stand there where they are short enough to be whole."""
    found = region(place.region)
    if place.region and place.excerpt and place.region.length == len(place.excerpt.quote) > 0:
        found["snippet"] = {"text": place.excerpt.quote}
    told: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact(place.path), "region": found}}
    if place.pointer:
        told["logicalLocations"] = [{"fullyQualifiedName": place.pointer}]
    return told
