"""What newslint knows of a language, and which language an article is in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from math import ceil
from pathlib import Path

from newslint.patterns import regex
from newslint.trees.yamltree import read_plain
from newslint.values import frozen

UNKNOWN = "unknown"
"""The language of an article that nothing tells: only rules that need no language run on it."""

_FOLDER = Path(__file__).with_name("languages")


@frozen
class Language:
    """The words of a language that several rules need, in lower case; ``newslint/languages/CODE.yaml``.

    ``months`` and ``weekdays`` give each name its number (January is 1, Monday 0). ``abbreviations`` never end a
    sentence, ``closing_abbreviations`` may, ``numbering`` only don't before a number; all without their last full
    stop. ``reporting_verbs`` are finite forms (“said”, “warns”), ``reporting_participles`` the -ing forms;
    ``telling_verbs`` have the hearer after them, ``citing`` the source. ``unnamed`` are nouns for people that are
    nobody's name (“officials”), ``voices`` nouns for what speaks for somebody named (“spokeswoman”, “survey”),
    ``name_links`` the small words within names (“of”), ``auxiliaries`` what may stand between a subject and its
    verb, ``copulas`` the forms of “be”.
    """

    code: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    abbreviations: frozenset[str]
    closing_abbreviations: frozenset[str]
    numbering: frozenset[str]
    titles: frozenset[str]
    reporting_verbs: frozenset[str]
    reporting_participles: frozenset[str]
    telling_verbs: frozenset[str]
    citing: frozenset[str]
    unnamed: frozenset[str]
    voices: frozenset[str]
    pronouns: frozenset[str]
    prepositions: frozenset[str]
    name_links: frozenset[str]
    auxiliaries: frozenset[str]
    copulas: frozenset[str]
    stop_words: frozenset[str]


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that newslint has words for."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def language(code: str) -> Language | None:
    """The words of a language, or none where newslint has none."""
    path = _FOLDER / f"{code}.yaml"
    if code not in languages():
        return None
    lists = {name: _words(told) for name, told in read_plain(path.read_text(encoding="utf-8")).items()}
    return Language(
        code,
        _numbers(lists["months"], 1),
        _numbers(lists["weekdays"], 0),
        *(
            frozenset(" ".join(lists[name]).split())
            for name in (
                "abbreviations",
                "closing-abbreviations",
                "numbering",
                "titles",
                "reporting-verbs",
                "reporting-participles",
                "telling-verbs",
                "citing",
                "unnamed",
                "voices",
                "pronouns",
                "prepositions",
                "name-links",
                "auxiliaries",
                "copulas",
                "stop-words",
            )
        ),
    )


def english() -> Language:
    """The language that newslint always has."""
    pack = language("en")
    assert pack is not None, "newslint/languages/en.yaml is part of the package"
    return pack


def _words(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else str(value).split()


def _numbers(names: list[str], start: int) -> dict[str, int]:
    return {name: number for number, line in enumerate(names, start) for name in line.split()}


_SAMPLE = 4000
_ENOUGH = 0.1  # of the words
# In UTF-8, a letter of the scripts below begins with one of these bytes; Latin letters and punctuation don't.
_OF_SCRIPTS = frozenset((0xCD, 0xCE, 0xCF, *range(0xD0, 0xD4), *range(0xD6, 0xDC), 0xE0, *range(0xE3, 0xEE)))
_NO_LETTERS = bytes(byte for byte in range(256) if byte > 127 or not chr(byte).isalpha())
_OF_NONE = bytes(byte for byte in range(256) if byte not in _OF_SCRIPTS)
# Letters stay, in lower case. (To put a text with any curly quote in lower case takes a hundred times as long.)
_SPREAD = bytes(byte if byte > 127 or chr(byte).isalpha() else 32 for byte in bytes(range(256)).lower())
_WORD = regex(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", regex(r"[\u3040-\u30ff]++")),
    ("ko", regex(r"[\uac00-\ud7af]++")),
    ("zh", regex(r"[\u4e00-\u9fff]++")),
    ("ru", regex(r"[\u0400-\u04ff]++")),
    ("el", regex(r"[\u0370-\u03ff]++")),
    ("ar", regex(r"[\u0600-\u06ff]++")),
    ("he", regex(r"[\u0590-\u05ff]++")),
    ("hi", regex(r"[\u0900-\u097f]++")),
    ("th", regex(r"[\u0e00-\u0e7f]++")),
)
_CODE = regex(r"([a-z]{2})(?:[-_][A-Za-z]{2})?")
_SUFFIX = regex(r"\.([a-z]{2})(?:[-_][A-Za-z]{2})?\.\w+$")
# Two-letter folder names that are languages on real sites; “js”, “go” or “us” are not.
_CODES = frozenset(
    (
        "ar bg bn ca cs da de el en es et fa fi fr gl he hi hr hu id "
        "it ja ko lt lv nb nl no pl pt ro ru sk sl sr sv th tr uk vi zh"
    ).split()
)


def normal_code(name: str) -> str:
    """``en`` for ``en-GB``, ``en_US`` or ``EN``; ``unknown`` for what is no language code."""
    code = re.split(r"[-_]", name.strip().lower())[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else UNKNOWN


def language_of_path(path: str) -> str:
    """The language that a path names (``/de/``, ``story.fr.md``), or ``unknown``."""
    folder, _, name = path.rpartition("/")
    named = _SUFFIX.search(name) if name.count(".") > 1 else None
    return named[1] if named and named[1] in _CODES else _language_of_folder(folder)


@lru_cache
def _language_of_folder(path: str) -> str:
    found = (match[1] for part in reversed(path.split("/")) if (match := _CODE.fullmatch(part)))
    return next((code for code in found if code in _CODES), UNKNOWN)


def language_of_text(text: str) -> str:
    """The language of a text by its script and its stop words, or ``unknown``.

    Latin text is a language newslint knows when at least one word in ten of its first 4,000 characters is
    one of that language's stop words (English prose has three to five in ten, other European languages
    under one in twenty), else unknown.
    """
    sample = text[:_SAMPLE]
    data = sample.encode("utf-8", "surrogatepass")
    if (code := _by_script(sample, data)) != UNKNOWN:
        return code
    if len(languages()) == 1 and _is_surely(data, len(sample), languages()[0]):
        return languages()[0]
    words = [word.lower() for word in _WORD.findall(sample)]
    packs = [pack for code in languages() if (pack := language(code))]
    shares = {pack.code: sum(map(pack.stop_words.__contains__, words)) / len(words) for pack in packs} if words else {}
    best = max(shares, key=lambda code: shares[code], default=UNKNOWN)
    return best if shares and shares[best] >= _ENOUGH else UNKNOWN


def _by_script(sample: str, data: bytes) -> str:
    """The language whose script a text is in; ``data`` is the text in UTF-8."""
    foreign = len(data.translate(None, _OF_NONE)) if len(data) > len(sample) else 0
    if not foreign or foreign <= 0.05 * len(data.translate(None, _NO_LETTERS)):
        return UNKNOWN
    for code, script in _SCRIPTS:
        if (found := sum(map(len, script.findall(sample)))) and _is_more(found, 0.05 if code == "ja" else 0.3, sample):
            return code
    return UNKNOWN


def _is_more(found: int, share: float, sample: str) -> bool:
    """Whether so many are more than a share of a text's letters. There are no more of these than characters."""
    return found > share * len(sample) or found > share * sum(map(str.isalpha, sample))


def _is_surely(data: bytes, length: int, code: str) -> bool:
    """Whether enough words are stop words of a language, by counting no more of them than that takes.

    ``data`` is a text of ``length`` characters in UTF-8.

    Only words of the letters a to z are looked at. Of how many words there are in all, a bound is enough: as many as
    spaces, and one for each character beyond ASCII, which may part two.
    """
    rest = data.translate(_SPREAD)
    missing = ceil(_ENOUGH * (rest.count(b" ") + 1 + len(data) - length))
    is_stop_word = _stop_words(code).__contains__
    while rest:
        words = rest.split(None, 3 * missing)  # in a language's own text a third of the words are stop words
        rest = words.pop() if len(words) > 3 * missing else b""
        missing -= sum(map(is_stop_word, words))
        if missing <= 0:
            return True
    return False


@cache
def _stop_words(code: str) -> frozenset[bytes]:
    pack = language(code)
    return frozenset(word.encode() for word in pack.stop_words) if pack else frozenset()
