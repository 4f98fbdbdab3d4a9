"""A day that no calendar has: 31 June, 30 February, one in a thirteenth month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from newslint import (
    BODY,
    Article,
    ArticleRule,
    Context,
    Finding,
    FoundDate,
    NoOptions,
    Origin,
    Severity,
    Span,
    Where,
    find_dates,
    regex,
)
from newslint_dates._glance import glance
from newslint_dates._time import counts_something

_METADATA = 64  # characters of a value that may hold its date
_KEYS = frozenset({"lastmod", "modified", "published"})
_EXISTS = regex(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])(?:[ Tt][0-9]|\Z)")
_READ_IN_TEXT = frozenset({Origin.TEXT, Origin.DATELINE})
_NUMERIC = regex(r"[0-9./-]+")
# In prose only what comes close to a day: 2023-99-12 and 40/13/2023 number something else.
_CLOSE = regex(
    r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:29|3[01])/0?[1-9]/[0-9]{4}|(?:29|3[01])/1[0-2]/[0-9]{4}|(?:0?[1-9]|1[0-2])/(?:29|3[01])/[0-9]{4}"
)
_DAY = regex(r"(?<![0-9])(?:[1-9]|[12][0-9]|3[0-9])(?![0-9])")  # up to a slip of the finger: 32 May
_WORD_BEFORE = regex(r"(\w+)[.:]?[ \u00a0#]{1,2}\Z")


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield the days that don't exist, in the metadata and in prose."""
    for where in dict.fromkeys(_metadata(article)):
        yield context.finding(where, "metadata")
    for block in article.shared(glance, context).odd:
        for day in article.days_in(block):
            if day.value is None and _means_a_day(article.text, block.start, day, context):
                yield context.finding(Span(BODY, day.start, day.end), "prose")


def _means_a_day(text: str, start: int, day: FoundDate, context: Context[NoOptions]) -> bool:
    """Whether an impossible date was meant as one: not “Issue 31 June 1998”, not “in June 31 people”."""
    before = _WORD_BEFORE.search(text, max(start, day.start - 24), day.start)
    if before is not None and before[1].lower() in context.words("numbered"):
        return False
    if numeric := _NUMERIC.fullmatch(text, day.start, day.end):
        return _CLOSE.fullmatch(numeric[0]) is not None
    if not _DAY.search(text, day.start, day.end):
        return False
    return not counts_something(text, day.end, context.language, context.words("counted"))


def _metadata(article: Article) -> Iterator[Where]:
    texts = [(field.value, field.where) for field in article.metadata.date_texts if field.origin not in _READ_IN_TEXT]
    front = article.metadata.front
    if front and isinstance(front.value, Mapping):
        for name in _date_keys(tuple(front.value)):
            node = front.value[name]
            if node.text:
                texts.append((node.text, node.place))
    for text, where in texts:
        day = None if _EXISTS.match(text) else next(find_dates(text[:_METADATA]), None)
        if day and day.value is None:
            yield where


@lru_cache(maxsize=1000)
def _date_keys(names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the keys of front matter that hold dates. Many articles have the same keys."""
    return tuple(name for name in names if _is_date_key(name.lower()))


def _is_date_key(lower: str) -> bool:
    return "date" in lower or lower in _KEYS or lower.endswith("_at")


rule = ArticleRule(
    "dates/impossible",
    check,
    title="A day that doesn't exist",
    advice="Correct the date.",
    messages={
        "metadata": "There is no day {quote}: sites and feeds will read this date wrong or not at all. Correct it.",
        "prose": "There is no {quote}: correct the date.",
    },
    severities={"metadata": Severity.ERROR},
    needs_language=True,
)
