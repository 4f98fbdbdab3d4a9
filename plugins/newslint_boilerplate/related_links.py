"""Links to other articles, taken for part of this one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from newslint import Article, ArticleRule, Context, Finding, Severity, frozen
from newslint_boilerplate._kinds import Kind
from newslint_boilerplate._tail import boilerplate_of


@frozen
class Options:
    """Options of boilerplate/related-links."""

    promotions: Annotated[bool, "also tell of single links within the story: “Read more: …”"] = False


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield each list of other articles, from its heading to its last headline, and what stands alone of one."""
    for section in boilerplate_of(article, context, weak=context.options.promotions).elsewhere:
        if section.kind is not Kind.RELATED:
            continue
        if section.strong:
            yield context.finding(section.span, "line" if section.is_one_line else "list")
        elif context.options.promotions and not section.opens:
            yield context.finding(section.span, "promotion")


rule = ArticleRule(
    "boilerplate/related-links",
    check,
    title="Links to other articles in the text",
    advice="Cut them, or leave them to the page's template.",
    messages={
        "list": "“{quote}” leads to other articles. Cut it.",
        "line": "“{quote}” stands above links to other articles on a page. Cut it.",
        "promotion": "“{quote}” promotes another article within the story. Cut it.",
    },
    severities={"line": Severity.NOTE, "promotion": Severity.NOTE},
    options=Options,
    needs_language=True,
)
