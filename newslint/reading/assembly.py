"""From what a loader read to an article: all facts brought together, the most trusted first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from newslint.article import Article, Source
from newslint.contracts import LoadSettings
from newslint.findings import WHOLE
from newslint.language import UNKNOWN, english, language_of_path, normal_code
from newslint.metadata import Field, Metadata, Origin
from newslint.parts import CONTAINERS, Block, Comment, Fault, Inline, Passage, Role, Zone
from newslint.patterns import regex
from newslint.reading.lead import Lead, read_lead
from newslint.spans import MappedText, SourceSpan
from newslint.trees.node import Duplicate
from newslint.trees.scalartext import scalar_text
from newslint.tuples import NamedTuple


class Parts(NamedTuple):
    """What a loader found in a file. ``metadata`` is what the format itself says (front matter, meta tags)."""

    body: MappedText
    blocks: Sequence[Block] = ()
    inlines: Sequence[Inline] = ()
    comments: Sequence[Comment] = ()
    metadata: Metadata = Metadata()
    faults: tuple[Fault, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    captions: tuple[MappedText, ...] = ()


def assemble(source: Source, parts: Parts, settings: LoadSettings, format_name: str, pointer: str = "") -> Article:
    """The article that a loader's parts make."""
    metadata = _with_lead(parts.metadata, read_lead(parts.body.text, _main_leaves(parts.blocks)))
    metadata = _with_path(metadata, source.path)
    if metadata.language is None and settings.language:
        metadata = metadata._replace(language=Field(normal_code(settings.language), Origin.CONFIGURATION))
    return Article(
        source,
        tuple(_passages(source, parts, metadata)),
        tuple(parts.blocks),
        tuple(parts.inlines),
        tuple(parts.comments),
        metadata,
        parts.faults,
        parts.duplicates,
        format_name,
        pointer,
    )


def _main_leaves(blocks: Sequence[Block]) -> Iterator[Block]:
    """The leaf blocks of the main part, or else all."""
    leaves = (block for block in blocks if block.kind not in CONTAINERS)
    main = (block for block in blocks if block.zone is Zone.MAIN and block.kind not in CONTAINERS)
    first = next(main, None)
    return chain((first,), main) if first else leaves


def _passages(source: Source, parts: Parts, metadata: Metadata) -> Iterator[Passage]:
    yield Passage(Role.BODY, parts.body)
    for role, fact in ((Role.HEADLINE, metadata.headline), (Role.EXCERPT, metadata.excerpt)):
        if fact and isinstance(fact.where, SourceSpan) and fact.value:
            yield Passage(role, scalar_text(source.text, fact.where, fact.value))
    for caption in parts.captions:
        yield Passage(Role.CAPTION, caption)


def _with_lead(metadata: Metadata, lead: Lead) -> Metadata:
    return metadata._replace(
        headline=metadata.headline or lead.headline,
        bylines=metadata.bylines or lead.bylines,
        dates=metadata.dates + lead.dates,
        date_texts=metadata.date_texts + lead.date_texts,
        modified=metadata.modified or lead.modified,
        dateline=metadata.dateline or lead.dateline,
    )


_DAY = regex(r"((?:19|20)(?<![^/_-]..)\d{2})(?:[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})|(\d{2})(\d{2}))(?=[/_.-]|$)")


def _with_path(metadata: Metadata, path: str) -> Metadata:
    folder, _, name = path.rpartition("/")
    url = metadata.canonical_url or Field("", Origin.URL)
    found = [
        Field(day, origin, where)
        for origin, text, where in (
            (Origin.FILE_NAME, name, WHOLE),
            (Origin.PATH, folder + "/", WHOLE),
            (Origin.URL, url.value, url.where),
        )
        if (day := _day_in(text))
    ]
    language = language_of_path(path)
    if metadata.language is None and language != UNKNOWN:
        metadata = metadata._replace(language=Field(language, Origin.PATH))
    return metadata._replace(dates=metadata.dates + tuple(found)) if found else metadata


def _day_in(text: str) -> date | None:
    """The last day that a path or URL names: ``/2023/nov/25/``, ``2014-03-01-slug.md``, ``20140301_slug.md``."""
    for year, *parts in reversed(_DAY.findall(text)) if "19" in text or "20" in text else ():
        month, day = filter(None, parts)
        number = english().months.get(month) or (int(month) if month.isdecimal() else 0)
        try:
            return date(int(year), number, int(day))
        except ValueError:
            continue
    return None
