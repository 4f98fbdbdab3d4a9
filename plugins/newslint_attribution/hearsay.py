"""A claim reported as hearsay, with no reporter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from newslint import Article, ArticleRule, Context, Finding, Severity, frozen
from newslint_attribution._setting import Settings


@frozen
class Options:
    """Options of attribution/hearsay."""

    allegedly: Annotated[bool, "also find “allegedly”, which copy about crimes needs"] = False


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield each word of hearsay where neither its sentence nor one beside it says where it comes from."""
    settings = Settings(article, context)
    legal = context.words("charges")
    for setting in settings.of(context.hits):
        if setting.hit.list == "allegation" and not context.options.allegedly:
            continue
        near = {token.word for token in (*setting.near.left, *setting.near.right)}
        if setting.right(0).word in ("from", "by") or near & legal:  # “according to reports from the Post”
            continue
        if not settings.told(setting) and not settings.neighboured(setting):
            yield context.finding(setting.hit.span, "hearsay")


rule = ArticleRule(
    "attribution/hearsay",
    check,
    title="Hearsay with no reporter",
    advice="Say who reported it, or leave it out.",
    messages={"hearsay": "“{quote}” names no source: say who reported it, or leave it out."},
    severity=Severity.NOTE,
    words=("hearsay", "allegation"),
    hit_driven=True,
    options=Options,
    preview=True,
)
