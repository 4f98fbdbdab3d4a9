"""Text reduced to what copies have in common: its letters and digits, in lower case."""

from __future__ import annotations

from hashlib import blake2b

from newslint import Article, Block, BlockKind, NamedTuple, Zone, regex

LETTERS_A_WORD = 5
"""How many letters a word is taken to have where text is measured by its letters (English news: 4.7)."""

SPACELESS = r"\u3040-\u30ff\u3400-\u9fff"
"""Letters of scripts without spaces, where two characters say about as much as a word."""

_PAIR = regex(f"[{SPACELESS}]{{2}}")
WORD = regex(rf"[{SPACELESS}]{{1,2}}|[^\W{SPACELESS}]+")
"""A word, or two characters where words aren't set apart."""

_PARAGRAPH, _ITEM = BlockKind.PARAGRAPH, BlockKind.ITEM
_BETWEEN = "\0"  # stands between blocks, and stays while other marks go
_ASCII = bytes(range(128))
_OTHER = bytes(code for code in range(1, 128) if not chr(code).isalnum())
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


Said = list[tuple[Block, bytes]]


def letters_by_block(article: Article) -> Said:
    """The prose of the article itself (no comments of readers, no menus), each block with its letters."""
    return article.shared(_letters_by_block)


def _letters_by_block(article: Article) -> Said:
    blocks = [block for block in article.prose if block.zone is Zone.MAIN]
    text = article.text.replace(_BETWEEN, " ")
    letters = letters_of(_BETWEEN.join([text[block.start : block.end] for block in blocks]))
    return list(zip(blocks, letters, strict=False))


def letters_of(text: str) -> list[bytes]:
    """The letters of a text in lower case, cut where blocks end."""
    data = _without_marks(text)
    if not data.isascii() and _has_capitals(data.translate(None, _ASCII)):
        data = _without_marks(text.lower())
    return data.translate(_LOWER, _OTHER).split(_BETWEEN.encode())


def _without_marks(text: str) -> bytes:
    """A text in UTF-8, without the marks beyond ASCII; one search for each kind, where its first byte is there."""
    data = text.encode("utf-8", "surrogatepass")
    for lead, marks in () if data.isascii() else _MARKS.items():
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
    data = b"".join([letters for _, letters in letters_by_block(article)])
    return Digest(len(data), blake2b(data, digest_size=16).digest())


def is_own(article: Article, block: Block) -> bool:
    """Whether a block is running text of the article's own: no heading, no table, nothing set off as a quotation."""
    return (block.kind is _PARAGRAPH or block.kind is _ITEM) and not article.inside(block, BlockKind.QUOTE)


def own_letters(article: Article) -> bytes:
    """The letters of the running text that the article has written itself."""
    said = letters_by_block(article)
    if BlockKind.QUOTE in [block.kind for block in article.blocks]:
        said = [each for each in said if not article.inside(each[0], BlockKind.QUOTE)]
    return b"".join([letters for block, letters in said if block.kind is _PARAGRAPH or block.kind is _ITEM])


def own_prose(article: Article) -> list[Block]:
    """The running text that the article has written itself."""
    return [block for block in article.prose if block.zone is Zone.MAIN and is_own(article, block)]


def own_places(article: Article) -> tuple[tuple[int, int], ...]:
    """Where in the body that text is."""
    return tuple((block.start, block.end) for block in own_prose(article))
