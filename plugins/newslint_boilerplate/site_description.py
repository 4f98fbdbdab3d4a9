"""What a site says of itself, taken for part of the article."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Article, ArticleRule, Context, Finding, NoOptions
from newslint_boilerplate._kinds import Kind
from newslint_boilerplate._tail import elsewhere


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each description that the story ends before: within it, it may be the story's own business."""
    for section in elsewhere(article, context, Kind.SITE):
        if section.ends_story and not article.somebody_speaks(section.span.start, section.span.end):
            yield context.finding(section.span, "description")


rule = ArticleRule(
    "boilerplate/site-description",
    check,
    title="Description of the site in the text",
    advice="Cut it: the page has its own.",
    messages={"description": "“{quote}” is about the site, not part of the story. Cut it."},
    needs_language=True,
)
