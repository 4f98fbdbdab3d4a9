"""An article that names no author."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from newslint import WHOLE, Article, ArticleRule, Context, FaultKind, Finding, Severity, Uses, frozen, regex
from newslint_attribution._signatures import is_signed

_WRITTEN = ("createdby", "created_by", "writtenby", "written_by")
_AUTHOR_KEYS = ("author", "byline", "writer", "reporter", "contributor", "creator", *_WRITTEN)
_AGENCY = regex(r"\([A-Z][\w /.&-]+\)")


@frozen
class Options:
    """Options of attribution/missing-byline."""

    link_keys: Annotated[tuple[str, ...], "front matter keys of posts that only link elsewhere"] = (
        "link",
        "external_url",
        "external-url",
        "externalUrl",
        "redirect",
        "redirect_to",
        "source_url",
    )


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield one finding about an article that has no byline, no signature and no agency's name."""
    if article.metadata.bylines or _is_fragment(article) or _is_agency(article):
        return
    if any(fault.kind in (FaultKind.FRONT_MATTER, FaultKind.LIMIT) for fault in article.faults):
        return
    front = article.metadata.front
    keys = [key for key, _ in front.items()] if front else []
    if not (_names_author(keys) or any(key in context.options.link_keys for key in keys) or is_signed(article)):
        yield context.finding(WHOLE, "missing")


def _names_author(keys: Iterable[str]) -> bool:
    """Whether one of these keys is for who wrote an article."""
    names = " ".join(keys).lower()
    return any(word in names for word in _AUTHOR_KEYS)


def _is_fragment(article: Article) -> bool:
    """Whether nothing tells that a text is an article: no front matter, headline, date or place."""
    metadata = article.metadata
    return not (metadata.front or metadata.headline or metadata.dates or metadata.dateline)


def _is_agency(article: Article) -> bool:
    """Whether the dateline names an agency: “LEEDS (Reuters) —”."""
    dateline = article.metadata.dateline
    return dateline is not None and _AGENCY.search(dateline.value) is not None


rule = ArticleRule(
    "attribution/missing-byline",
    check,
    title="No byline",
    advice="Name the author.",
    messages={"missing": "Nothing names an author: add a byline."},
    severity=Severity.NOTE,
    options=Options,
    uses=frozenset({Uses.PATH}),
)
