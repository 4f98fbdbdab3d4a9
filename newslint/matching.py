"""One pass that finds all words and phrases of all rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any
from unicodedata import combining

from newslint.lexicon import fold
from newslint.patterns import regex
from newslint.spans import Span
from newslint.tuples import NamedTuple

_WORD = regex(r"[^\W_]")
_FIRST = regex(r"[a-z0-9]+|.", re.S)
_MEMORY = 64 << 20
_FEW = 60_000  # characters in which entries are looked for singly
_BEYOND_ASCII = 128
_EDGED = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")  # what RE2 knows for letters of a word, in folded text


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

    To compile all entries takes as long as to look for them singly in a dozen articles: this is done for the first few.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
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
        self._pattern: Any = None
        self._read = 0  # characters, until there is a pattern

    def find(self, text: str) -> Iterator[tuple[tuple[str, ...], str, int, int]]:
        """Lists, entry, start and end of every hit in ``text``."""
        if not self._lists or not text:
            return
        folded = fold(text)
        if self._pattern is None:
            self._read += len(folded)
            if self._read <= _FEW and "_" not in folded:
                yield from sorted(self._find_singly(text, folded), key=itemgetter(2, 1))
                return
            self._pattern = _compile(self._lists)
        data = _plain(folded).encode("utf-8", "surrogatepass")
        known, size = self._known, len(data)
        seen = at = 0  # bytes, and the characters that they are: counted on from hit to hit
        for match in self._pattern.finditer(data):
            first, last = match.span()
            between, seen = data[seen:first], first
            at += len(between) if between.isascii() else len(between.decode("utf-8", "surrogatepass"))
            found = data[first:last]
            entries = known.get(found)
            if entries is None:
                entries = known[found] = self._entries(found.decode("utf-8", "surrogatepass"))
            apart = (not first or data[first - 1] < _BEYOND_ASCII) and (last == size or data[last] < _BEYOND_ASCII)
            for offset, entry, lists, whole in entries:
                start = at + offset
                end = start + len(entry)
                if (whole and apart) or (
                    folded.startswith(entry, start) and is_edge(text, start) and is_edge(text, end)
                ):
                    yield lists, entry, start, end

    def _find_singly(self, text: str, folded: str) -> Iterator[tuple[tuple[str, ...], str, int, int]]:
        """The same hits, by looking for each entry whose first word is there."""
        for first in self._by_first.keys() & {*_FIRST.findall(folded)}:
            for entry in self._by_first[first]:
                start = folded.find(entry)
                while start >= 0:
                    end = start + len(entry)
                    if is_edge(text, start) and is_edge(text, end):
                        yield self._lists[entry], entry, start, end
                    start = folded.find(entry, start + 1)

    def _entries(self, found: str) -> tuple[_Entry, ...]:
        """The entries that can begin within what was found, itself among them."""
        return tuple(
            _Entry(offset, entry, self._lists[entry], entry == found and entry[0] in _EDGED and entry[-1] in _EDGED)
            for offset in range(len(found))
            if is_edge(found, offset)
            for entry in self._by_first.get(_first(found, offset), ())
            if _agree(_plain(entry), found[offset:])
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


def _compile(entries: Iterable[str]) -> Any:
    """One pattern for all entries, by whether they begin and end with what RE2 knows for a letter."""
    groups: dict[tuple[bool, bool], list[str]] = defaultdict(list)
    for entry in sorted(map(_plain, entries)):
        groups[entry[0] in _EDGED, entry[-1] in _EDGED].append(entry)
    edge = {True: r"\b", False: ""}
    parts = (f"{edge[left]}(?:{_any_of(group)}){edge[right]}" for (left, right), group in groups.items())
    return _pattern("|".join(parts))


def _any_of(texts: Iterable[str]) -> str:
    import re2

    return "|".join(map(re2.escape, texts))


def _pattern(text: str) -> Any:
    import re2  # only where there is something to find

    options = re2.Options()
    options.never_capture = options.longest_match = True
    options.log_errors = False
    options.max_mem = _MEMORY
    return re2.compile(text.encode("utf-8", "surrogatepass"), options)
