"""What is known of an article besides its text, and where each fact came from."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from newslint.findings import WHOLE, Where
from newslint.trees.node import Node
from newslint.tuples import NamedTuple

T = TypeVar("T", covariant=True)


class Origin(StrEnum):
    """Where a fact about an article was read, the most trusted first."""

    FRONT_MATTER = "front matter"
    JSON_LD = "JSON-LD"
    META = "meta tag"
    HEADER_LINE = "header line"
    PATH = "path"
    FILE_NAME = "file name"
    URL = "URL"
    DATELINE = "dateline"
    TEXT = "text"
    CONFIGURATION = "configuration"


class Field(NamedTuple, Generic[T]):
    """A fact: its value, where it was read, and the place to point at (``WHOLE`` where there is none)."""

    value: T
    origin: Origin
    where: Where = WHOLE


class Metadata(NamedTuple):
    """The facts, each none where nothing tells.

    ``bylines`` holds an empty text where a byline stands but names nobody. ``dates`` are all the days that
    claim to be the day of publication, the most trusted first; ``date_texts`` are the date values as written,
    readable or not. ``front`` is the raw front matter.
    """

    headline: Field[str] | None = None
    bylines: tuple[Field[str], ...] = ()
    dates: tuple[Field[date], ...] = ()
    date_texts: tuple[Field[str], ...] = ()
    modified: Field[date] | None = None
    language: Field[str] | None = None
    canonical_url: Field[str] | None = None
    provider: Field[str] | None = None
    excerpt: Field[str] | None = None
    genre: Field[str] | None = None
    draft: Field[bool] | None = None
    dateline: Field[str] | None = None
    front: Node | None = None

    @property
    def published(self) -> Field[date] | None:
        """The day of publication, by the most trusted of what tells it."""
        return self.dates[0] if self.dates else None
