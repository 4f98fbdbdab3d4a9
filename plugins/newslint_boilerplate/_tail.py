"""The boilerplate of an article: what follows the story as its tail, and what stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newslint import BODY, Article, Context, Span
from newslint_boilerplate._kinds import Kind, Mark
from newslint_boilerplate._lines import Line, lines_of
from newslint_boilerplate._marks import mark_lines
from newslint_boilerplate._model import Ending, ending_of, model_for
from newslint_boilerplate._sections import Section, sections_of
from newslint_boilerplate._threads import fill_threads
from newslint_boilerplate._words import words_of

_GAP = 25  # short lines that nothing tells, between two sections: names of topics, products, dates
_TEASER = 45  # words of the longest teaser below another article's headline
_CHAPTER = 2  # the level of headings that divide a story; headlines of other articles stand lower
_SURE, _EACH = 1.5, 0.05  # what an ending must add up to, more than four to one, and more the more lines it has
_PARAGRAPH = 20  # words of a last paragraph that ends the story below a box
_BOX = 12  # lines of the longest such box, with that paragraph
_MARKED_UP = ("markdown", "html")  # an author's lists of names, a page's own footer: only plain text is weighed
_ENOUGH = 3  # a strong section tells enough, or three weak ones do


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows the story, from its first line to the end of the article.

    ``sections``: what set words tell of it. Where they tell of less than two kinds, the lines are weighed, and ``told``
    is what spoke most for their being boilerplate.
    """

    sections: tuple[Section, ...]
    span: Span
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The tail of an article, or none, and the sections that stand elsewhere."""

    tail: Tail | None
    elsewhere: tuple[Section, ...]


_last: tuple[Article, str, bool, Boilerplate] | None = None


def boilerplate_of(article: Article, context: Context[Any], *, marked_up: bool = False) -> Boilerplate:
    """The boilerplate of an article. The rules of the family ask one after another, so the last answer is kept."""
    global _last
    code, kept = context.language.code, _last
    if kept and kept[0] is article and kept[1:3] == (code, marked_up):
        return kept[3]
    lines, marks = read(article, context, marked_up=marked_up)
    found = _divided(lines, marks)
    model = None if article.format in _MARKED_UP else model_for(code)
    if model and (ending := ending_of(lines, marks, model)) and _is_sure(ending, lines, marks):
        found = _extended(found, lines, ending)
    _last = (article, code, marked_up, found)
    return found


def read(
    article: Article, context: Context[Any], *, marked_up: bool = False
) -> tuple[tuple[Line, ...], list[Mark | None]]:
    """The lines of an article, and what the words of each show it to be."""
    lines = lines_of(article, marked_up=marked_up)
    return lines, fill_threads(lines, mark_lines(lines, words_of(context), context.language.code))


def elsewhere(article: Article, context: Context[Any], kind: Kind) -> Iterator[Section]:
    """The sections of one kind outside of a tail that can be nothing else."""
    for section in boilerplate_of(article, context).elsewhere:
        if section.kind is kind and section.strong:
            yield section


def _divided(lines: Sequence[Line], marks: Sequence[Mark | None]) -> Boilerplate:
    sections = tuple(sections_of(lines, marks))
    closing = _closing(lines, marks, sections)
    elsewhere, span = sections[: len(sections) - len(closing)], Span(BODY, 0, 0)
    if closing:
        span = Span(BODY, closing[0].span.start, lines[-1].end)
    if len({section.kind for section in closing}) > 1:
        return Boilerplate(Tail(closing, span), elsewhere)
    if any(map(_closes, closing)):
        return Boilerplate(None, (*elsewhere, replace(closing[0], last=len(lines) - 1, span=span, strong=True)))
    return Boilerplate(None, sections)


def _is_sure(ending: Ending, lines: Sequence[Line], marks: Sequence[Mark | None]) -> bool:
    """Whether an ending reads like boilerplate by more than its shape, follows a story, and isn't a box within one."""
    before = zip(lines[: ending.first], marks, strict=False)
    least = _SURE + _EACH * (len(lines) - ending.first)
    if not ending.told or ending.score < least or not any(mark is None and line.is_story for line, mark in before):
        return False
    if marks[-1] or not (lines[-1].is_sentence and lines[-1].words >= _PARAGRAPH) or len(lines) - ending.first > _BOX:
        return True
    return not any(mark and mark.strong and mark.kind is not Kind.COMMENTS for mark in marks[ending.first :])


def _extended(found: Boilerplate, lines: Sequence[Line], ending: Ending) -> Boilerplate:
    """``found``, with a tail that begins where the lines begin to read like boilerplate, if they do before it."""
    tail = found.tail
    told = found.elsewhere + (tail.sections if tail else ())
    first = min([ending.first, *(each.first for each in told if each.first <= ending.first <= each.last)])
    inside = tuple(section for section in told if section.first >= first)
    if tail and tail.sections[0].first <= first:
        return found
    if not tail and inside and inside[0].strong and inside[0].first == first and inside[0].last == len(lines) - 1:
        return found  # one kind of boilerplate to the end: its own rule tells of it
    span = Span(BODY, lines[first].start, lines[-1].end)
    return Boilerplate(
        Tail(inside, span, () if tail else ending.told), tuple(each for each in told if each.first < first)
    )


def _closing(lines: Sequence[Line], marks: Sequence[Mark | None], sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections that follow the story to the end of the article, where they tell enough."""
    story_end = _story_end(lines, marks)
    if story_end < 0:
        return ()
    tail: list[Section] = []
    closed, next_line = False, 0  # closed: what was met so far ends a story for good
    for section in sections:
        if section.first <= story_end:
            continue
        if tail and not closed and not _is_bridged(lines, next_line, section.first):
            tail = []
        if tail or _may_lead(section, lines[section.first]):
            tail.append(section)
        closed = bool(tail) and (closed or _closes(section))
        next_line = section.last + 1
    complete = closed or _is_bridged(lines, next_line, len(lines))
    told = sum(_ENOUGH if section.strong else 1 for section in tail)
    return tuple(tail) if complete and told >= _ENOUGH else ()


def _story_end(lines: Sequence[Line], marks: Sequence[Mark | None]) -> int:
    """The last line of what is surely the story: a paragraph longer than any teaser, or below another or a heading."""
    last, follows = -1, False
    for i, line in enumerate(lines):
        is_story = marks[i] is None and line.is_story
        if is_story and (follows or line.words > _TEASER):
            last = i
        follows = is_story or (marks[i] is None and line.is_heading and line.block.level <= _CHAPTER)
    return last


def _is_bridged(lines: Sequence[Line], start: int, end: int) -> bool:
    return end - start <= _GAP and not any(line.is_story for line in lines[start:end])


def _may_lead(section: Section, line: Line) -> bool:
    """Whether a tail may begin here; a heading in set words that a story might use itself is left to the story."""
    return section.strong or not (section.kind in (Kind.COMMENTS, Kind.SITE) or line.is_heading)


def _closes(section: Section) -> bool:
    return section.strong and section.opens and section.kind in (Kind.RELATED, Kind.COMMENTS, Kind.FORM)
