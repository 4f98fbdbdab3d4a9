"""Variants of an article: the same size and form and the same words of rules, but other words between them.

So ten variants of a thousand articles are ten thousand articles, and not a thousand that stand there ten times:
duplicates are found within each variant as in the articles themselves, and none across.
"""

from __future__ import annotations

import re
from functools import cache
from zlib import crc32

from benchmarks.speed.work import ROOT

_EVERY = 3
"""One letter in so many is changed."""

_ALPHABETS = (
    "aeiou",
    "bcdfghjklmnpqrstvwxz",
    "аеиоуыэюя",
    "бвгджзклмнпрстфхцчш",
    "".join(map(chr, range(0x4E00, 0x9FA6))),
    "".join(map(chr, range(0xAC00, 0xD7A4))),
)
_PLACE = {letter: (alphabet, at) for alphabet in _ALPHABETS for at, letter in enumerate(alphabet)}

_FRONT = re.compile(r"\A(---|\+\+\+)\r?\n.*?^\1\s*?$", re.S | re.M)
_SAID = re.compile(
    r"^(?P<key>(?:title|headline|subtitle|description|excerpt|summary|lead|teaser)[ \t]*[:=])"
    r"(?P<text>.*(?:\n[ \t]+\S.*)*)",
    re.M | re.I,
)
_LONG = r"(?P<word>[^\W\d_]{5,}|(?=\w*[^\x00-\x7f])[^\W\d_]{2,})"  # short ones tell that a text is English
_WORD = re.compile(
    r"^(?P<fence>```|~~~).*?(?:^(?P=fence)|\Z)|`[^`\n]*`|\]\([^)\n]*\)|\]:[^\n]*|<[^>\n]*>|\{[{%][^\n]*?[%}]\}|&\w+;"
    rf"|\w+://\S+|\w+(?:\.\w+)+|^[A-Za-z][\w-]*:|{_LONG}",
    re.S | re.M,
)


class Variant:
    """One way to change words: each long word always to the same other one. Number 0 changes nothing."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._changed: dict[str, str] = {}

    def word(self, found: re.Match[str]) -> str:
        """A word in this variant; what isn't a word of the text stays."""
        word: str | None = found["word"]
        if not word:
            return found[0]
        if word not in self._changed:
            self._changed[word] = changed(word, self.number)
        return self._changed[word]


def variant_of(data: bytes, variant: Variant) -> bytes:
    """An article with other words: those of its body, headline and summary, but none in code, links or tags."""
    if not variant.number:
        return data
    text = data.decode("utf-8", "surrogateescape")
    front = _FRONT.match(text)
    body = front.end() if front else 0
    head = _SAID.sub(lambda said: said["key"] + _WORD.sub(variant.word, said["text"]), text[:body])
    return (head + _WORD.sub(variant.word, text[body:])).encode("utf-8", "surrogateescape")


def changed(word: str, number: int) -> str:
    """A word with other letters of the same kind in some places, unless a word list knows it."""
    lower = word.lower()
    if lower in _listed():
        return word
    mark = crc32(f"{number} {lower}".encode("utf-8", "surrogateescape"))
    letters = list(word)
    for at in range(mark % _EVERY, len(word), _EVERY):
        letters[at] = _another(word[at], number + mark // (at + _EVERY))
    return "".join(letters)


def _another(letter: str, mark: int) -> str:
    alphabet, at = _PLACE.get(letter.lower(), ("", 0))
    if not alphabet:
        return letter
    other = alphabet[(at + 1 + mark % (len(alphabet) - 1)) % len(alphabet)]
    return other if letter.islower() or letter.lower() == letter.upper() else other.upper()


@cache
def _listed() -> frozenset[str]:
    """Every word of every word list: changing one of these would take work away from newslint."""
    lists = [*ROOT.glob("newslint/languages/**/*.yaml"), *ROOT.glob("plugins/*/lexicons/*.yaml")]
    return frozenset(word for path in lists for word in re.findall(r"[^\W\d_]{5,}", path.read_text("utf-8").lower()))
