"""Headline, byline, dates and dateline in the first lines of a body, as scraped text has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from newslint.dates import FoundDate, find_dates
from newslint.language import english
from newslint.metadata import Field, Metadata, Origin
from newslint.parts import CONTAINERS, Block, BlockKind, Zone
from newslint.patterns import regex
from newslint.reading.datelines import find_dateline
from newslint.spans import BODY, Span
from newslint.tuples import NamedTuple

_LINES = 8
_LEAVES = _LINES + 3
_LONG = 30  # words of a paragraph that is the story itself
_SENTENCE = 10  # words of a line that ends like a sentence: a standfirst, or the story of a short item
_LINE_LENGTH = 160
_NAME = 5  # words of a name
_ELSEWHERE = frozenset({Zone.COMMENTS, Zone.FOOTER, Zone.ASIDE, Zone.NAVIGATION})
_MAIN = Zone.MAIN
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL})

_BY = regex(
    r"[\W_]*(?:(?:(?:written|posted|published|reported|words|story|text|article)[ \u00a0]+)?by\b|"
    r"(?:authors?|words|text|by)[ \u00a0]*(?=:))[ \u00a0]*:?(?P<rest>.*)",
    re.I | re.S,
)
_BY_WITHIN = regex(r"(?:\A|[\s|•·⋅/,-])by\b[ \u00a0]*:?(?P<rest>.*)", re.I | re.S)
_LABEL = r"(?:first |last )?(?:published|updated?|posted|created|modified|revised|date)\b"
_LABELLED = regex(rf"[\W_]*{_LABEL}", re.I)
_MODIFIED = regex(r"(?:updated?|modified|revised)(?![a-z])", re.I)
# “Jane RoePublished: …” is how markup without spaces is scraped.
_AFTER_NAME = regex(
    rf"\s*[|•·⋅\n]|\s*—|\s[-–]\s|(?:\A|,?\s+){_LABEL}|(?-i:(?<=[a-z])(?:Published|Updated|Posted)\b)|"
    r"(?:\A|,?\s+)(?:\d+[ -](?:min|comment|repl)|(?:on|in)\s*\Z)|(?<=[^\W\d_]{5})\.\s",
    re.I,
)
_SEPARATED = regex(r"[|•·⋅—–/(\-]\s*(?:on\s+)?\Z|\bdate:\s*\Z|\A\W*(?:on\s+)?\Z", re.I)
# What may follow the date of an article in its line: a time, a reading time, something set apart. Not the rest of a
# sentence, and not the place of an event (“3 May 2026, 7 p.m., town hall”).
_AFTER_DATE = regex(
    r"[\s,]*(?:(?:at|@|-|–)?\s*\d{1,2}(?:[:.]\d\d){0,2}\s*(?:[ap]\.?m\.?)?\s*(?-i:[A-Z]{2,4}\b)?)?"
    r"[\s,.)]*(?:\d+[ -]min\w*(?: read)?\W*)?"
    r"(?:\Z|[|•·⋅—–/\n(+-]|(?:last )?(?:updated?|modified|by|in|comments?|no comments)\b)",
    re.I,
)
_ENDS = regex(r"[.!?][”\"’')]*\s*\Z")
_DIGIT = regex(r"\d")
_EDGES = " \t\n\u00a0*_,;:|-–—/"
_TEMPLATE = "{[<%$"
# “ANN POE and BO LEE JR.”: names, though a full stop ends the line.
_NAMES = regex(r"(?:[A-Z][\w.’'-]*,?[ \u00a0](?:and |& |de |van |von )?){1,9}[A-Z][\w.’'-]*(?:\s*\Z|,[A-Z]|(?<=\.)\s)")
_ABOUT = regex(r"\A(?:[A-Z]\S*\s+){2,5}(?:(?:is|was) an?|writes|covers|lives)\s")  # a writer told of, not a story


class Lead(NamedTuple):
    """What the first lines tell. An empty byline is one that names nobody."""

    headline: Field[str] | None = None
    bylines: tuple[Field[str], ...] = ()
    dates: tuple[Field[date], ...] = ()
    date_texts: tuple[Field[str], ...] = ()
    modified: Field[date] | None = None
    dateline: Field[str] | None = None


class _Stamp(NamedTuple):
    """A day that a line gives, with its place; ``day`` is none where there is no such day."""

    text: Field[str]
    day: date | None
    modified: bool


def first_leaves(blocks: Sequence[Block]) -> list[Block]:
    """The first leaf blocks of the main part, or else of what is nobody's comment, as many as may tell something."""
    main = (block for block in blocks if block[4] is _MAIN and block[0] not in CONTAINERS)
    return list(islice(main, _LEAVES)) or list(islice(_of_story(blocks), _LEAVES))


