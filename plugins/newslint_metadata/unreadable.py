"""Front matter that can't be read: a syntax error, a fence never closed, too big or too deep, a date that is none."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Article, ArticleRule, Context, FaultKind, Finding, NoOptions, Origin, Severity

_KINDS = (FaultKind.FRONT_MATTER, FaultKind.LIMIT)
_ORIGINS = (Origin.FRONT_MATTER, Origin.HEADER_LINE)
# Eleventy's own words for “when the file was made”, YAML's for yes and no under keys like “published”.
_MEANT = frozenset("created, last modified, git created, git last modified, yes, no, true, false, on, off".split(", "))
_MARKUP = "{<%$"


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each fault where the parser met it, and each date value without a single digit."""
    for fault in article.faults:
        if fault.kind in _KINDS:
            yield context.finding(fault.where, "unreadable", problem=fault.message[:1].upper() + fault.message[1:])
    for told in article.metadata.date_texts:
        if told.origin in _ORIGINS and _is_no_date(told.value):
            yield context.finding(told.where, "date", value=told.value)


def _is_no_date(value: str) -> bool:
    """Whether a value can be no date in any form or language: it has no number, and no template puts one in."""
    if value[:1].isdecimal() or any(char.isnumeric() or char in _MARKUP for char in value):
        return False
    return value.strip().lower() not in _MEANT


rule = ArticleRule(
    "metadata/unreadable",
    check,
    title="Unreadable front matter",
    advice="Mend the front matter at the place shown: without it, headline, date and byline are lost.",
    messages={
        "unreadable": "{problem}. Mend it, or what it says is lost.",
        "date": "“{value}” is no date: write the day, as in 2026-02-14.",
    },
    severity=Severity.ERROR,
    severities={"date": Severity.WARNING},
)
