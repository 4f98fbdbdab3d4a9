"""A claim by somebody whose name is withheld: “sources close to the matter”, “officials”."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from newslint import Article, ArticleRule, Context, Finding, Hit, NoOptions, Severity
from newslint_attribution._claims import Claims, claims_of
from newslint_attribution._grammar import Grammar
from newslint_attribution._sources import SINGULAR, WITHHELD, Claim
from newslint_attribution._tokens import STOPS, tokens

_NEAR = 6  # words after a source's noun that tell where it stands
_AFTER_FORMULA = 40
_SOURCE = ("source", "sources")


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each claim by an unnamed source, then each formula of anonymity that belongs to none of them."""
    formulas = [hit for hit in context.hits if hit.list == "anonymity"]
    claims = claims_of(article, context)
    told = set()
    described = False
    for claim in claims.by(context.hits, WITHHELD):
        block = article.block_at(claim.span.start)
        told.add(block)
        if claim.hit.list in SINGULAR and claims.answered.is_introduced(claim):
            continue
        message = _message(claim, claims, described)
        if message == "bare" and any(_explains(article, hit, claims.words, claim) for hit in formulas):
            message = "described"
        described = described or message == "described"
        yield context.finding(claim.span, message)
    for hit in formulas:
        block = article.block_at(hit.span.start)
        if block not in told and claims.story.tells(hit.span):
            told.add(block)
            if not _explains(article, hit, claims.words):
                yield context.finding(hit.span, "formula")


def _message(claim: Claim, claims: Claims, described: bool) -> str:
    """Which message a claim deserves; ``described`` is whether an unnamed source has been described before it."""
    again = described and claim.subject.definite and claim.hit.entry in _SOURCE  # “the source added”
    if again or _describes(claim, claims.words):
        return "described"
    group = claim.hit.list == "withheld" and claim.hit.entry not in _SOURCE
    return "followed" if group and claims.answered.is_followed(claim) else "bare"


def _describes(claim: Claim, words: Grammar) -> bool:
    """Whether the reader learns where the source stands: “a transport ministry official”, “an aide to the mayor”."""
    modifiers = [token for token in claim.subject.modifiers if token.word not in words.speakers_only]
    return bool(modifiers) or claim.subject.possessed or _tells_where(claim, words)


def _tells_where(claim: Claim, words: Grammar) -> bool:
    """Whether the words after the noun lead to more than “the matter”: “at the ministry”, “close to the mayor”."""
    after = list(takewhile(lambda token: token.word not in STOPS | {","}, claim.after[:_NEAR]))
    led = claim.hit.list == "inside-people" or bool(after and after[0].word in words.affiliations)
    return led and after[-1:] != [] and after[-1].word not in words.matters


def _explains(article: Article, formula: Hit, words: Grammar, claim: Claim | None = None) -> bool:
    """Whether a formula (in the paragraph of a claim, if one is given) gives the reason why a name is withheld."""
    if claim and article.block_at(formula.span.start) != article.block_at(claim.span.start):
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
        "followed": "“{quote}”: if whoever is named next is meant, name them here; if others are, say why they aren't.",
        "formula": "“{quote}”: a name is withheld. Say why, as exactly as the source allows.",
    },
    severities={"described": Severity.NOTE, "followed": Severity.NOTE, "formula": Severity.NOTE},
    words=(*WITHHELD, "anonymity"),
    hit_driven=True,
)
