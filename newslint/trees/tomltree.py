"""TOML with places: ``tomllib`` reads the values, a scan of the tokens tells where each key and value stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from newslint.patterns import regex
from newslint.spans import SourceSpan
from newslint.trees.node import MAX_DEPTH, Growth, Node, Scalar, Tree, TreeError

MAX_LENGTH = 1_000_000
"""Characters of TOML that are read at most."""

_TOKEN = regex(
    r'''(?P<text>"""(?:[^"\\]|\\.|"(?!""))*+"{0,5}|\'\'\'(?:[^']|'(?!\'\'))*+'{0,5}|"(?:[^"\\\r\n]|\\.)*+"?|'[^'\r\n]*+'?)'''
    r"|(?P<line>\r\n?|\n)|(?P<mark>[\[\]{}=.,])|(?P<bare>[^\s\"'#\[\]{}=.,]++)|\#[^\r\n]*+|\s",
    re.S,
)
_PLACE = regex(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
_LINE_END = regex(r"\r\n?|\n")

Path = tuple[str | int, ...]
Place = tuple[SourceSpan, SourceSpan | None]
Tokens = list[re.Match[str]]


def read_toml(source: str, start: int = 0, end: int | None = None) -> Tree:
    """Read ``source[start:end]`` as a TOML document.

    Raises:
        TreeError: where it is not TOML, or too long or too deep to be read safely.
    """
    import tomllib  # few articles have TOML

    text = source[start:end]
    if len(text) > MAX_LENGTH:
        raise TreeError(f"longer than {MAX_LENGTH:,} characters", start, limit=True)
    tokens = [token for token in _TOKEN.finditer(text) if token.lastgroup]
    _refuse(tokens, start)
    try:
        values = tomllib.loads(_LINE_END.sub("\n", text))
    except ValueError as error:  # TOMLDecodeError, and numbers and dates that Python refuses
        raise _told(str(error), text, start) from None
    whole = SourceSpan(start, start + len(text))
    return Tree(_Reader(_places(tokens, start)).node(values, (), (whole, None), 0))


def _refuse(tokens: Tokens, start: int) -> None:
    """Nesting is bounded: of brackets, and of dotted names, whose reading takes time by the square of their length."""
    depth = dots = 0
    for token in tokens:
        mark = token["mark"]
        dots = dots + (mark == ".") if mark == "." or not (mark or token["line"]) else 0
        depth = max(0, depth + (mark in ("[", "{")) - (mark in ("]", "}")))
        if depth > MAX_DEPTH or dots > MAX_DEPTH:
            raise TreeError(f"nested deeper than {MAX_DEPTH} levels", start + token.start(), limit=True)


def _told(message: str, text: str, start: int) -> TreeError:
    place = _PLACE.search(message)
    problem = _PLACE.sub("", message).strip()
    problem = "a name is given twice" if "overwrite" in problem or problem.endswith("twice") else problem
    if not place or not place[1]:
        return TreeError(problem, start + len(text))
    line, column = int(place[1]), int(place[2])
    ends = [0, *(match.end() for match in _LINE_END.finditer(text))]
    return TreeError(problem, start + min(ends[min(line, len(ends)) - 1] + column - 1, len(text)))


def _places(tokens: Tokens, start: int) -> dict[Path, Place]:
    """Where each value and its key stand; a list's elements by their number, where they are tables."""
    places: dict[Path, Place] = {}
    tables: Counter[Path] = Counter()
    table: Path = ()
    for statement in _statements(tokens):
        if statement[0]["mark"] == "[":
            many = statement[1]["mark"] == "["
            name = [token for token in statement if token["mark"] not in ("[", "]")]
            table = _path((), name, tables)
            here = (_span(name, start), _span(name, start))
            if many:
                places.setdefault(table, here)
                table = (*table, tables[table])
                tables[table[:-1]] += 1
            places[table] = here
        else:
            equals = next(i for i, token in enumerate(statement) if token["mark"] == "=")
            key, value = statement[:equals], statement[equals + 1 :]
            places[_path(table, key, tables)] = (_span(value, start), _span(key, start))
    return places


def _statements(tokens: Tokens) -> Iterator[Tokens]:
    """The tokens of each table's header and each key and value, line ends left out."""
    statement: Tokens = []
    depth = 0
    for token in tokens:
        depth += (token["mark"] in ("[", "{")) - (token["mark"] in ("]", "}"))
        if not token["line"]:
            statement.append(token)
        elif statement and not depth:
            yield statement
            statement = []
    if statement:
        yield statement


def _path(table: Path, key: Tokens, tables: Mapping[Path, int]) -> Path:
    """The path of a dotted key; a name that stands for a list of tables means its last one."""
    path = table
    for token in key:
        if token["mark"] != ".":
            if path in tables:
                path = (*path, tables[path] - 1)
            path = (*path, token[0].strip("\"'"))
    return path


def _span(tokens: Tokens, start: int) -> SourceSpan:
    return SourceSpan(start + tokens[0].start(), start + tokens[-1].end())


class _Reader:
    """Joins values and places; what has no place of its own has that of the value around it."""

    def __init__(self, places: Mapping[Path, Place]) -> None:
        self._places = places
        self._growth = Growth()

    def node(self, value: object, path: Path, outer: Place, depth: int) -> Node:
        here = self._places.get(path, outer)
        span, key = here
        self._growth.count(depth, span.start)
        if isinstance(value, dict):
            members = {name: self.node(child, (*path, name), here, depth + 1) for name, child in value.items()}
            return Node(members, span, key)
        if isinstance(value, list):
            elements = (self.node(child, (*path, i), here, depth + 1) for i, child in enumerate(value))
            return Node(tuple(elements), span, key)
        return Node(_scalar(value), span, key)


def _scalar(value: object) -> Scalar:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool) else str(value)
