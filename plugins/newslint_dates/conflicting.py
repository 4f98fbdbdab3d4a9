"""Dates of one article that contradict each other: front matter, dateline, first lines, address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newslint import (
    Article,
    ArticleRule,
    Context,
    Field,
    Finding,
    NoOptions,
    Origin,
    Related,
    Severity,
    Span,
    Uses,
    find_dates,
)
from newslint_dates._time import FROM_PLACE, age

_FAR = 7  # days; in Reuters-21578 every dateline that rightly lags behind its publication does so by two to four
_AHEAD = 2  # days that no dateline is ahead of its publication, time zones allowed for


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield what contradicts the most trusted date, one finding for each kind of place."""
    metadata = article.metadata
    published = metadata.published
    if published is None:
        return
    seen = {published.origin}
    if metadata.modified is None and metadata.dateline is None and all(day.origin in seen for day in metadata.dates):
        return
    for other in [*_dateline(article, context, published.value), *metadata.dates]:
        if other.origin not in seen and _apart(published, other):
            yield _conflict(context, published, other)
        seen.add(other.origin)
    if metadata.modified and (published.value - metadata.modified.value).days >= _AHEAD:
        yield _finding(context, "modified", published, metadata.modified)


def _dateline(article: Article, context: Context[NoOptions], published: date) -> Iterator[Field[date]]:
    """The day of the dateline; one without a year is the nearest to the publication (January after December)."""
    dateline = article.metadata.dateline
    if dateline is None or not isinstance(dateline.where, Span):
        return
    start = dateline.where.start
    for day in find_dates(dateline.value, code=context.language.code, near=published):
        if day.value:
            where = Span(dateline.where.passage, start + day.start, start + day.end)
            yield Field(day.value, Origin.DATELINE, where)


def _apart(published: Field[date], other: Field[date]) -> bool:
    days = (published.value - other.value).days
    return abs(days) >= _FAR or (other.origin is Origin.DATELINE and days <= -_AHEAD)


def _conflict(context: Context[NoOptions], published: Field[date], other: Field[date]) -> Finding:
    placed = published.origin in FROM_PLACE or other.origin in FROM_PLACE
    return _finding(context, "place" if placed else "text", published, other)


def _finding(context: Context[NoOptions], message: str, published: Field[date], other: Field[date]) -> Finding:
    return context.finding(
        other.where,
        message,
        Related(published.where),
        date=other.value.isoformat(),
        source=other.origin.value,
        published=published.value.isoformat(),
        origin=published.origin.value,
        age=age(abs((published.value - other.value).days)),
    )


rule = ArticleRule(
    "dates/conflicting",
    check,
    title="Dates that contradict each other",
    advice="Find out which date is right, and correct the other.",
    messages={
        "text": "The {source} says {date}, the {origin} {published}, {age} apart: correct the one that is wrong.",
        "place": "The {source} says {date}, the {origin} {published}, {age} apart: is one of them wrong?",
        "modified": "Updated on {date}, before it was published on {published}: correct one of the dates.",
    },
    severities={"place": Severity.NOTE, "modified": Severity.NOTE},
    uses=frozenset({Uses.PATH}),
)
