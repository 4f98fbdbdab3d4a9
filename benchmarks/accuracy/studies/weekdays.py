"""Weekdays that aren't those of the date beside them: put into real articles, and met in the wild."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.hits import Hit, Sample, context, hits
from benchmarks.accuracy.scoring import Judgement, Place, classified
from benchmarks.accuracy.studies._bodies import WHOLE_ARTICLES, bodies
from newslint.article import Article
from newslint.parts import Zone
from newslint.spans import BODY, Span

CORPORA = ("weekday_mismatch", *WHOLE_ARTICLES)
RULE = "dates/weekday-mismatch"
_DAYS = [name.lower() for name in day_name]
_MONTHS = [name[:3].lower() for name in month_name]
_NOT_THE_ARTICLE = (Zone.COMMENTS, Zone.NAVIGATION, Zone.ASIDE)
_DAY, _YEAR = r"(\d{1,2})(?:st|nd|rd|th)?(?![\d:.]\d|\w)", r"(?:,? (\d{4})(?!\d))?(?! ?(?:[-–—/&]|and|to) ?\d)"
_NEAR = 60  # days from the publication within which a date without a year is of that year
_MONTH = rf"({'|'.join(month_name[1:])}|(?:{'|'.join(name[:3] for name in month_name[1:])}|Sept)(?=\.? ))"
_MENTION = re.compile(
    rf"\b(?P<weekday>{'|'.join(day_name)}|(?:{'|'.join(name[:3] for name in day_name)})(?=[.,])),?\.?,? (?:the )?"
    rf"(?:{_MONTH}\.? {_DAY}{_YEAR}|{_DAY} (?:of )?{_MONTH}\.?{_YEAR})"
)


def judge(split: Split) -> Iterator[Judgement]:
    """The labelled mentions; or each weekday beside a full date, as it is and with another weekday put in."""
    if split.corpus == CORPORA[0]:
        for row in split.rows():
            yield from _natural(split, row)
        return
    for sample in bodies(split):
        yield from _injected(sample)


def _natural(split: Split, row: Row) -> Iterator[Judgement]:
    text = row["context"].replace(row["match"].replace("\n", " "), row["match"])
    sample = Sample(Place(split.name, row["id"]), f"It said so in the report: {text}")
    found = bool(hits(sample, RULE))
    yield from classified(RULE, sample.place, found=found, wanted=row["gold_error"], context=context(text, 0, 0))


def _injected(sample: Sample) -> Iterator[Judgement]:
    article = sample.article()
    mentions = list(_mentions(sample, article))
    before = hits(sample, RULE) if mentions else []
    right = [(start, end) for start, end, number, day in mentions if day.weekday() == number]
    for start, end in right:
        place = sample.place._replace(start=start, end=end)
        told = context(article.source.text, start, end) if sample.data else context(sample.text, start, end)
        yield from classified(RULE, place, found=_met(before, start, end), wanted=False, context=told)
    yield from _made(sample, article, right)


def _mentions(sample: Sample, article: Article) -> Iterator[tuple[int, int, int, date]]:
    """Where in the corpus's text a weekday and a date stand side by side, and what they are."""
    for block in article.prose:
        if block.zone in _NOT_THE_ARTICLE:
            continue
        for match in _MENTION.finditer(article.text, block.start, block.end):
            where = Span(BODY, match.start("weekday"), match.end("weekday"))
            edit, number = article.edit(where, ""), _number(match["weekday"])
            published = article.metadata.published
            day = _day(published.value if published else None, *(value for value in match.groups()[1:] if value))
            if edit and day and article.is_prose(*match.span()):
                place = sample.span(article, where)
                assert place is not None  # it is a stretch of the body
                yield *place, number, day


def _day(published: date | None, first: str, second: str, year: str = "") -> date | None:
    """The day of a month, a day and a year; without a year, the one near the publication."""
    month, day = (first, second) if first[0].isalpha() else (second, first)
    years = [int(year)] if year else [published.year + away for away in (0, -1, 1)] if published else []
    for each in years:
        try:
            found = date(each, _MONTHS.index(month[:3].lower()), int(day))
        except ValueError:
            continue
        if year or (published and abs(found - published).days <= _NEAR):
            return found
    return None


def _number(name: str) -> int:
    return next(number for number, full in enumerate(_DAYS) if full.startswith(name.lower()))


def _made(sample: Sample, article: Article, right: list[tuple[int, int]]) -> Iterator[Judgement]:
    """The same article with another weekday at each of these places."""
    text = article.source.text if sample.data else sample.text
    pieces, at, places = [], 0, []
    for count, (start, end) in enumerate(right):
        name = text[start:end]
        other = day_name[(_number(name) + 1 + count % 6) % 7]
        pieces += [text[at:start], other if len(name) > 3 else other[:3]]
        begin = sum(map(len, pieces[:-1]))
        places.append((begin, begin + len(pieces[-1])))
        at = end
    changed = "".join([*pieces, text[at:]])
    data = changed.encode(_encoding(sample.data)) if sample.data else b""
    made = replace(sample, text=sample.text and changed, data=data)
    found = hits(made, RULE) if places else []
    for start, end in places:
        place = sample.place._replace(start=start, end=end)
        told = context(changed, start, end)
        yield from classified(RULE, place, found=_met(found, start, end), wanted=True, context=told, made=True)


def _encoding(data: bytes) -> str:
    """What a file is in: the old ones are in Windows’ own."""
    try:
        data.decode()
    except ValueError:
        return "cp1252"
    return "utf-8"


def _met(found: list[Hit], start: int, end: int) -> bool:
    return any(hit.place.start < end and start < hit.place.end for hit in found)
