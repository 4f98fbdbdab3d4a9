"""A claim whose source is a crowd: “analysts”, “some experts”, “many in the industry”."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Article, ArticleRule, Context, Finding, NoOptions, Severity
from newslint_attribution._claims import Claims
from newslint_attribution._grammar import Grammar
from newslint_attribution._sources import VAGUE, Claim


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each claim by people whom nobody can name."""
    if not context.hits:
        return
    claims = Claims(article, context)
    for claim in claims.by(context.hits):
        yield context.finding(claim.span, "crowd" if _is_crowd(claim, claims.words) else "authority")


def _is_crowd(claim: Claim, words: Grammar) -> bool:
    """Whether the source has no authority that the claim could be taken on: “some say”, “many people believe”."""
    where = not claim.inverted and bool(claim.after) and claim.after[0].word in words.affiliations
    return claim.hit.list == "crowds" or (claim.hit.list == "heads" and not where)


rule = ArticleRule(
    "attribution/vague-source",
    check,
    title="Vague source",
    advice="Name at least one of them.",
    messages={
        "authority": "“{quote}”: nobody is named. Name at least one of them, or say whom you asked.",
        "crowd": "“{quote}”: how many, and how do you know? Name somebody, or say where the number is from.",
    },
    severities={"crowd": Severity.NOTE},
    words=VAGUE,
)
