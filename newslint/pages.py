"""A rule's manual page: its parts and its examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from newslint.dates import parse_date
from newslint.patterns import regex
from newslint.spans import SourceSpan
from newslint.trees.yamltree import read_yaml
from newslint.values import frozen

HEADINGS = (
    "What it finds",
    "Why it matters",
    "Examples",
    "Options",
    "When to ignore it",
    "Accuracy",
    "Sources",
)
"""The headings that each page has, in this order."""

_FENCE = regex(
    r"^(?P<fence>`{3,})article (?P<kind>bad|good|fixed)(?P<info>[^\n]*)\n(?P<text>.*?)^(?P=fence)[ ]*$",
    re.S | re.M,
)
_MARK = regex(r"\[\||\|\]")
_FILE = regex(r"^=== (\S+)\n", re.M)
_OF_THE_DAY = ("today", "path", "status")
EXTENSIONS = {"md": ".md", "text": ".txt", "html": ".html"}
DEFAULT_DAY = date(2026, 11, 22)


@frozen
class ExampleFile:
    """One article of an example, its marks taken out, and the places that were marked."""

    path: str
    text: str
    marks: tuple[SourceSpan, ...]


@frozen
class Example:
    """An example on a rule's page. ``kind`` is good, bad or fixed; ``options`` are the rule's."""

    kind: str
    number: int
    files: tuple[ExampleFile, ...]
    options: Mapping[str, object]
    today: date
    status: str


@cache
def read_page(path: Path) -> str:
    """The text of a page (empty where there is none)."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def section(page: str, heading: str) -> str:
    """What stands under a heading of a page, outside of examples."""
    inside = False
    lines: list[str] = []
    fence = ""
    for line in page.splitlines():
        mark = re.match(r"`{3,}", line)
        if mark and (not fence or line.strip() == fence):
            fence = "" if fence else mark[0]
        if not fence and line.startswith("## "):
            inside = line[3:].strip() == heading
        elif inside:
            lines.append(line)
    return "\n".join(lines).strip()


def examples(page: str) -> Iterator[Example]:
    """The examples of a page, in order.

    Raises:
        ValueError: for a fence whose words after ``article good`` can't be understood.
    """
    for number, match in enumerate(_FENCE.finditer(page), 1):
        words = match["info"].split()
        format_name = words.pop(0) if words and "=" not in words[0] else "md"
        given = {name: _value(value) for name, _, value in (word.partition("=") for word in words)}
        if format_name not in EXTENSIONS:
            raise ValueError(f"example {number}: there is no format “{format_name}”")
        path = str(given.get("path", f"example{EXTENSIONS[format_name]}"))
        today = parse_date(str(given["today"])) if "today" in given else None
        yield Example(
            match["kind"],
            number,
            tuple(_files(match["text"], path)),
            {name: value for name, value in given.items() if name not in _OF_THE_DAY},
            today or DEFAULT_DAY,
            str(given.get("status", "unknown")),
        )


def _value(text: str) -> object:
    root = read_yaml(text).root
    return root.plain() if root else None


def _files(text: str, path: str) -> Iterator[ExampleFile]:
    parts = _FILE.split(text)
    if len(parts) == 1:
        yield _file(path, text)
    for name, content in zip(parts[1::2], parts[2::2], strict=True):
        yield _file(name, content)


def _file(path: str, marked: str) -> ExampleFile:
    text, at, opened = "", 0, 0
    marks: list[SourceSpan] = []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[0] == "[|":
            opened = len(text)
        else:
            marks.append(SourceSpan(opened, len(text)))
    return ExampleFile(path, text + marked[at:], tuple(marks))
