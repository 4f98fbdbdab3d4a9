"""Runs of boilerplate lines of one kind, with what belongs to them: the headlines below “Related articles”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint import BODY, NamedTuple, Span
from newslint_boilerplate._kinds import Kind, Mark
from newslint_boilerplate._lines import Lines

_HEADLINE = 25  # words of the longest headline or teaser in a list of other articles


class Section(NamedTuple):
    """Lines ``first`` to ``last`` (inclusive), of one kind.

    ``strong``: it can be nothing else. ``opens``: it begins with a heading, not with a button or a label.
    ``ends_story``: no paragraph of the story follows.
    """

    kind: Kind
    first: int
    last: int
    span: Span
    strong: bool
    opens: bool
    ends_story: bool = False

    @property
    def is_one_line(self) -> bool:
        """Whether it is a single line."""
        return self.first == self.last


def sections_of(lines: Lines, marks: Sequence[Mark | None]) -> Iterator[Section]:
    """The sections of an article, in order; they don't overlap."""
    story_end = next((i for i in reversed(range(len(lines))) if marks[i] is None and lines[i].is_story), -1)
    i = 0
    while i < len(lines):
        mark = marks[i]
        if mark is None:
            i += 1
            continue
        stop = i + 1
        while stop < len(lines) and _goes_on(lines, marks, mark, i, stop):
            stop += 1
        span = Span(BODY, lines[i].start, lines[stop - 1].end)
        yield Section(mark.kind, i, stop - 1, span, _is_strong(lines, marks, i, stop), mark.opens, stop > story_end)
        i = stop


def _goes_on(lines: Lines, marks: Sequence[Mark | None], opener: Mark, first: int, at: int) -> bool:
    """Whether a section that began at ``first`` holds the line at ``at``."""
    mark, line = marks[at], lines[at]
    if mark:
        return mark.kind is opener.kind
    if opener.kind is not Kind.RELATED or not opener.opens or line.words > _HEADLINE:
        return False
    if line.is_heading and line.block.level <= max(lines[first].block.level, 2):
        return False
    return lines.is_linked(at) or line.is_item


def _is_strong(lines: Lines, marks: Sequence[Mark | None], first: int, stop: int) -> bool:
    """Whether lines can be nothing but boilerplate: a heading with no links below may be the story's own."""
    own = [mark for mark in marks[first:stop] if mark]
    if lines[first].is_heading and own[0].kind is Kind.RELATED and stop - first == 1:
        return False
    if any(mark.strong for mark in own):
        return True
    if own[0].kind is Kind.FORM:
        return len(own) >= 3 and not lines[first].is_item
    return own[0].kind is Kind.SITE and len(own) >= 2
