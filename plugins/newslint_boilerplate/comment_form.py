"""The form for readers’ comments, taken for part of the article."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Article, ArticleRule, Context, Finding, NoOptions
from newslint_boilerplate._kinds import Kind
from newslint_boilerplate._tail import elsewhere


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each form."""
    for section in elsewhere(article, context, Kind.FORM):
        yield context.finding(section.span, "form")


rule = ArticleRule(
    "boilerplate/comment-form",
    check,
    title="Comment form in the text",
    advice="Cut the form.",
    messages={
        "form": "“{quote}” is the page's comment form. Cut it.",
    },
    needs_language=True,
)
