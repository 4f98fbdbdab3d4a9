"""Whether a body stops in mid-sentence, where nothing but its last words tells."""

from __future__ import annotations

from typing import Any

from newslint import BODY, Article, Block, BlockKind, Context, InlineKind, Span, regex
from newslint_body._story import count_words, ends_cut, ends_well, phrase_in, story

_SIGNED = regex(r"[”\"’'][ \n]?[—–-]{1,2} ?[A-Z]")
_ADDRESS = regex(r"://|www\.|\S@\S")
_LAST_WORD = regex(r"[^\W\d_]+[,;]?\Z")
_TAIL = 60
_WIRE_PARAGRAPHS = 3
_LONG_WORDS = 12
_FEWEST_WORDS = 8


def is_half(article: Article, last: Block, context: Context[Any]) -> bool:
    """Whether the last paragraph stops in mid-sentence; all other long ones end in full stops, as agency copy does.

    Lines with one of the list “pointers” (“Read next”) lead elsewhere, and need no full stop.
    """
    text = article.text[last.start : last.end].rstrip()
    if last.kind is not BlockKind.PARAGRAPH or not ends_cut(text):
        return False
    word = _LAST_WORD.search(text[-_TAIL:])
    if not (word and word[0][0].islower()):
        return False
    if count_words(text) < _FEWEST_WORDS or _needs_no_stop(text, context.words("pointers")):
        return False
    if any(inline.kind is InlineKind.LINK and inline.end >= last.end - 1 for inline in article.inlines):
        return False
    return _is_like_agency_copy(article, list(story(article))[:-1])


def last_words(article: Article, block: Block) -> Span:
    """The last few words of a block."""
    text = article.text[block.start : block.end].rstrip()
    start = text.rfind(" ", 0, max(0, len(text) - 30)) + 1
    return Span(BODY, block.start + start, block.start + len(text))


def _needs_no_stop(text: str, pointers: frozenset[str]) -> bool:
    """Whether a last line ends in an address, points at another page, or says who is quoted."""
    edges = text if len(text) <= 2 * _TAIL else f"{text[:_TAIL]}\n{text[-_TAIL:]}"
    return bool(_ADDRESS.search(text[-_TAIL:]) or _SIGNED.search(text[-3 * _TAIL :]) or phrase_in(edges, pointers))


def _is_like_agency_copy(article: Article, blocks: list[Block]) -> bool:
    """Whether there are several long paragraphs, all with full stops, and no list of headlines after them."""
    paragraphs = [article.text[block.start : block.end] for block in blocks if block.kind is BlockKind.PARAGRAPH]
    if blocks and blocks[-1].kind is BlockKind.PARAGRAPH and not ends_well(paragraphs[-1]):
        return False
    long = [paragraph for paragraph in paragraphs if count_words(paragraph) >= _LONG_WORDS]
    return len(long) >= _WIRE_PARAGRAPHS and all(map(ends_well, long))
