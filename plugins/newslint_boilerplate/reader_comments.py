"""What readers wrote, taken for part of the article."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Article, ArticleRule, Context, Finding, NoOptions, Severity
from newslint_boilerplate._kinds import Kind
from newslint_boilerplate._tail import elsewhere


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each thread of comments, from its heading or first name to its last line."""
    for section in elsewhere(article, context, Kind.COMMENTS):
        yield context.finding(section.span, "line" if section.is_one_line else "thread")


rule = ArticleRule(
    "boilerplate/reader-comments",
    check,
    title="Reader comments in the text",
    advice="Cut the comments.",
    messages={
        "thread": "“{quote}”: readers wrote this, not the author. Cut it.",
        "line": "“{quote}” belongs to the comments of a page, not to the article. Cut it.",
    },
    severities={"line": Severity.NOTE},
    needs_language=True,
)
