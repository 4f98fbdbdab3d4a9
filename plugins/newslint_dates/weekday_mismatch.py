"""A weekday and a date side by side that don't belong together: “Friday, March 4, 2026”."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newslint import (
    BODY,
    Article,
    ArticleRule,
    Block,
    Context,
    Finding,
    Fix,
    FoundDate,
    NoOptions,
    Safety,
    Severity,
    Span,
    Uses,
    regex,
)
from newslint_dates._glance import glance
from newslint_dates._time import counts_something
from newslint_dates._weekdays import Weekday, Words, full_name, same_form, weekday_beside

_NEAR = 60  # days from the publication within which a date without a year is surely of that year
_REACH = 1000  # characters of the paragraph around a date without a year that may name another year
_GREGORIAN = 1924  # the year after Greece, the last country in Europe, changed its calendar
_YEAR = regex(r"(?<!\w)(?:19|20)[0-9]{2}(?!\w)")
_ON = regex(r"[ \u00a0](\w{1,8})[ \u00a0][0-9]")


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each weekday that is not that of the date beside it."""
    blocks = article.shared(glance, context).odd
    if not blocks:
        return
    words = Words(context.language, context.words("between-weekday-and-date"), context.words("joining-days"))
    for block in blocks:
        for day in article.days_in(block):
            weekday = weekday_beside(article.text, day, block.start, block.end, words) if day.value else None
            if weekday is None or day.value is None or day.value.weekday() == weekday.number:
                continue
            if _is_certain(article, context, block, day, day.value):
                yield _finding(article, context, day, day.value, weekday)


def _is_certain(article: Article, context: Context[NoOptions], block: Block, day: FoundDate, value: date) -> bool:
    """Whether the date surely means that day of that year."""
    counted = context.words("counted")
    if value.year < _GREGORIAN or counts_something(article.text, day.end, context.language, counted):
        return False
    published = article.metadata.published
    if day.has_year or published is None:
        return day.has_year
    on = _ON.match(article.text, day.end, block.end)  # “Friday, March 4 and 5”
    if on and on[1].lower() in context.words("joining-days"):
        return False
    near = (max(block.start, day.start - _REACH), min(block.end, day.end + _REACH))
    years = {int(year) for year in _YEAR.findall(article.text, *near)}
    return abs(value - published.value).days <= _NEAR and years <= {value.year}


def _finding(article: Article, context: Context[NoOptions], day: FoundDate, value: date, weekday: Weekday) -> Finding:
    place = Span(BODY, weekday.start, weekday.end)
    right = same_form(article.quote(place), value.weekday(), context.language)
    edit = article.edit(place, right)
    return context.finding(
        _whole(article.text, min(weekday.start, day.start), max(weekday.end, day.end)),
        "full" if day.has_year else "yearless",
        fix=Fix(f"Make it {right}", Safety.SUGGESTION, (edit,)) if edit else None,
        right=full_name(context.language, value.weekday()).capitalize(),
        date=value.isoformat(),
    )


def _whole(text: str, start: int, end: int) -> Span:
    """Weekday and date, with the bracket that closes after them."""
    closes = "(" in text[start:end] and text.startswith(")", end)
    return Span(BODY, start, end + closes)


rule = ArticleRule(
    "dates/weekday-mismatch",
    check,
    title="Weekday and date don't match",
    advice="Correct the weekday or the date, whichever is wrong.",
    messages={
        "full": "“{quote}”: {date} is a {right}. Correct the weekday or the date.",
        "yearless": "“{quote}”: {date} is a {right}. Correct the weekday or the date, or name the year.",
    },
    severity=Severity.ERROR,
    severities={"yearless": Severity.WARNING},
    needs_language=True,
    uses=frozenset({Uses.PATH}),
)
