"""News that its first paragraphs place in time only by “recently” or “a recent speech”."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from newslint import (
    Article,
    ArticleRule,
    Block,
    Context,
    Finding,
    Hit,
    NoOptions,
    Severity,
    Span,
    Time,
    TimeKind,
    days_of,
    regex,
)
from newslint_dates._time import ANY_DAY, opening

_PARAGRAPHS = 2
_MONTH = 31  # days of a stretch of time that tells readers when
_RECENT = "recent-events"
_ADVERB = "recently"
_WORD = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_REACH = 16  # words of a sentence within which the event of “a few weeks ago” stands
_AROUND = 250  # characters that hold these words
_MARKS = tuple(".,;:!?—")
_NEAR = 3  # words within which “I” tells of the writer's own life


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield what stands for a day in the opening of a story, where the opening tells none."""
    paragraphs = opening(article, _PARAGRAPHS)
    hits = [hit for hit in context.hits if any(block.start <= hit.span.start < block.end for block in paragraphs)]
    vague = [hit for hit in hits if _is_vague(article, context, hit)]
    told = list(_told(article, paragraphs)) if vague else []
    if any(_is_near(article, time) for time in told):
        return
    starts = [time.start for time in told]
    for hit in vague:
        sentence = article.sentence_at(hit.span.start)
        if bisect_left(starts, sentence.start) == bisect_left(starts, sentence.end):
            yield context.finding(hit.span, "vague")


def _is_vague(article: Article, context: Context[NoOptions], hit: Hit) -> bool:
    """Whether a hit places an event in time, in the article's own words."""
    event = hit.list == _RECENT or _places_event(article, context, hit, article.sentence_at(hit.span.start))
    return event and article.quotation_at(hit.span.start) is None


def _told(article: Article, paragraphs: Sequence[Block]) -> Iterator[Time]:
    """The expressions in some paragraphs that tell when something was."""
    for time in (time for block in paragraphs for time in article.times_in(block)):
        if time.tells and time.kind in (TimeKind.DATE, TimeKind.TIME):
            yield time


def _is_near(article: Article, time: Time) -> bool:
    """Whether an expression tells the time to the month or closer: “Friday”, “last week”, not “this year”."""
    days = days_of(article.text, time, ANY_DAY, article.language)
    return days is None or (days[1] - days[0]).days <= _MONTH


def _places_event(article: Article, context: Context[NoOptions], hit: Hit, sentence: Span) -> bool:
    """Whether “recently” or “a few weeks ago” says when something happened that happens on a day.

    Not in “a recently opened school”, “has recently grown”, “I recently bought”.
    """
    start, end = max(sentence.start, hit.span.start - _AROUND), min(sentence.end, hit.span.end + _AROUND)
    before = _WORD.findall(article.text, start, hit.span.start)
    after = _WORD.findall(article.text, hit.span.end, end)
    if _is_own_life(before[-_NEAR:]) or (not before and _is_own_life(after[:_NEAR])):
        return False
    events = context.words("dated-events")
    if hit.entry != _ADVERB:
        return _holds(before[-_REACH:] if before else after[:_REACH], events)
    if not before or article.text.startswith(",", hit.span.start - 2):
        return _holds(after[1:_REACH], events)
    if _holds(before[-1:], events) or (_ends_clause(article, context, hit, after) and _holds(before[-_REACH:], events)):
        return True
    of_noun = before[-1].lower() in context.words("not-of-the-event") or before[-1].endswith(_POSSESSIVE)
    of_noun = of_noun or article.text.startswith("-", hit.span.end) or _holds(after[1:2], {"by"})
    return not of_noun and _holds(after[:1], events)


def _ends_clause(article: Article, context: Context[NoOptions], hit: Hit, after: Sequence[str]) -> bool:
    """Whether nothing but an addition follows: “… signed the treaty recently, …”, “… recently in the capital”."""
    mark = article.text[hit.span.end : hit.span.end + 1]
    return not after or mark in _MARKS or after[0].lower() in context.words("opening-an-addition")


def _is_own_life(words: Iterable[str]) -> bool:
    return any(word.partition("'")[0].partition("’")[0] == "I" for word in words)


def _holds(words: Iterable[str], wanted: Iterable[str]) -> bool:
    return any(word.lower() in wanted for word in words)


rule = ArticleRule(
    "dates/vague-time",
    check,
    title="No day for the news",
    advice="Say on which day it happened.",
    messages={"vague": "“{quote}” is all that these first paragraphs say of the time: name the day."},
    severity=Severity.NOTE,
    words=("vague-times", _RECENT),
    hit_driven=True,
)
