"""What of an article is the story itself, and whether a text ends as prose does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from newslint import BODY, PROSE, Article, Block, InlineKind, Span, Zone, fold, regex

_WORD = regex(r"\w+(?:[’'\-.]\w+)*")
_LETTERS = regex(r"[^\W_]+")
_NEXT = 3  # characters after the first word of a phrase that are compared with those of a text at once
_PLAIN = regex(r"[a-z0-9]+")
_UNSPACED = regex(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_END = regex(r"[.!?…。！？][\s”’\"'»)\]*_]*$")
_EMBED = regex(
    r"!\[|\{\{|\{%|<(?:iframe|video|audio|img|picture|embed|object|svg|form|script|table|blockquote)\b", re.I
)
_COMMENT = regex(r"<!--.*?(?:-->|\Z)", re.S)
_FENCE = regex(r"\s*(?:---|\.\.\.|\+\+\+|\})?[ \t]*(?:[\r\n]|\Z)")


def story(article: Article) -> list[Block]:
    """The prose of the body's main part, without the lines that only tell headline, byline or date."""
    return article.shared(_story)


def _story(article: Article) -> list[Block]:
    metadata = article.metadata
    told = [*metadata.bylines, *metadata.date_texts, *([metadata.headline] if metadata.headline else [])]
    places = [fact.where for fact in told if isinstance(fact.where, Span) and fact.where.passage == BODY]
    main = [block for block in article.prose if block.zone is Zone.MAIN]
    if not places:
        return main
    last = max(place.end for place in places)
    lines = {block for block in main if block.start < last and any(_tells(article, block, place) for place in places)}
    return [block for block in main if block not in lines] if lines else main


def _tells(article: Article, block: Block, place: Span) -> bool:
    """Whether a block is the line that a fact stands in, and no sentence of the story."""
    inside = block.start <= place.start and place.end <= block.end
    return inside and (block.span == place or not ends_well(article.text[block.start : block.end]))


def is_last(article: Article, block: Block) -> bool:
    """Whether nothing follows a block in the main part of the page."""
    return next(leaf for leaf in reversed(article.leaves) if leaf.zone is Zone.MAIN) == block


def has_more_words(article: Article, blocks: Sequence[Block], most: int) -> bool:
    """Whether some blocks have more than about so many words."""
    count, total = article.text.count, 0
    for block in blocks:
        total += count(" ", block.start, block.end) + 1
        if total > most:
            return True
    return False


def count_words(text: str) -> int:
    """The words of a text; where a script has no spaces, two characters count as one."""
    unspaced = len(_UNSPACED.findall(text)) if not text.isascii() else 0
    return len(_WORD.findall(_UNSPACED.sub(" ", text) if unspaced else text)) + unspaced // 2


def ends_well(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return bool(_END.search(text[-20:]))


def ends_cut(text: str) -> bool:
    """Whether a text ends in the middle of a sentence: in a letter, a digit, a comma, an opening mark."""
    last = text.rstrip()[-1:]
    return bool(last) and (last in ",;([“‘" or unicodedata.category(last)[0] in "LN")


def has_embeds(article: Article) -> bool:
    """Whether something other than prose stands in the body: an image, a video, a listing, a tag of the site's own.

    Only in files that are one article the source is looked at, too; a page has videos and forms around the article.
    """
    if any(inline.kind is InlineKind.IMAGE for inline in article.inlines):
        return True
    if any(block.kind not in PROSE for block in article.leaves):
        return True
    return article.format in ("markdown", "text") and bool(_EMBED.search(remainder(article)))


def remainder(article: Article) -> str:
    """The source below the front matter, without comments."""
    front = article.metadata.front
    text = article.source.text
    at = front.span.end if front else 0
    if front and (fence := _FENCE.match(text, at)):
        at = fence.end()
    return _COMMENT.sub("", text[at:])


def phrase_in(text: str, phrases: frozenset[str]) -> str:
    """The first of the phrases that stands in a text, or nothing."""
    return next((phrase for _, phrase in phrases_in(text, phrases)), "")


def phrases_in(text: str, phrases: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The phrases that stand in a text, from the beginning of a word on, and where; of those that overlap, the longest
    of the first."""
    folded, known, after = fold(text), _by_beginning(phrases), 0
    for word in _LETTERS.finditer(folded):
        if (beginnings := known.get(word[0])) is None or word.start() < after:
            continue
        start, end = word.span()
        for phrase in (*beginnings.get(folded[end : end + _NEXT], ()), *beginnings.get("", ())):
            if folded.startswith(phrase, start):
                after = start + len(phrase)
                yield start, phrase
                break


@cache
def telling_words(phrases: frozenset[str]) -> frozenset[bytes]:
    """The longest word of each phrase, as ``Article.vocabulary`` has words: a text without any has none of the phrases.

    Of a phrase without the letters a to z there is none: such phrases would always have to be looked for.
    """
    words = (max(_PLAIN.findall(phrase), key=len, default="") for phrase in phrases)
    return frozenset(word.encode() for word in words)


@cache
def _by_beginning(phrases: frozenset[str]) -> Mapping[str, Mapping[str, list[str]]]:
    """The phrases by their first word and the few characters after it, the longest first; under the empty text those
    that have no more than that.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        if first := _LETTERS.match(phrase):
            following = phrase[first.end() : first.end() + _NEXT]
            beginnings = found.setdefault(first[0], {})
            beginnings.setdefault(following if len(following) == _NEXT else "", []).append(phrase)
    return found
