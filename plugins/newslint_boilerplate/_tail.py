"""The boilerplate of an article: what follows the story as its tail, and what stands elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from newslint import BODY, Article, Context, NamedTuple, Span
from newslint_boilerplate._kinds import Kind, Mark
from newslint_boilerplate._lines import Line, Lines, lines_of
from newslint_boilerplate._marks import mark_lines, may_speak
from newslint_boilerplate._sections import Section, sections_of
from newslint_boilerplate._threads import fill_threads
from newslint_boilerplate._words import words_of

if TYPE_CHECKING:
    from newslint_boilerplate._model import Ending

_GAP = 25  # short lines that nothing tells, between two sections: names of topics, products, dates
_TEASER = 45  # words of the longest teaser below another article's headline
_CHAPTER = 2  # the level of headings that divide a story; headlines of other articles stand lower
_SURE, _EACH = 1.5, 0.05  # what an ending must add up to, more than four to one, and more the more lines it has
_PARAGRAPH = 20  # words of a last paragraph that ends the story below a box
_BOX = 12  # lines of the longest such box, with that paragraph
_MARKED_UP = ("markdown", "html")  # an author's lists of names, a page's own footer: only plain text is weighed
_ENOUGH = 3  # a strong section tells enough, or three weak ones do


class Tail(NamedTuple):
    """What follows the story, from its first line to the end of the article.

    ``sections``: what set words tell of it. Where they tell of less than two kinds, the lines are weighed, and ``told``
    is what spoke most for their being boilerplate.
    """

    sections: tuple[Section, ...]
    span: Span
    told: tuple[str, ...] = ()


class Boilerplate(NamedTuple):
    """The tail of an article, or none, and the sections that stand elsewhere."""

    tail: Tail | None
    elsewhere: tuple[Section, ...]


_NOTHING = Boilerplate(None, ())


def boilerplate_of(
    article: Article, context: Context[Any], *, marked_up: bool = False, weak: bool = False
) -> Boilerplate:
    """The boilerplate of an article. The rules of the family ask one after another, so that answers are kept.

    Sections that aren't strong may be missing where they tell nothing, unless they are asked for (``weak``).
    """
    if not (marked_up or weak):
        return article.shared(_usual, context)
    answers, question = article.shared(_unusual), (marked_up, weak)
    if question not in answers:
        answers[question] = _boilerplate_of(article, context, marked_up=marked_up, weak=weak)
    return answers[question]


def _usual(article: Article, context: Context[Any]) -> Boilerplate:
    return _boilerplate_of(article, context)


def _unusual(_: Article) -> dict[tuple[bool, bool], Boilerplate]:
    return {}


def _boilerplate_of(
    article: Article, context: Context[Any], *, marked_up: bool = False, weak: bool = False
) -> Boilerplate:
    code, is_weighed = context.language.code, article.format not in _MARKED_UP
    if not (is_weighed or marked_up or weak or may_speak(article, words_of(context), code)):
        return _NOTHING
    return _divided(*read(article, context, marked_up=marked_up), code if is_weighed else "")


def read(article: Article, context: Context[Any], *, marked_up: bool = False) -> tuple[Lines, list[Mark | None]]:
    """The lines of an article, and what the words of each show it to be."""
    lines = lines_of(article, marked_up=marked_up)
    return lines, fill_threads(lines, mark_lines(lines, words_of(context), context.language.code))


def elsewhere(article: Article, context: Context[Any], kind: Kind) -> Sequence[Section]:
    """The sections of one kind outside of a tail that can be nothing else."""
    found = article.shared(_usual, context).elsewhere
    return [section for section in found if section.kind is kind and section.strong] if found else ()


def _divided(lines: Lines, marks: Sequence[Mark | None], code: str) -> Boilerplate:
    """The boilerplate by set words, and by what lines weigh where the language's model is to weigh them."""
    found = _told(lines, marks) if any(marks) else _NOTHING
    ending = _ending(lines, marks, code) if code and len(lines) else None
    return _extended(found, lines, ending) if ending and _is_sure(ending, lines, marks) else found


