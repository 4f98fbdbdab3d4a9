"""What of an article is the story itself, and whether a text ends as prose does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from newslint import BODY, PROSE, Article, Block, BlockKind, InlineKind, Span, Zone, fold, regex

_WORD = regex(r"\w+(?:[’'\-.]\w+)*")
_LETTERS = regex(r"[^\W_]+")
_UNSPACED = regex(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_END = regex(r"[.!?…。！？][\s”’\"'»)\]*_]*$")
_EMBED = regex(
    r"!\[|\{\{|\{%|<(?:iframe|video|audio|img|picture|embed|object|svg|form|script|table|blockquote)\b", re.I
)
_COMMENT = regex(r"<!--.*?(?:-->|\Z)", re.S)
_FENCE = regex(r"\s*(?:---|\.\.\.|\+\+\+|\})?[ \t]*(?:[\r\n]|\Z)")


_MAIN = Zone.MAIN
_RUNNING = PROSE - {BlockKind.HEADING}
_NONE: frozenset[int] = frozenset()


def story(article: Article) -> Iterator[Block]:
    """The prose of the body's main part, without the lines that only tell headline, byline or date."""
    return in_story(article, article.blocks)


def in_story(article: Article, blocks: Iterable[Block]) -> Iterator[Block]:
    """Those of some blocks that are of the story."""
    told = article.shared(_told)
    return (block for block in blocks if block.zone is Zone.MAIN and block.kind in PROSE and block.start not in told)


def without_headings(article: Article) -> Iterator[Block]:
    """The story without its headings."""
    return (block for block in story(article) if block.kind is not BlockKind.HEADING)


_FAR = 1000


def length(article: Article) -> int:
    """How many characters the story has without its headings. No more of a long one is looked at than its beginning."""
    return article.shared(_length)


def _length(article: Article) -> int:
    told = article.shared(_told)
    characters = 0
    for kind, start, end, _, zone, _ in article.blocks:
        if kind in _RUNNING and zone is _MAIN and start not in told:
            characters += end - start
            if characters > _FAR:
                break
    return characters


def last_blocks(article: Article, count: int) -> list[Block]:
    """The last few blocks of the story; none where the main part of the page ends in something else."""
    told = article.shared(_told)
    found: list[Block] = []
    for block in reversed(article.leaves):
        if block.zone is _MAIN:
            if block.kind in PROSE and block.start not in told:
                found.append(block)
            elif not found:
                break
            if len(found) == count:
                break
    return found[::-1]


def _told(article: Article) -> frozenset[int]:
    """Where the blocks begin that only tell headline, byline or date."""
    metadata = article.metadata
    facts = [*metadata.bylines, *metadata.date_texts, *([metadata.headline] if metadata.headline else [])]
    places = [fact.where for fact in facts if isinstance(fact.where, Span) and fact.where.passage == BODY]
    if not places:  # they stand in the front matter, or nowhere
        return _NONE
    blocks = ((article.block_at(place.start), place) for place in places)
    return frozenset(block.start for block, place in blocks if block and _tells(article, block, place))


def _tells(article: Article, block: Block, place: Span) -> bool:
    """Whether a block is the line that a fact stands in, and no sentence of the story."""
    inside = block.start <= place.start and place.end <= block.end
    return inside and (block.span == place or not ends_well(article.text[block.start : block.end]))


def is_spaced(text: str) -> bool:
    """Whether a text is in a script that has spaces between words."""
    return text.isascii() or not _UNSPACED.search(text)


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
    folded, known, after = fold(text), _by_first_word(phrases), 0
    for word in _LETTERS.finditer(folded):
        if word.start() < after:
            continue
        begun = known.get(word[0])
        if begun and folded.startswith(begun, word.start()):
            phrase = next(phrase for phrase in begun if folded.startswith(phrase, word.start()))
            after = word.start() + len(phrase)
            yield word.start(), phrase


@cache
def _by_first_word(phrases: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """The phrases by their first words, the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        if first := _LETTERS.match(phrase):
            found.setdefault(first[0], []).append(phrase)
    return {first: tuple(begun) for first, begun in found.items()}
