"""Runs of boilerplate lines of one kind, with what belongs to them: headlines under a heading, the words of a comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newslint import BODY, Span
from newslint_boilerplate._kinds import Kind, Mark
from newslint_boilerplate._lines import Line

_COMMENT = 12  # paragraphs of the longest comment
_HEADLINE = 25  # words of the longest headline or teaser below “related”


@dataclass(frozen=True, slots=True)
class Section:
    """Lines ``first`` to ``last`` (inclusive) of one kind. ``strong``: it can be nothing else."""

    kind: Kind
    first: int
    last: int
    start: int
    end: int
    strong: bool
    opened: bool

    @property
    def span(self) -> Span:
        """The section as a span of the body."""
        return Span(BODY, self.start, self.end)

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return self.last - self.first + 1


def sections_of(lines: Sequence[Line], marks: Sequence[Mark | None]) -> tuple[Section, ...]:
    """The sections of an article, in order; they don't overlap."""
    filled = _with_comments(lines, marks)
    story_ends = max((i for i, line in enumerate(lines) if filled[i] is None and line.is_prose), default=-1)
    return tuple(_sections(lines, filled, story_ends))


def _with_comments(lines: Sequence[Line], marks: Sequence[Mark | None]) -> list[Mark | None]:
    """``marks``, with what readers wrote below their names; names above the story are its byline, no comment."""
    story = next((i for i, line in enumerate(lines) if marks[i] is None and line.is_prose), len(lines))
    filled = list(marks)
    for i, mark in enumerate(marks):
        if mark != _HEADER:
            continue
        if i < story:
            filled[i] = None
            continue
        for j in range(i + 1, min(i + 1 + _COMMENT, len(lines))):
            if marks[j] is not None or lines[j].is_heading:
                break
            filled[j] = Mark(Kind.COMMENTS, strong=False, opens=False)
    return filled


_HEADER = Mark(Kind.COMMENTS, strong=False)


def _sections(lines: Sequence[Line], marks: Sequence[Mark | None], story_ends: int) -> Iterator[Section]:
    i = 0
    while i < len(lines):
        mark = marks[i]
        if mark is None:
            i += 1
            continue
        stop = i + 1
        while stop < len(lines) and _goes_on(mark.kind, lines, marks, i, stop, story_ends):
            stop += 1
        own = [each for each in marks[i:stop] if each]
        yield Section(mark.kind, i, stop - 1, lines[i].start, lines[stop - 1].end, _strong(mark.kind, own), mark.opens)
        i = stop


def _goes_on(
    kind: Kind, lines: Sequence[Line], marks: Sequence[Mark | None], first: int, at: int, story_ends: int
) -> bool:
    mark, line = marks[at], lines[at]
    if mark:
        return mark.kind is kind
    if kind is not Kind.RELATED or not (marks[first] or _HEADER).opens or line.is_prose or line.words > _HEADLINE:
        return False
    if line.is_heading and line.block.level <= max(lines[first].block.level, 2):
        return False
    return line.linked or line.is_item or at > story_ends


def _strong(kind: Kind, marks: Sequence[Mark]) -> bool:
    if any(mark.strong for mark in marks):
        return True
    return kind is Kind.FORM and len(marks) >= 3