def _ending(lines: Lines, marks: Sequence[Mark | None], code: str) -> Ending | None:
    from newslint_boilerplate._model import ending_of, model_for  # only where there is something to weigh

    model = model_for(code)
    return ending_of(lines, marks, model) if model else None


def _told(lines: Lines, marks: Sequence[Mark | None]) -> Boilerplate:
    sections = tuple(sections_of(lines, marks))
    closing = _closing(lines, marks, sections)
    elsewhere, span = sections[: len(sections) - len(closing)], Span(BODY, 0, 0)
    if closing:
        span = Span(BODY, closing[0].span.start, lines[len(lines) - 1].end)
    if len({section.kind for section in closing}) > 1:
        return Boilerplate(Tail(closing, span), elsewhere)
    if any(map(_closes, closing)):
        return Boilerplate(None, (*elsewhere, closing[0]._replace(last=len(lines) - 1, span=span, strong=True)))
    return Boilerplate(None, sections)


def _is_sure(ending: Ending, lines: Lines, marks: Sequence[Mark | None]) -> bool:
    """Whether an ending reads like boilerplate by more than its shape, follows a story, and isn't a box within one."""
    count, last = len(lines) - ending.first, lines[len(lines) - 1]
    if not ending.told or ending.score < _SURE + _EACH * count:
        return False
    if not any(marks[i] is None and lines[i].is_story for i in range(ending.first)):
        return False
    if marks[-1] or not (last.is_sentence and last.words >= _PARAGRAPH) or count > _BOX:
        return True
    return not any(mark and mark.strong and mark.kind is not Kind.COMMENTS for mark in marks[ending.first :])


def _extended(found: Boilerplate, lines: Lines, ending: Ending) -> Boilerplate:
    """``found``, with a tail that begins where the lines begin to read like boilerplate, if they do before it."""
    tail = found.tail
    told = found.elsewhere + (tail.sections if tail else ())
    first = min([ending.first, *(each.first for each in told if each.first <= ending.first <= each.last)])
    inside = tuple(section for section in told if section.first >= first)
    if tail and tail.sections[0].first <= first:
        return found
    if not tail and inside and inside[0].strong and inside[0].first == first and inside[0].last == len(lines) - 1:
        return found  # one kind of boilerplate to the end: its own rule tells of it
    span = Span(BODY, lines[first].start, lines[len(lines) - 1].end)
    return Boilerplate(
        Tail(inside, span, () if tail else ending.told), tuple(each for each in told if each.first < first)
    )


def _closing(lines: Lines, marks: Sequence[Mark | None], sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections that follow the story to the end of the article, where they tell enough."""
    if sum(_ENOUGH if section.strong else 1 for section in sections) < _ENOUGH:
        return ()
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


def _story_end(lines: Lines, marks: Sequence[Mark | None]) -> int:
    """The last line of what is surely the story: a paragraph longer than any teaser, or below another or a heading."""
    for i in reversed(range(len(lines))):
        if marks[i] is None and lines[i].is_story and (lines[i].words > _TEASER or _leads(lines, marks, i - 1)):
            return i
    return -1


def _leads(lines: Lines, marks: Sequence[Mark | None], i: int) -> bool:
    """Whether a line is one that a paragraph of the story follows."""
    if i < 0 or marks[i]:
        return False
    return lines[i].is_story or (lines[i].is_heading and lines[i].block.level <= _CHAPTER)


def _is_bridged(lines: Lines, start: int, end: int) -> bool:
    return end - start <= _GAP and not any(lines[i].is_story for i in range(start, end))


def _may_lead(section: Section, line: Line) -> bool:
    """Whether a tail may begin here; a heading in set words that a story might use itself is left to the story."""
    return section.strong or not (section.kind in (Kind.COMMENTS, Kind.SITE) or line.is_heading)


def _closes(section: Section) -> bool:
    return section.strong and section.opens and section.kind in (Kind.RELATED, Kind.COMMENTS, Kind.FORM)
