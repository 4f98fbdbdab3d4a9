"""Blocks of HTML within Markdown. Many only are a comment, or open or close an element, and show nothing."""

from __future__ import annotations

import re

from newslint.markup.collected import Collected
from newslint.parts import Comment
from newslint.patterns import regex
from newslint.spans import SourceSpan

# Tags with nothing but space between them; those of images show something, and of some elements what is in them does.
_TAGS = regex(
    r"(?:\s*+</?(?!img|image|xmp|plaintext)[a-z][^<>\"'&]*+(?:(?:\"[^\"<>]*+\"|'[^'<>]*+')[^<>\"'&]*+)*+>)++\s*+",
    re.I | re.A,
)
_COMMENT = "<!--"
_ENDED_AT_ONCE = ("<!-->", "<!--->")


def read_piece(found: Collected, start: int, end: int) -> None:
    """Read ``source[start:end]`` as a piece of HTML; what it leaves open ends with it."""
    source = found.source
    if source.startswith(_COMMENT, start):
        comment = _whole_comment(source, start, end)
        if comment:
            found.comments.append(comment)
            return
    elif _TAGS.fullmatch(source, start, end):
        return
    from newslint.markup.reading import (
        read_markup,
    )  # half of all that reading imports, and most articles need none of it

    read_markup(found, start, end)


def _whole_comment(source: str, start: int, end: int) -> Comment | None:
    """The comment that a piece is, if it is nothing else."""
    inner = start + len(_COMMENT)
    close = source.find("-->", inner, end)
    if close < 0 or source.startswith(_ENDED_AT_ONCE, start) or source.find("--!>", inner, close) >= 0:
        return None
    span = SourceSpan(start, close + 3)
    return None if source[span.end : end].strip() else Comment(span, source[inner:close])
