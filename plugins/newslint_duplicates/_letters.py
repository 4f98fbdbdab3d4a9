"""Text reduced to what copies have in common: its letters and digits, in lower case."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from newslint import Article, Block, BlockKind, Zone

LETTERS_A_WORD = 5
"""How many letters a word is taken to have where text is measured by its letters (English news: 4.7)."""

SPACELESS = r"\u3040-\u30ff\u3400-\u9fff"
"""Letters of scripts without spaces, where two characters say about as much as a word."""

_PAIR = re.compile(f"[{SPACELESS}]{{2}}")
WORD = re.compile(rf"[{SPACELESS}]{{1,2}}|[^\W{SPACELESS}]+")
"""A word, or two characters where words aren't set apart."""

_BETWEEN = "\0"  # stands between blocks, and stays while other marks go
_OTHER = bytes(code for code in range(1, 128) if not chr(code).isalnum())
# Spaces, dashes, quotation marks and the like beyond ASCII, in UTF-8: Latin-1, general, ideographic, full width.
_MARKS = re.compile(rb"\xc2[\xa0-\xbf]|\xe2\x80[\x80-\xaf]|\xe3\x80[\x80-\x9f]|\xef\xbc[\x81-\x8f\x9a-\xa0]")
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


class Digest(NamedTuple):
    """How many letters a text has (in bytes), and a hash of them."""

    length: int
    value: bytes


def letters_by_block(article: Article) -> list[tuple[Block, bytes]]:
    """The prose of the article itself (no comments of readers, no menus), each block with its letters."""
    blocks = [block for block in article.prose if block.zone is Zone.MAIN]
    text = article.text.replace(_BETWEEN, " ")
    letters = _letters(_BETWEEN.join([text[block.start : block.end] for block in blocks]))
    return list(zip(blocks, letters, strict=False))


@lru_cache(maxsize=1)  # the rules of this family ask about each article, one after the other
def _letters(text: str) -> list[bytes]:
    data = text.lower().encode("utf-8", "surrogatepass").translate(None, _OTHER)
    return (data if data.isascii() else _MARKS.sub(b"", data)).split(_BETWEEN.encode())


def count_words(text: str) -> int:
    """The length of a text in words as a reader counts them: “3.12” and a URL are one each, “|” is none."""
    return sum(any(map(str.isalnum, word)) for word in text.split()) + len(_PAIR.findall(text))


def digest_of(article: Article) -> Digest:
    """What tells an article's whole text from others."""
    data = b"".join([letters for _, letters in letters_by_block(article)])
    return Digest(len(data), blake2b(data, digest_size=16).digest())


def is_own(article: Article, block: Block) -> bool:
    """Whether a block is running text of the article's own: no heading, no table, nothing set off as a quotation."""
    return block.kind in _RUNNING and not article.inside(block, BlockKind.QUOTE)


def own_prose(article: Article) -> list[Block]:
    """The running text that the article has written itself."""
    return [block for block in article.prose if block.zone is Zone.MAIN and is_own(article, block)]


def own_places(article: Article) -> tuple[tuple[int, int], ...]:
    """Where in the body that text is."""
    return tuple((block.start, block.end) for block in own_prose(article))
