"""Which words of a sentence are the name of somebody or something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.language import Language
from newslint.patterns import regex
from newslint.tuples import NamedTuple

_TOKEN = regex(r"[^\W_]+(?:[.’'&-][^\W_]+)*(?:’(?=s?\b))?\.?|[^\w\s]")
_WITHIN = regex(r"[^\W\d_],?\Z")  # what stands before a word that doesn't begin a sentence
_OPENING = 20_000  # characters in which a word is looked for again
_RUN = 4  # words of “law enforcement official” after a name


class Word(NamedTuple):
    """A word or mark with its place."""

    word: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case, without the ending of its genitive."""
        return self.word.lower().rstrip(".").removesuffix("’s").removesuffix("'s")

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.word[0].isupper()


def words(text: str, start: int, end: int) -> Iterator[Word]:
    """The words and marks of ``text[start:end]``."""
    for match in _TOKEN.finditer(text, start, end):
        yield Word(match[0], *match.span())


class Names(NamedTuple):
    """Tells names from other words, in a sentence of ``text`` that begins at ``first``.

    ``known`` keeps for a whole text which plurals that begin a sentence are names.
    """

    text: str
    language: Language
    known: dict[str, bool]
    first: int

    def is_name(self, tokens: Sequence[Word]) -> bool:
        """Whether the last of these words is a name's, not a common noun that begins a sentence."""
        if not tokens or not tokens[-1].capital or not self._in_name(tokens[-1]):
            return False
        word = tokens[-1].lower
        if (
            tokens[-1].word.endswith(("’s", "'s"))
            or word in self.language.unnamed
            or (len(tokens) == 1 and word in self.language.stop_words)
        ):
            return False
        plural = word.endswith("s") and not word.endswith("ss") and tokens[-1].start == self.first
        return not plural or self._stands_elsewhere(tokens[-1].word)

    def first_of(self, tokens: Sequence[Word], last: int) -> int:
        """The index of the first word of what may be a name and ends with ``tokens[last]``."""
        first = last
        while first > 0 and self._in_name(tokens[first - 1]):
            first -= 1
        while first < last and (tokens[first].lower in self.language.name_links or self._begins(tokens[first])):
            first += 1
        return first

    def last_of(self, tokens: Sequence[Word], first: int) -> int | None:
        """The index of the last word of the name that begins with ``tokens[first]``.

        None where it is no name, or only says which unnamed people are meant: “Norwind officials”.
        """
        last = first
        while last + 1 < len(tokens) and self._in_name(tokens[last + 1]):
            last += 1
        while tokens[last].lower in self.language.name_links and last > first:
            last -= 1
        if not self.is_name(tokens[first : last + 1]) or self._describes(tokens[last + 1 :]):
            return None
        return last

    def speaks(self, token: Word) -> bool:
        """Whether a noun is of what speaks for somebody named."""
        return token.lower in self.language.voices

    def _describes(self, after: Sequence[Word]) -> bool:
        """Whether a name is followed by a noun for unnamed people, and not by another name: “chief executive Poe”."""
        unnamed = False
        for token in after[:_RUN]:
            word = token.lower
            if not token.word[0].isalpha() or word in self.language.prepositions | self.language.auxiliaries:
                break
            if token.capital:
                return False
            unnamed = unnamed or word in self.language.unnamed
        return unnamed

    def _begins(self, token: Word) -> bool:
        """Whether a word is written with a capital only because the sentence begins with it."""
        return token.start == self.first and token.lower in self.language.stop_words

    def _in_name(self, token: Word) -> bool:
        if not token.word[0].isalpha():
            return False
        calendar = token.lower in self.language.weekdays or token.lower in self.language.months
        return (token.capital and not calendar) or token.lower in self.language.name_links

    def _stands_elsewhere(self, word: str) -> bool:
        """Whether a word is written with a capital within a sentence too."""
        if word not in self.known:
            places = (found.start() for found in re.finditer(rf" {re.escape(word)}\b", self.text[:_OPENING]))
            self.known[word] = any(_WITHIN.search(self.text, max(at - 2, 0), at) for at in places)
        return self.known[word]
