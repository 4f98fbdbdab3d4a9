"""The block of facts that an article file may begin with: YAML, TOML or JSON, fenced, or bare header lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from newslint.article import Fault, FaultKind
from newslint.metadata import Origin
from newslint.spans import SourceSpan
from newslint.trees.jsontree import read_json
from newslint.trees.node import Node, Tree, TreeError
from newslint.trees.tomltree import read_toml
from newslint.trees.yamltree import read_yaml

_OPEN = re.compile(
    r"\s*?(?:(?P<yaml>---)(?P<kind>json|toml|yaml)?|(?P<toml>\+\+\+))[ \t]*(?:\r\n?|\n)|(?P<json>\{)[ \t]*(?:\r\n?|\n)"
)
_CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.M),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r\n?|\n|\Z)", re.M),
    "{": re.compile(r"^(?P<end>\})[ \t]*(?:\r\n?|\n|\Z)", re.M),
}
_LONE_CR = re.compile(r"\r(?!\n)")
_KEY = re.compile(r"[\w][\w .-]*[ \t]*[:=]|#|[\"']")
_HEADER = re.compile(r"(?P<key>[A-Za-z][A-Za-z_-]{1,30})[ \t]*:[ \t]*(?P<value>[^\r\n]*?)[ \t]*(?:\r\n?|\n|\Z)")
_HEADER_KEYS = frozenset("title headline date author authors slug category categories tags lang status summary".split())


class FrontMatter(NamedTuple):
    """What stands before the body: its tree (none where there is none or it can't be read), and where the body begins."""

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
    fence = opening["yaml"] or opening["toml"] or opening["json"]
    searchable = _LONE_CR.sub("\n", text) if "\r" in text else text  # re.M knows only LF
    closing = _CLOSE[fence].search(searchable, opening.end())
    if closing is None:
        return _unclosed(text, opening, fence)
    kind = opening["kind"] or {"---": "yaml", "+++": "toml", "{": "json"}[fence]
    start = opening.start("json") if fence == "{" else opening.end()
    end = closing.end("end") if fence == "{" else closing.start()
    try:
        tree = {"yaml": read_yaml, "toml": read_toml, "json": read_json}[kind](text, start, end)
    except TreeError as error:
        return FrontMatter(Tree(None), Origin.FRONT_MATTER, closing.end(), (_fault(error, kind, end),))
    if tree.root is not None and not dict(tree.root.items()):
        return _not_a_mapping(tree, fence, closing.end())
    return FrontMatter(tree, Origin.FRONT_MATTER, closing.end())


def _fault(error: TreeError, kind: str, end: int) -> Fault:
    limit = FaultKind.LIMIT if error.limit else FaultKind.FRONT_MATTER
    offset = min(error.offset, max(end - 1, 0))
    message = f"the {kind.upper()} front matter can't be read: {error.message}"
    return Fault(limit, message, SourceSpan(offset, offset + 1))


def _not_a_mapping(tree: Tree, fence: str, end: int) -> FrontMatter:
    """A rule above a first paragraph, not front matter, unless it is an empty mapping."""
    if fence == "---" and tree.root and isinstance(tree.root.value, str):
        return _NONE
    return FrontMatter(tree, Origin.FRONT_MATTER, end)


def _unclosed(text: str, opening: re.Match[str], fence: str) -> FrontMatter:
    """A thematic break, or front matter whose end is missing: then it begins like one."""
    if fence == "{" or not _KEY.match(text, opening.end()):
        return _NONE
    start = opening.start("yaml" if opening["yaml"] else "toml")
    message = f"the front matter opened with “{fence}” is never closed"
    fault = Fault(FaultKind.FRONT_MATTER, message, SourceSpan(start, start + 3))
    return FrontMatter(Tree(None), Origin.FRONT_MATTER, 0, (fault,))


def _header_lines(text: str) -> FrontMatter:
    """Bare ``Title: …`` lines at the top, as Pelican has them: at least two, one of them a known key."""
    members: dict[str, Node] = {}
    at = 0
    while line := _HEADER.match(text, at):
        value = SourceSpan(*line.span("value"))
        members[line["key"].lower()] = Node(line["value"] or None, value, SourceSpan(*line.span("key")))
        at = line.end()
    ended = at == len(text) or text[at] in "\r\n"
    if len(members) < 2 or not ended or not _HEADER_KEYS & set(members):
        return _NONE
    return FrontMatter(Tree(Node(members, SourceSpan(0, at))), Origin.HEADER_LINE, at)
