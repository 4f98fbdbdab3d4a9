"""Where sentences begin and end, by punctuation and a list of abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.language import Language
from newslint.patterns import regex

_CLOSERS = "”’\"'»)]"
_CLOSING = f"[{re.escape(_CLOSERS)}]*(?=\\s|$)"
# The first character is one of a few, which ``re`` finds several times as fast as one of several patterns.
_END = regex(rf"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*{_CLOSING})")
_WIDE = "。！？"
_WIDE_END = regex(rf"[.!?…{_WIDE}]+{_CLOSING}|(?<=[{_WIDE}])|\n+")
_SPACE = regex(r"\s*")
_FOLLOWING = regex(r"[^\w\n]{0,4}(\w+)(?:[.’']?\w*\s+(\w+))?(?:[.’']?\w*\s+(\w+))?")
_LOOK_AHEAD = 60


def split_sentences(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    """The sentences of ``text[start:end]``, white space around them left out."""
    begin = start
    wide = any(text.find(mark, start, end) >= 0 for mark in _WIDE)
    for match in (_WIDE_END if wide else _END).finditer(text, start, end):
        if match.end() > begin and _ends(text, begin, match, end, language):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if right > left:
        yield left, right


def _ends(text: str, begin: int, match: re.Match[str], end: int, language: Language) -> bool:
    """Whether a sentence really ends at a mark that could end one."""
    mark = match[0]
    if not mark or mark[0] in "\n。！？":
        return True
    after = _SPACE.match(text, match.end(), end)
    at = after.end() if after else end
    if at >= end:
        return True
    if text[at].islower():
        return False
    if mark[0] in "!?" and len(mark) > 1 and mark[-1] in _CLOSERS:
        return not _goes_on_to_say(_words_after(text, at, end), language)
    if mark != "." and mark.rstrip(_CLOSERS) != ".":
        return True
    return _full_stop_ends(text, _word_start(text, begin, match.start()), match, begin, (at, end), language)


def _words_after(text: str, at: int, end: int) -> tuple[str, ...]:
    """Up to three words after a mark."""
    found = _FOLLOWING.match(text, at, min(end, at + _LOOK_AHEAD))
    return tuple(word for word in found.groups() if word) if found else ()


def _goes_on_to_say(following: tuple[str, ...], language: Language) -> bool:
    """Whether the words after a quoted question tell who asked it: “Why?” Ms. Jones asked."""
    return any(word in language.reporting_verbs for word in following[1:])


def _full_stop_ends(
    text: str, start: int, match: re.Match[str], begin: int, rest: tuple[int, int], language: Language
) -> bool:
    """Whether a full stop ends more than the word before it, an abbreviation, an initial or a list number."""
    word = text[start : match.start()]
    lower = word.lower()
    if lower in language.closing_abbreviations:
        quoted = text[match.end() : match.end() + 2].strip()[:1] in ("“", '"', "‘")
        first = _first_word(text, *rest)
        return quoted or first in language.stop_words or first in language.titles
    if lower in language.numbering:
        return not _first_word(text, *rest)[:1].isdigit()
    if lower in language.abbreviations:
        return False
    if len(word) == 1 and word.isupper() and word != "I":
        return _first_word(text, *rest) in language.stop_words
    return not (word.isdecimal() and not text[begin:start].strip())


def _first_word(text: str, at: int, end: int) -> str:
    """The first word after a mark, in lower case; empty where there is none."""
    return next(iter(_words_after(text, at, end)), "").lower()


def _word_start(text: str, begin: int, at: int) -> int:
    while at > begin and (text[at - 1].isalnum() or text[at - 1] in ".&’'-"):
        at -= 1
    return at
