"""An invitation to a newsletter within the article."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Article, ArticleRule, Context, Finding, NoOptions, Severity
from newslint_boilerplate._kinds import Kind
from newslint_boilerplate._tail import elsewhere


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each sign-up box or invitation."""
    for section in elsewhere(article, context, Kind.NEWSLETTER):
        yield context.finding(section.span, "line" if section.is_one_line else "box")


rule = ArticleRule(
    "boilerplate/newsletter-promo",
    check,
    title="Newsletter promotion in the text",
    advice="Cut it, or leave it to the page's template.",
    messages={
        "box": "“{quote}” promotes a newsletter. Cut it.",
        "line": "“{quote}” promotes a newsletter: does it belong in the article?",
    },
    severities={"line": Severity.NOTE},
    needs_language=True,
)
