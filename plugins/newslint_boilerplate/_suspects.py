"""Which lines of an article word lists could know: nearly all are ruled out by one look at all of the text.

The text is squeezed to the letters a to z and its line breaks. What is left of an entry stands in what is left of a
line that the entry knows; so those lines are looked up in which some entry seems to stand, and no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from newslint import regex
from newslint_boilerplate._kinds import Kind
from newslint_boilerplate._lines import LONGEST, Squeezed, squeeze

COPYRIGHT = "copyright"
"""The word that a rights line begins with or has before a year; else it has the sign or the set phrase."""

_WHOLE = ("lines", "weak-lines", "buttons")
_BEGUN = ("openers", "labels")
_LETTERS = 16  # of an entry that are looked for: more would tell few lines apart, and take time to make ready
_SIGN = "©".encode()
_NOTHING = "[A-Z]"  # a pattern for what isn't left of any text
_TYPED_SIGN = regex(rb"\([cC]\)")
_DATED = regex(COPYRIGHT.encode() + rb"[^a-z0-9]*[0-9]", re.I)


class Suspects:
    """Tells the lines that the lists of a language could know.

    Names above comments, told by their shape and by what stands near them, are no suspects.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._lists = lists
        entries = list(self._of_kinds(*_WHOLE))
        lefts = _lefts(entries)
        self._whole = sorted({left.decode() for left in lefts if left})
        first = {entry[0] for entry, left in zip(entries, lefts, strict=True) if not left}  # “δ”
        self._strange = first | {letter.upper() for letter in first}

    def among(self, squeezed: Squeezed) -> list[int]:
        """The numbers of the lines of a text that could be known, in order."""
        text = squeezed.text
        first = self._pattern.search(squeezed.left)
        found = set(self._worded(squeezed, first.start())) if first else set()
        if "©" in text or _TYPED_SIGN.search(squeezed.data):
            found.update([i for i, line in enumerate(squeezed.typed) if _SIGN in line or _TYPED_SIGN.search(line)])
        for letter in self._strange:
            if letter in text:
                found.update([i for i, line in enumerate(text.split("\n")) if letter in line])
        return sorted(found)

    def _worded(self, squeezed: Squeezed, first: int) -> Iterator[int]:
        """The lines that are an entry or that one begins or stands in, rows of buttons, and dated words for rights.

        Nothing of it begins before ``first``.
        """
        left, at = squeezed.left, squeezed.left.rfind(b"\n", 0, first) + 1
        number = left.count(b"\n", 0, at)
        while at <= len(left) and (match := self._closely.search(left, at)):
            number += left.count(b"\n", at, match.start())
            start, end = left.rfind(b"\n", 0, match.start()) + 1, left.find(b"\n", match.end())
            end = len(left) if end < 0 else end
            if end - start <= LONGEST:
                promised = not match[1] or self._promises.search(left, start, end)
                dated = not match[2] or _DATED.search(squeezed.typed[number])
                if not (promised and dated):
                    at = match.start() + 1
                    continue
                yield number
            number, at = number + 1, end + 1

    @cached_property
    def _pattern(self) -> Any:
        """What stands in lines: found in half the time, as it doesn't tell which of its parts was found."""
        return _compiled(self._told, captures=False)

    @cached_property
    def _closely(self) -> Any:
        """The same. Its first group is what a site calls itself: it needs a promise in the same line; its second is
        the word of rights lines, which needs a year."""
        return _compiled(self._told, captures=True)

    @cached_property
    def _told(self) -> str:
        begun = _first_letters([*self._of_kinds(*_BEGUN), COPYRIGHT])
        verbs = _first_letters(verb.partition(" ")[0] for verb in self._named("newsletter-verbs"))
        things, names = (_first_letters(self._named(each)) for each in ("newsletter-things", "site-things"))
        rows = b"|".join(_lefts(self._named("share-acts", "share-networks"))).decode() or _NOTHING
        within = _first_letters([*self._of_kinds("phrases"), *self._named("copyright-reserved")])
        whole = "|".join(self._whole) or _NOTHING
        return (
            f"(?m)^(?:{begun})|^(?:{rows})+$|^(?:{whole})$|^(?:(?:{verbs}).*)?(?:{things})|{within}"
            f"|({names})|({COPYRIGHT})"
        )

    @cached_property
    def _promises(self) -> Any:
        return _compiled(_first_letters(self._named("site-promises", "site-claims")))

    def _of_kinds(self, *suffixes: str) -> Iterator[str]:
        return self._named(*(f"{kind}-{suffix}" for kind in Kind for suffix in suffixes))

    def _named(self, *names: str) -> Iterator[str]:
        return (entry for name in names for entry in self._lists.get(name, ()))


def _first_letters(entries: Iterable[str]) -> str:
    """A pattern for the first letters of entries. One that begins with another needs none of its own."""
    short: list[str] = []
    for left in sorted({left[:_LETTERS].decode() for left in _lefts(entries)}):
        if not short or not left.startswith(short[-1]):
            short.append(left)
    return "|".join(short) or _NOTHING


def _lefts(entries: Iterable[str]) -> list[bytes]:
    """What is left of each entry."""
    joined = "\n".join(entries)
    return squeeze(joined).lines if joined else []


def _compiled(pattern: str, *, captures: bool = False) -> Any:
    import re2  # only where there is something to find

    options = re2.Options()
    options.log_errors = False
    options.never_capture = not captures
    return re2.compile(pattern.encode(), options)
