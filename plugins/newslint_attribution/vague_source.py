"""A claim whose source is a crowd: “analysts”, “some experts”, “many in the industry”."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Article, ArticleRule, Context, Finding, NoOptions, Severity
from newslint_attribution._claims import claims_of
from newslint_attribution._grammar import Grammar
from newslint_attribution._sources import VAGUE, Claim

_NEAR = 4  # words after “many” that tell where they are


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each claim by people whom nobody can name."""
    claims = claims_of(article, context)
    for claim in claims.by(context.hits, VAGUE):
        kind = _kind(claim, claims.words)
        if kind == "employed" and claim.hit.entry in claims.words.investigators:
            continue  # “researchers at the University of Leeds”: their institution answers for them
        yield context.finding(claim.span, "followed" if claims.answered.is_followed(claim) else kind)


def _kind(claim: Claim, words: Grammar) -> str:
    """Which message a source deserves: a crowd, an institution's people, or an authority that nobody can name."""
    if _is_crowd(claim, words):
        return "crowd"
    after = () if claim.inverted else claim.after
    employed = len(after) > 1 and after[0].word in ("at", "from") and any(token.capital for token in after[1:3])
    return "employed" if employed and claim.hit.list.startswith("authorit") else "authority"


def _is_crowd(claim: Claim, words: Grammar) -> bool:
    """Whether the source has no authority that the claim could be taken on: “some say”, “many people believe”."""
    after = () if claim.inverted else claim.after[:_NEAR]
    gathered = any(token.word in words.gatherings for token in after)  # “many in the crowd”
    where = bool(after) and after[0].word in words.affiliations and not gathered
    counted = claim.subject.quantity in words.vague_quantifiers  # not “two lawmakers”
    return (claim.hit.list == "crowds" and counted) or (claim.hit.list == "heads" and not where)


rule = ArticleRule(
    "attribution/vague-source",
    check,
    title="Vague source",
    advice="Name at least one of them.",
    messages={
        "authority": "“{quote}”: nobody is named. Name at least one of them, or say whom you asked.",
        "employed": "“{quote}”: nobody is named. Name one of them, or the paper in which they say so.",
        "followed": "“{quote}”: if whoever is named next is meant, name them here; if others are, name one too.",
        "crowd": "“{quote}”: how many, and how do you know? Name somebody, or say where the number is from.",
    },
    severities={"employed": Severity.NOTE, "crowd": Severity.NOTE, "followed": Severity.NOTE},
    words=VAGUE,
    hit_driven=True,
)
