"""A publication date that is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from newslint import Article, ArticleRule, Context, Finding, Limit, Uses, frozen
from newslint_dates._time import age


@frozen
class Options:
    """Options of dates/future."""

    days_ahead: Annotated[int, "days that a publication date may lie ahead: time zones, scheduled posts", Limit(0)] = 1


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield one finding, at the date, for an article that isn't a draft and is dated after the day of the check."""
    published, draft = article.metadata.published, article.metadata.draft
    if published is None or (draft and draft.value):
        return
    days = (published.value - context.today).days
    if days > context.options.days_ahead:
        yield context.finding(published.where, "future", date=published.value.isoformat(), age=age(days))


rule = ArticleRule(
    "dates/future",
    check,
    title="Publication date in the future",
    advice="Correct the date, or mark the article as a draft until then.",
    messages={
        "future": "Dated {date}, which is {age} ahead: correct the date, or keep the article a draft until then."
    },
    options=Options,
    certain="It compares the day that the article itself gives with the day of the check, and names both.",
    uses=frozenset({Uses.TODAY, Uses.PATH}),
)
