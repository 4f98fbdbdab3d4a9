"""The longest passage that two articles have in common, to the letter."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from newslint import BODY, Article, Span, fold
from newslint_duplicates._letters import WORD, own_prose

_STEP = 16  # letters; a common passage of twice that length holds a whole block
_LETTERS = re.compile(r"[^\W_]+")
_FEWEST = 32  # letters of a run that counts, some six words: shorter ones are idioms
_GAP = 60  # letters between two runs of one passage, some twelve words that were changed
_BACK = 64  # letters before the end of one run that the next may reach, so that work stays linear
_STANDING = 600  # letters, some 120 words; a longer common end is an older article under a new beginning
_SENTENCE = 12  # words; shorter lines are names, links, items of lists


class Passage(NamedTuple):
    """Where a common passage stands in both articles, and how many of its words are the writer's own."""

    first: Span
    second: Span
    words: int


class _Letters(NamedTuple):
    """The letters of an article's own prose; where each word begins among them, and where in the body."""

    text: str
    words: array[int]
    places: array[int]

    def span(self, start: int, end: int) -> Span:
        return Span(BODY, self._place(start), self._place(end - 1) + 1)

    def _place(self, letter: int) -> int:
        word = bisect_right(self.words, letter) - 1
        return self.places[word] + letter - self.words[word]


class _Run(NamedTuple):
    """Equal letters: where they begin in both texts, and how many they are."""

    first: int
    second: int
    length: int


def common_passage(one: Article, other: Article) -> Passage | None:
    """The longest passage, by letters alone; from the first to the last word of the writer's own in each article."""
    first, second = _letters(one), _letters(other)
    runs = [run for run in _runs(first.text, second.text) if run.length >= _FEWEST]
    passages = [passage for passage in _passages(runs) if not _is_standing(passage, first.text, second.text)]
    if not passages:
        return None
    best = max(passages, key=lambda passage: sum(run.length for run in passage))
    in_one = _own_words(one, [first.span(run.first, run.first + run.length) for run in best])
    in_other = _own_words(other, [second.span(run.second, run.second + run.length) for run in best])
    if not in_one or not in_other:
        return None
    return Passage(_around(in_one), _around(in_other), min(len(in_one), len(in_other)))


def _passages(runs: Sequence[_Run]) -> Iterator[list[_Run]]:
    """Runs that follow each other closely in both texts: a passage with small changes is one."""
    passage: list[_Run] = []
    for run in runs:
        if passage and not _follows(run, passage[-1]):
            yield passage
            passage = []
        passage.append(run)
    if passage:
        yield passage


def _follows(run: _Run, before: _Run) -> bool:
    gaps = (run.first - before.first - before.length, run.second - before.second - before.length)
    return all(-_BACK <= gap <= _GAP for gap in gaps)


def _letters(article: Article) -> _Letters:
    lower = article.text.lower()
    text = lower if len(lower) == len(article.text) else fold(article.text)
    words = [word for block in own_prose(article) for word in _LETTERS.finditer(text, block.start, block.end)]
    parts = [word[0] for word in words]
    begins = array("L", accumulate(map(len, parts), initial=0))
    return _Letters("".join(parts), begins[:-1], array("L", [word.start() for word in words]))


def _is_standing(passage: Sequence[_Run], one: str, other: str) -> bool:
    """Whether both texts end with a passage, and it is short: a word on the author, the publisher, the series."""
    last = passage[-1]
    ends = (last.first + last.length == len(one), last.second + last.length == len(other))
    return all(ends) and sum(run.length for run in passage) <= _STANDING


def _runs(one: str, other: str) -> Iterator[_Run]:
    """Common runs, each as far as it goes."""
    blocks = {one[start : start + _STEP]: start for start in range(0, len(one) - _STEP + 1, _STEP)}
    at = done = 0
    while at <= len(other) - _STEP:
        begin = blocks.get(other[at : at + _STEP])
        if begin is None:
            at += 1
            continue
        left = _common_before(one, begin, other, at, max(0, done - _BACK))
        right = _common_after(one, begin, other, at)
        yield _Run(begin - left, at - left, left + right)
        at = done = at + right


def _common_before(one: str, begin: int, other: str, at: int, limit: int) -> int:
    count = 0
    while count < begin and at - count > limit and one[begin - count - 1] == other[at - count - 1]:
        count += 1
    return count


def _common_after(one: str, begin: int, other: str, at: int) -> int:
    count, most = _STEP, min(len(one) - begin, len(other) - at)
    while count < most and one[begin + count] == other[at + count]:
        count += 1
    return count


def _own_words(article: Article, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The words of some spans that are the writer's own: none that are quoted, none in lines that are no sentences."""
    inside = sorted(spans)
    starts = [span.start for span in inside]
    own = []
    for block in own_prose(article):
        if block.end <= starts[0] or block.start >= inside[-1].end:
            continue
        words = [match.span() for match in WORD.finditer(article.text, block.start, block.end)]
        if len(words) >= _SENTENCE:
            own += [word for word in words if _is_inside(word, inside, starts) and not article.quotation_at(word[0])]
    return own


def _is_inside(word: tuple[int, int], spans: Sequence[Span], starts: Sequence[int]) -> bool:
    number = bisect_right(starts, word[0]) - 1
    return number >= 0 and word[1] <= spans[number].end


def _around(words: Sequence[tuple[int, int]]) -> Span:
    return Span(BODY, words[0][0], words[-1][1])
