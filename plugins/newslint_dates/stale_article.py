"""An article that is too old to be news on the day of the check."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from newslint import Article, ArticleRule, Context, Finding, Limit, Severity, Status, Uses, frozen
from newslint_dates._time import age


@frozen
class Options:
    """Options of dates/stale-article."""

    max_age: Annotated[int, "days after which an article is old", Limit(1)] = 365


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield one finding, at the date, for an article neither published nor updated within the allowed days."""
    published, modified = article.metadata.published, article.metadata.modified
    if published is None or context.status is Status.EXISTING:
        return
    newest = max(published.value, modified.value) if modified else published.value
    days = (context.today - newest).days
    if days > context.options.max_age:
        message = "new" if context.status is Status.NEW else "old"
        yield context.finding(published.where, message, date=newest.isoformat(), age=age(days))


rule = ArticleRule(
    "dates/stale-article",
    check,
    title="Old article",
    advice="Update the article, or don't run it as news.",
    messages={
        "new": "Last touched on {date}, {age} ago, and new here: update it, or don't run it as news.",
        "old": "Last touched on {date}, {age} ago: is it still right?",
    },
    severity=Severity.WARNING,
    severities={"old": Severity.NOTE},
    options=Options,
    certain="It compares the day that the article itself gives with the day of the check, and names it.",
    uses=frozenset({Uses.TODAY, Uses.STATUS, Uses.PATH}),
)
