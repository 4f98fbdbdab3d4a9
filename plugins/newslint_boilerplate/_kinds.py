"""What boilerplate is of: the kinds, and what a line was found to be."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """A kind of boilerplate; its value names the family's word lists, ``label`` is what messages call it."""

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
        """The kind in a message: “related links”."""
        return _LABELS[self]


_LABELS = {
    Kind.COPYRIGHT: "a copyright line",
    Kind.SITE: "what the site says of itself",
    Kind.RELATED: "related links",
    Kind.COMMENTS: "reader comments",
    Kind.FORM: "a comment form",
    Kind.NEWSLETTER: "a newsletter promotion",
    Kind.SHARE: "share buttons",
    Kind.FURNITURE: "links to other pages of the site",
}


class Mark(NamedTuple):
    """What a line was found to be. A mark that isn't ``strong`` counts only beside others.

    ``opens`` tells a line that begins something (a heading above links, the name above a comment) from one
    that goes on with it.
    """

    kind: Kind
    strong: bool = True
    opens: bool = True
