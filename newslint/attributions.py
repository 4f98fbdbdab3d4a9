"""Who says what, and with which word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newslint.language import Language
from newslint.matching import Matcher
from newslint.quotations import Quotation

_BEFORE = 240  # characters in which a verb's subject is looked for
_AFTER = 120
_INSERTIONS = 3  # “Ann Poe, 43, a nurse from Leeds, said”
_TOKEN = re.compile(r"[^\W_]+(?:[.’'&-][^\W_]+)*(?:’(?=s?\b))?\.?|[^\w\s]")
_NEAR = 7  # words after a cue within which a name must begin
_OPENING = 20_000  # characters in which a word is looked for again
_WALLS = ';:“”"(—–'
_LED_IN = frozenset(",?!”\"’'")
_ACCORDING = "according to"


class Attribution(NamedTuple):
    """Somebody who says something: the source and the word of saying, as offsets in the body.

    ``named`` is false where the source is a pronoun.
    """

    source_start: int
    source_end: int
    cue_start: int
    cue_end: int
    named: bool = True


class _Token(NamedTuple):
    word: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.word.lower().rstrip(".").removesuffix("’s").removesuffix("'s")

    @property
    def capital(self) -> bool:
        return self.word[0].isupper()


def find_attributions(
    text: str, sentences: Sequence[tuple[int, int]], quotations: Sequence[Quotation], language: Language
) -> tuple[Attribution, ...]:
    """The attributions to somebody named, or to a pronoun, outside quotations.

    Found are subject and verb in both orders (“Ann Poe, a nurse, said”, “said Ann Poe”), organisations and what
    speaks for them (“the Kremlin said”, “a Norwind spokeswoman said”), and “according to” somebody.
    Nouns that name nobody (“officials”, “the government”) are no source.
    """
    return tuple(_find(text, sentences, quotations, language))


def _find(
    text: str, sentences: Sequence[tuple[int, int]], quotations: Sequence[Quotation], language: Language
) -> Iterator[Attribution]:
    starts = [start for start, _ in sentences]
    names: dict[str, bool] = {}
    quoted = [quotation.start for quotation in quotations]
    matcher = _matcher(language.reporting_verbs, language.reporting_participles)
    for _, entry, start, end in matcher.find(text):
        i, q = bisect_right(starts, start) - 1, bisect_right(quoted, start) - 1
        if i < 0 or end > sentences[i][1] or (q >= 0 and start < quotations[q].end):
            continue
        if text[start].isupper() and entry != _ACCORDING:
            continue  # United States, Washington Post
        cue = _Cue(text, language, names, start, end, *sentences[i])
        source = cue.source_after() if entry == _ACCORDING else cue.subject() or cue.inverted_subject()
        if source:
            named = text[source[0] : source[1]].lower() not in language.pronouns
            yield Attribution(*source, start, end, named)


@cache
def _matcher(verbs: frozenset[str], participles: frozenset[str]) -> Matcher:
    return Matcher({"cues": verbs | participles | {_ACCORDING}})


class _Cue(NamedTuple):
    """A word of saying within its sentence."""

    text: str
    language: Language
    names: dict[str, bool]  # plurals that begin a sentence, and whether they are names
    start: int
    end: int
    first: int  # of the sentence
    last: int

    def subject(self) -> tuple[int, int] | None:
        """The source before the verb, across insertions: “Ann Poe, 43, a nurse from Leeds, said”."""
        tokens = self._tokens_before()
        at = self._before_auxiliaries(tokens)
        for _ in range(_INSERTIONS + 1):
            if at is None or at < 0:
                return None
            inserted = tokens[at].word == ","
            at -= inserted
            if source := self._source_ending_at(tokens, at):
                return source
            comma = max((i for i in range(at) if tokens[i].word == ","), default=None)
            at = comma if inserted else None
        return None

    def inverted_subject(self) -> tuple[int, int] | None:
        """The source after the verb: “…,” said Ann Poe."""
        before = self.text[max(self.first, self.start - 4) : self.start].rstrip()
        inverted = before and before[-1] in _LED_IN and self._word not in self.language.telling_verbs
        return self.source_after() if inverted else None

    def source_after(self) -> tuple[int, int] | None:
        """The source that the words after the cue begin with."""
        tokens = list(self._tokens(self.end, min(self.last, self.end + _AFTER)))
        if tokens and tokens[0].lower in self.language.pronouns:  # “said she,” but not “said they were”
            return None if len(tokens) > 1 and tokens[1].word[0].isalpha() else self._place(tokens[0], tokens[0])
        for i, token in enumerate(tokens[:_NEAR]):
            linked = token.lower in self.language.prepositions and not (i and self._speaks(tokens[i - 1]))
            if not token.word[0].isalpha() or linked:
                return None
            if token.capital:
                return self._name_from(tokens, i)
        return None

    @property
    def _word(self) -> str:
        return self.text[self.start : self.end]

    def _place(self, first: _Token, last: _Token) -> tuple[int, int]:
        return first.start, last.end - (last.end == self.last and last.word.endswith("."))

    def _name_from(self, tokens: Sequence[_Token], first: int) -> tuple[int, int] | None:
        last = first
        while last + 1 < len(tokens) and self._in_name(tokens[last + 1]):
            last += 1
        while tokens[last].lower in self.language.name_links and last > first:
            last -= 1
        following = tokens[last + 1].lower if last + 1 < len(tokens) else ""
        if following in self.language.unnamed or not self._is_name(tokens[first : last + 1]):
            return None
        return self._place(tokens[first], tokens[last])

    def _tokens_before(self) -> list[_Token]:
        """The tokens between the verb and what a subject can't reach across; what stands in brackets left out."""
        tokens: list[_Token] = []
        for token in self._tokens(max(self.first, self.start - _BEFORE), self.start):
            if token.word == ")" and (opened := [i for i, each in enumerate(tokens) if each.word == "("]):
                del tokens[opened[-1] :]
            else:
                tokens.append(token)
        cut = max((i for i, token in enumerate(tokens) if token.word in _WALLS), default=-1)
        return tokens[cut + 1 :]

    def _tokens(self, start: int, end: int) -> Iterator[_Token]:
        for match in _TOKEN.finditer(self.text, start, end):
            yield _Token(match[0], *match.span())

    def _before_auxiliaries(self, tokens: Sequence[_Token]) -> int | None:
        """The index of what stands before “has also” or “is”; none where these make the verb something else."""
        at = len(tokens) - 1
        passed = set()
        while at >= 0 and self._is_auxiliary(tokens[at]):
            passed.add(tokens[at].lower)
            at -= 1
        participle = self._word in self.language.reporting_participles
        return at if participle == bool(passed & self.language.copulas) else None

    def _is_auxiliary(self, token: _Token) -> bool:
        return not token.capital and (token.lower in self.language.auxiliaries or token.lower.endswith("ly"))

    def _source_ending_at(self, tokens: Sequence[_Token], last: int) -> tuple[int, int] | None:
        """The source whose last word is ``tokens[last]``, or to which words like “of the Institute” there belong."""
        end, through_name = last, False
        while last >= 0:
            if tokens[last].lower in self.language.pronouns:
                return self._place(tokens[last], tokens[end])
            first = self._first_of_name(tokens, last)
            before = first - 1
            if before >= 0 and tokens[before].lower == "the":
                before -= 1
            if before < 0 or tokens[before].lower not in self.language.prepositions:
                return self._whole_source(tokens, first, last, end, through_name)
            through_name = self._is_name(tokens[first : last + 1])
            last = before - 1
        return None

    def _first_of_name(self, tokens: Sequence[_Token], last: int) -> int:
        first = last
        while first > 0 and self._in_name(tokens[first - 1]):
            first -= 1
        while first < last and (tokens[first].lower in self.language.name_links or self._begins(tokens[first])):
            first += 1
        return first

    def _begins(self, token: _Token) -> bool:
        """Whether a word is written with a capital only because the sentence begins with it."""
        return token.start == self.first and token.lower in self.language.stop_words

    def _whole_source(
        self, tokens: Sequence[_Token], first: int, last: int, end: int, through_name: bool
    ) -> tuple[int, int] | None:
        if self._is_name(tokens[first : last + 1]):
            return self._place(tokens[first], tokens[end])
        whose = tokens[last - 1] if last else tokens[last]
        if self._speaks(tokens[last]) and (through_name or (whose.capital and whose.start > self.first)):
            return self._place(whose if whose.capital else tokens[last], tokens[end])
        return None

    def _in_name(self, token: _Token) -> bool:
        if not token.word[0].isalpha():
            return False
        calendar = token.lower in self.language.weekdays or token.lower in self.language.months
        return (token.capital and not calendar) or token.lower in self.language.name_links

    def _is_name(self, tokens: Sequence[_Token]) -> bool:
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

    def _stands_elsewhere(self, word: str) -> bool:
        """Whether a word is written with a capital within a sentence too."""
        if word not in self.names:
            pattern = re.compile(rf"[^\W\d_],? {re.escape(word)}\b")
            self.names[word] = pattern.search(self.text, 0, _OPENING) is not None
        return self.names[word]

    def _speaks(self, token: _Token) -> bool:
        return token.lower in self.language.voices
