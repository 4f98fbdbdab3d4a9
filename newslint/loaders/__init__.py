"""Loaders: one format a module, each satisfying ``newslint.contracts.Loader``; imported when a file needs it."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from newslint.contracts import Loader

EXTENSIONS = {
    "text": (".txt", ".text"),
    "markdown": (".md", ".markdown", ".mdown", ".mkd", ".mdx"),
    "html": (".html", ".htm", ".xhtml"),
}
"""The built-in formats and the file extensions that each claims."""


def built_in(name: str) -> Loader:
    """The built-in loader of a format.

    Raises:
        KeyError: for a format that isn't built in.
    """
    if name not in EXTENSIONS:
        raise KeyError(name)
    return cast(Loader, import_module(f"newslint.loaders.{name}"))


def format_of(path: str) -> str | None:
    """The built-in format that claims a path's extension, or none."""
    lower = path.lower()
    return next((name for name, extensions in EXTENSIONS.items() if lower.endswith(extensions)), None)
