"""An article that leans on unnamed sources and names none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from newslint import WHOLE, Article, ArticleRule, Context, Finding, Limit, Related, Span
from newslint_attribution import _agentless, _reactions
from newslint_attribution._claims import Claims
from newslint_attribution._sources import VAGUE, WITHHELD

_WORD = re.compile(r"[^\W_]+")
_NOT_SINGULAR = frozenset({"they", "we"})


@dataclass(frozen=True, slots=True)
class Options:
    """Options of attribution/no-named-source."""

    least: Annotated[int, "claims without a named source from which an article leans on them", Limit(1)] = 3
    per_thousand: Annotated[float, "such claims per thousand words, at least", Limit(0)] = 6.0


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield one finding about an article with many claims by nobody and none by somebody."""
    if len(context.hits) < context.options.least or _names_a_source(article):
        return
    claims = sorted(_claims(article, context))
    words = sum(1 for block in article.prose for _ in _WORD.finditer(article.text, block.start, block.end))
    if len(claims) >= context.options.least and len(claims) * 1000 >= context.options.per_thousand * words:
        yield context.finding(WHOLE, "nobody", *map(Related, claims), count=len(claims))


def _names_a_source(article: Article) -> bool:
    """Whether anybody with a name, or a “he” or “she” that must be somebody's, says anything."""
    return any(
        each.named or article.text[each.source_start : each.source_end].lower() not in _NOT_SINGULAR
        for each in article.attributions
    )


def _claims(article: Article, context: Context[Options]) -> Iterator[Span]:
    """The claims, views and reactions that nobody is named for."""
    people = [hit for hit in context.hits if hit.list in (*WITHHELD, *VAGUE)]
    views = [hit for hit in context.hits if hit.list in _agentless.LISTS]
    reactions = [hit for hit in context.hits if hit.list == "reactions"]
    yield from (claim.span for claim in Claims(article, context).by(people))
    yield from _agentless.Views(article, context).among(views)
    yield from _reactions.Reactions(article, context).among(reactions)


rule = ArticleRule(
    "attribution/no-named-source",
    check,
    title="No named source",
    advice="Attribute at least the main claim to somebody the reader can identify.",
    messages={"nobody": "{count} claims and no named source: attribute at least the main one to somebody with a name."},
    words=(*WITHHELD, *VAGUE, *_agentless.LISTS, "reactions"),
    options=Options,
)
