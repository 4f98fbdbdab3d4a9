"""Text reduced to what copies have in common: its letters and digits, in lower case."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise
from operator import itemgetter

from newslint import Article, Block, BlockKind, NamedTuple, Zone, regex

LETTERS_A_WORD = 5
"""How many letters a word is taken to have where text is measured by its letters (English news: 4.7)."""

SPACELESS = r"\u3040-\u30ff\u3400-\u9fff"
"""Letters of scripts without spaces, where two characters say about as much as a word."""

_PAIR = regex(f"[{SPACELESS}]{{2}}")
WORD = regex(rf"[{SPACELESS}]{{1,2}}|[^\W{SPACELESS}]+")
"""A word, or two characters where words aren't set apart."""

_PARAGRAPH, _ITEM, _QUOTE = BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE
_OWN = frozenset({_PARAGRAPH, _ITEM})
_BESIDE = {BlockKind.HEADING, BlockKind.CAPTION, BlockKind.LIST, BlockKind.CODE, BlockKind.OTHER}
_NEARLY_OWN = frozenset({*_OWN, *_BESIDE})
_kind, _start, _end, _zone = map(itemgetter, (0, 1, 2, 4))  # of a block, for all blocks in one call

_BETWEEN = b"\0"  # stands between blocks, and stays while other marks go
_LINE = b"\n"
_BLANK = b"\n\n"  # what stands between blocks in an article's text
_ASCII = bytes(range(128))
_BEYOND = bytes(range(128, 256))
_OTHER = bytes(code for code in range(128) if not chr(code).isalnum())
_LOWER = bytes(range(256)).lower()  # capitals beyond ASCII stay as they are
_MARKS = {
    b"\xe2": regex(rb"\xe2\x80[\x80-\xaf]"),
    b"\xc2": regex(rb"\xc2[\xa0-\xbf]"),
    b"\xe3": regex(rb"\xe3\x80[\x80-\x9f]"),
    b"\xef": regex(rb"\xef\xbc[\x81-\x8f\x9a-\xa0]"),
}
"""Spaces, dashes, quotation marks and the like beyond ASCII, in UTF-8, by their first byte: general, Latin-1,
ideographic, full width."""


class Digest(NamedTuple):
    """How many letters a text has (in bytes), and a hash of them."""

    length: int
    value: bytes


class Letters(NamedTuple):
    """The letters of an article's own prose (no comments of readers, no menus): all, and as blank lines part them.

    ``are_blocks``: what isn't empty of the parts are the letters of the blocks, as it nearly always is. Else there are
    blocks of several lines, which other blocks with the same letters may break elsewhere.
    """

    whole: bytes
    parts: list[bytes]
    are_blocks: bool


def letters_in(article: Article) -> Letters:
    """The letters of an article, worked out once for all rules."""
    return article.shared(_letters)


def _letters(article: Article) -> Letters:
    blocks = prose_of(article)
    if len(blocks) == len(article.leaves):
        text, data = article.text, article.encoded
    else:
        text = _with_no_others(article, blocks)
        data = text.encode("utf-8", "replace")
    squeezed = _squeezed(text, data, _LINE)
    parts, breaks = squeezed.split(_BLANK), squeezed.count(_LINE)
    between = len(text) - sum(map(_end, blocks)) + sum(map(_start, blocks))
    return Letters(b"".join(parts if breaks == between else squeezed.split(_LINE)), parts, breaks == between)


def prose_of(article: Article) -> Sequence[Block]:
    """The blocks of the prose of the article itself."""
    blocks = article.prose
    if list(map(_zone, blocks)).count(Zone.MAIN) == len(blocks):
        return blocks
    return [block for block in blocks if block.zone is Zone.MAIN]


def _with_no_others(article: Article, blocks: Sequence[Block]) -> str:
    """The text of an article with no other blocks than some, nor what stands between the others and the next."""
    kept: list[str] = []
    at, starts = 0, set(map(_start, blocks))
    for block, following in pairwise([*article.leaves, None]):
        if block and block.start not in starts:
            kept.append(article.text[at : block.start])
            at = following.start if following else block.end
    return "".join([*kept, article.text[at:]]).rstrip("\n")


def letters_by_block(article: Article) -> list[bytes]:
    """The letters of each of the blocks of the article's own prose."""
    return article.shared(_letters_by_block)


def _letters_by_block(article: Article) -> list[bytes]:
    blocks, letters = prose_of(article), letters_in(article)
    if letters.are_blocks and len(letters.parts) == len(blocks):
        return letters.parts
    text = article.text.replace("\0", " ")
    return letters_of("\0".join([text[block.start : block.end] for block in blocks])) if blocks else []


def letters_of(text: str) -> list[bytes]:
    """The letters of a text in lower case, cut where blocks end."""
    return _squeezed(text, text.encode("utf-8", "surrogatepass"), _BETWEEN).split(_BETWEEN)


def _squeezed(text: str, data: bytes, kept: bytes) -> bytes:
    """The letters of a text that is at hand in UTF-8, in lower case, and one sign that is to stay.

    Few texts have other characters beyond ASCII than marks: what there is of these is looked at first, by itself.
    """
    others = _OTHER.replace(kept, b"")
    if not data.isascii():
        letters = _without_marks(data.translate(None, _ASCII))
        if not letters:
            others += _BEYOND
        else:
            data = _without_marks(text.lower().encode("utf-8", "surrogatepass") if _has_capitals(letters) else data)
    return data.translate(_LOWER, others)


def _without_marks(data: bytes) -> bytes:
    """A text in UTF-8 without the marks beyond ASCII; one search for each kind, where its first byte is there."""
    for lead, marks in _MARKS.items():
        if lead in data:
            data = marks.sub(b"", data)
    return data


def _has_capitals(letters: bytes) -> bool:
    found = letters.decode("utf-8", "surrogatepass")
    return found != found.lower()


def count_words(text: str) -> int:
    """The length of a text in words as a reader counts them: “3.12” and a URL are one each, “|” is none."""
    return sum(any(map(str.isalnum, word)) for word in text.split()) + len(_PAIR.findall(text))


def digest_of(article: Article) -> Digest:
    """What tells an article's whole text from others."""
    data = letters_in(article).whole
    return Digest(len(data), blake2b(data, digest_size=16).digest())


def own_letters(article: Article) -> bytes:
    """The letters of the running text that the article has written itself: no tables, no quotations.

    Of an article without any of these they are all letters, those of its headings too.
    """
    if _NEARLY_OWN.issuperset(map(_kind, article.blocks)):
        return letters_in(article).whole
    own = set(own_prose(article))
    said = zip(prose_of(article), letters_by_block(article), strict=True)
    return b"".join([letters for block, letters in said if block in own])


def own_prose(article: Article) -> list[Block]:
    """The running text that the article has written itself."""
    own = [block for block in prose_of(article) if block.kind in _OWN]
    if _QUOTE in map(_kind, article.blocks):
        own = [block for block in own if not article.inside(block, _QUOTE)]
    return own


def own_places(article: Article) -> tuple[tuple[int, int], ...]:
    """Where in the body that text is."""
    return tuple((block.start, block.end) for block in own_prose(article))
