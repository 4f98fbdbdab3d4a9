"""YAML with places: hardened, YAML 1.2 scalars, merge keys resolved, names given twice told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from newslint.patterns import regex
from newslint.spans import SourceSpan
from newslint.trees.node import MAX_DEPTH, Growth, Node, Scalar, Tree, TreeError

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_LENGTH = 1_000_000
"""Characters of YAML that are read at most."""

# libyaml's composer recurses without a bound and crashes the process on some 30,000 levels: nesting is
# bounded before it sees the text. Brackets in quotes count too, which only refuses what nobody writes.
_BRACKET = regex(r"[\[\]{}]")
_INDICATORS = regex(rf"^[ ]*(?:[-?:][ \t]+){{{MAX_DEPTH},}}", re.M)
_DEEPEST_INDENT = MAX_DEPTH * 16
_INDENT = regex(rf"^ {{{_DEEPEST_INDENT},}}\S", re.M)
_FORBIDDEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

# To YAML 1.1, and so to libyaml, these are line breaks or byte order marks; to YAML 1.2 and to writers, text.
_MISREAD = "\x85\u2028\u2029\ufeff"
_TEXT_TO_US = regex(f"[{_MISREAD}]")
_PRIVATE = range(0xE000, 0xF900)

_MERGE = "<<"
_PROPERTIES = regex(r"(?:[&!]\S*\s+)+")
_CONSTANTS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_OF_NUMBERS = frozenset("+-.0123456789")
_INT = regex(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = regex(r"[-+]?[0-9]{0,18}(?:\.[0-9]{1,18}(?:[eE][-+]?[0-9]{1,3})?|(?<=[0-9])[eE][-+]?[0-9]{1,3})")

# What libyaml says, in a writer's words.
_PLAINLY = {
    "mapping values are not allowed in this context": "a second “: ” in one value; put the value in quotes, "
    "or mend the indentation",
    "found character that cannot start any token": "a value can't begin with this character; indent with spaces, "
    "and put values that begin with @, ` or % in quotes",
    "found a tab character that violates indentation": "indent with spaces, not with tabs",
    "found unexpected end of stream": "a quotation mark is opened here and never closed",
    "did not find expected ',' or ']'": "a list is opened here and never closed",
    "did not find expected ',' or '}'": "a “{” is opened here and never closed",
    "could not find expected ':'": "there is no “: ” after a name on the line before",
    "did not find expected key": "this doesn't go on from the line before: look for a quotation mark "
    "within quotes, or for the wrong indentation",
    "did not find expected alphabetic or numeric character": "a value that begins with “*” or “&” must be in quotes",
    "found undefined alias": "a value that begins with “*” must be in quotes",
    "did not find expected comment or line break": "a value that begins with “|” or “>” must be in quotes",
    "did not find expected node content": "a value is missing here, or must be in quotes",
    "but found another document": "a second document begins here",
}
_OPENED = ("found unexpected end of stream", "did not find expected ',' or ']'", "did not find expected ',' or '}'")


def read_yaml(source: str, start: int = 0, end: int | None = None) -> Tree:
    """Read ``source[start:end]`` as one YAML document.

    Raises:
        TreeError: where it is not YAML, or too long or too deep to be read safely.
    """
    start += source.startswith("\ufeff", start)
    text = source[start:end]
    disguise = _checked(text, start)
    loader = _Loader(text.translate(disguise) if disguise else text)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _told(error, start) from None
    except yaml.YAMLError as error:
        raise TreeError(f"this is not YAML ({error})", start) from None
    finally:
        loader.dispose()
    return _Reader(text, start, {stand_in: char for char, stand_in in disguise.items()}).tree(root)


class _Loader(_Base):  # type: ignore[misc]
    """PyYAML's composer, spared the work of finding a tag for each value: nobody asks for it."""

    def resolve(self, *_: object) -> str:
        """Any tag."""
        return ""

    def descend_resolver(self, *_: object) -> None:
        """No tag depends on where a value stands."""

    def ascend_resolver(self) -> None:
        """No tag depends on where a value stands."""


def _checked(text: str, start: int) -> dict[int, int]:
    """Refuse what can't be read safely. A private character for each that libyaml would misread."""
    if len(text) > MAX_LENGTH:
        raise TreeError(f"longer than {MAX_LENGTH:,} characters", start, limit=True)
    printable = text.replace("\n", "").isprintable()  # then none of the characters below is in it
    if not printable and (bad := _FORBIDDEN.search(text)):
        raise TreeError(f"the character U+{ord(bad[0]):04X} is not allowed here", start + bad.start())
    if (deep := _too_deep(text)) >= 0:
        raise TreeError(f"nested deeper than {MAX_DEPTH} levels", start + deep, limit=True)
    return {} if printable else _disguise(text)


