"""The parts of an article: passages, blocks, inlines, comments, and the faults of reading."""

from __future__ import annotations

from enum import StrEnum

from newslint.findings import WHOLE, Where
from newslint.spans import BODY, MappedText, SourceSpan, Span
from newslint.tuples import NamedTuple
from newslint.values import frozen


class Role(StrEnum):
    """What a passage is to its article."""

    BODY = "body"
    HEADLINE = "headline"
    EXCERPT = "excerpt"
    CAPTION = "caption"
    FIELD = "field"


class BlockKind(StrEnum):
    """What a block is. Lists and block quotes hold other blocks; the rest hold text."""

    __hash__ = str.__hash__  # an enumeration's own is written in Python, and blocks are looked up by the thousand

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    CAPTION = "caption"
    CELL = "table cell"
    CODE = "code"
    OTHER = "not prose"
    LIST = "list"
    QUOTE = "block quote"


CONTAINERS = frozenset({BlockKind.LIST, BlockKind.QUOTE})
PROSE = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CAPTION, BlockKind.CELL})


class Zone(StrEnum):
    """The part of the page that a block stands in, where the format knows."""

    __hash__ = str.__hash__

    MAIN = "main"
    HEADER = "header"
    FOOTER = "footer"
    ASIDE = "aside"
    NAVIGATION = "navigation"
    COMMENTS = "comments"


class InlineKind(StrEnum):
    """What a stretch within a block is."""

    LINK = "link"
    IMAGE = "image"
    CODE = "code"
    EMPHASIS = "emphasis"


class FaultKind(StrEnum):
    """What went wrong while a file was read."""

    ENCODING = "encoding"
    FRONT_MATTER = "front matter"
    LIMIT = "limit"


class Passage(NamedTuple):
    """A text of the article with its role."""

    role: Role
    text: MappedText


class Block(NamedTuple):
    """A block of the body. ``level`` is a heading's, ``parent`` the index of the block around it (-1: none)."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    zone: Zone = Zone.MAIN
    parent: int = -1

    @property
    def span(self) -> Span:
        """The block as a span of the body."""
        return Span(BODY, self.start, self.end)


class Inline(NamedTuple):
    """A link, an image, code or emphasis in the body, with its target and the target's place."""

    kind: InlineKind
    start: int
    end: int
    target: str = ""
    target_span: SourceSpan | None = None


class Comment(NamedTuple):
    """A comment of the format, with its marks; suppressions are read from these."""

    span: SourceSpan
    text: str


@frozen
class Fault:
    """Something that went wrong while the file was read, and where."""

    kind: FaultKind
    message: str
    where: Where = WHOLE
