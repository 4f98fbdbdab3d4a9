"""A body of a few words that don't make a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from newslint import BODY, Article, ArticleRule, BlockKind, Context, Finding, InlineKind, Limit, Severity, Span, Uses
from newslint_body._absence import absence
from newslint_body._links import LINK_KEYS, has_no_body_on_purpose
from newslint_body._story import count_words, ends_well, has_embeds, story
from newslint_body._walls import wall_of

_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Options:
    """Options of body/stub."""

    most_words: Annotated[int, "words of the longest body that is looked at", Limit(1)] = 25
    link_keys: Annotated[tuple[str, ...], "keys of the front matter that make a post a link, which needs no body"] = (
        LINK_KEYS
    )


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield the body where it is short and no sentence."""
    blocks = [block for block in story(article) if block.kind is not BlockKind.HEADING]
    if not blocks:
        return
    place = Span(BODY, blocks[0].start, blocks[-1].end)
    if not _is_short(article.quote(place), context.options.most_words) or absence(article) or wall_of(article, context):
        return
    if not _is_more_than_text(article, context.options.link_keys):
        yield context.finding(place, "stub")


def _is_short(text: str, most: int) -> bool:
    return len(text) < _LONGEST_WORD * most and not ends_well(text) and count_words(text) <= most


def _is_more_than_text(article: Article, link_keys: tuple[str, ...]) -> bool:
    """Whether what matters stands elsewhere: behind a link, in a picture, a listing or the front matter."""
    links = any(inline.kind is InlineKind.LINK for inline in article.inlines) or "://" in article.text
    return links or has_embeds(article) or has_no_body_on_purpose(article, link_keys)


rule = ArticleRule(
    "body/stub",
    check,
    title="Hardly any body",
    advice="Tell at least who did what, when and where, in a whole sentence.",
    messages={"stub": "This is all there is of the story, and it is no whole sentence: finish it."},
    severity=Severity.NOTE,
    options=Options,
    uses=frozenset({Uses.PATH}),
)
