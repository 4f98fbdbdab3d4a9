"""One pass that finds all words and phrases of all rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any
from unicodedata import combining

from newslint.lexicon import FORMS, fold
from newslint.patterns import regex
from newslint.sieves import spans_of
from newslint.spans import Span
from newslint.tuples import NamedTuple

_WORD = regex(r"[^\W_]")
_FIRST = regex(r"[a-z0-9]+|.", re.S)
_MEMORY = 64 << 20
_FEW = 60_000  # characters in which entries are looked for singly
_KNOWN = 10_000  # texts of entries that are remembered: each may stand in several forms
_BEYOND_ASCII = 128
# Letters of ASCII in lower case; what RE2 doesn't know for a space, or for no letter, as a space.
_FOLDED = bytes(range(256)).lower().translate(bytes.maketrans(b"\n\t\r_", b"    "))
_EDGED = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")  # what RE2 knows for letters of a word, in folded text

Found = tuple[tuple[str, ...], str, int, int]
"""Lists, entry, start and end of a hit."""


class Hit(NamedTuple):
    """An entry of a word list, found: where, in which list, and which entry (folded)."""

    span: Span
    list: str
    entry: str


class _Entry(NamedTuple):
    """An entry that may stand at an offset of what was found, and the lists that have it.

    ``whole``: it is just that, and RE2 has seen to its edges, but for letters that it doesn't know.
    """

    offset: int
    text: str
    lists: tuple[str, ...]
    whole: bool


class Matcher:
    """Finds the entries of word lists in a text, in one linear pass.

    RE2 finds the longest entry at each place. An entry can hide others that begin with it, in it or stand in it
    (“some experts” hides “experts say”), but only those that its own words allow: these are known once an entry was
    found for the first time, and compared in their places. So what is found of one list never depends on the others.
    Word edges have one definition, ``is_edge``; RE2's own, which knows only ASCII, merely narrows the search.

    To compile all entries takes as long as to look for them singly in a dozen articles: this is done for the first
    ``few`` characters.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]], few: int = _FEW) -> None:
        homes: dict[str, list[str]] = defaultdict(list)
        for name, entries in lists.items():
            for entry in set(entries):
                homes[entry].append(name)
        self._lists = {entry: tuple(sorted(names)) for entry, names in homes.items()}
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for entry in sorted(homes):
            check_entry(entry)
            self._by_first[_first(entry)].append(entry)
        self._known: dict[bytes, tuple[_Entry, ...]] = {}
        self._matches: Callable[[bytes], Iterator[tuple[int, int]]] | None = None
        self._read = 0  # characters, until there is a pattern
        self._few = few

    def find(self, text: str, encoded: bytes | None = None) -> Iterator[Found]:
        """Lists, entry, start and end of every hit in ``text``; ``encoded`` is the same in UTF-8, if at hand."""
        if not self._lists or not text:
            return
        if self._matches is None:
            self._read += len(text)
            if self._read <= self._few and "_" not in text:
                yield from sorted(self._find_singly(text, fold(text)), key=itemgetter(2, 1))
                return
            self._matches = spans_of(compiled(spelled(self._lists)))
        data = folded_bytes(text.encode("utf-8", "surrogatepass") if encoded is None else encoded)
        known, size = self._known, len(data)
        plain = size == len(text)  # each byte is a character
        seen = at = 0  # bytes, and the characters that they are: counted on from hit to hit
        for first, last in self._matches(data):
            at = first if plain else at + len(data[seen:first].decode("utf-8", "surrogatepass"))
            seen = first
            entries = known.get(data[first:last]) or self._learn(data[first:last])
            apart = plain or (
                (not first or data[first - 1] < _BEYOND_ASCII) and (last == size or data[last] < _BEYOND_ASCII)
            )
            for offset, entry, lists, whole in entries:
                start = at + offset
                end = start + len(entry)
                if (whole and apart) or (
                    fold(text[start:end]) == entry and is_edge(text, start) and is_edge(text, end)
                ):
                    yield lists, entry, start, end

    def _find_singly(self, text: str, folded: str) -> Iterator[Found]:
        """The same hits, by looking for each entry whose first word is there."""
        for first in self._by_first.keys() & {*_FIRST.findall(folded)}:
            for entry in self._by_first[first]:
                start = folded.find(entry)
                while start >= 0:
                    end = start + len(entry)
                    if is_edge(text, start) and is_edge(text, end):
                        yield self._lists[entry], entry, start, end
                    start = folded.find(entry, start + 1)

    def _learn(self, found: bytes) -> tuple[_Entry, ...]:
        """The entries that can begin within what was found, which are kept for the next time."""
        if len(self._known) > _KNOWN:
            self._known.clear()
        entries = self._known[found] = self._entries(fold(found.decode("utf-8", "surrogatepass")))
        return entries

    def _entries(self, found: str) -> tuple[_Entry, ...]:
        """The entries that can begin within what was found, itself among them; none at its start is longer."""
        return tuple(
            _Entry(offset, entry, self._lists[entry], entry == found and entry[0] in _EDGED and entry[-1] in _EDGED)
            for offset in range(len(found))
            if is_edge(found, offset)
            for entry in self._by_first.get(_first(found, offset), ())
            if _agree(_plain(entry), found[offset:]) and (offset or len(entry) <= len(found))
        )


