"""Text reduced to what copies have in common: its letters and digits, in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from newslint import Article, Block, BlockKind, Zone

LETTERS_A_WORD = 5
"""How many letters a word is taken to have where text is measured by its letters (English news: 4.7)."""

_OTHER = bytes(code for code in range(128) if not chr(code).isalnum())
# Spaces, dashes, quotation marks and the like beyond ASCII, in UTF-8: Latin-1, general, ideographic, full width.
_MARKS = re.compile(rb"\xc2[\xa0-\xbf]|\xe2\x80[\x80-\xaf]|\xe3\x80[\x80-\x9f]|\xef\xbc[\x81-\x8f\x9a-\xa0]")


def letters(text: str) -> bytes:
    """The letters and digits of a text in lower case, as UTF-8."""
    data = text.lower().encode("utf-8", "surrogatepass").translate(None, _OTHER)
    return data if data.isascii() else _MARKS.sub(b"", data)


class Digest(NamedTuple):
    """How many letters a text has, and a hash of them."""

    length: int
    value: bytes


@lru_cache(maxsize=1)  # several rules ask about each article, one after the other
def _digest(text: str) -> Digest:
    data = letters(text)
    return Digest(len(data), blake2b(data, digest_size=16).digest())


def digest_of(article: Article) -> Digest:
    """What tells an article's whole text from others."""
    return _digest(text_of(article, main_prose(article)))


def main_prose(article: Article) -> Iterator[Block]:
    """The prose of the article itself: no comments of readers, no menus."""
    return (block for block in article.prose if block.zone is Zone.MAIN)


_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


def own_prose(article: Article) -> Iterator[Block]:
    """The running text that the article has written itself: no headings or tables, nothing set off as a quotation."""
    for block in main_prose(article):
        if block.kind in _RUNNING and not article.inside(block, BlockKind.QUOTE):
            yield block


def text_of(article: Article, blocks: Iterator[Block]) -> str:
    """The text of some blocks, a line each."""
    return "\n".join(article.text[block.start : block.end] for block in blocks)
