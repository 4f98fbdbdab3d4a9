"""What readers wrote: from the heading of the comments, or the first name, to the last comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint_boilerplate._kinds import Kind, Mark
from newslint_boilerplate._lines import Lines

_COMMENT = 15  # lines of the longest comment
_LAST = 6  # lines of the last comment, where nothing shows its end
_NEAR = 4  # lines between a heading and the first name
_STORY = 40  # words of story that must stand before: names and times above it are its byline
_WRITTEN = Mark(Kind.COMMENTS)


def stands_by_comments(mark: Mark) -> bool:
    """Whether a mark may be what stands above or below comments: nothing else makes a thread of names."""
    return not mark.name and (mark.kind is Kind.COMMENTS or _is_heading_of_links(mark) or _is_form(mark))


def fill_threads(lines: Lines, marks: Sequence[Mark | None]) -> list[Mark | None]:
    """``marks``, with all that belongs to threads of comments; names and times elsewhere lose theirs."""
    if not any(marks):
        return list(marks)
    filled = [None if mark and mark.name else mark for mark in marks]
    named, enclosed = list(_named(marks)), list(_enclosed(filled))
    told = _words_before(lines) if named or enclosed else []
    for first, last in [*named, *(each for each in enclosed if told[each[1]] <= 2 * told[each[0]])]:
        if told[first] >= _STORY:
            filled[first : last + 1] = [mark if mark and mark.strong else _WRITTEN for mark in filled[first : last + 1]]
    return filled


def _words_before(lines: Lines) -> list[int]:
    """How many words of story stand before each line."""
    counts: list[int] = []
    total = 0
    for i in range(len(lines)):
        counts.append(total)
        total += lines[i].words if lines[i].is_story else 0
    return counts


def _named(marks: Sequence[Mark | None]) -> Iterator[tuple[int, int]]:
    """Runs of names, first line to last, that a heading above or a form below shows to be comments."""
    for run in _runs([i for i, mark in enumerate(marks) if mark and mark.name]):
        above = _heading(marks, run[0])
        heading = marks[above] if above is not None else None
        below = range(run[-1] + 1, min(run[-1] + 1 + _COMMENT, len(marks)))
        form = next((i for i in below if _is_form(marks[i])), None)
        if above is not None and heading and heading.kind is Kind.COMMENTS:
            yield above, _end(marks, run[-1], form)
        elif len(run) >= 2 and (heading or form is not None):
            yield run[0], _end(marks, run[-1], form)


def _runs(names: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for i in names:
        if run and i - run[-1] > _COMMENT:
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _heading(marks: Sequence[Mark | None], at: int) -> int | None:
    """The nearest line above ``at`` that opens something: comments, or links to other articles."""
    for i in range(at - 1, max(at - 1 - _NEAR, -1), -1):
        mark = marks[i]
        if mark and (mark.kind is Kind.COMMENTS or _is_heading_of_links(mark)):
            return i
    return None


def _is_heading_of_links(mark: Mark) -> bool:
    return mark.kind is Kind.RELATED and mark.strong and mark.opens


def _is_form(mark: Mark | None) -> bool:
    return mark is not None and mark.kind is Kind.FORM and mark.strong


def _end(marks: Sequence[Mark | None], last: int, form: int | None) -> int:
    """The last line of the comment whose name stands at ``last``."""
    if form is not None:
        return form - 1
    below = range(last + 1, min(last + 1 + _LAST, len(marks)))
    return next((i for i in below if (mark := marks[i]) and mark.strong), below.stop) - 1


def _enclosed(marks: Sequence[Mark | None]) -> Iterator[tuple[int, int]]:
    """What stands between the heading of the comments and the form for one more, or between two such lines."""
    opened: int | None = None
    for i, mark in enumerate(marks):
        if mark is None or not mark.strong:
            continue
        if opened is not None and mark.kind in (Kind.COMMENTS, Kind.FORM):
            yield opened, i - 1
        opened = i if mark.kind is Kind.COMMENTS and mark.opens else None
