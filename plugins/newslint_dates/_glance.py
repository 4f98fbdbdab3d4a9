"""What a first look at a text finds, before any date is read: odd days, weekdays beside dates, copyright lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newslint import PROSE, Article, Block, Context, Language, NamedTuple, Sieve
from newslint_dates._time import ours

_SPACE = "[ \u00a0\u202f\u2009]"
# The numbers that are no day of a month, by its last day. In February the 29th may be one.
_BEYOND = {29: "(?:29|[3-9][0-9])", 30: "(?:3[1-9]|[4-9][0-9])", 31: "(?:3[2-9]|[4-9][0-9])"}
_LAST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_NUMERIC = (
    "[0-9]{4}-(?:02-(?:29|3[01])|(?:0[469]|11)-31)",
    "(?:29|3[01])/0?2/[0-9]{4}|31/(?:0?[469]|11)/[0-9]{4}",
    "2/(?:29|3[01])/[0-9]{4}|(?:[469]|11)/31/[0-9]{4}",
    "0000",  # a year that no calendar has
)
_NOTICE = ("copyright", "©", r"\(c\)")
_SIGNS = ("copyright", "©", "(c)")
_sieves: dict[str, Sieve] = {}


class Glance(NamedTuple):
    """What may stand in a text.

    ``odd`` are the blocks of our own prose that may hold a day that doesn't exist, or a weekday beside a date;
    ``notice`` says whether a copyright line may be there.
    """

    odd: tuple[Block, ...] = ()
    notice: bool = False


_NOTHING = Glance()


def glance(article: Article, context: Context[Any]) -> Glance:
    """Look at an article once, for all rules of the family."""
    places = list(_sieve(context).places(article.encoded))
    if not places:
        return _NOTHING
    blocks = (ours(article, place) for place in places)
    odd = dict.fromkeys(block for block in blocks if block and block.kind in PROSE)
    return Glance(tuple(odd), any(article.text[place : place + 9].lower().startswith(_SIGNS) for place in places))


def _sieve(context: Context[Any]) -> Sieve:
    """The sieve of a language, made once."""
    language = context.language
    if language.code not in _sieves:
        lexicon = context.rule.lexicon(language.code)
        days = (*_NUMERIC, *_impossible(language), *_weekdays(language, context)) if lexicon else ()
        _sieves[language.code] = Sieve(*_NOTICE, *days, any_case=True)
    return _sieves[language.code]


def _impossible(language: Language) -> Iterator[str]:
    """“June 31”, “31st of June”, and “June 0 10:30 2026”."""
    for last, beyond in _BEYOND.items():
        names = "|".join(name for name, number in language.months.items() if _LAST.get(number, 31) == last)
        yield rf"(?:{names})\.?(?:{_SPACE}{{1,2}}|-)(?:the{_SPACE})?(?:{beyond}|00?{_SPACE}[0-9])"
        yield rf"{beyond}(?:st|nd|rd|th)?\.?(?:{_SPACE}(?:of{_SPACE})?|-)(?:{names})"


def _weekdays(language: Language, context: Context[Any]) -> Iterator[str]:
    """“Friday, March 4”, “Friday night, 4 March”, and the end of “4 March (Friday)”."""
    between = sorted(context.words("between-weekday-and-date"))
    days, months = "|".join(language.weekdays), "|".join(language.months)
    edge = r"\b" if all(name[0].isascii() for name in language.weekdays) else ""  # to RE2 “é” is no letter
    gap = rf"(?:\.?,?{_SPACE}{{1,2}}|{_SPACE}?\()(?:(?:{'|'.join(between)}),?{_SPACE}){{0,2}}"
    yield rf"{edge}(?:{days}){gap}(?:[0-9]|(?:{months})(?:[.-]|{_SPACE}))"
    yield rf"[(\[](?:{days})\.?[)\],]"
