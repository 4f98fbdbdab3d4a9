"""Direct speech with no speaker in its paragraph or the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from newslint import Article, ArticleRule, Context, Finding, Limit, Severity
from newslint_attribution._speech import Speech


@dataclass(frozen=True, slots=True)
class Options:
    """Options of attribution/unattributed-quote."""

    min_words: Annotated[int, "words that a quotation has at least; shorter ones may be titles", Limit(2)] = 6


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield each quotation that stands alone and that nobody near it speaks."""
    if article.quotations:
        for span in Speech(article, context).unattributed(context.options.min_words):
            yield context.finding(span, "unattributed")


rule = ArticleRule(
    "attribution/unattributed-quote",
    check,
    title="Quotation with no speaker",
    advice="Say who said it.",
    messages={"unattributed": "{quote} has no speaker in this paragraph or the one before: say who said it."},
    severity=Severity.NOTE,
    options=Options,
    needs_language=True,
)
