"""A reaction that nobody has: “has sparked concerns”, “amid criticism”."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Article, ArticleRule, Context, Finding, NoOptions, Severity
from newslint_attribution._reactions import Reactions


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each reaction for which nobody is named."""
    for span in article.shared(Reactions, context).among(context.hits):
        yield context.finding(span, "agentless")


rule = ArticleRule(
    "attribution/agentless-reaction",
    check,
    title="Reaction that nobody has",
    advice="Say who is concerned, or who asks.",
    messages={"agentless": "“{quote}”: whose? Say who reacts like this, and let them say it."},
    severity=Severity.NOTE,
    words=("reactions",),
    hit_driven=True,
    preview=True,
)
