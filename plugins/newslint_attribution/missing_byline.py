"""An article that names no author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from newslint import WHOLE, Article, ArticleRule, Context, FaultKind, Finding, Severity, Uses

_NAME = r"[^\W\d_a-z][\w.’'-]*(?: (?:[^\W\d_a-z][\w.’'-]*|de|van|von|der|and|&)){0,6}"
_WORK = r"(?:[Rr]eport(?:ing|ed)|[Ww]ritten|[Ss]tory|[Pp]osted|[Pp]hotos?)(?: and \w+)? "
_SIGNED = re.compile(
    rf"[([*_–—-]{{0,2}}\s?(?:{_WORK})?(?:[Bb]y|BY):?\s{_NAME}"
    rf"|(?:This|The) (?:story|article|report|post) was (?:\w+ )?(?:written|produced|reported|compiled) by {_NAME}"
    rf"|[–—-]{{1,2}}\s?{_NAME}$"
)
_TOP = 25  # blocks in which a byline may stand below menus and teasers
_TAIL = 4  # blocks at the end of an article in which it may be signed
_SHORT = 120  # characters of a line that signs
_AUTHOR_KEY = re.compile(r"(?i)author|byline|writer|reporter|contributor|creator|created_?by|written_?by")
_AGENCY = re.compile(r"\([A-Z][\w /.&-]+\)")


@dataclass(frozen=True, slots=True)
class Options:
    """Options of attribution/missing-byline."""

    link_keys: Annotated[tuple[str, ...], "front matter keys of posts that only link elsewhere"] = (
        "link",
        "external_url",
        "external-url",
        "externalUrl",
        "redirect",
        "redirect_to",
    )


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield one finding about an article that has no byline, no signature and no agency's name."""
    if article.metadata.bylines or _is_fragment(article) or _is_signed(article):
        return
    if any(fault.kind in (FaultKind.FRONT_MATTER, FaultKind.LIMIT) for fault in article.faults):
        return
    front = article.metadata.front
    keys = [key for key, _ in front.items()] if front else []
    links_only = any(key in context.options.link_keys for key in keys)
    if not links_only and not any(_AUTHOR_KEY.search(key) for key in keys):
        yield context.finding(WHOLE, "missing")


def _is_fragment(article: Article) -> bool:
    """Whether nothing tells that a text is an article: no front matter, headline, date or place."""
    metadata = article.metadata
    return not (metadata.front or metadata.headline or metadata.dates or metadata.dateline)


def _is_signed(article: Article) -> bool:
    """Whether an article ends with its writer's name, or has it or its agency's on top."""
    dateline = article.metadata.dateline
    if dateline and _AGENCY.search(dateline.value):
        return True
    lines = (block for block in (*article.prose[:_TOP], *article.prose[-_TAIL:]) if block.end - block.start <= _SHORT)
    return any(_SIGNED.match(article.text, block.start, block.end) for block in lines)


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
