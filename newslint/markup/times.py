"""What the ``time`` elements of a page claim: that the article was published then, or changed, or nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from newslint.dates import parse_date
from newslint.markup.tokens import StartTag
from newslint.metadata import Field, Origin
from newslint.parts import CONTAINERS, Block, Zone
from newslint.tuples import NamedTuple

_PUBLISHED = frozenset("datepublished dt-published published entry-date post-date pubdate publish-date".split())
_MODIFIED = frozenset("datemodified dt-updated updated modified last-modified last-updated".split())

_LEAD_BLOCKS = 8
_LEAD_LENGTH = 200  # characters: a longer block is the story itself


class Time(NamedTuple):
    """A ``time`` element with a date for machines, and how far the text had got before it."""

    tag: StartTag
    at: int


class Claims(NamedTuple):
    """The dates that claim something, as written."""

    published: tuple[Field[str], ...]
    modified: tuple[Field[str], ...]


def claims(times: Iterable[Time], blocks: Iterable[Block]) -> Claims:
    """What the times of a page claim.

    One that says so in its class, ``itemprop`` or ``pubdate`` is believed in the main part and the header; any
    other is the day of publication only in one of the short blocks above the story.
    """
    leaves = [block for block in blocks if block.kind not in CONTAINERS]
    ends = [block.end for block in leaves]
    lead = _lead_end(leaves)
    published: list[Field[str]] = []
    modified: list[Field[str]] = []
    for time in times:
        i = bisect_right(ends, time.at)
        if i == len(leaves) or leaves[i].zone not in (Zone.MAIN, Zone.HEADER):
            continue
        words = {*time.tag.value("class").lower().split(), *time.tag.value("itemprop").lower().split()}
        value, span = time.tag.attributes["datetime"]
        if words & _MODIFIED:
            modified.append(Field(value, Origin.META, span))
        elif words & _PUBLISHED or "pubdate" in time.tag.attributes or _is_lead(leaves[i], lead):
            published.append(Field(value, Origin.META, span))
    return Claims(tuple(published), tuple(modified))


def _lead_end(leaves: Sequence[Block]) -> int:
    """Where the short blocks above the story end."""
    end = 0
    for block in [block for block in leaves if block.zone is Zone.MAIN][:_LEAD_BLOCKS]:
        if block.end - block.start > _LEAD_LENGTH:
            break
        end = block.end
    return end


def _is_lead(block: Block, end: int) -> bool:
    return block.zone is Zone.MAIN and block.end <= end


def days(texts: Iterable[Field[str]]) -> Iterator[Field[date]]:
    """The days that can be read."""
    for text in texts:
        if day := parse_date(text.value):
            yield Field(day, text.origin, text.where)
