"""Direct speech with no speaker in its paragraph or the one before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from newslint import BODY, Article, ArticleRule, Context, Finding, Limit, Severity, Span, frozen
from newslint_attribution._speakers import Speaker
from newslint_attribution._speech import Speech


@frozen
class Options:
    """Options of attribution/unattributed-quote."""

    min_words: Annotated[int, "words that a quotation has at least; shorter ones may be titles", Limit(2)] = 6


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield each quotation that stands alone and that nobody near it speaks."""
    for quotation, speaker in Speech(article, context).unattributed(context.options.min_words):
        message = "closed" if speaker is Speaker.CLOSED else "unattributed"
        yield context.finding(Span(BODY, quotation.start, quotation.end), message)


rule = ArticleRule(
    "attribution/unattributed-quote",
    check,
    title="Quotation with no speaker",
    advice="Say who said it.",
    messages={
        "unattributed": "Nothing here or just before tells who said {quote}: name the speaker.",
        "closed": "{quote} follows a quotation that is closed, as if somebody else spoke now: "
        "say who does, or leave out the closing mark above if nobody else.",
    },
    severity=Severity.NOTE,
    options=Options,
    needs_language=True,
)
