"""HTML pages and pieces, as saved from the web or kept by a site generator (then with front matter).

What the page says of itself is taken from front matter, then JSON-LD, then meta tags. Its headline, where these have
none, is its first-level heading, else its title without the name of the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.article import Article, Source
from newslint.contracts import File, LoadSettings
from newslint.markup.mainpart import settle_zones
from newslint.markup.reading import Collected, read_tokens
from newslint.markup.structured import Head
from newslint.markup.tokens import tokenize
from newslint.metadata import Field, Metadata, Origin
from newslint.parts import Block, BlockKind, Zone
from newslint.reading.assembly import Parts, assemble
from newslint.reading.decoding import decode
from newslint.reading.frontmatter import read_front_matter
from newslint.reading.templates import mark_templates

name = "html"
extensions = (".html", ".htm", ".xhtml")


def load(file: File, settings: LoadSettings) -> Iterator[Article]:
    """The one article of an HTML file."""
    text, faults = decode(file.data, file.path, settings.encoding)
    front = read_front_matter(text)
    found = Collected(text)
    head = Head(found)
    xml = file.path.lower().endswith(".xhtml")
    read_tokens(found, head.watch(tokenize(text, front.body, xml=xml)), xml=xml)
    body = found.builder.build()
    blocks = settle_zones(found.blocks, found.landmarks, found.inlines)
    jsonld = head.jsonld()
    metadata = _said(jsonld.metadata, head.meta(blocks))
    if front.tree.root:
        blocks = mark_templates(body.text, blocks, found.inlines)
        metadata = _merged(settings.fields.read(front.tree.root, front.origin), metadata)
    parts = Parts(
        body,
        blocks,
        sorted(found.inlines, key=lambda inline: (inline.start, inline.end)),
        found.comments,
        _with_headline(metadata, body.text, blocks, head),
        faults + front.faults + jsonld.faults,
        front.tree.duplicates,
    )
    yield assemble(Source(file.path, text), parts, settings, name)


def _said(jsonld: Metadata, meta: Metadata) -> Metadata:
    """What a page says of itself. Its canonical URL is the link's: JSON-LD often names a part of the page."""
    return _merged(jsonld, meta)._replace(canonical_url=meta.canonical_url or jsonld.canonical_url)


def _merged(first: Metadata, second: Metadata) -> Metadata:
    """The facts of both, the first's where both have one; of dates all."""
    pairs = ((name, getattr(first, name), getattr(second, name)) for name in Metadata._fields)
    joined = {name: a + b if name in ("dates", "date_texts") else a or b for name, a, b in pairs}
    return Metadata(**joined)


def _with_headline(metadata: Metadata, text: str, blocks: Iterable[Block], head: Head) -> Metadata:
    if metadata.headline:
        return metadata
    site = metadata.provider.value if metadata.provider else ""
    return metadata._replace(headline=_heading(text, blocks) or head.title(site))


def _heading(text: str, blocks: Iterable[Block]) -> Field[str] | None:
    """The first-level heading of the main part."""
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level == 1 and block.zone is Zone.MAIN:
            return Field(text[block.start : block.end], Origin.TEXT, block.span)
    return None
