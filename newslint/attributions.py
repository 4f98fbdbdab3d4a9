"""Who says what, and with which word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from newslint.language import Language
from newslint.matching import Matcher
from newslint.names import Names, Word, words
from newslint.quotations import Quotation
from newslint.tuples import NamedTuple

_BEFORE = 240  # characters in which a verb's subject is looked for
_AFTER = 120
_INSERTIONS = 3  # “Ann Poe, 43, a nurse from Leeds, said”
_NEAR = 7  # words after a cue within which a name must begin
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


def find_attributions(
    text: str,
    sentences: Sequence[tuple[int, int]],
    quotations: Sequence[Quotation],
    language: Language,
    known: dict[str, bool] | None = None,
) -> tuple[Attribution, ...]:
    """The attributions to somebody named, or to a pronoun, in these sentences and outside quotations.

    Found are subject and verb in both orders (“Ann Poe, a nurse, said”, “said Ann Poe”), organisations and what
    speaks for them (“the Kremlin said”, “a Norwind spokeswoman said”), and “according to” somebody.
    Nouns that name nobody (“officials”, “the government”) are no source.
    ``known`` keeps from call to call what ``Names`` knows of the whole text.
    """
    known = {} if known is None else known
    return tuple(_find(text, sentences, quotations, language, known)) if sentences else ()


def _find(
    text: str,
    sentences: Sequence[tuple[int, int]],
    quotations: Sequence[Quotation],
    language: Language,
    known: dict[str, bool],
) -> Iterator[Attribution]:
    starts = [start for start, _ in sentences]
    quoted = [quotation.start for quotation in quotations]
    at = max(starts[0] - 1, 0)  # one character before and after, by which the edge of a word is told
    matcher = _matcher(language.reporting_verbs, language.reporting_participles)
    for _, entry, first, last in matcher.find(text[at : sentences[-1][1] + 1]):
        start, end = at + first, at + last
        i, q = bisect_right(starts, start) - 1, bisect_right(quoted, start) - 1
        if i < 0 or end > sentences[i][1] or (q >= 0 and start < quotations[q].end):
            continue
        if text[start].isupper() and entry != _ACCORDING:
            continue  # United States, Washington Post
        names = Names(text, language, known, sentences[i][0])
        cue = _Cue(names, start, end, *sentences[i])
        source = cue.source_after() if entry == _ACCORDING else cue.subject() or cue.inverted_subject()
        if source:
            named = text[source[0] : source[1]].lower() not in language.pronouns
            yield Attribution(*source, start, end, named)


@cache
def _matcher(verbs: frozenset[str], participles: frozenset[str]) -> Matcher:
    return Matcher({"cues": verbs | participles | {_ACCORDING}})


class _Cue(NamedTuple):
    """A word of saying within its sentence."""

    names: Names
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
        before = self._text[max(self.first, self.start - 4) : self.start].rstrip()
        if not before or before[-1] not in _LED_IN or self._word in self._language.telling_verbs:
            return None
        participle = self._word in self._language.reporting_participles
        return None if participle and self._word not in self._language.citing else self.source_after()

    def source_after(self) -> tuple[int, int] | None:
        """The source that the words after the cue begin with."""
        tokens = list(words(self._text, self.end, min(self.last, self.end + _AFTER)))
        if tokens and tokens[0].lower in self._language.pronouns:  # “said she,” but not “said they were”
            return None if len(tokens) > 1 and tokens[1].word[0].isalpha() else self._place(tokens[0], tokens[0])
        for i, token in enumerate(tokens[:_NEAR]):
            linked = token.lower in self._language.prepositions and not (i and self.names.speaks(tokens[i - 1]))
            if not token.word[0].isalpha() or linked:
                return None
            if token.capital:
                last = self.names.last_of(tokens, i)
                return None if last is None else self._place(token, tokens[last])
        return None

    @property
    def _text(self) -> str:
        return self.names.text

    @property
    def _language(self) -> Language:
        return self.names.language

    @property
    def _word(self) -> str:
        return self._text[self.start : self.end]

    def _place(self, first: Word, last: Word) -> tuple[int, int]:
        return first.start, last.end - (last.end == self.last and last.word.endswith("."))

    def _tokens_before(self) -> list[Word]:
        """The tokens between the verb and what a subject can't reach across; what stands in brackets left out."""
        tokens: list[Word] = []
        for token in words(self._text, max(self.first, self.start - _BEFORE), self.start):
            if token.word == ")" and (opened := [i for i, each in enumerate(tokens) if each.word == "("]):
                del tokens[opened[-1] :]
            else:
                tokens.append(token)
        cut = max((i for i, token in enumerate(tokens) if token.word in _WALLS), default=-1)
        return tokens[cut + 1 :]

    def _before_auxiliaries(self, tokens: Sequence[Word]) -> int | None:
        """The index of what stands before “has also” or “is”; none where these make the verb something else."""
        at = len(tokens) - 1
        passed = set()
        while at >= 0 and self._is_auxiliary(tokens[at]):
            passed.add(tokens[at].lower)
            at -= 1
        participle = self._word in self._language.reporting_participles
        return at if participle == bool(passed & self._language.copulas) else None

    def _is_auxiliary(self, token: Word) -> bool:
        return not token.capital and (token.lower in self._language.auxiliaries or token.lower.endswith("ly"))

    def _source_ending_at(self, tokens: Sequence[Word], last: int) -> tuple[int, int] | None:
        """The source whose last word is ``tokens[last]``, or to which words like “of the Institute” there belong."""
        end, through_name = last, False
        while last >= 0:
            if tokens[last].lower in self._language.pronouns:
                return self._place(tokens[last], tokens[end])
            first = self.names.first_of(tokens, last)
            before = first - 1
            if before >= 0 and tokens[before].lower == "the":
                before -= 1
            if before < 0 or tokens[before].lower not in self._language.prepositions:
                return self._whole_source(tokens, first, last, end, through_name)
            through_name = self.names.is_name(tokens[first : last + 1])
            last = before - 1
        return None

    def _whole_source(
        self, tokens: Sequence[Word], first: int, last: int, end: int, through_name: bool
    ) -> tuple[int, int] | None:
        if self.names.is_name(tokens[first : last + 1]):
            return self._place(tokens[first], tokens[end])
        whose = tokens[last - 1] if last else tokens[last]
        if self.names.speaks(tokens[last]) and (through_name or (whose.capital and whose.start > self.first)):
            return self._place(whose if whose.capital else tokens[last], tokens[end])
        return None
