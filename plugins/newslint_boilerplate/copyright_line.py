"""The page’s copyright line, taken for part of the article."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Article, ArticleRule, Context, Finding, NoOptions, Severity
from newslint_boilerplate._kinds import Kind
from newslint_boilerplate._tail import elsewhere


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each copyright line; one with more of the story below may be quoted there."""
    end = "page" if article.format == "html" else "end"
    for section in elsewhere(article, context, Kind.COPYRIGHT):
        yield context.finding(section.span, end if section.ends_story else "within")


rule = ArticleRule(
    "boilerplate/copyright-line",
    check,
    title="Copyright line in the text",
    advice="Cut it: the page has its own.",
    messages={
        "end": "“{quote}” is the page's copyright line. Cut it.",
        "page": "“{quote}” stands in the text of the page. Cut it, or mark it up as a footer.",
        "within": "“{quote}” looks like a page's copyright line. Cut it, unless the story is about it.",
    },
    severities={"page": Severity.NOTE, "within": Severity.NOTE},
    needs_language=True,
)
