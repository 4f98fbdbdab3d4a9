"""What a page's JSON-LD says of its article, with places (schema.org's words)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from newslint.metadata import Metadata, Origin
from newslint.parts import Fault, FaultKind
from newslint.patterns import regex
from newslint.reading.fields import FieldMap
from newslint.spans import SourceSpan
from newslint.trees.jsontree import read_json
from newslint.trees.node import Node, TreeError
from newslint.tuples import NamedTuple

FIELDS = FieldMap(
    headline=("headline", "name", "alternativeHeadline"),
    byline=("author", "creator"),
    published=("datePublished",),
    modified=("dateModified",),
    language=("inLanguage", "inLanguage.alternateName"),
    canonical_url=("url", "mainEntityOfPage", "mainEntityOfPage.@id"),
    provider=("publisher.name", "publisher", "sourceOrganization.name"),
    excerpt=("description",),
    genre=("genre", "articleSection"),
    draft=(),
)

_POSTINGS = frozenset({"BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report"})
_INSIDE = ("@graph", "mainEntity")  # where a block may keep its article
_WRAPPED = regex(r"\s*+(?://)?\s*+(?:<!--|<!\[CDATA\[)")
_WRAP_ENDS = regex(r"(?://)?\s{0,9}(?:-->|\]\]>)\s*+\Z")
_END = 40  # characters in which the end of a wrapper is looked for


class JsonLd(NamedTuple):
    """The facts, and what can't be read."""

    metadata: Metadata
    faults: tuple[Fault, ...]


def read_jsonld(source: str, scripts: Iterable[SourceSpan]) -> JsonLd:
    """The first article in a page's JSON-LD blocks."""
    roots: list[Node] = []
    faults: list[Fault] = []
    for start, end in scripts:
        start, end = _unwrapped(source, start, end)
        try:
            root = read_json(source, start, end).root if source[start:end].strip() else None
        except TreeError as error:
            if not _is_template(source[start:end]):
                faults.append(_fault(error, start, end))
        else:
            roots += [root] if root else []
    nodes = list(_nodes(roots))
    article = next((node for node in nodes if _is_article(node)), None)
    if article is None:
        return JsonLd(Metadata(), tuple(faults))
    metadata = FIELDS.read(_joined(article, nodes), Origin.JSON_LD)
    return JsonLd(metadata._replace(front=None), tuple(faults))


def _unwrapped(source: str, start: int, end: int) -> tuple[int, int]:
    """Without the comment or CDATA marks that hide a script from other readers."""
    opens = _WRAPPED.match(source, start, end)
    closes = _WRAP_ENDS.search(source, max(start, end - _END), end) if opens else None
    return opens.end() if opens else start, closes.start() if closes else end


def _is_template(text: str) -> bool:
    return "{{" in text or "{%" in text


def _fault(error: TreeError, start: int, end: int) -> Fault:
    kind = FaultKind.LIMIT if error.limit else FaultKind.FRONT_MATTER
    at = max(start, min(error.offset, end - 1))
    return Fault(kind, f"the JSON-LD can't be read: {error.message}", SourceSpan(at, at + 1))


def _nodes(roots: Iterable[Node]) -> Iterator[Node]:
    """The mappings that stand for things, in order."""
    waiting = list(roots)[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node.value, Mapping):
            yield node
            waiting.extend(reversed([inner for name in _INSIDE if (inner := node.value.get(name))]))
        else:
            waiting.extend(reversed(node.elements()))


def _is_article(node: Node) -> bool:
    kind = node.get("@type")
    names = [element.text for element in kind.elements()] or [kind.text] if kind else []
    return any(_names_article(name) for name in names if name)


def _names_article(name: str) -> bool:
    name = re.split(r"[/:#]", name)[-1]
    return name.endswith("Article") or name in _POSTINGS


def _joined(article: Node, nodes: Iterable[Node]) -> Node:
    """The article, with what it only refers to (``{"@id": …}``) put in place, and blank values left out."""
    known = {name.text: node for node in nodes if (name := node.get("@id")) and len(dict(node.items())) > 1}
    members = {name: _resolved(_single(name, node), known) for name, node in article.items()}
    return Node({name: node for name, node in members.items() if not _is_blank(node)}, article.span)


def _single(name: str, node: Node) -> Node:
    """The first of a list, where one value is wanted."""
    return node if name in FIELDS.byline or not node.elements() else node.elements()[0]


def _resolved(node: Node, known: Mapping[str | None, Node]) -> Node:
    if node.elements():
        return Node(tuple(_resolved(each, known) for each in node.elements()), node.span, node.key)
    name = node.get("@id")
    refers = name is not None and len(dict(node.items())) == 1
    return known.get(name.text, node) if refers and name else node


def _is_blank(node: Node) -> bool:
    name = node.get("name")
    value = name.value if name else node.value
    return value is None or value == () or (isinstance(value, str) and not value.strip())
