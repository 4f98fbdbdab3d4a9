"""Markdown (CommonMark, tables, footnotes) with front matter."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from newslint.article import Article, Source
from newslint.contracts import File, LoadSettings
from newslint.loaders import EXTENSIONS
from newslint.markup.mdreading import read_markdown
from newslint.metadata import Metadata
from newslint.reading.assembly import Parts, assemble
from newslint.reading.decoding import decode
from newslint.reading.frontmatter import read_front_matter
from newslint.reading.templates import mark_templates

name = "markdown"
extensions = EXTENSIONS[name]

_start = attrgetter("start")


def load(file: File, settings: LoadSettings) -> Iterator[Article]:
    """The one article of a Markdown file."""
    text, faults = decode(file.data, file.path, settings.encoding)
    front = read_front_matter(text)
    found = read_markdown(text, front.body)
    body = found.builder.build()
    parts = Parts(
        body,
        mark_templates(body.text, found.blocks, found.inlines),
        sorted(found.inlines, key=_start),
        found.comments,
        settings.fields.read(front.tree.root, front.origin) if front.tree.root else Metadata(),
        faults + front.faults,
        front.tree.duplicates,
    )
    yield assemble(Source(file.path, text), parts, settings, name)
