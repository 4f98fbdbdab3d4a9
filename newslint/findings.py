"""What a rule says and where it points, in SARIF's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum, StrEnum

from newslint.spans import SourceSpan, Span
from newslint.tuples import NamedTuple
from newslint.values import frozen


class Severity(StrEnum):
    """How much a finding matters: an error must not be published, a warning wants a look, a note is good to know."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return list(Severity).index(self)


class Whole(Enum):
    """The place of a finding that is about a whole article."""

    WHOLE = "whole article"


WHOLE = Whole.WHOLE

Where = Span | SourceSpan | Whole


class Related(NamedTuple):
    """A second place that helps to understand a finding.

    ``article`` is the id of another article, or empty for the finding's own.
    """

    where: Where
    article: str = ""


class Edit(NamedTuple):
    """Put ``text`` in place of a stretch of the source."""

    span: SourceSpan
    text: str


class Safety(StrEnum):
    """Whether a fix may be applied unseen: safe, unsafe (it may change the meaning) or only a suggestion."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    SUGGESTION = "suggestion"


@frozen
class Fix:
    """A way to mend a finding."""

    description: str
    safety: Safety
    edits: tuple[Edit, ...]


@frozen
class Finding:
    """All that a rule knows: what it found (by message id and data) and where."""

    rule: str
    message: str
    where: Where
    data: Mapping[str, str | int] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


class Position(NamedTuple):
    """A place in a file: line and columns counted from 1, the column in three units."""

    line: int
    column: int
    column_utf16: int
    column_utf8: int


class Region(NamedTuple):
    """A stretch of a file; ``start`` and ``end`` (exclusive) are also given as offsets in characters."""

    start: Position
    end: Position
    offset: int
    length: int


class Excerpt(NamedTuple):
    """A bounded piece of the source line around a region: what comes before, the thing itself, what follows.

    ``cut_before`` and ``cut_after`` tell that the line goes on beyond the piece.
    """

    before: str
    quote: str
    after: str
    cut_before: bool = False
    cut_after: bool = False


@frozen
class Location:
    """A place in a file as people and machines are told it. ``region`` is none for a whole article."""

    path: str
    pointer: str = ""
    region: Region | None = None
    excerpt: Excerpt | None = None
    paragraph: int = 0
    line_hash: str = ""
