"""A body of a few words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from newslint import BODY, Article, ArticleRule, Context, Finding, InlineKind, Limit, Severity, Span, Uses, frozen
from newslint_body._absence import absence
from newslint_body._links import LINK_KEYS, has_no_body_on_purpose
from newslint_body._story import count_words, ends_well, has_embeds, length, without_headings
from newslint_body._walls import wall_of

_LONGEST_WORD = 40


@frozen
class Options:
    """Options of body/stub."""

    most_words: Annotated[int, "words of the longest body that is found where it ends in no full stop", Limit(1)] = 25
    most_words_of_sentences: Annotated[int, "words of the longest body of whole sentences that is found", Limit(0)] = 14
    link_keys: Annotated[tuple[str, ...], "keys of the front matter that make a post a link, which needs no body"] = (
        LINK_KEYS
    )


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield the body where it is short and no sentence, or shorter still."""
    options = context.options
    if length(article) > _LONGEST_WORD * max(options.most_words, options.most_words_of_sentences):
        return
    blocks = list(without_headings(article))
    if not blocks:
        return
    place = Span(BODY, blocks[0].start, blocks[-1].end)
    message = _how_short(article.quote(place), options)
    if not message or absence(article) or wall_of(article, context):
        return
    if not _is_more_than_text(article, options.link_keys):
        yield context.finding(place, message)


def _how_short(text: str, options: Options) -> str:
    """The message for a short text, or nothing for one that is long enough."""
    whole = ends_well(text)
    most = options.most_words_of_sentences if whole else options.most_words
    if len(text) >= _LONGEST_WORD * most or count_words(text) > most:
        return ""
    return "short" if whole else "stub"


def _is_more_than_text(article: Article, link_keys: tuple[str, ...]) -> bool:
    """Whether what matters stands elsewhere: behind a link, in a picture, a listing or the front matter."""
    links = any(inline.kind is InlineKind.LINK for inline in article.inlines) or "://" in article.text
    return links or has_embeds(article) or has_no_body_on_purpose(article, link_keys)


rule = ArticleRule(
    "body/stub",
    check,
    title="Hardly any body",
    advice="Tell at least who did what, when and where, in a whole sentence.",
    messages={
        "stub": "This is all there is of the story, and it is no whole sentence: finish it.",
        "short": "This is all there is of the story: is the rest missing?",
    },
    severity=Severity.NOTE,
    options=Options,
    uses=frozenset({Uses.PATH}),
)
