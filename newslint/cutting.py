"""Taking whole lines out of an article's source."""

from __future__ import annotations

import re

from newslint.article import Article
from newslint.findings import Edit
from newslint.patterns import regex
from newslint.spans import BODY, SourceSpan, Span

_FORMATS = ("markdown", "text")  # in which a paragraph stands on lines of its own
_DEFINED = regex(r"^ {0,3}\[[^\[\]\r\n]+\]:", re.M)  # what links and footnotes elsewhere refer to
_ENDS = "\r\n"


def cut(article: Article, span: Span) -> Edit | None:
    """The edit that takes the lines of some paragraphs out, with the blank lines before them.

    None where these lines hold something else, too, or what something else refers to, and in formats where taking
    lines out could break what is around them.
    """
    place = article.source_span(span)
    if article.format not in _FORMATS or span.passage != BODY or place is None:
        return None
    text = article.source.text
    start, end = _line_start(text, place.start), _line_end(text, place.end)
    if _holds_more(article, span, start, end) or _DEFINED.search(text, start, end):
        return None
    before = text[:start].rstrip()
    opening = _line_end(text, len(before)) if before else start
    return Edit(SourceSpan(min(opening, start), end), "")


def _line_start(text: str, at: int) -> int:
    return max(text.rfind(end, 0, at) for end in _ENDS) + 1


def _line_end(text: str, at: int) -> int:
    """Where the next line begins."""
    found = [place for end in _ENDS if (place := text.find(end, at)) >= 0]
    if not found:
        return len(text)
    return min(found) + (2 if text.startswith("\r\n", min(found)) else 1)


def _holds_more(article: Article, span: Span, start: int, end: int) -> bool:
    """Whether the source from ``start`` to ``end`` holds text of the body that isn't in the span."""
    for block in article.leaves:
        if span.start <= block.start and block.end <= span.end:
            continue
        place = article.source_span(Span(BODY, block.start, block.end))
        if place and place.start < end and place.end > start:
            return True
    return False
