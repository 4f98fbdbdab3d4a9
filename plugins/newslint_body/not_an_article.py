"""A cookie notice, paywall, error page or robot check that was saved in the article's place."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import WHOLE, Article, ArticleRule, Context, Finding, NoOptions, Severity
from newslint_body._walls import KINDS, SITE, wall_of


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield one finding about a file that holds something else than its article."""
    if wall := wall_of(article, context):
        yield context.finding(WHOLE, SITE if wall == SITE else "wall", what=KINDS.get(wall, ""))


rule = ArticleRule(
    "body/not-an-article",
    check,
    title="Not an article",
    advice="Fetch the page again as a reader sees it, or take the file out.",
    messages={
        "wall": "This is {what}, not an article: fetch the page again, or take the file out.",
        SITE: "This reads like a notice of a website, not like an article: fetch the page again, or take the file out.",
    },
    severity=Severity.ERROR,
    severities={SITE: Severity.WARNING},
)
