"""An article that still looks forward to what has passed: “next month”, “will be held on 12 May 2019”."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Annotated

from newslint import (
    BODY,
    Article,
    ArticleRule,
    BlockKind,
    Context,
    Finding,
    Fix,
    Safety,
    Severity,
    Span,
    Status,
    Time,
    TimeKind,
    Uses,
    days_of,
    find_dates,
    frozen,
    regex,
)
from newslint_dates._time import month_end, ours

_ANNOUNCED = "announced"
_REACH = 60  # characters after the announcing words in which the day stands
_CLAUSES = 400  # characters before an expression of time in which “if” is looked for
_SOME_DAY = 365  # days after which what was “upcoming” has surely passed
_FRESH = frozenset({Status.NEW, Status.CHANGED})
_WORD = regex(r"[^\W\d_]+")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
"""Months beside a day, as AP's stylebook writes them."""

_UNTIL: Mapping[str, Callable[[date], date]] = {
    "until-next-week": lambda day: day + timedelta(days=14),
    "until-next-month": lambda day: month_end(day, 1),
    "until-some-day": lambda day: day + timedelta(days=_SOME_DAY),
}
"""The last day that the phrases of a list can mean, counted from the day of publication."""


@frozen
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
    if published and published.value < context.today:
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
    """What counts from the day of publication (“next month”), where that has passed."""
    hits = [hit.span for hit in context.hits if hit.list in _UNTIL and _UNTIL[hit.list](published) < context.today]
    times = {_span(time): time for time in _ahead(article, context, published)}
    for span in sorted({*hits, *times}):
        block = ours(article, span.start)
        possessive = article.text[span.end : span.end + 2] in ("’s", "'s")  # “tomorrow’s leaders” are no date
        if possessive or block is None or article.inside(block, BlockKind.QUOTE) or article.quotation_at(span.start):
            continue
        fix = _fix(article, times[span], published) if span in times else None
        yield context.finding(span, "relative", published=published.isoformat(), fix=fix)


def _fix(article: Article, time: Time, published: date) -> Fix | None:
    """The day itself in place of “tomorrow”: “Friday, Dec. 1”. (Which Friday “Friday” is depends on the verb.)"""
    days = days_of(article.text, time, published, article.language)
    if article.language != "en" or days is None or article.quote(_span(time)).lower() != "tomorrow":
        return None
    day = days[0]
    year = f", {day.year}" if day.year != published.year else ""
    named = f"{_WEEKDAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {day.day}{year}"
    edit = article.edit(_span(time), named)
    return Fix(f"Name the day: {named}", Safety.UNSAFE, (edit,)) if edit else None


def _ahead(article: Article, context: Context[Options], published: date) -> Iterator[Time]:
    """The expressions of time that looked ahead when the article was published, and have passed."""
    for time in _looking_ahead(article, context.words("ahead")):
        words = list(_WORD.finditer(article.text, time.start, time.end))
        ahead = [word for word in words if word[0].lower() in context.words("ahead")]
        looks = ahead and not any(word[0].lower() in context.words("not-ahead") for word in words)
        stretch = article.text[time.start : time.start + 4].lower() == "the " or "-" in article.quote(_span(time))
        if time.kind is not TimeKind.DATE or stretch or not looks or _counts_from_elsewhere(article, context, time):
            continue
        if any(word[0][0].isupper() and word.start() > article.sentence_at(word.start()).start for word in ahead):
            continue  # a film, a fair, a song
        days = days_of(article.text, time, published, article.language)
        if days and published < days[1] < context.today:
            yield time


def _looking_ahead(article: Article, ahead: frozenset[str]) -> Iterator[Time]:
    """The expressions of time in the blocks that have one of the words."""
    for block in article.prose:
        said = article.text[block.start : block.end].lower()
        if any(word in said for word in ahead):
            yield from article.times_in(block)


def _span(time: Time) -> Span:
    return Span(BODY, time.start, time.end)


def _counts_from_elsewhere(article: Article, context: Context[Options], time: Time) -> bool:
    """Whether an expression doesn’t count from the day of publication: “the next year”, “if it closes tomorrow”."""
    start = max(article.sentence_at(time.start).start, time.start - _CLAUSES)
    before = [word[0].lower() for word in _WORD.finditer(article.text, start, time.start)]
    supposed = not context.words("supposing").isdisjoint(before)
    return supposed or (bool(before) and before[-1] in context.words("not-from-today"))


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
    words=(_ANNOUNCED, *_UNTIL),
    options=Options,
    uses=frozenset({Uses.TODAY, Uses.STATUS, Uses.PATH}),
)
