"""From what a loader read to an article: all facts brought together, the most trusted first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from newslint.article import Article, Source
from newslint.contracts import LoadSettings
from newslint.findings import WHOLE, Where
from newslint.language import UNKNOWN, english, language_of_path, normal_code
from newslint.metadata import Field, Metadata, Origin
from newslint.parts import Block, Comment, Fault, Inline, Passage, Role
from newslint.patterns import regex
from newslint.reading.lead import first_leaves, read_lead
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
    told = parts.metadata
    lead = read_lead(parts.body.text, first_leaves(parts.blocks), told)
    metadata = Metadata(
        told.headline or lead.headline,
        told.bylines or lead.bylines,
        told.dates + lead.dates + _days_of_path(source.path, told.canonical_url),
        told.date_texts + lead.date_texts,
        told.modified or lead.modified,
        told.language or _language(source.path, settings),
        told.canonical_url,
        told.provider,
        told.excerpt,
        told.genre,
        told.draft,
        told.dateline or lead.dateline,
        told.front,
    )
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


def _passages(source: Source, parts: Parts, metadata: Metadata) -> Iterator[Passage]:
    yield Passage(Role.BODY, parts.body)
    for role, fact in ((Role.HEADLINE, metadata.headline), (Role.EXCERPT, metadata.excerpt)):
        if fact and isinstance(fact.where, SourceSpan) and fact.value:
            yield Passage(role, scalar_text(source.text, fact.where, fact.value))
    for caption in parts.captions:
        yield Passage(Role.CAPTION, caption)


_DAY = regex(r"((?:19|20)(?<![^/_-]..)\d{2})(?:[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})|(\d{2})(\d{2}))(?=[/_.-]|$)")


def _language(path: str, settings: LoadSettings) -> Field[str] | None:
    """The language that the path tells, or else the configuration."""
    language = language_of_path(path)
    if language != UNKNOWN:
        return Field(language, Origin.PATH)
    return Field(normal_code(settings.language), Origin.CONFIGURATION) if settings.language else None


def _days_of_path(path: str, url: Field[str] | None) -> tuple[Field[date], ...]:
    """The days that file name, folder and URL tell."""
    folder, _, name = path.rpartition("/")
    told: list[tuple[Origin, str, Where]] = [(Origin.FILE_NAME, name, WHOLE), (Origin.PATH, folder + "/", WHOLE)]
    if url:
        told.append((Origin.URL, url.value, url.where))
    return tuple([Field(day, origin, where) for origin, text, where in told if (day := _day_in(text))])


def _day_in(text: str) -> date | None:
    """The last day that a path or URL names: ``/2023/nov/25/``, ``2014-03-01-slug.md``, ``20140301_slug.md``."""
    for year, *parts in reversed(_DAY.findall(text)) if "19" in text or "20" in text else ():
        month, day = filter(None, parts)
        number = int(month) if month.isdecimal() else english().months.get(month, 0)
        try:
            return date(int(year), number, int(day))
        except ValueError:
            continue
    return None
