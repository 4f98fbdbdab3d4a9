"""An article that leans on unnamed sources and names none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from newslint import WHOLE, Article, ArticleRule, Context, Finding, Limit, Related, Span, frozen, regex
from newslint_attribution._agentless import LISTS, Views
from newslint_attribution._claims import claims_of
from newslint_attribution._reactions import Reactions
from newslint_attribution._sources import VAGUE, WITHHELD

_WORD = regex(r"[^\W_]+")
_PEOPLE = (*WITHHELD, *VAGUE)
_NOT_SINGULAR = frozenset({"they", "we"})


@frozen
class Options:
    """Options of attribution/no-named-source."""

    least: Annotated[int, "claims without a named source from which an article leans on them", Limit(1)] = 3
    per_thousand: Annotated[float, "such claims per thousand words, at least", Limit(0)] = 6.0


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield one finding about an article with many claims by nobody and none by somebody."""
    claims = _claims(article, context)
    if len(claims) >= context.options.least and _leans(article, context, len(claims)) and not _names_a_source(article):
        yield context.finding(WHOLE, "nobody", *map(Related, sorted(claims)), count=len(claims))


def _claims(article: Article, context: Context[Options]) -> list[Span]:
    """The claims, views and reactions that nobody is named for; none where these can't be enough."""
    hits, least = context.hits, context.options.least
    claims = claims_of(article, context)
    views, reactions = article.shared(Views, context), article.shared(Reactions, context)
    likely = len(claims.possible(hits, _PEOPLE)) + len(views.possible(hits))
    if likely + sum(hit.list == "reactions" for hit in hits) < least:
        return []
    reacting = len(reactions.possible(hits))
    if likely + reacting < least or not _leans(article, context, likely + reacting):
        return []
    found = [*(claim.span for claim in claims.by(hits, _PEOPLE)), *views.among(hits)]
    most = len(found) + reacting
    return [*found, *reactions.among(hits)] if most >= least and _leans(article, context, most) else []


def _leans(article: Article, context: Context[Options], claims: int) -> bool:
    """Whether so many claims are enough for an article of its length; words are counted only as far as they may be."""
    words = 0
    for block in article.prose:
        words += len(_WORD.findall(article.text, block.start, block.end))
        if claims * 1000 < context.options.per_thousand * words:
            return False
    return True


def _names_a_source(article: Article) -> bool:
    """Whether anybody with a name, or a “he” or “she” that must be somebody's, says anything."""
    return any(
        each.named or article.text[each.source_start : each.source_end].lower() not in _NOT_SINGULAR
        for each in article.attributions_between(0, len(article.text))
    )


rule = ArticleRule(
    "attribution/no-named-source",
    check,
    title="No named source",
    advice="Attribute at least the main claim to somebody the reader can identify.",
    messages={"nobody": "{count} claims and no named source: attribute at least the main one to somebody with a name."},
    words=(*_PEOPLE, *LISTS, "reactions"),
    hit_driven=True,
    options=Options,
)
