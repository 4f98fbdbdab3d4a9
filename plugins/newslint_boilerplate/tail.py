"""A story that ends in a tail of comments, links and notices of the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from newslint import Article, ArticleRule, Context, Finding, Fix, Safety, cut, frozen
from newslint_boilerplate._tail import boilerplate_of


@frozen
class Options:
    """Options of boilerplate/tail."""

    marked_up: Annotated[bool, "also tell of what an HTML page marks up as footer, comments, navigation, aside"] = False


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield the tail, once, from its first line to the end of the article."""
    if tail := boilerplate_of(article, context, marked_up=context.options.marked_up).tail:
        kinds = dict.fromkeys(section.kind.label for section in tail.sections)
        edit = cut(article, tail.span)
        fix = Fix("Cut the text where the story ends", Safety.UNSAFE, (edit,)) if edit else None
        if tail.told:
            yield context.finding(tail.span, "lines", told=", ".join(tail.told), fix=fix)
        else:
            yield context.finding(tail.span, "tail", kinds=", ".join(kinds), fix=fix)


rule = ArticleRule(
    "boilerplate/tail",
    check,
    title="Boilerplate after the story",
    advice="Cut the text where the story ends.",
    messages={
        "tail": "The story is over, but the text goes on ({kinds}): cut it here.",
        "lines": "From here on the text reads like the rest of a page ({told}): cut what isn't the story.",
    },
    options=Options,
    needs_language=True,
)
