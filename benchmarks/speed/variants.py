"""Variants of an article: the same size and form and as much for rules to find, but other words between it.

What stays is what is there to be found: the words and phrases of word lists, short words, links, code and tags, and
the front matter but for headline and summary. A word that is only part of a phrase stays where the phrase stands, or
two words of it. All other words have other letters, each word always the same other ones.

So ten variants of a thousand articles are ten thousand articles, and not a thousand that stand there ten times:
duplicates are found within each variant as in the articles themselves, and none across. Two variants of an article
have a tenth of their pairs of words in common, as articles on one subject may have.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, pairwise
from zlib import crc32

from benchmarks.speed.phrases import phrases
from benchmarks.speed.work import ROOT
from newslint.lexicon import lexicon

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
_LONG = r"(?P<word>[^\W\d_]{4,}|(?=\w*[^\x00-\x7f])[^\W\d_]{2,})"  # short ones tell that a text is English
_WORD = re.compile(
    r"^(?P<fence>```|~~~).*?(?:^(?P=fence)|\Z)|`[^`\n]*`|\]\([^)\n]*\)|\]:[^\n]*|<[^>\n]*>|\{[{%][^\n]*?[%}]\}|&\w+;"
    rf"|\w+://\S+|\w+(?:\.\w+)+|^[A-Za-z][\w-]*:|{_LONG}",
    re.S | re.M,
)

_PLAIN = re.compile(r"[^\W_]+")
_BEFORE = re.compile(r"([^\W_]+)[^\w\n]{1,3}\Z")
_AFTER = re.compile(r"[^\w\n]{1,3}([^\W_]+)")
_NEAR = 30  # characters


class Variant:
    """One way to change words: each long word always to the same other one. Number 0 changes nothing."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._changed: dict[str, str] = {}

    def word(self, found: re.Match[str]) -> str:
        """A word in this variant; what isn't a word of the text stays, as do words that rules look for."""
        word: str | None = found["word"]
        if not word or (word.lower() in _in_phrases() and _is_in_a_phrase(found)):
            return found[0]
        if word not in self._changed:
            self._changed[word] = changed(word, self.number)
        return self._changed[word]


def _is_in_a_phrase(found: re.Match[str]) -> bool:
    """Whether a word stands beside another as it does in a phrase, or is all that its line says."""
    text, word = found.string, found["word"].lower()
    before = _BEFORE.search(text, max(0, found.start() - _NEAR), found.start())
    after = _AFTER.match(text, found.end())
    if before and (before[1].lower(), word) in _pairs():
        return True
    return (word, after[1].lower()) in _pairs() if after else not before


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
    """A word with other letters of the same kind in some places, unless it is looked for by itself."""
    lower = word.lower()
    if lower in _looked_for():
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
def _looked_for() -> frozenset[str]:
    """The words that rules look for by themselves, and those that newslint knows of languages."""
    known = [path.read_text("utf-8").lower() for path in ROOT.glob("newslint/languages/**/*.yaml")]
    return frozenset(phrases()).union(*(re.findall(r"[^\W\d_]{4,}", text) for text in known))


@cache
def _entries() -> frozenset[str]:
    """All that stands in word lists."""
    lexicons = (lexicon(path.parent, path.stem) for path in ROOT.glob("plugins/*/lexicons/*.yaml"))
    return frozenset(chain.from_iterable(entries for each in lexicons if each for entries in each.lists.values()))


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """Each two words that follow each other in a phrase."""
    return frozenset(chain.from_iterable(pairwise(_PLAIN.findall(entry)) for entry in _entries()))


@cache
def _in_phrases() -> frozenset[str]:
    """The words of all entries."""
    return frozenset(chain.from_iterable(map(_PLAIN.findall, _entries())))
