"""The kinds of boilerplate, and what a line was found to be."""

from __future__ import annotations

from enum import StrEnum

from newslint import NamedTuple


class Kind(StrEnum):
    """A kind of boilerplate; its value begins the names of its word lists."""

    COPYRIGHT = "copyright"
    SITE = "site"
    RELATED = "related"
    COMMENTS = "comments"
    FORM = "form"
    NEWSLETTER = "newsletter"
    SHARE = "share"
    FURNITURE = "furniture"

    @property
    def label(self) -> str:
        """The kind as messages name it."""
        return _LABELS[self]


_LABELS = {
    Kind.COPYRIGHT: "a copyright line",
    Kind.SITE: "a description of the site",
    Kind.RELATED: "related links",
    Kind.COMMENTS: "reader comments",
    Kind.FORM: "a comment form",
    Kind.NEWSLETTER: "a newsletter promotion",
    Kind.SHARE: "share buttons",
    Kind.FURNITURE: "other parts of the page",
}


class Mark(NamedTuple):
    """What a line was found to be. A mark that isn't ``strong`` counts only beside others.

    ``opens``: the line begins something (a heading above links), it doesn't go on with it (a button below them).
    ``name``: the line says who wrote a comment, or when; it means nothing outside of a thread of comments.
    """

    kind: Kind
    strong: bool = True
    opens: bool = True
    name: bool = False
