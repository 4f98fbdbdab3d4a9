"""Share and follow buttons, taken for part of the article."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Article, ArticleRule, Context, Finding, NoOptions, Severity
from newslint_boilerplate._kinds import Kind
from newslint_boilerplate._tail import elsewhere


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each button or row of buttons."""
    for section in elsewhere(article, context, Kind.SHARE):
        yield context.finding(section.span, "line" if section.is_one_line else "row")


rule = ArticleRule(
    "boilerplate/share-buttons",
    check,
    title="Share buttons in the text",
    advice="Cut them.",
    messages={
        "row": "“{quote}” are buttons of the page. Cut them.",
        "line": "“{quote}” is a button of the page. Cut it.",
    },
    severities={"line": Severity.NOTE},
    needs_language=True,
)
