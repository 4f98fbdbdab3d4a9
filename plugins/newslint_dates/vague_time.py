"""News that its first paragraphs place in time only by “recently” or “a recent speech”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from newslint import Article, ArticleRule, Block, Context, Finding, Hit, NoOptions, Severity, Span
from newslint_dates._time import ANY_DAY, dates_in, opening

_PARAGRAPHS = 2
_LOOK = 32  # characters before “recently” in which the word before it stands
_ADVERB = "recently"
_TOLD = "days-told"
_WORD = re.compile(r"[^\W\d_]+")
_WORD_BEFORE = re.compile(r"(\w*)\W{0,2}\Z")
_POSSESSIVE = re.compile(r"['’]s?\s?\Z")
_WORD_AFTER = re.compile(r"(?P<comma>,)?\W{0,2}(?P<word>\w*)")
_YEAR = re.compile(r"(?<!\w)(?:19|20)[0-9]{2}(?!\w)")


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield what stands for a day in the opening of a story, where the opening tells none."""
    paragraphs = opening(article, _PARAGRAPHS)
    hits = [hit for hit in context.hits if any(block.start <= hit.span.start < block.end for block in paragraphs)]
    if not hits or any(hit.list == _TOLD for hit in hits) or _tells_day(article, context, paragraphs):
        return
    for sentence, among in groupby(hits, key=lambda hit: article.sentence_at(hit.span.start)):
        if _tells_time(article, context, sentence):
            continue
        for hit in among:
            if not article.quotation_at(hit.span.start) and _may_place_news(article, context, hit, sentence):
                yield context.finding(hit.span, "vague")


def _tells_day(article: Article, context: Context[NoOptions], paragraphs: Sequence[Block]) -> bool:
    """Whether the opening names a weekday or a date."""
    weekdays = context.language.weekdays
    return any(
        _names(article.text, block.start, block.end, weekdays)
        or any(dates_in(article, block, context.language, ANY_DAY))
        for block in paragraphs
    )


def _tells_time(article: Article, context: Context[NoOptions], sentence: Span) -> bool:
    """Whether a sentence names a month or a year."""
    _, start, end = sentence
    return bool(_YEAR.search(article.text, start, end)) or _names(article.text, start, end, context.language.months)


def _names(text: str, start: int, end: int, names: Collection[str]) -> bool:
    words = (match[0] for match in _WORD.finditer(text, start, end))
    return any(word[0].isupper() and word.lower() in names for word in words)


def _may_place_news(article: Article, context: Context[NoOptions], hit: Hit, sentence: Span) -> bool:
    """Whether “recently” says when the news took place: not in “a recently opened school”, “who recently left”."""
    if hit.entry != _ADVERB:
        return True
    text, place = article.text, hit.span
    near = max(sentence.start, place.start - _LOOK)
    before = _WORD_BEFORE.search(text, near, place.start)
    after = _WORD_AFTER.match(text, place.end, sentence.end)
    if text.startswith("-", place.end) or (before and _POSSESSIVE.search(text, near, place.start)):
        return False
    if before and before[1]:
        return before[1].lower() not in context.words("not-of-the-event")
    if after is None or after["comma"]:
        return after is not None
    word = after["word"]  # “Recently the board met”, not “Recently retired teachers”
    return word[:1].isupper() or word.lower() in context.language.stop_words


rule = ArticleRule(
    "dates/vague-time",
    check,
    title="No day for the news",
    advice="Say on which day it happened.",
    messages={"vague": "“{quote}” is all that these first paragraphs say of the time: name the day."},
    severity=Severity.NOTE,
    words=("vague-times", "recent-events", "days-told"),
)
