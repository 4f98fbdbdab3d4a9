"""The text of an article as lines, each with what tells boilerplate from a story."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from newslint import Article, Block, BlockKind, Inline, InlineKind, NamedTuple, Zone, fold, frozen, regex

LONGEST = 450
"""Characters of the longest line that could be boilerplate by its words."""
_DIGIT = regex(r"\d")
_NUMBER = regex(r"\d+(?:[.,]\d+)*")
_OTHER = regex(r"[^\w']+|_+")
_ENDS = regex(r"[.!?…][”’\"'»)\]]*$")
_STOPS = (".", "!", "?", "…")
_PLAIN = bytes(byte if chr(byte).isalnum() or chr(byte) == "'" else 32 for byte in range(128)) + bytes(128)
_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_LOWER = bytes.maketrans(_LETTERS.upper(), _LETTERS)
_NO_LETTERS = bytes(set(range(256)) - set(_LETTERS + _LETTERS.upper() + b"\n"))


class Wording(NamedTuple):
    """A line by itself: what it says, what word lists know it by, and how many words it has."""

    text: str
    key: str
    words: int

    @property
    def is_sentence(self) -> bool:
        """Whether the line ends as a sentence does."""
        return is_sentence(self.text)


@frozen(slots=False, eq=False)
class Line:
    """A line of the body, white space around it left out."""

    article: Article
    block: Block
    start: int
    text: str
    words: int

    @property
    def end(self) -> int:
        """Where the line ends."""
        return self.start + len(self.text)

    @cached_property
    def wording(self) -> Wording:
        """The line by itself."""
        return Wording(self.text, self.key, self.words)

    @cached_property
    def key(self) -> str:
        """What word lists know the line by.

        It is empty where the line can't be boilerplate by its words: in code, quotations, tables, captions.
        """
        readable = (
            len(self.text) <= LONGEST
            and (self.is_item or self.is_heading or self.block.kind is BlockKind.PARAGRAPH)
            and self.article.is_prose(self.start, self.end)
            and not self.article.inside(self.block, BlockKind.QUOTE)
        )
        return key_of(self.text) if readable else ""

    @property
    def is_heading(self) -> bool:
        """Whether the format marks the line as a heading."""
        return self.block.kind is BlockKind.HEADING

    @property
    def is_item(self) -> bool:
        """Whether the line is an item of a list."""
        return self.block.kind is BlockKind.ITEM

    @property
    def is_sentence(self) -> bool:
        """Whether the line ends as a sentence does."""
        return is_sentence(self.text)

    @property
    def is_story(self) -> bool:
        """Whether the line could be a paragraph of a story, or else a teaser of another."""
        return self.words > 30 or (self.words >= 12 and self.is_sentence) or self.block.kind is BlockKind.CODE


@frozen(slots=False, eq=False)
class Squeezed:
    """A text, the same as bytes, and what is left of it: the letters a to z, in lower case, and the line breaks."""

    text: str
    data: bytes
    left: bytes

    @cached_property
    def lines(self) -> list[bytes]:
        """What is left of each line. Lines with the same key look the same there."""
        return self.left.split(b"\n")

    @cached_property
    def typed(self) -> list[bytes]:
        """Each line as it is typed."""
        return self.data.split(b"\n")


@frozen(slots=False, eq=False)
class Lines:
    """The lines of an article's own text. A ``Line`` is made of one only when it is asked for.

    ``blocks``, ``starts`` and ``texts`` have a member for each; ``whole`` is all of them, joined by line breaks.
    ``zoned``: some may stand in what a page marks up as something other than the article.
    """

    article: Article
    blocks: Sequence[Block]
    starts: Sequence[int]
    texts: Sequence[str]
    whole: str
    zoned: bool

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self.texts)

    def __getitem__(self, i: int) -> Line:
        """The line of a number."""
        if i not in self._made:
            text = self.texts[i]
            self._made[i] = Line(self.article, self.blocks[i], self.starts[i], text, text.count(" ") + 1)
        return self._made[i]

    @cached_property
    def _made(self) -> dict[int, Line]:
        return {}

    @cached_property
    def squeezed(self) -> Squeezed:
        """The lines, squeezed."""
        return squeeze(self.whole)

    def is_linked(self, i: int) -> bool:
        """Whether a line is a link and little else."""
        links, starts = self._links
        start, end = self[i].start, self[i].end
        inside = range(bisect_left(starts, start), bisect_left(starts, end))
        return sum(min(links[i].end, end) - links[i].start for i in inside) >= 0.8 * (end - start)

    @cached_property
    def _links(self) -> tuple[list[Inline], list[int]]:
        links = [inline for inline in self.article.inlines if inline.kind is InlineKind.LINK]
        return links, [link.start for link in links]


def key_of(text: str) -> str:
    """A line as word lists know it: folded, no punctuation, every number 0."""
    folded = fold(text)
    if _DIGIT.search(folded):
        folded = _NUMBER.sub("0", folded)
    if folded.isascii() and "_" not in folded:  # nearly all lines, in half the time
        return b" ".join(folded.encode().translate(_PLAIN).split()).decode().strip(" '")
    return _OTHER.sub(" ", folded).strip(" '")


def wording_of(text: str) -> Wording:
    """A line, wherever it stands."""
    return Wording(text, key_of(text), text.count(" ") + 1)


def squeeze(text: str, data: bytes | None = None) -> Squeezed:
    """A text and what is left of it. ``data`` is the text in UTF-8, where that is at hand."""
    if data is None:
        data = text.encode("utf-8", "replace")
    return Squeezed(text, data, data.translate(_LOWER, _NO_LETTERS))


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return text.endswith(_STOPS) or bool(_ENDS.search(text[-8:]))


def lines_of(article: Article, *, marked_up: bool) -> Lines:
    """The lines of an article's own text.

    What an HTML page itself marks up as footer, comments, navigation or aside stands in its place there and comes
    along only when ``marked_up``; a page's header never does.
    """
    main, header, other = Zone.MAIN, Zone.HEADER, BlockKind.OTHER  # looked up once, not for each block
    blocks = [
        block
        for block in article.leaves
        if block.kind is not other and (block.zone is main or (marked_up and block.zone is not header))
    ]
    text = article.text
    texts = [text[block.start : block.end] for block in blocks]
    whole = "\n".join(texts)
    if whole.count("\n") == len(texts) - 1 and all(texts) and texts == list(map(str.strip, texts)):
        return Lines(article, blocks, [block.start for block in blocks], texts, whole, marked_up)
    homes: list[Block] = []
    starts: list[int] = []
    lines: list[str] = []
    for block, piece in zip(blocks, texts, strict=True):
        first, found = _parted(piece, block.start)
        homes += [block] * len(found)
        starts += first
        lines += found
    return Lines(article, homes, starts, lines, "\n".join(lines), marked_up)


def _parted(text: str, start: int) -> tuple[list[int], list[str]]:
    """Where the lines of a text begin that begins at ``start``, and the lines; none is blank."""
    if "\n" not in text:
        line = text.strip()
        return ([start + text.index(line)], [line]) if line else ([], [])
    pieces = text.split("\n")
    lengths = map(len, map(str.lstrip, pieces))  # a listing may have thousands of lines: no loop in Python
    ends = accumulate(map(len, pieces))
    starts = [start + i + end - length for i, (end, length) in enumerate(zip(ends, lengths, strict=True)) if length]
    return starts, list(filter(None, map(str.strip, pieces)))
