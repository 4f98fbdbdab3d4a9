"""One pass that finds all words and phrases of all rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from unicodedata import combining

from newslint.lexicon import fold
from newslint.spans import Span, Utf8Index

_RUN = re.compile(r"[^\W_]+")
_MEMORY = 64 << 20
_LETTERS = frozenset(bytes([byte]) for byte in b"abcdefghijklmnopqrstuvwxyz0123456789")


class Hit(NamedTuple):
    """An entry of a word list, found: where, in which list, and which entry (folded)."""

    span: Span
    list: str
    entry: str


class _Phrase(NamedTuple):
    entry: str
    offset: int  # of its anchor
    lists: tuple[str, ...]


class Matcher:
    """Finds the entries of word lists in a text, in one linear pass.

    Each phrase is known by its longest word, its anchor. RE2 finds the anchors (whole runs of letters and
    digits, so that no hit can hide another), and each phrase of an anchor is then compared in its place. So
    what is found of one list never depends on the others. Word edges have one definition, ``is_edge``.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        homes: dict[str, set[str]] = defaultdict(set)
        for name, entries in lists.items():
            for entry in entries:
                homes[entry].add(name)
        self._phrases: dict[str, list[_Phrase]] = defaultdict(list)
        for entry in sorted(homes):
            anchor, offset = anchor_of(entry)
            self._phrases[anchor].append(_Phrase(entry, offset, tuple(sorted(homes[entry]))))
        self._anchors = _compile(self._phrases) if self._phrases else None

    def find(self, text: str) -> Iterator[tuple[str, str, int, int]]:
        """List, entry, start and end of every hit in ``text``, in the order of their anchors."""
        if self._anchors is None or not text:
            return
        folded = fold(text)
        index = Utf8Index(folded)
        data = index.data
        for match in self._anchors.finditer(data):
            first, last = match.span()
            if data[first - 1 : first] in _LETTERS or data[last : last + 1] in _LETTERS:
                continue  # within a longer word: most anchors are, and this is the cheapest way to know
            phrases = self._phrases[match.group().decode()]
            at = index.char(first)
            for entry, offset, lists in phrases:
                start, end = at - offset, at - offset + len(entry)
                if start >= 0 and folded.startswith(entry, start) and is_edge(text, start) and is_edge(text, end):
                    for name in lists:
                        yield name, entry, start, end


def is_edge(text: str, at: int) -> bool:
    """Whether no word goes on across ``at``: a letter, digit or combining mark on both sides."""
    if not 0 < at < len(text):
        return True
    left, right = text[at - 1], text[at]
    return not ((left.isalnum() or combining(left)) and (right.isalnum() or combining(right)))


def anchor_of(entry: str) -> tuple[str, int]:
    """The longest run of letters and digits of an entry, and where it begins.

    Raises:
        ValueError: for an entry that has none.
    """
    runs = [(len(run[0]), -run.start(), run[0]) for run in _RUN.finditer(entry)]
    if not runs:
        raise ValueError(f"“{entry}” has no letter or digit to be found by")
    _, start, anchor = max(runs)
    return anchor, -start


def _compile(anchors: Iterable[str]) -> Any:
    import re2  # only where there is something to find

    options = re2.Options()
    options.never_capture = options.longest_match = True
    options.log_errors = False
    options.max_mem = _MEMORY
    return re2.compile("|".join(map(re2.escape, sorted(anchors))).encode(), options)
