"""Texts in the wrong encoding: read once too often, saved in another one, characters lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.accuracy.hits import Sample
from benchmarks.accuracy.studies._made import Case, number, pick
from newslint.spans import SourceSpan

_RULE = "body/encoding"
_SIGNS = "’“”–—…éèüößñçãØ£€©®°½"
_PROPER = (
    "The café’s owner, Zoë Brandão of São Paulo, paid £5 – or €6 – for crème brûlée.",
    "MÂCON and GÂVEA; FÆRØERNE, ÂGE, Ãrhus, and “Â” alone.",
    "Ünal Ö. Çelik said “Größe”, and Łukasz Żak said “źdźbło”. It’s 20 °C ± 2 °C.",
    "Τα νέα της ημέρας; новости дня; 今日のニュース; חדשות היום 😀🎉",
    "Vietnamese: Nguyễn Văn Ân, Trần Đức Â. Portuguese: AMANHÃ, MAÇÃ, IRMÃ.",
    "The letters Ã, Â and â, and the ligatures œ and æ, with naïve façades.",
    "Prices: 5 €, 6 £, 7 ¥; ½ cup; 90°; ™ and ®; ‘single’ and ‚low‘ quotes.",
)


def encodings(sample: Sample) -> Iterator[Case]:
    """A few characters garbled, the same as bytes of another encoding, lost ones; and proper ones."""
    key = sample.place.article
    ascii_only = sample.text.encode("ascii", "ignore").decode()
    at = [i for i, char in enumerate(ascii_only) if char == " " and i]
    if len(at) < 3:
        return
    places = sorted({pick(at, n, key) for n in range(2 + number("how many", key) % 4)})
    signs = [pick(_SIGNS, n, key) for n in range(len(places))]
    yield _garbled(sample, ascii_only, places, signs)
    yield _bytes(sample, ascii_only, places, signs)
    lost = _with(ascii_only, places, ["\ufffd"] * len(places))
    yield Case(_RULE, replace(sample, text=lost), "lost", _at(places[0], 1))
    proper = f"{ascii_only}\n\n{pick(_PROPER, 'proper', key)}"
    yield Case(_RULE, replace(sample, text=proper), "proper", None, wanted=False)


def _garbled(sample: Sample, text: str, places: list[int], signs: list[str]) -> Case:
    garbled = [_misread(sign) for sign in signs]
    what = "garbled " + "".join(signs)
    return Case(_RULE, replace(sample, text=_with(text, places, garbled)), what, _at(places[0], len(garbled[0])))


def _misread(sign: str) -> str:
    """UTF-8 as Windows-1252 shows it; bytes that it doesn't know, as Latin-1 does."""
    return "".join(_one(byte) for byte in sign.encode())


def _one(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _bytes(sample: Sample, text: str, places: list[int], signs: list[str]) -> Case:
    """A file in Windows-1252; every second one with one sign in UTF-8, so that it is neither."""
    mixed = number("mixed", sample.place.article) % 2
    data = _with(text, places, signs).encode("cp1252", "replace")
    data += " – an end in UTF-8, as it should be, with ‘signs’.".encode() if mixed else b""
    made = replace(sample, text="", facts={}, data=data, extension=".txt")
    return Case(_RULE, made, "mixed bytes" if mixed else "Windows-1252", _at(places[0], 1))


def _with(text: str, places: list[int], signs: list[str]) -> str:
    """Signs put in before the blanks at some places."""
    parts, last = [], 0
    for place, sign in zip(places, signs, strict=True):
        parts += [text[last:place], sign]
        last = place
    return "".join([*parts, text[last:]])


def _at(start: int, length: int) -> SourceSpan:
    return SourceSpan(start, start + length)
