"""A claim by somebody whose name is withheld: “sources close to the matter”, “officials”."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from newslint import Article, ArticleRule, Context, Finding, Hit, NoOptions, Severity
from newslint_attribution._claims import Claims
from newslint_attribution._grammar import Grammar
from newslint_attribution._sources import WITHHELD, Claim
from newslint_attribution._tokens import STOPS, tokens

_NEAR = 6  # words after a source's noun that tell where it stands
_AFTER_FORMULA = 40


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each claim by an unnamed source, then each formula of anonymity that belongs to none of them."""
    if not context.hits:
        return
    formulas = [hit for hit in context.hits if hit.list == "anonymity"]
    claims = Claims(article, context)
    told = set()
    for claim in claims.by(hit for hit in context.hits if hit.list in WITHHELD):
        told.add(article.block_at(claim.span.start))
        explained = any(_explains(article, hit, claim, claims.words) for hit in formulas)
        message = "described" if explained or _describes(claim, claims.words) else "bare"
        yield context.finding(claim.span, message)
    for hit in formulas:
        if article.block_at(hit.span.start) not in told and claims.story.tells(hit.span):
            told.add(article.block_at(hit.span.start))
            yield context.finding(hit.span, "formula")


def _describes(claim: Claim, words: Grammar) -> bool:
    """Whether the reader learns where the source stands: “a transport ministry official”, “an aide to the mayor”."""
    modifiers = [token for token in claim.subject.modifiers if token.word not in words.speakers_only]
    return bool(modifiers) or claim.subject.possessed or _tells_where(claim, words)


def _tells_where(claim: Claim, words: Grammar) -> bool:
    """Whether the words after the noun lead to more than “the matter”: “at the ministry”, “close to the mayor”."""
    after = list(takewhile(lambda token: token.word not in STOPS | {","}, claim.after[:_NEAR]))
    led = claim.hit.list == "inside-people" or bool(after and after[0].word in words.affiliations)
    return led and after[-1:] != [] and after[-1].word not in words.matters


def _explains(article: Article, formula: Hit, claim: Claim, words: Grammar) -> bool:
    """Whether a formula in the claim's sentence or the next gives the reason why the name is withheld."""
    if article.block_at(formula.span.start) != article.block_at(claim.span.start):
        return False
    after = tokens(article.text, formula.span.end, formula.span.end + _AFTER_FORMULA)
    return any(token.word in words.reasons for token in after[:3])


rule = ArticleRule(
    "attribution/anonymous-source",
    check,
    title="Anonymous source",
    advice="Name the source, or say how it knows and why its name is withheld.",
    messages={
        "bare": "“{quote}”: the reader can't judge this source. Name it, or say how it knows and why it isn't named.",
        "described": "“{quote}”: an unnamed source. Make sure that withholding the name was agreed and is explained.",
        "formula": "“{quote}”: a name is withheld. Say why, as exactly as the source allows.",
    },
    severities={"described": Severity.NOTE, "formula": Severity.NOTE},
    words=(*WITHHELD, "anonymity"),
)
