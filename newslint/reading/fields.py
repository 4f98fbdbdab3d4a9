"""Which keys of front matter hold which fact about an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from newslint.dates import parse_date
from newslint.language import UNKNOWN, normal_code
from newslint.metadata import Field, Metadata, Origin
from newslint.patterns import regex
from newslint.trees.node import Node
from newslint.values import frozen

_CLOCK = regex(r"[Tt][0-9]")


@frozen(slots=False)
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

    @cached_property
    def _facts(self) -> Mapping[str, Sequence[str]]:
        """Of which facts a name may tell, or the mapping of that name."""
        facts: dict[str, list[str]] = {}
        for fact in FieldMap.__annotations__:
            for key in getattr(self, fact):
                facts.setdefault(key.partition(".")[0], []).append(fact)
        return facts

    def read(self, root: Node, origin: Origin) -> Metadata:
        """The facts that a tree holds."""
        facts = self._facts
        names = root.value if isinstance(root.value, dict) else dict(root.items())
        told = {fact for name in names if name in facts for fact in facts[name]}
        published = _nodes(root, self.published) if "published" in told else ()
        bylines = _nodes(root, self.byline)[:1] if "byline" in told else ()
        return Metadata(
            _text(root, self.headline, origin) if "headline" in told else None,
            tuple([name for node in bylines for name in _names(node, origin)]),
            tuple(_days(published, origin)) if published else (),
            tuple([Field(node.value, origin, node.place) for node in published if isinstance(node.value, str)]),
            next(_days(_nodes(root, self.modified), origin), None) if "modified" in told else None,
            self._language(root, origin) if "language" in told else None,
            _text(root, self.canonical_url, origin) if "canonical_url" in told else None,
            _text(root, self.provider, origin) if "provider" in told else None,
            _text(root, self.excerpt, origin) if "excerpt" in told else None,
            _text(root, self.genre, origin) if "genre" in told else None,
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
    return [node for key in keys if (node := members.get(key) if "." not in key else root.get(key))]


def _text(root: Node, keys: tuple[str, ...], origin: Origin) -> Field[str] | None:
    for node in _nodes(root, keys):
        if isinstance(node.value, bool) or not isinstance(node.value, str | int | float):
            continue
        if text := str(node.value).strip():
            return Field(text, origin, node.place)
    return None


def _names(node: Node, origin: Origin) -> Iterator[Field[str]]:
    """The names in a byline value: a text, a list, or mappings with a ``name``."""
    if isinstance(node.value, str):
        yield Field(node.value.strip(), origin, node.place)
    elif node.elements():
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
        if node.text and (day := _iso_day(node.text) or parse_date(node.text)):
            yield Field(day, origin, node.place)


def _iso_day(text: str) -> date | None:
    """The day of “2024-03-01” or “2024-03-01T10:00”, as nearly all front matter has it."""
    if not text.isascii() or text[4:8:3] != "--" or not (text[10:11] in ("", " ") or _CLOCK.match(text, 10)):
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
