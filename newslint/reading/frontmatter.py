"""The block of facts that an article file may begin with: YAML, TOML or JSON, fenced, or bare header lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newslint.metadata import Origin
from newslint.parts import Fault, FaultKind
from newslint.patterns import regex
from newslint.spans import SourceSpan
from newslint.trees.node import Growth, Node, Tree, TreeError
from newslint.trees.yamltree import read_yaml
from newslint.tuples import NamedTuple

_LINE_END = r"[ \t]*(?:\r\n?|\n|\Z)"
_OPEN = regex(
    r"\ufeff?(?:[ \t]*(?:\r\n?|\n))*+"
    rf"(?:(?P<fence>---(?P<kind>json|toml|yaml)?|\+\+\+){_LINE_END}|(?P<json>\{{)(?=\s*[\"']))"
)
_CLOSE = {
    "---": regex(rf"[\r\n](?P<fence>(?:---|\.\.\.){_LINE_END})"),
    "+++": regex(rf"[\r\n](?P<fence>\+\+\+{_LINE_END})"),
}
_CLOSING_BRACE = regex(rf"(?<=[\r\n])\}}{_LINE_END}")
_REST = regex(_LINE_END)
_PARAGRAPH = regex(r"(?:[^\r\n]+(?:\r\n?|\n|\Z))*+")

_KNOWN = "title|headline|date|authors?|slug|layout|categor(?:y|ies)|tags|lang|status|summary|description|draft"
_KNOWN_KEY = regex(rf"(?<![^\r\n])[\"']?(?:{_KNOWN})[\"']?[ \t]*[:=]", re.I)
_KNOWN_JSON_KEY = regex(rf"[\"'](?:{_KNOWN})[\"'][ \t]*:", re.I)
_HEADER = regex(r"(?P<key>[A-Za-z][A-Za-z_-]{1,30})[ \t]*:[ \t]*(?P<value>[^\r\n]*+)(?:\r\n?|\n|\Z)")


class FrontMatter(NamedTuple):
    """What stands before the body, and where that begins. The tree is empty where there is none, or none to be read."""

    tree: Tree
    origin: Origin
    body: int
    faults: tuple[Fault, ...] = ()


_NONE = FrontMatter(Tree(None), Origin.FRONT_MATTER, 0)


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a decoded file; what can't be read is a fault, and the body follows it all the same."""
    opening = _OPEN.match(text)
    if not opening:
        return _header_lines(text)
    if opening["json"]:
        return _bare_json(text, opening.start("json"))
    closing = _CLOSE[opening["fence"][:3]].search(text, opening.end() - 1)
    return _fenced(text, opening, closing) if closing else _unclosed(text, opening)


def _fenced(text: str, opening: re.Match[str], closing: re.Match[str]) -> FrontMatter:
    kind, start, end = _kind(opening), opening.end(), closing.start("fence")
    try:
        tree = _read(kind, text, start, end)
    except TreeError as error:
        if kind == "yaml" and not error.limit and not _KNOWN_KEY.search(text, start, end):
            return _NONE  # prose between two rules
        return FrontMatter(Tree(None), Origin.FRONT_MATTER, closing.end(), (_fault(error, kind, end),))
    if tree.root is not None and not isinstance(tree.root.value, Mapping):
        return _NONE
    return FrontMatter(tree, Origin.FRONT_MATTER, closing.end())


def _read(kind: str, text: str, start: int, end: int) -> Tree:
    """Read a tree; what reads TOML and JSON is imported only where there is some."""
    if kind == "yaml":
        return read_yaml(text, start, end)
    if kind == "toml":
        from newslint.trees.tomltree import read_toml

        return read_toml(text, start, end)
    from newslint.trees.jsontree import read_json

    return read_json(text, start, end)


def _kind(opening: re.Match[str]) -> str:
    return opening["kind"] or ("toml" if opening["fence"] == "+++" else "yaml")


def _fault(error: TreeError, kind: str, end: int) -> Fault:
    limit = FaultKind.LIMIT if error.limit else FaultKind.FRONT_MATTER
    offset = min(error.offset, max(end - 1, 0))
    message = f"the {kind.upper()} front matter can't be read: {error.message}"
    return Fault(limit, message, SourceSpan(offset, offset + 1))


def _bare_json(text: str, start: int) -> FrontMatter:
    """A JSON object that ends with its line; prose may begin with a brace, too."""
    from newslint.trees.jsontree import read_json_prefix

    try:
        tree, end = read_json_prefix(text, start)
    except TreeError as error:
        end_mark = _CLOSING_BRACE.search(text, start) or _PARAGRAPH.match(text, start)
        end = end_mark.end() if end_mark else len(text)
        if not error.limit and not _KNOWN_JSON_KEY.search(text, start, end):
            return _NONE
        return FrontMatter(Tree(None), Origin.FRONT_MATTER, end, (_fault(error, "json", end),))
    rest = _REST.match(text, end)
    return FrontMatter(tree, Origin.FRONT_MATTER, rest.end()) if rest else _NONE


def _unclosed(text: str, opening: re.Match[str]) -> FrontMatter:
    """A rule above a first paragraph, or, where that has a key that we know, front matter whose end is missing."""
    paragraph = _PARAGRAPH.match(text, opening.end())
    if paragraph is None or not _KNOWN_KEY.search(text, *paragraph.span()):
        return _NONE
    start = opening.start("fence")
    message = f"the front matter opened with “{opening['fence'][:3]}” is never closed"
    fault = Fault(FaultKind.FRONT_MATTER, message, SourceSpan(start, start + 3))
    try:
        tree = _read(_kind(opening), text, *paragraph.span())
    except TreeError:
        tree = Tree(None)
    if tree.root and not isinstance(tree.root.value, Mapping):
        tree = Tree(None)
    return FrontMatter(tree, Origin.FRONT_MATTER, paragraph.end(), (fault,))


def _header_lines(text: str) -> FrontMatter:
    """Bare ``Title: …`` lines at the top, as Pelican has them: at least two, one of them a known key."""
    growth = Growth()
    members: dict[str, Node] = {}
    at = 0
    while line := _HEADER.match(text, at):
        value = line["value"].rstrip()
        span = SourceSpan(line.start("value"), line.start("value") + len(value))
        node = Node(value or None, span, SourceSpan(*line.span("key")))
        growth.add(members, line["key"].lower(), node)
        at = line.end()
    ended = at == len(text) or text[at] in "\r\n"
    if len(members) < 2 or not ended or not _KNOWN_KEY.search(text, 0, at):
        return _NONE
    return FrontMatter(Tree(Node(members, SourceSpan(0, at)), growth.duplicates), Origin.HEADER_LINE, at)
