"""A claim reported as hearsay, with no reporter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from newslint import Article, ArticleRule, Context, Finding, Severity
from newslint_attribution._story import Story
from newslint_attribution._tokens import around


@dataclass(frozen=True, slots=True)
class Options:
    """Options of attribution/hearsay."""

    allegedly: Annotated[bool, "also find “allegedly”, which copy about crimes needs"] = False


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield each word of hearsay in a sentence that says nothing of where it comes from."""
    story = Story(article) if context.hits else None
    for hit in context.hits:
        if story is None or (hit.list == "allegation" and not context.options.allegedly) or not story.tells(hit.span):
            continue
        sentence = story.sentence(hit.span)
        near = around(article.text, sentence, hit.span.start, hit.span.end)
        said = {token.word for token in (*near.left, *near.right)}
        told = said & (context.words("charges") | {"according"})
        if not told and not story.sourced(sentence):
            yield context.finding(hit.span, "hearsay")


rule = ArticleRule(
    "attribution/hearsay",
    check,
    title="Hearsay with no reporter",
    advice="Say who reported it, or leave it out.",
    messages={"hearsay": "“{quote}” names no source: say who reported it, or leave it out."},
    severity=Severity.NOTE,
    words=("hearsay", "allegation"),
    options=Options,
)