def _too_deep(text: str) -> int:
    """Where a text gets too deep, or -1. The counts tell in no time that nearly none can."""
    depth = 0
    for bracket in _BRACKET.finditer(text) if text.count("[") + text.count("{") > MAX_DEPTH else ():
        depth = depth + 1 if bracket[0] in "[{" else max(0, depth - 1)
        if depth > MAX_DEPTH:
            return bracket.start()
    indicators = text.count("- ") + text.count("? ") + text.count(": ")
    deep = _INDICATORS.search(text) if indicators >= MAX_DEPTH or "\t" in text else None
    deep = deep or (_INDENT.search(text) if " " * _DEEPEST_INDENT in text else None)
    return deep.start() if deep else -1


def _disguise(text: str) -> dict[int, int]:
    """A private character, one that the text doesn't have, for each that libyaml would misread."""
    found = sorted(set(map(ord, _TEXT_TO_US.findall(text))))
    free = (code for code in _PRIVATE if chr(code) not in text)
    return dict(zip(found, free, strict=False))


def _told(error: yaml.MarkedYAMLError, start: int) -> TreeError:
    problem = error.problem or error.context or "this is not YAML"
    marks = (error.context_mark, error.problem_mark) if problem in _OPENED else (error.problem_mark, error.context_mark)
    mark = marks[0] or marks[1]
    return TreeError(_PLAINLY.get(problem, problem), start + (mark.index if mark else 0))


def _scalar(text: str) -> Scalar:
    """What a text without quotes means."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _OF_NUMBERS:
        return text
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def _is_merge(name: yaml.Node) -> bool:
    return isinstance(name, yaml.ScalarNode) and name.value == _MERGE and not name.style


_made = tuple.__new__  # makes a named tuple in half the time that calling it takes


class _Reader:
    """Turns PyYAML's nodes into ours."""

    def __init__(self, text: str, start: int, undisguise: dict[int, int]) -> None:
        self._text = text
        self._start = start
        self._undisguise = undisguise
        self._growth = Growth()

    def tree(self, root: yaml.Node | None) -> Tree:
        return Tree(self._node(root, None, 0) if root else None, self._growth.duplicates)

    def _span(self, node: yaml.Node) -> SourceSpan:
        begin, end = node.start_mark.index, node.end_mark.index
        if end - begin != len(node.value):  # else it is a text that stands for itself
            if self._text.startswith(("&", "!"), begin) and isinstance(node, yaml.ScalarNode):
                properties = _PROPERTIES.match(self._text, begin, end)
                begin = properties.end() if properties else begin
            while end > begin and self._text[end - 1] in " \t\r\n":  # block nodes end where the next one begins
                end -= 1
        return _made(SourceSpan, (self._start + begin, self._start + end))

    def _node(self, node: yaml.Node, key: SourceSpan | None, depth: int) -> Node:
        span = self._span(node)
        self._growth.count(depth, span[0])
        if isinstance(node, yaml.ScalarNode):
            value = node.value.translate(self._undisguise) if self._undisguise else node.value
            return _made(Node, (value if node.style else _scalar(value), span, key))
        if isinstance(node, yaml.MappingNode):
            return Node(self._mapping(node, depth), span, key)
        return Node(tuple([self._node(child, None, depth + 1) for child in node.value]), span, key)

    def _mapping(self, mapping: yaml.MappingNode, depth: int) -> dict[str, Node]:
        members: dict[str, Node] = {}
        merged: list[Node] = []
        for name, value in mapping.value:
            place = self._span(name)
            node = self._node(value, place, depth + 1)
            if name.value == _MERGE and _is_merge(name) and not isinstance(node.value, str):
                merged += node.elements() or (node,)
            else:
                self._growth.add(members, self._name(name, place), node)
        for other in merged:
            for inherited, node in other.items():
                members.setdefault(inherited, node)
        return members

    def _name(self, name: yaml.Node, place: SourceSpan) -> str:
        if isinstance(name, yaml.ScalarNode):
            text: str = name.value
            return text.translate(self._undisguise) if self._undisguise else text
        return self._text[place.start - self._start : place.end - self._start]


class _UnusualError(Exception):
    """What ``read_plain`` leaves to ``read_yaml``."""


def read_plain(source: str) -> Any:
    """What ``read_yaml(source).root.plain()`` gives, in a third of the time: for files that come with code.

    Such files are read at each start, and can be trusted. Places are worked out only where something is wrong.

    Raises:
        TreeError: where it is not YAML.
    """
    try:
        return _plain_document(source)
    except (yaml.YAMLError, _UnusualError):
        root = read_yaml(source).root
        return root.plain() if root else None


def _plain_document(source: str) -> Any:
    if any(char in source for char in _MISREAD):
        raise _UnusualError
    loader = _Loader(source)
    try:
        root = loader.get_single_node()
    finally:
        loader.dispose()
    return _plain(root) if root else None


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value) if node.style else _scalar(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each) for each in node.value]
    return {_plain_name(name): _plain(each) for name, each in node.value}


def _plain_name(name: yaml.Node) -> str:
    if not isinstance(name, yaml.ScalarNode) or _is_merge(name):
        raise _UnusualError
    return str(name.value)