def _of_story(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in blocks if block[4] not in _ELSEWHERE and block[0] not in CONTAINERS)


def read_lead(text: str, blocks: Iterable[Block], known: Metadata | None = None) -> Lead:
    """What the first lines of a body tell of the article; never what its readers' comments tell.

    A headline and bylines that are known already aren't looked for.
    """
    leaves = list(islice(_of_story(blocks), _LEAVES))
    lines = [block for block in _lead_lines(text, leaves) if _is_line(block)]
    stamps = [stamp for i, block in enumerate(lines) for stamp in _stamps(text, lines[i - 1] if i else None, block)]
    dateline = next((found for block in leaves[: len(lines) + 2] if (found := _dateline(text, block))), None)
    headline = None if known and known.headline else _headline(text, leaves)
    bylines = () if known and known.bylines else tuple(_bylines(text, lines, leaves))[:1]
    if not stamps and not dateline:  # of most articles
        return Lead(headline, bylines)
    published = [stamp for stamp in stamps if not stamp.modified] + (_datestamp(text, dateline) if dateline else [])
    modified = (Field(stamp.day, Origin.TEXT, stamp.text.where) for stamp in stamps if stamp.modified and stamp.day)
    return Lead(
        headline,
        bylines,
        tuple(Field(stamp.day, stamp.text.origin, stamp.text.where) for stamp in published if stamp.day),
        tuple(stamp.text for stamp in published),
        next(modified, None),
        dateline,
    )


def _lead_lines(text: str, leaves: Sequence[Block]) -> Iterator[Block]:
    """The short blocks above the story: headline, standfirst, byline, dates."""
    sentences = 0
    for block in leaves[:_LINES]:
        words = text.count(" ", block.start, block.end) + 1
        sentences += words >= _SENTENCE and bool(_ENDS.search(text, max(block.start, block.end - 8), block.end))
        if words > _LONG or sentences > 1:
            return
        yield block


def _is_line(block: Block) -> bool:
    return block.kind in _TEXT and block.end - block.start <= _LINE_LENGTH


def _headline(text: str, leaves: Sequence[Block]) -> Field[str] | None:
    if not leaves:
        return None
    first = leaves[0]
    line = text[first.start : first.end].strip()
    if first.kind is BlockKind.HEADING:
        return Field(line, Origin.TEXT, first.span) if line else None
    titled = first.kind is BlockKind.PARAGRAPH and len(leaves) > 1 and 2 <= len(line.split()) <= 25
    if (
        titled
        and line.rstrip("”’\"'»")[-1:] not in ".;,:"
        and not _BY.fullmatch(line)
        and not any(_stamps(text, None, first))
    ):
        return Field(line, Origin.TEXT, first.span)
    return None


def _bylines(text: str, lines: Sequence[Block], leaves: Sequence[Block]) -> Iterator[Field[str]]:
    """Each byline that names somebody, then those that don't."""
    found = [field for block in lines if (field := _byline(text, block, _next(leaves, block)))]
    yield from sorted(found, key=lambda field: not field.value)


def _next(leaves: Sequence[Block], block: Block) -> Block | None:
    return next((other for other in leaves if other.start >= block.end), None)


