"""What an HTML page says of its article outside the text: meta tags, links, its title, times and JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newslint.markup.collected import Collected
from newslint.markup.flow import Flow
from newslint.markup.jsonld import JsonLd, read_jsonld
from newslint.markup.times import Time, claims, days
from newslint.markup.tokens import Attribute, EndTag, Raw, Reference, StartTag, Text, Token
from newslint.metadata import Field, Metadata, Origin
from newslint.parts import Block
from newslint.patterns import regex
from newslint.reading.fields import FieldMap
from newslint.spans import MappedText, SourceSpan
from newslint.trees.node import Node

# Open Graph, Twitter cards, Dublin Core, microdata, and what Parse.ly, Sailthru and Google Scholar read.
# Names are compared in lower case, with colons for dots.
META = FieldMap(
    headline=(
        "og:title", "headline", "twitter:title", "dc:title", "dcterms:title", "parsely-title", "sailthru:title",
        "citation_title",
    ),
    byline=(
        "author", "article:author", "dc:creator", "dcterms:creator", "parsely-author", "sailthru:author", "byl",
        "citation_author",
    ),
    published=(
        "article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date",
        "publication_date", "published_time", "og:published_time", "og:article:published_time", "dc:date",
        "dc:date:issued", "dcterms:date", "dcterms:issued", "dcterms:created", "parsely-pub-date", "sailthru:date",
        "citation_publication_date", "citation_date",
    ),
    modified=("article:modified_time", "datemodified", "og:updated_time", "last-modified", "dcterms:modified"),
    language=("<html lang>", "content-language", "og:locale", "dc:language", "dcterms:language"),
    canonical_url=("<link canonical>", "og:url"),
    provider=("og:site_name", "publisher", "dc:publisher", "dcterms:publisher", "application-name"),
    excerpt=("description", "og:description", "twitter:description", "dc:description", "dcterms:description"),
    genre=("article:section", "articlesection", "genre", "parsely-section"),
    draft=(),
)  # fmt: skip
_NAMED = ("property", "name", "itemprop", "http-equiv")
_ADDRESS = regex(r"https?://|www\.", re.I)

_BAR = " | "
_SEPARATORS = frozenset("|-–—·•»:")


class Head:
    """Gathers what a page says of itself while its tokens pass on to the reader of its text."""

    def __init__(self, found: Collected) -> None:
        self._found = found
        self._meta: dict[str, list[Attribute]] = {}
        self._scripts: list[SourceSpan] = []
        self._times: list[Time] = []
        self._title = Collected(found.source)

    def watch(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """The tokens, each looked at on its way."""
        title: Flow | None = Flow(self._title)  # until the page's title has been read
        opened = ""
        is_jsonld = False
        for token in tokens:
            if isinstance(token, StartTag):
                opened = token.name
                is_jsonld = opened == "script" and token.value("type").strip().lower().startswith("application/ld+json")
                title = None if opened == "svg" else title  # a title from here on may be a drawing's
                self._tag(token)
            elif isinstance(token, Raw) and is_jsonld:
                self._scripts.append(SourceSpan(token.start, token.end))
            elif title and opened == "title" and not _read_title(title, token):
                title = None
            yield token

    def _tag(self, tag: StartTag) -> None:
        if not tag.attributes:
            return
        if tag.name == "meta":
            for named in _NAMED:
                self._say(tag.value(named).strip().lower().replace(".", ":"), tag.attributes.get("content"))
        elif tag.name == "html":
            language = tag.attributes.get("lang") or tag.attributes.get("xml:lang")
            if language and not language.value.lower().startswith("utf"):  # a charset, put there by mistake
                self._say("<html lang>", language)
        elif tag.name == "link" and "canonical" in tag.value("rel").lower().split():
            self._say("<link canonical>", tag.attributes.get("href"))
        elif tag.name == "time" and "datetime" in tag.attributes:
            self._times.append(Time(tag, self._found.builder.size))

    def _say(self, name: str, value: Attribute | None) -> None:
        """Blank values say nothing: themes leave them behind."""
        if name and value and value.value.strip():
            self._meta.setdefault(name, []).append(value)

    def jsonld(self) -> JsonLd:
        """What the JSON-LD says, and what of it can't be read."""
        return read_jsonld(self._found.source, self._scripts)

    def meta(self, blocks: Iterable[Block]) -> Metadata:
        """What meta tags say, then what ``time`` elements beside the headline say."""
        names = {name: node for name, values in self._meta.items() if (node := _node(name, values))}
        said = META.read(Node(names, SourceSpan(0, 0)), Origin.META)
        published, modified = claims(self._times, blocks)
        return said._replace(
            dates=said.dates + tuple(days(published)),
            date_texts=said.date_texts + published,
            modified=said.modified or next(days(modified), None),
            front=None,
        )

    def title(self, site: str) -> Field[str] | None:
        """The page's title without the name of the site."""
        text = self._title.builder.build()
        start, end = headline_in(text.text, site)
        return _title_field(text, start, end) if end > start else None


def _title_field(text: MappedText, start: int, end: int) -> Field[str]:
    return Field(text.text[start:end], Origin.META, text.to_source(start, end))


def _read_title(flow: Flow, token: Token) -> bool:
    """Take in what a title holds; false at its end."""
    if isinstance(token, Text):
        flow.text(token.start, token.end)
    elif isinstance(token, Reference):
        flow.meaning(*token)
    return not isinstance(token, EndTag)


def _node(name: str, values: Sequence[Attribute]) -> Node | None:
    """The value of a name, the first of several; of an author all, except addresses, which name nobody."""
    if name not in META.byline:
        return Node(*values[0])
    nodes = tuple(Node(*value) for value in values if not _ADDRESS.match(value.value.strip()))
    return Node(nodes, nodes[0].span) if nodes else None


def headline_in(title: str, site: str) -> tuple[int, int]:
    """Where in a page's title the headline stands: without the site's name, then the longest part between bars."""
    start, end = 0, len(title)
    if site and title[-len(site) :].lower() == site.lower():
        rest = title[: -len(site)].rstrip()
        if rest[-1:] in _SEPARATORS:
            end = len(rest[:-1].rstrip())
    parts: list[tuple[int, int]] = []
    for part in title[start:end].split(_BAR):
        parts.append((start, start + len(part)))
        start += len(part) + len(_BAR)
    return max(parts, key=lambda part: part[1] - part[0])
