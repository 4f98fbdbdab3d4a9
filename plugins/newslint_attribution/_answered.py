"""Claims of unnamed people that somebody named answers for, or that the reader can look up."""

from __future__ import annotations

from newslint import Attribution, Span, fold, regex
from newslint_attribution._grammar import Grammar
from newslint_attribution._sources import Claim
from newslint_attribution._story import Story
from newslint_attribution._tokens import Token, tokens

_STUDY = 300  # characters before and after a claim in which its study is named
_ASIDE = 160  # characters after a claim in which it is told
_POLL = 260  # characters before a claim in which the poll is told of that it is from
_OPENING = 30  # characters of a sentence in which a word for a subordinate clause stands
_NEXT = 420  # characters after a claim's sentence in which somebody named speaks
_STOPS = frozenset(".\n") | {""}
_NAME = regex(r"\s*(?:[^\W\d_][\w’'-]*\.? ){1,3}?([^\W\d_][\w’'-]+) ([a-z]+)")
_LEADS = frozenset({"in", "to", "by", "with"})
_CROWDS = ("crowds", "heads")


class Answered:
    """Tells who answers for a claim in an article."""

    def __init__(self, story: Story, words: Grammar) -> None:
        self._story = story
        self._text = story.article.text
        self._words = words

    def by_somebody(self, claim: Claim, sentence: Span) -> bool:
        """Whether the claim can be looked up, or is made by somebody named in its sentence."""
        if self._story.linked(claim.span.start, claim.span.end):
            return True
        if claim.inverted and fold(self._text[claim.span.start : claim.span.end]).startswith("according to"):
            return False
        if self._is_shown(claim.subject.before) or self._is_read(claim.subject.before):
            return True
        studied = claim.hit.entry in self._words.investigators and not claim.subject.modifiers
        if studied and self._tells_of_study(claim):
            return True
        if claim.hit.list in _CROWDS and self._tells_of_poll(claim, sentence):
            return True
        return any(self._governs(attribution, claim) for attribution in self._story.attributions_in(sentence))

    def is_introduced(self, claim: Claim) -> bool:
        """Whether the next sentence begins with the name of the one person: “An aide said so. Ann Poe told …”."""
        following = self._next(claim)
        found = _NAME.match(self._text, following.start, min(following.end, following.start + _POLL))
        if not found or not claim.subject.article or not all(part[:1].isupper() for part in found[0].split()[:-1]):
            return False
        return found[2] in self._words.speaking_up and self._is_new(found[1], claim)

    def is_followed(self, claim: Claim) -> bool:
        """Whether somebody who has not been named yet is heard right after the sentence of a claim."""
        end = self._story.sentence(claim.span).end
        for attribution in self._story.article.attributions_between(end, end + _NEXT):
            name = self._text[attribution.source_start : attribution.source_end].split()
            if attribution.named and name and self._is_new(name[-1], claim):
                return True
        return False

    def _is_new(self, name: str, claim: Claim) -> bool:
        return self._text.find(name, 0, claim.span.start) < 0

    def _next(self, claim: Claim) -> Span:
        end = self._story.sentence(claim.span).end
        while end < len(self._text) and self._text[end].isspace():
            end += 1
        return (
            self._story.sentence(Span(claim.span.passage, end, end + 1)) if end < len(self._text) else Span(0, end, end)
        )

    def _is_shown(self, before: tuple[Token, ...]) -> bool:
        """Whether figures show what a crowd thinks: “polls show that most voters believe”, “in a survey, most said”."""
        for i, token in enumerate(before):
            if token.word in self._words.evidence:
                led = any(each.word in _LEADS for each in before[max(0, i - 4) : i])
                if led or any(each.word in self._words.tellers for each in before[i + 1 :]):
                    return True
        return False

    def _is_read(self, before: tuple[Token, ...]) -> bool:
        """Whether it is told what a paper says: “the letters don't confirm that” officials agreed."""
        if len(before) < 2 or before[-1].word != "that" or before[-2].word not in self._words.tellers:
            return False
        return any(token.word in self._words.documents for token in before)

    def _tells_of_study(self, claim: Claim) -> bool:
        """Whether a study is told of near a claim: “The paper appeared in May. The researchers say …”."""
        near = tokens(self._text, max(0, claim.span.start - _STUDY), claim.span.end + _STUDY)
        return any(token.word in self._words.studies for token in near)

    def _tells_of_poll(self, claim: Claim, sentence: Span) -> bool:
        """Whether the sentence before a claim tells of a poll (or, of what “most” say, its own)."""
        block = self._story.article.block_at(claim.span.start)
        start = max(sentence.start - _POLL, block.start if block else 0)
        if start < sentence.start:
            before = self._story.sentence(Span(claim.span.passage, sentence.start - 2, sentence.start - 1))
            start = max(start, before.start)
        rest = min(claim.span.end + _ASIDE, sentence.end) if claim.hit.entry == "most" else sentence.start
        told = fold(self._text[start:rest])
        return any(word.strip('.,;:”"') in self._words.polled for word in told.split())

    def _governs(self, attribution: Attribution, claim: Claim) -> bool:
        """Whether an attribution says who says that these people say it."""
        if attribution.cue_start == claim.span.start:  # “Ann Poe, an aide, said officials …”
            return True
        if attribution.cue_end <= claim.span.start:
            return self._leads_to(attribution, claim)
        if attribution.source_start < claim.span.end or claim.inverted or self._is_they(attribution):
            return False
        start = min(attribution.source_start, attribution.cue_start)
        return self._text[max(0, start - 2) : start].rstrip()[-1:] in ",”"

    def _leads_to(self, attribution: Attribution, claim: Claim) -> bool:
        """Whether what an earlier speaker says reaches up to a claim."""
        before = claim.subject.before
        if claim.subject.last_before == "," and self._ends(claim):  # “…, officials said.”
            return False
        if before and before[-1 - (before[-1].word == "that" and len(before) > 1)].word in self._words.tellers:
            return True  # “but noted that experts say”
        if claim.subject.last_before == "," and self._is_subordinate(attribution, claim):
            return False
        between = self._text[attribution.cue_end : claim.span.start].lower()
        return ";" not in between and not self._words.barriers & set(between.replace(",", " ").split())

    def _ends(self, claim: Claim) -> bool:
        """Whether a sentence ends with a claim, which then is about all of it."""
        return self._text[claim.span.end : claim.span.end + 1] in _STOPS

    def _is_they(self, attribution: Attribution) -> bool:
        """Whether the speakers are people of whom the sentence has told."""
        return self._text[attribution.source_start : attribution.source_end].lower() == "they"

    def _is_subordinate(self, attribution: Attribution, claim: Claim) -> bool:
        """Whether somebody speaks in a clause before the main one: “while Ann Poe said so, critics say”."""
        first = self._story.sentence(claim.span).start
        opening = fold(self._text[first : min(attribution.source_start, first + _OPENING)]).split()
        return any(word in self._words.clauses for word in opening[:2])
