"""JSON with places."""

from __future__ import annotations

import json

from newslint.patterns import regex
from newslint.spans import SourceSpan
from newslint.trees.node import Growth, Node, Scalar, Tree, TreeError

_SPACE = regex(r"[ \t\r\n]*")
_STRING = regex(r'"[^"\\\x00-\x1f]*+(?:\\.[^"\\\x00-\x1f]*+)*+"')
_LITERAL = regex(
    r"(?:(?P<word>true|false|null)|(?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][-+]?[0-9]++)?))(?![\w.+-])"
)
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None}
_DIGITS = 400
_SURROGATE = regex("[\ud800-\udfff]")


def read_json(source: str, start: int = 0, end: int | None = None) -> Tree:
    """Read ``source[start:end]`` as one JSON value.

    Raises:
        TreeError: where it is not JSON, or too big or too deep to be read safely.
    """
    tree, stop = read_json_prefix(source, start, end)
    if follows := _SPACE.sub("", source[stop:end], count=1)[:1]:
        raise TreeError(f"“{follows}” follows the end of the JSON value", source.index(follows, stop))
    return tree


def read_json_prefix(source: str, start: int = 0, end: int | None = None) -> tuple[Tree, int]:
    """Read the JSON value that ``source[start:end]`` begins with, and where it ends.

    Raises:
        TreeError: as ``read_json``.
    """
    reader = _Reader(source, start, len(source) if end is None else end)
    node = reader.value(None, 0)
    return Tree(node, reader.growth.duplicates), reader.at


class _Reader:
    def __init__(self, source: str, start: int, end: int) -> None:
        self.source = source
        self.at = start
        self.end = end
        self.growth = Growth()

    def next(self) -> str:
        """The next character that isn't white space (empty at the end)."""
        space = _SPACE.match(self.source, self.at, self.end)
        self.at = space.end() if space else self.at
        return self.source[self.at] if self.at < self.end else ""

    def value(self, key: SourceSpan | None, depth: int) -> Node:
        first = self.next()
        start = self.at
        self.growth.count(depth, start)
        value: Scalar | tuple[Node, ...] | dict[str, Node]
        if first == "{":
            value = self._mapping(depth)
        elif first == "[":
            value = self._list(depth)
        else:
            value = self._string()[0] if first == '"' else self._literal()
        return Node(value, SourceSpan(start, self.at), key)

    def _list(self, depth: int) -> tuple[Node, ...]:
        self.at += 1
        nodes: list[Node] = []
        while self.next() != "]":
            if nodes:
                self._expect(",")
            nodes.append(self.value(None, depth + 1))
        self.at += 1
        return tuple(nodes)

    def _mapping(self, depth: int) -> dict[str, Node]:
        self.at += 1
        members: dict[str, Node] = {}
        while self.next() != "}":
            if members:
                self._expect(",")
            self.next()
            name, place = self._string()
            self._expect(":")
            self.growth.add(members, name, self.value(place, depth + 1))
        self.at += 1
        return members

    def _expect(self, mark: str) -> None:
        if self.next() != mark:
            raise self._error(f"expected “{mark}”")
        self.at += 1

    def _string(self) -> tuple[str, SourceSpan]:
        match = _STRING.match(self.source, self.at, self.end)
        if not match:
            raise self._error("expected a text in double quotes that end on the same line")
        try:
            text = str(json.loads(match[0]))
        except json.JSONDecodeError as error:
            raise TreeError(error.msg, match.start() + error.pos) from None
        self.at = match.end()
        return _SURROGATE.sub("\ufffd", text), SourceSpan(*match.span())

    def _literal(self) -> Scalar:
        match = _LITERAL.match(self.source, self.at, self.end)
        if not match or len(match[0]) > _DIGITS:
            raise self._error(
                "expected a value: a text in double quotes, a number, true, false, null, a list or a mapping"
            )
        self.at = match.end()
        return _WORDS[match["word"]] if match["word"] else _number(match["number"])

    def _error(self, message: str) -> TreeError:
        return TreeError(message, min(self.at, self.end))


def _number(text: str) -> Scalar:
    number: int | float = json.loads(text)
    return number
