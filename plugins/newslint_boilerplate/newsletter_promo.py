"""Draft."""
from __future__ import annotations
from collections.abc import Iterator
from newslint import Article, ArticleRule, Context, Finding, NoOptions
from newslint_boilerplate._kinds import Kind
from newslint_boilerplate._tail import boilerplate_of

def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield."""
    for s in boilerplate_of(article, context).elsewhere:
        if s.kind is Kind.NEWSLETTER and s.strong:
            yield context.finding(s.span, "line")

rule = ArticleRule("boilerplate/newsletter-promo", check, title="x", advice="x", messages={"line": "{quote}"}, needs_language=True)
