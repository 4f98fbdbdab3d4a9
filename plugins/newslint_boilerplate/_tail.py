"""The boilerplate of an article: what follows the story as its tail, and what stands elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from newslint import BODY, Article, Context, Span
from newslint_boilerplate._kinds import Kind
from newslint_boilerplate._lines import Line, lines_of
from newslint_boilerplate._marks import mark_lines
from newslint_boilerplate._sections import Section, sections_of
from newslint_boilerplate._words import words_of

_GAP = 30  # lines that nothing tells, between two sections


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The tail of an article (no sections: it has none) and the sections outside of it."""

    tail: tuple[Section, ...] = ()
    tail_span: Span = Span(BODY, 0, 0)
    elsewhere: tuple[Section, ...] = ()


_last: tuple[Article, str, Boilerplate] | None = None


def boilerplate_of(article: Article, context: Context[Any]) -> Boilerplate:
    """The boilerplate of an article.

    The rules of this family ask for it one after another, so the last answer is kept.
    """
    global _last
    code = context.language.code
    kept = _last
    if kept and kept[0] is article and kept[1] == code:
        return kept[2]
    found = _find(article, context, code)
    _last = (article, code, found)
    return found


def _find(article: Article, context: Context[Any], code: str) -> Boilerplate:
    lines = lines_of(article)
    sections = sections_of(lines, mark_lines(lines, words_of(context), code))
    tail = _tail(lines, sections)
    if not tail:
        return Boilerplate(elsewhere=sections)
    elsewhere = sections[: len(sections) - len(tail)]
    return Boilerplate(tail, Span(BODY, tail[0].start, lines[-1].end), elsewhere)


def _tail(lines: Sequence[Line], sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections that follow the story to the end of the article, at least two and one of them strong."""
    begin, next_line = len(sections), len(lines)
    while begin and _bridged(lines, sections[begin - 1].last + 1, next_line):
        begin -= 1
        next_line = sections[begin].first
    while begin < len(sections) and not _may_lead(sections[begin]):
        begin += 1
    tail = tuple(sections[begin:])
    story = any(line.is_prose for line in lines[: tail[0].first]) if tail else False
    return tail if story and len(tail) >= 2 and any(section.strong for section in tail) else ()


def _bridged(lines: Sequence[Line], start: int, end: int) -> bool:
    return end - start <= _GAP and not any(line.is_prose for line in lines[start:end])


def _may_lead(section: Section) -> bool:
    """Whether a tail may begin here: names and times alone may be a live blog's."""
    return section.strong or section.kind not in (Kind.COMMENTS, Kind.SITE)
