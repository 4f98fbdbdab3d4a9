"""Patterns of paths, in the form of ``.gitignore``, against the folder of the configuration."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def matches(patterns: Iterable[str], path: str, root: Path) -> bool:
    """Whether a path matches one of some patterns."""
    relative = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
    return bool(_spec(tuple(patterns)).match_file(relative))


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
