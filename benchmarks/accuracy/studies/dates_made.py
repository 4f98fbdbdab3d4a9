"""Faults of dates put into real articles: impossible days, wrong datelines and front matter, old copyright, no day."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.hits import Sample, context, hits
from benchmarks.accuracy.scoring import Judgement, classified
from benchmarks.accuracy.studies._bodies import WHOLE_ARTICLES, bodies
from newslint.spans import BODY, Span

CORPORA = WHOLE_ARTICLES


class Case(NamedTuple):
    """An article with something put into it: a fault of a rule (``wanted``) or the same thing done right.

    Without ``start`` the fault is the whole article’s: a finding anywhere will do.
    """

    rule: str
    sample: Sample
    wanted: bool
    start: int = -1
    end: int = -1


def judge(split: Split) -> Iterator[Judgement]:
    """Whether each fault that was put in is found, and what is right left alone."""
    for sample in bodies(split):
        for make in MAKERS:
            for case in make(sample):
                yield from _judged(case)


def _judged(case: Case) -> Iterator[Judgement]:
    place = case.sample.place._replace(start=case.start, end=case.end)
    found = any(
        case.start < 0 or (hit.place.start < case.end and case.start < hit.place.end)
        for hit in hits(case.sample, case.rule)
    )
    told = context(case.sample.text, max(case.start, 0), max(case.end, 0))
    yield from classified(case.rule, place, found=found, wanted=case.wanted, context=told, made=True)


# A day that no calendar has, in place of one that is named in prose

_MONTHS = "|".join(month_name[1:])
_DATE = re.compile(
    rf"(?P<m>{_MONTHS}) (?P<d>\d{{1,2}}), \d{{4}}(?!\d)|(?<!\d)(?P<d2>\d{{1,2}}) (?P<m2>{_MONTHS}) \d{{4}}(?!\d)"
)
_LAST = {"February": "30", "April": "31", "June": "31", "September": "31", "November": "31"}


def _impossible(sample: Sample) -> Iterator[Case]:
    if sample.data:
        return  # the same dates as elsewhere, in files whose text would have to be mapped
    article = sample.article()
    for block in article.prose:
        for match in _DATE.finditer(article.text, block.start, block.end):
            day, month = ("d", match["m"]) if match["m"] else ("d2", match["m2"])
            where = sample.span(article, Span(BODY, *match.span(day)))
            if where and article.is_prose(*match.span()):
                text = sample.text[: where.start] + _LAST.get(month, "32") + sample.text[where.end :]
                yield Case("dates/impossible", replace(sample, text=text), True, where.start, where.start + 2)


# A dateline before the first sentence, of the day of publication and of another day


def _dateline(sample: Sample) -> Iterator[Case]:
    if sample.data or "date" not in sample.facts or len(sample.text.split("\n", 1)[0].split()) < 20:
        return
    published = date.fromisoformat(sample.facts["date"])
    away = (8 + len(sample.text) % 60) * (-1) ** len(sample.text)
    for days in (-1, away):
        day = published + timedelta(days=days)
        line = f"LONDON, {month_name[day.month]} {day.day} (Newswire) - "
        yield Case("dates/conflicting", replace(sample, text=line + sample.text.lstrip()), days == away)


# Another day in the front matter than in the name of the file

_FRONT = re.compile(rb"\A---\n(?:.*\n){0,30}?date: [\"']?(\d{4}-\d{2}-\d{2})")


def _front_matter(sample: Sample) -> Iterator[Case]:
    match = _FRONT.match(sample.data)
    if not match or match[1].decode() not in sample.place.article:
        return
    away = (-400, -20, 20, 400)[len(sample.data) % 4]
    other = (date.fromisoformat(match[1].decode()) + timedelta(days=away)).isoformat().encode()
    data = sample.data[: match.start(1)] + other + sample.data[match.end(1) :]
    yield Case("dates/conflicting", replace(sample, data=data), True)


# A copyright line at the end, of the year of publication and of an earlier one


def _copyright(sample: Sample) -> Iterator[Case]:
    if sample.data or "date" not in sample.facts:
        return
    year = int(sample.facts["date"][:4])
    forms = (
        "© {} The Valley Herald. All rights reserved.",
        "Copyright {} Valley Media",
        "Imprint | (c) {} Herald News",
    )
    form = forms[len(sample.text) % len(forms)]
    for back, wanted in ((0, False), (1 + len(sample.text) % 9, True)):
        text = f"{sample.text.rstrip()}\n\n{form.format(year - back)}\n"
        yield Case("dates/stale-copyright", replace(sample, text=text), wanted)


# “recently” in place of the weekday that is all that the first paragraphs say of the time

_WEEKDAY = re.compile(rf"(?:(?<= )[Oo]n )?(?<!Super )(?<!Black )(?<!\w)(?:{'|'.join(day_name)})(?!['’\w])")
_PARAGRAPH = re.compile(r"[^\n]+")
_STORY = 20  # words of a paragraph of the story; a headline has fewer
_ADVERBIAL = re.compile(r"[.,;]|$| (?:that|after|to|in|at|for|about|as|by|from|with|over|and|it|he|she|they|against)\b")
_OTHER_TIME = re.compile(
    rf"\d{{4}}|\b(?:{_MONTHS}|{'|'.join(name[:3] for name in month_name[1:])})\b|day\b|night|morning|afternoon|evening"
    r"|tomorrow|\bago\b|week|month|year|summer|winter|fall|spring|recent",
    re.I,
)


def _vague(sample: Sample) -> Iterator[Case]:
    for start, end in [] if sample.data else _only_day(sample.text):
        said = "Recently" if sample.text.startswith("On ", start) else "recently"
        text = f"{sample.text[:start]}{said}{sample.text[end:]}"
        yield Case("dates/vague-time", replace(sample, text=text), True, start, start + len("recently"))


def _only_day(text: str) -> Iterator[tuple[int, int]]:
    """The one weekday of the first two paragraphs, where it is an adverb and nothing else tells the time."""
    opening = [match for match in _PARAGRAPH.finditer(text) if len(match[0].split()) >= _STORY][:2]
    days = [day for each in opening for day in _WEEKDAY.finditer(text, *each.span())]
    if len(days) == 1:
        start, end = days[0].span()
        rest = " ".join(match[0] for match in opening).replace(days[0][0], "", 1)
        if not _OTHER_TIME.search(rest) and text[start - 1 : start] == " " and _ADVERBIAL.match(text, end):
            yield start, end


MAKERS: tuple[Callable[[Sample], Iterator[Case]], ...] = (_impossible, _dateline, _front_matter, _copyright, _vague)
