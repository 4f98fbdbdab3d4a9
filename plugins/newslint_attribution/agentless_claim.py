"""A view that nobody holds: “is seen as”, “it is believed”, “is thought to”."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Article, ArticleRule, Context, Finding, NoOptions, Severity
from newslint_attribution._agentless import LISTS, Views


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each passive of belief or repute whose holder isn't told."""
    for span in article.shared(Views, context).among(context.hits):
        yield context.finding(span, "agentless")


rule = ArticleRule(
    "attribution/agentless-claim",
    check,
    title="View that nobody holds",
    advice="Say whose view it is, or state it as your own finding.",
    messages={"agentless": "“{quote}”: by whom? Name who holds this view, or state it as your own finding."},
    severity=Severity.NOTE,
    words=LISTS,
    hit_driven=True,
)
