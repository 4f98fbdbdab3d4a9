"""Reporters: one output format a module, each a ``newslint.contracts.Reporter``; imported when it is chosen."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from newslint.contracts import Reporter

NAMES = (
    "text",
    "concise",
    "grouped",
    "json",
    "jsonl",
    "sarif",
    "markdown",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "rdjsonl",
)
"""The built-in formats of reports."""


def built_in(name: str) -> Reporter:
    """The built-in reporter of a format.

    Raises:
        KeyError: for a format that isn't built in.
    """
    if name not in NAMES:
        raise KeyError(name)
    return cast(Reporter, import_module(f"newslint.reporters.{name}_report"))
