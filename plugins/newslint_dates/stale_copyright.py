"""A copyright line whose year is older than the article it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint import (
    BODY,
    Article,
    ArticleRule,
    Block,
    BlockKind,
    Context,
    Finding,
    NoOptions,
    Severity,
    Span,
    Uses,
    Zone,
    regex,
)
from newslint_dates._glance import glance

_TAIL = 12  # blocks at the end among which a copyright line stands
_LONGEST = 400  # characters of a block that is one
# The sign opens its block or a part of it: in “Photo © 2015 Roe” it belongs to the photograph. “Copyright” and
# “present” stand in notices of all languages, so they need no word list.
_SIGN = regex(
    r"(?:\A|[\n|.·•–—]\s?)\W{0,4}(?P<sign>(?:copyright[ \u00a0:]{0,2})?(?:©|\(c\))|copyright(?=[ \u00a0:]{0,2}[12]))",
    re.I,
)
_YEARS = regex(
    r"(?:[^\d\n©]{0,60}[ \u00a0:,])?"
    r"(?P<years>(?:19|20)[0-9]{2}(?!\w)(?:[ \u00a0]?[-–—,/][ \u00a0]?(?:19|20)?[0-9]{2}(?!\w)){0,20})"
    r"(?P<open>[ \u00a0]?[-–—][ \u00a0]?(?:present|now|today)\b)?",
    re.I,
)


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield the copyright lines of a year before the article’s. Of an undated article the line may well be right."""
    published = article.metadata.published
    if published is None or not article.shared(glance, context).notice:
        return
    year = published.value.year
    for block in _candidates(article):
        for start, end, last in _notices(article.text[block.start : block.end]):
            if last < year and article.is_prose(block.start + start, block.start + end):
                where = Span(BODY, block.start + start, block.start + end)
                yield context.finding(where, "older", year=year, last=last)


def _candidates(article: Article) -> Iterator[Block]:
    for block in article.prose[-_TAIL:]:
        ours = block.kind is not BlockKind.CAPTION and block.zone is not Zone.COMMENTS
        if ours and block.end - block.start <= _LONGEST and not article.inside(block, BlockKind.QUOTE):
            yield block


def _notices(text: str) -> Iterator[tuple[int, int, int]]:
    """Start and end of each copyright notice, with the last year that it names."""
    for sign in _SIGN.finditer(text):
        match = _YEARS.match(text, sign.end())
        if match and not match["open"]:
            years = [int(year) for year in re.findall(r"[0-9]+", match["years"])]
            yield sign.start("sign"), match.end("years"), max(year if year > 99 else 2000 + year for year in years)


rule = ArticleRule(
    "dates/stale-copyright",
    check,
    title="Copyright year gone by",
    advice="Bring the year up to date, or take the line out of the article.",
    messages={
        "older": "“{quote}” is older than this article of {year}: bring the year up to date, or take the line out.",
    },
    severity=Severity.NOTE,
    uses=frozenset({Uses.PATH}),
)
