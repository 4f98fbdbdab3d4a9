"""Which keys of front matter hold which fact about an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from newslint.dates import parse_date
from newslint.language import UNKNOWN, normal_code
from newslint.metadata import Field, Metadata, Origin
from newslint.trees.node import Node
from newslint.values import frozen


@frozen
class FieldMap:
    """For each fact the keys that may hold it, the first one that is there wins; dots reach into mappings.

    The keys are those of Hugo, Jekyll, Eleventy, Astro, Ghost, schema.org and feeds, and what 26 public article
    repositories use.
    """

    headline: tuple[str, ...] = ("title", "headline", "Title", "name")
    byline: tuple[str, ...] = tuple(
        "author authors byline by writer creator Author Authors params.author params.authors".split()
    )
    published: tuple[str, ...] = tuple(
        (
            "publishedDateTime datePublished published_at published_time publishDate publish_date date_published "
            "pubDate pubdate date Date published created created_at"
        ).split()
    )
    modified: tuple[str, ...] = tuple(
        (
            "lastmod modified updated dateModified last_modified_at updatedDate updated_at date_updated "
            "modifiedDateTime"
        ).split()
    )
    language: tuple[str, ...] = ("language", "lang", "inLanguage", "locale")
    canonical_url: tuple[str, ...] = tuple(
        "canonical canonical_url canonicalUrl originalUrl webUrl url permalink path".split()
    )
    provider: tuple[str, ...] = (
        "provider.name",
        "publisher.name",
        "provider",
        "publisher",
        "site_name",
        "source",
    )
    excerpt: tuple[str, ...] = ("excerpt", "description", "summary", "dek", "standfirst", "deck", "subtitle")
    genre: tuple[str, ...] = ("genre", "type", "articleSection", "category")
    draft: tuple[str, ...] = ("draft",)

    def read(self, root: Node, origin: Origin) -> Metadata:
        """The facts that a tree holds."""
        published = _nodes(root, self.published)
        return Metadata(
            _text(root, self.headline, origin),
            tuple(name for node in _nodes(root, self.byline)[:1] for name in _names(node, origin)),
            tuple(_days(published, origin)),
            tuple([Field(node.value, origin, node.place) for node in published if isinstance(node.value, str)]),
            next(_days(_nodes(root, self.modified), origin), None),
            self._language(root, origin),
            _text(root, self.canonical_url, origin),
            _text(root, self.provider, origin),
            _text(root, self.excerpt, origin),
            _text(root, self.genre, origin),
            self._draft(root, origin),
            front=root,
        )

    def _language(self, root: Node, origin: Origin) -> Field[str] | None:
        found = _text(root, self.language, origin)
        code = normal_code(found.value) if found else UNKNOWN
        return found._replace(value=code) if found and code != UNKNOWN else None

    def _draft(self, root: Node, origin: Origin) -> Field[bool] | None:
        for node in _nodes(root, self.draft):
            if isinstance(node.value, bool):
                return Field(node.value, origin, node.span)
        published = root.get("published")
        if published and published.value is False:
            return Field(True, origin, published.span)
        return None


def _nodes(root: Node, keys: tuple[str, ...]) -> list[Node]:
    """The nodes that are there, in the order of the keys."""
    members = root.value
    if not isinstance(members, dict):
        return [node for key in keys if (node := root.get(key))]
    if _first_names(keys).isdisjoint(members):
        return []
    found = [members.get(key) if "." not in key else root.get(key) for key in keys]
    return [node for node in found if node]


@cache
def _first_names(keys: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key.partition(".")[0] for key in keys)


def _text(root: Node, keys: tuple[str, ...], origin: Origin) -> Field[str] | None:
    for node in _nodes(root, keys):
        if isinstance(node.value, bool) or not isinstance(node.value, str | int | float):
            continue
        if text := str(node.value).strip():
            return Field(text, origin, node.place)
    return None


def _names(node: Node, origin: Origin) -> Iterator[Field[str]]:
    """The names in a byline value: a text, a list, or mappings with a ``name``."""
    if node.elements():
        for element in node.elements():
            yield from _names(element, origin)
    elif name := node.get("name") or node.get("display_name"):
        yield Field(str(name.value or "").strip(), origin, name.place)
    elif dict(node.items()):
        return  # a mapping of somebody's own making, e.g. of ids: not ours to judge
    else:
        yield Field("" if node.value in (None, ()) else str(node.value).strip(), origin, node.place)


def _days(nodes: Iterable[Node], origin: Origin) -> Iterator[Field[date]]:
    for node in nodes:
        if node.text and (day := parse_date(node.text)):
            yield Field(day, origin, node.place)
