"""An article that nothing dates: no front matter, header, first line, file name or address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from newslint import (
    PROSE,
    WHOLE,
    Article,
    ArticleRule,
    Block,
    Context,
    FaultKind,
    Finding,
    NoOptions,
    Severity,
    Sieve,
    Time,
    Uses,
    Zone,
    days_of,
    find_dates,
    parse_date,
    regex,
)

_FOLDERS = regex(r"(?:^|/)(?:19|20)[0-9]{2}/(?:0[1-9]|1[0-2])(?=/)")
_BLOCK = 400  # characters of a block with a line that dates the article
_HEAD = 4  # blocks at the beginning of which one may be just a month: “November 2015”
_LABEL = regex(r"(?:\A|[\n|.·•–—,(]\s?)\W{0,3}(?:(?:last|first)\s)?(?:published|posted|updated|modified)\b", re.I)
_LABELS = Sieve("published", "posted", "updated", "modified", any_case=True)
_YEAR = regex(r"[0-9]{4}")
_TOLD = 60  # characters after the label within which the day or month stands
_MONTH = 31
_SECTIONS = frozenset({"_index", "readme"})


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield one finding about an article without a date, unless it is a draft or its front matter was lost."""
    metadata = article.metadata
    if metadata.dates or metadata.date_texts or metadata.modified or not article.text.strip():
        return
    if (metadata.draft and metadata.draft.value) or any(
        fault.kind in (FaultKind.FRONT_MATTER, FaultKind.LIMIT) for fault in article.faults
    ):
        return
    elsewhere = _is_section(article) or _FOLDERS.search(article.path) or _dated_elsewhere(article)
    if not elsewhere and not _dated_below(article):
        yield context.finding(WHOLE, "missing")


def _is_section(article: Article) -> bool:
    return PurePath(article.path).stem.lower() in _SECTIONS


def _dated_elsewhere(article: Article) -> bool:
    """Whether a key that newslint doesn't know holds a date (``optional_date``, ``release``)."""
    front = article.metadata.front
    return front is not None and any(node.text and parse_date(node.text) for _, node in front.items())


def _dated_below(article: Article) -> bool:
    """Whether a line says in which month the article came out: “Published in Issue 17, May 1997”."""
    for block in article.leaves if _LABELS.catches(article.encoded) else ():
        if block.zone is not Zone.COMMENTS and block.end - block.start <= _BLOCK:
            for label in _LABEL.finditer(article.text[block.start : block.end]):
                at = block.start + label.end()
                if _names_month(article, block, at, min(block.end, at + _TOLD)):
                    return True
    return any(_is_month(article, block) for block in article.leaves[:_HEAD])


def _names_month(article: Article, block: Block, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` of a block names a day or a month with its year."""
    if any(find_dates(article.text, start, end, article.language)):
        return True
    inside = (time for time in _times(article, block) if start <= time.start < end)
    return any(0 <= _days(article, time) < _MONTH for time in inside)


def _is_month(article: Article, block: Block) -> bool:
    """Whether a block is a month and its year, and nothing else."""
    if not _YEAR.search(article.text, block.start, block.end):
        return False
    inside = (time for time in _times(article, block) if (time.start, time.end) == (block.start, block.end))
    return any(0 <= _days(article, time) < _MONTH for time in inside)


def _times(article: Article, block: Block) -> tuple[Time, ...]:
    return article.times_in(block) if block.kind in PROSE else ()


def _days(article: Article, time: Time) -> int:
    """How many days lie between the first and the last of an expression that names its year; -1 where it doesn’t."""
    days = days_of(article.text, time, None, article.language)
    return (days[1] - days[0]).days if days else -1


rule = ArticleRule(
    "dates/missing",
    check,
    title="No publication date",
    advice="Say when this was published, in the front matter or below the headline.",
    messages={
        "missing": "No full date says when this was published: give it one, in the front matter or below the headline."
    },
    severity=Severity.NOTE,
    uses=frozenset({Uses.PATH}),
)
