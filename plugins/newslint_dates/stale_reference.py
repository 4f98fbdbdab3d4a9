"""An article that still looks forward to what has passed: “next month”, “will be held on 12 May 2019”."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from newslint import BODY, Article, ArticleRule, Context, Finding, Hit, Severity, Span, Status, Uses, find_dates
from newslint_dates._time import month_end

_ANNOUNCED = "announced"
_STRETCHES = "stretches"
_REACH = 60  # characters after the announcing words in which the day stands
_SOME_DAY = 365  # days after which what was “upcoming” has surely passed
_FRESH = frozenset({Status.NEW, Status.CHANGED})

_UNTIL: Mapping[str, Callable[[date], date]] = {
    "until-tomorrow": lambda day: day + timedelta(days=1),
    "until-next-week": lambda day: day + timedelta(days=14),
    "until-month-end": lambda day: month_end(day, 0),
    "until-next-month": lambda day: month_end(day, 1),
    "until-year-end": lambda day: date(day.year, 12, 31),
    "until-next-year": lambda day: date(day.year + 1, 12, 31),
    "until-some-day": lambda day: day + timedelta(days=_SOME_DAY),
}
"""The last day that the phrases of a list can mean, counted from the day of publication."""


@dataclass(frozen=True, slots=True)
class Options:
    """Options of dates/stale-reference."""

    archive: Annotated[bool, "look at every article, not only at new and changed ones"] = False


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield what an article announces that had passed by the day of the check."""
    published = article.metadata.published
    relative = context.options.archive or context.status in _FRESH
    undated = published is None and context.status is Status.UNKNOWN
    if not relative and not undated:
        return
    yield from _announced(article, context, published.value if published else None)
    if published:
        yield from _relative(article, context, published.value)


def _announced(article: Article, context: Context[Options], published: date | None) -> Iterator[Finding]:
    """Each day that follows announcing words, where it has passed and wasn’t told in hindsight."""
    told = -1
    for hit in context.hits:
        end = min(article.sentence_at(hit.span.start).end, hit.span.end + _REACH)
        if hit.list != _ANNOUNCED or hit.span.start < told:
            continue
        day = next(find_dates(article.text, hit.span.end, end, context.language.code, published), None)
        if day and day.value and day.value < context.today and (published is None or published <= day.value):
            told = day.end
            yield context.finding(Span(BODY, hit.span.start, told), "announced", date=day.value.isoformat())


def _relative(article: Article, context: Context[Options], published: date) -> Iterator[Finding]:
    stretches = {hit.span.end for hit in context.hits if hit.list == _STRETCHES}
    for hit in context.hits:
        until = _UNTIL.get(hit.list)
        if until is None or until(published) >= context.today or hit.span.end in stretches:
            continue
        if not _is_possessive(article, hit) and not article.quotation_at(hit.span.start):
            yield context.finding(hit.span, "relative", published=published.isoformat())


def _is_possessive(article: Article, hit: Hit) -> bool:
    """“tomorrow’s leaders” are no date."""
    return article.text[hit.span.end : hit.span.end + 2] in ("’s", "'s")


rule = ArticleRule(
    "dates/stale-reference",
    check,
    title="Looks forward to what has passed",
    advice="Say what came of it, or name the day.",
    messages={
        "relative": "“{quote}” counts from {published} and has passed: say what came of it, or name the day.",
        "announced": "“{quote}”: {date} has passed. Say what came of it.",
    },
    severity=Severity.NOTE,
    words=(_ANNOUNCED, _STRETCHES, *_UNTIL),
    options=Options,
    uses=frozenset({Uses.TODAY, Uses.STATUS, Uses.PATH}),
)
