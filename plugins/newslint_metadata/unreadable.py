"""Front matter that can't be read: a syntax error, a fence that is never closed, too big or too deep."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Article, ArticleRule, Context, FaultKind, Finding, NoOptions, Severity

_KINDS = (FaultKind.FRONT_MATTER, FaultKind.LIMIT)


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each fault where the parser met it."""
    for fault in article.faults:
        if fault.kind in _KINDS:
            yield context.finding(fault.where, "unreadable", problem=fault.message[:1].upper() + fault.message[1:])


rule = ArticleRule(
    "metadata/unreadable",
    check,
    title="Unreadable front matter",
    advice="Mend the front matter at the place shown: without it, headline, date and byline are lost.",
    messages={"unreadable": "{problem}. Mend it, or what it says is lost."},
    severity=Severity.ERROR,
)
