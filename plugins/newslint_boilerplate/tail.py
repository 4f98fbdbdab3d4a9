"""A story that ends in a tail of comments, links and notices of the site."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Article, ArticleRule, Context, Finding, NoOptions
from newslint_boilerplate._tail import boilerplate_of


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield the tail, once, from its first line to the end of the article."""
    found = boilerplate_of(article, context)
    if found.tail:
        kinds = ", ".join(dict.fromkeys(section.kind.label for section in found.tail))
        yield context.finding(found.tail_span, "tail", kinds=kinds)


rule = ArticleRule(
    "boilerplate/tail",
    check,
    title="Boilerplate after the story",
    advice="Cut the text where the story ends.",
    messages={"tail": "After the story come {kinds}: cut them, they aren’t part of the article."},
    needs_language=True,
)
