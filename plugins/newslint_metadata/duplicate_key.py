"""A name that front matter gives twice, of which all but the last value are silently lost."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import Article, ArticleRule, Context, Finding, NoOptions, Related, Severity


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each name that is given again, at its later place."""
    for duplicate in article.duplicate_keys:
        yield context.finding(duplicate.again, "again", Related(duplicate.first), name=duplicate.name)


rule = ArticleRule(
    "metadata/duplicate-key",
    check,
    title="Key given twice",
    advice="Keep the value that is right, and take the other out.",
    messages={"again": "“{name}” is given twice, and only this last value counts: take one of them out."},
    severity=Severity.WARNING,
    certain="Both names stand in the same mapping, and the finding shows where.",
)
