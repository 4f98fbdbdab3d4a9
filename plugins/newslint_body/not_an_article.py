"""A cookie notice, paywall, error page or robot check that was saved in the article's place."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import WHOLE, Article, ArticleRule, Context, Finding, NoOptions, Severity
from newslint_body._walls import KINDS, wall_of


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield one finding about a file that holds something else than its article."""
    if wall := wall_of(article, context):
        yield context.finding(WHOLE, "wall", what=KINDS[wall])


rule = ArticleRule(
    "body/not-an-article",
    check,
    title="Not an article",
    advice="Fetch the page again as a reader sees it, or take the file out.",
    messages={"wall": "This is {what}, not an article: fetch the page again, or take the file out."},
    severity=Severity.ERROR,
)
