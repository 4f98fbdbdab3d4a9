"""An article that nothing dates: no front matter, header, first line, file name or address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from newslint import WHOLE, Article, ArticleRule, Context, FaultKind, Finding, NoOptions, Severity, Uses, parse_date

_MONTH = re.compile(r"(?:^|/)(?:19|20)[0-9]{2}/(?:0[1-9]|1[0-2])(?=/)")
_SECTIONS = frozenset({"_index", "readme"})


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield one finding about an article without a date, unless it is a draft or its front matter was lost."""
    metadata = article.metadata
    if metadata.dates or metadata.date_texts or metadata.modified or not article.text.strip():
        return
    if (metadata.draft and metadata.draft.value) or any(
        fault.kind in (FaultKind.FRONT_MATTER, FaultKind.LIMIT) for fault in article.faults
    ):
        return
    if not _is_section(article) and not _MONTH.search(article.path) and not _dated_elsewhere(article):
        yield context.finding(WHOLE, "missing")


def _is_section(article: Article) -> bool:
    return PurePath(article.path).stem.lower() in _SECTIONS


def _dated_elsewhere(article: Article) -> bool:
    """Whether a key that newslint doesn't know holds a date (``optional_date``, ``release``)."""
    front = article.metadata.front
    return front is not None and any(node.text and parse_date(node.text) for _, node in front.items())


rule = ArticleRule(
    "dates/missing",
    check,
    title="No publication date",
    advice="Say when this was published, in the front matter or below the headline.",
    messages={
        "missing": "No full date says when this was published: give it one, in the front matter or below the headline."
    },
    severity=Severity.NOTE,
    uses=frozenset({Uses.PATH}),
)
