"""What several rules need: the dates that an article names in its prose, and how long ago a day was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from newslint import Article, Block, BlockKind, Language, Origin, Zone, regex

_STORY = 8  # words that a paragraph of the story has at least; a byline or a date has fewer
_STOPS = " .!?"
_NEXT_WORD = regex(r"[ \u00a0]([^\W\d_]+)")
_NOT_OURS = frozenset({Zone.COMMENTS, Zone.NAVIGATION, Zone.ASIDE})

FROM_PLACE = frozenset({Origin.FILE_NAME, Origin.PATH, Origin.URL})
"""Dates that say where a file lies: often the day that a draft was begun."""

ANY_DAY = date(2000, 1, 1)
"""The day that dates without a year are read by, where only the day and the month matter."""


def prose(article: Article) -> Iterator[Block]:
    """The blocks of prose that the article's makers wrote: not its readers' comments, not navigation."""
    return (block for block in article.prose if block.zone not in _NOT_OURS)


def ours(article: Article, offset: int) -> Block | None:
    """The block of prose that the article's makers wrote in which an offset stands, or none."""
    block = article.block_at(offset)
    return block if block and block.zone not in _NOT_OURS else None


def opening(article: Article, count: int) -> list[Block]:
    """The first paragraphs of the story itself: no headline, no byline, no date line, no quoted document."""
    headline = article.metadata.headline
    title = headline.value.strip(_STOPS) if headline else ""
    story = (
        block
        for block in prose(article)
        if block.kind is BlockKind.PARAGRAPH
        and article.text[block.start : block.end].strip(_STOPS) != title
        and not article.inside(block, BlockKind.QUOTE)
        and len(article.text[block.start : block.end].split(maxsplit=_STORY)) >= _STORY
    )
    return list(islice(story, count))


def age(days: int) -> str:
    """A number of days as people say it: “45 days”, “14 months”, “3 years”."""
    if days < 60:
        return f"{days} day{'' if days == 1 else 's'}"
    return f"{days * 12 // 365} months" if days < 730 else f"{days // 365} years"


def month_end(day: date, months: int) -> date:
    """The last day of the month that lies ``months`` after that of ``day``."""
    count = day.year * 12 + day.month + months
    year, month = divmod(count, 12)
    return date(year, month + 1, 1) - timedelta(days=1)


def counts_something(text: str, at: int, language: Language, counted: frozenset[str]) -> bool:
    """Whether the number that ends at ``at`` counts what follows: “May 12, 2000 people”, “1 March 2000 GMT”."""
    match = _NEXT_WORD.match(text, at)
    word = match[1] if match else ""
    if word.isupper():
        return len(word) > 1
    return word.islower() and (word in counted or (word.endswith("s") and word not in language.stop_words))