def _byline(text: str, block: Block, following: Block | None) -> Field[str] | None:
    line = text[block.start : block.end]
    low = line.lower()
    if "by" not in low and ":" not in low:
        return None
    match = _BY.fullmatch(line)
    if match is None:
        day = next(find_dates(line), None)
        match = _BY_WITHIN.search(line, day.end) if day and len(line.split()) <= 20 else None
    if match is None or (_ENDS.search(line) and len(line.split()) > 6 and not _NAMES.match(match["rest"].lstrip())):
        return None
    if not match["rest"].strip(_EDGES):
        return _byline_below(text, block, following)
    name = _name(match["rest"])
    return Field(name, Origin.TEXT, block.span) if not name or _could_be_name(name) else None


def _byline_below(text: str, block: Block, following: Block | None) -> Field[str] | None:
    """Who “Written by” names in the next line; nobody, where the story follows at once."""
    line = text[following.start : following.end].strip() if following else ""
    words, dated = line.split(), any(find_dates(line))
    named = 1 <= len(words) <= _NAME and all(word[0].isupper() for word in words)
    if following and named and not dated and not _LABELLED.match(line):
        return Field(line, Origin.TEXT, following.span)
    label = text[block.start : block.end].lower()
    told = (
        ("by" in label or "author" in label) and len(words) > _NAME and _ENDS.search(line) and not _ABOUT.search(line)
    )
    return Field("", Origin.TEXT, block.span) if len(words) > _LONG or told or dated else None


def _name(rest: str) -> str:
    """Who is named after “by”, as written: without dates, labels and reading times."""
    day = next(find_dates(rest), None)
    name = (rest[: day.start] if day else rest).lstrip()
    cut = _AFTER_NAME.search(name)
    return (name[: cut.start()] if cut else name).strip(_EDGES)


def _could_be_name(name: str) -> bool:
    words = name.split()
    if words and words[0][0] in _TEMPLATE:
        return True  # {{ author }}: where a name should stand
    return len(words) <= (10 if any(word[0].isupper() for word in words) else 2) and not name.isdigit()


def _stamps(text: str, before: Block | None, block: Block) -> Iterator[_Stamp]:
    """The days of a line that holds little else: a label, a byline, a time."""
    if not _is_line(block) or not _DIGIT.search(text, block.start, block.end):
        return
    line = text[block.start : block.end]
    found = list(find_dates(line))
    if not found or not _is_stamped(line, found[0]):
        return
    label = text[before.start : before.end] if before and before.end - before.start <= 20 else ""
    at = 0
    for day in found[:2]:
        prefix = line[at : day.start] if line[: day.start].strip(_EDGES) else label
        modified = bool(_MODIFIED.search(prefix))
        if modified or not at:
            span = Span(BODY, block.start + day.start, block.start + day.end)
            yield _Stamp(Field(line[day.start : day.end], Origin.TEXT, span), day.value, modified)
        at = day.end


def _is_stamped(line: str, day: FoundDate) -> bool:
    words = len(line.split())
    if _LABELLED.match(line) or _BY.fullmatch(line):
        return words <= 20
    apart = _SEPARATED.search(_without_weekday(line[: day.start])) and _AFTER_DATE.match(line, day.end)
    return words <= 10 and apart is not None


def _without_weekday(prefix: str) -> str:
    """What stands before a date: “Sat, ” is nothing, “MariaPetrov ” is a reader."""
    words = prefix.split()
    return "" if len(words) == 1 and words[0].strip(".,").lower() in english().weekdays else prefix


def _dateline(text: str, block: Block) -> Field[str] | None:
    found = find_dateline(text, block.start, block.end) if block.kind is BlockKind.PARAGRAPH else None
    if found is None:
        return None
    return Field(text[found[0] : found[1]], Origin.DATELINE, Span(BODY, *found))


def _datestamp(text: str, dateline: Field[str]) -> list[_Stamp]:
    """The day of a dateline that names its year too."""
    assert isinstance(dateline.where, Span)
    days = find_dates(text, dateline.where.start, dateline.where.end)
    found = ((Span(BODY, day.start, day.end), day.value) for day in days)
    return [_Stamp(dateline._replace(value=text[at.start : at.end], where=at), day, False) for at, day in found]