def _agree(one: str, other: str) -> bool:
    """Whether two texts are the same as far as both go."""
    return one.startswith(other) or other.startswith(one)


def _first(text: str, at: int = 0) -> str:
    """The first word of a text (the letters a to z and digits), or its first character."""
    match = _FIRST.match(text, at)
    return match[0] if match else ""


def _plain(folded: str) -> str:
    """Folded text with underscores, which to RE2 are letters, as spaces."""
    return folded.replace("_", " ") if "_" in folded else folded


def is_edge(text: str, at: int) -> bool:
    """Whether no word goes on across ``at``: a letter, digit or combining mark on both sides."""
    if not 0 < at < len(text):
        return True
    left, right = text[at - 1], text[at]
    return not ((left.isalnum() or combining(left)) and (right.isalnum() or combining(right)))


def check_entry(entry: str) -> None:
    """Refuse an entry of a word list that nothing could find.

    Raises:
        ValueError: for an entry without letters and digits.
    """
    if not _WORD.search(entry):
        raise ValueError(f"“{entry}” has no letter or digit to be found by")


def folded_bytes(encoded: bytes) -> bytes:
    """A text in UTF-8 as patterns of entries read it: letters of ASCII in lower case, each byte in its place."""
    return encoded.translate(_FOLDED)


def spelled(entries: Iterable[str]) -> str:
    """A pattern for all entries, by whether they begin and end with what RE2 knows for a letter."""
    groups: dict[tuple[bool, bool], list[str]] = defaultdict(list)
    for entry in sorted(map(_plain, entries)):
        groups[entry[0] in _EDGED, entry[-1] in _EDGED].append("".join(map(_any_form, entry)))
    edge = {True: r"\b", False: ""}
    return "|".join(f"{edge[left]}(?:{'|'.join(group)}){edge[right]}" for (left, right), group in groups.items())


def _any_form(char: str) -> str:
    """A pattern for a character and all that fold to it; letters of ASCII are folded before."""
    if char in _EDGED:
        return char
    if char in FORMS:
        return f"[{char}{FORMS[char]}]"
    return f"(?i:{char})" if char.isalpha() else rf"\x{{{ord(char):x}}}"


def compiled(text: str) -> Any:
    """A pattern of RE2 that finds the longest."""
    import re2  # only where there is something to find

    options = re2.Options()
    options.never_capture = options.longest_match = True
    options.log_errors = False
    options.max_mem = _MEMORY
    return re2.compile(text.encode("utf-8", "surrogatepass"), options)
