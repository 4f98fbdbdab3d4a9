"""The lists of the family's lexicon that the walk around a source needs."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache, cached_property
from typing import Any

from newslint import Context


@dataclass(frozen=True)
class Grammar:
    """The words of a language by what they do in a sentence; see the lexicon for each list."""

    quantifiers: frozenset[str]
    vague_quantifiers: frozenset[str]
    partitives: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    possessives: frozenset[str]
    blockers: frozenset[str]
    openers: frozenset[str]
    predicatives: frozenset[str]
    auxiliaries: frozenset[str]
    copulas: frozenset[str]
    objects: frozenset[str]
    askers: frozenset[str]
    perfect: frozenset[str]
    leading_verbs: frozenset[str]
    adverbs: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    tellings: frozenset[str]
    intents: frozenset[str]
    evidence: frozenset[str]
    investigators: frozenset[str]
    studies: frozenset[str]
    subordinators: frozenset[str]
    pronouns: frozenset[str]
    after_people: frozenset[str]
    matters: frozenset[str]
    affiliations: frozenset[str]
    gatherings: frozenset[str]
    reasons: frozenset[str]
    naming: frozenset[str]
    barriers: frozenset[str]
    claims_plain: frozenset[str]
    claims_past: frozenset[str]
    claims_third: frozenset[str]
    claims_ing: frozenset[str]
    claims_states: frozenset[str]
    noun_verbs: frozenset[str]
    complements: frozenset[str]
    inverted: frozenset[str]
    citing: frozenset[str]
    passives: frozenset[str]
    speakers_only: frozenset[str]
    gestures: frozenset[str]
    sayings: frozenset[str]
    times: frozenset[str]
    time_openers: frozenset[str]
    stirring: frozenset[str]
    moods: frozenset[str]
    among: frozenset[str]
    causes: frozenset[str]
    documents: frozenset[str]
    showing: frozenset[str]
    supposing: frozenset[str]
    polled: frozenset[str]
    formerly: frozenset[str]
    clauses: frozenset[str]
    single: frozenset[str]
    numbers: frozenset[str]
    insiders: frozenset[str]
    indefinite: frozenset[str]
    tastes: frozenset[str]
    speaking_up: frozenset[str]
    things: frozenset[str]
    seeking: frozenset[str]
    asked: frozenset[str]
    neutral_verbs: frozenset[str]
    hypotheses: frozenset[str]

    @cached_property
    def gesture_starts(self) -> frozenset[str]:
        """The first words of the gestures."""
        return frozenset(gesture.partition(" ")[0] for gesture in self.gestures)

    @cached_property
    def bounds(self) -> frozenset[str]:
        """Words that are never part of a noun phrase's modifiers."""
        return frozenset().union(
            self.quantifiers,
            self.articles,
            self.definite,
            self.possessives,
            self.blockers,
            self.openers,
            self.predicatives,
            self.auxiliaries,
            self.copulas,
            self.subordinators,
            self.pronouns,
            self.claims_plain,
            self.claims_past,
            self.claims_third,
            self.claims_ing,
            self.stirring,
            {"million", "billion", "trillion", "percent", "to", "not"},
        )

    @cached_property
    def tellers(self) -> frozenset[str]:
        """Verbs of claiming in all their forms."""
        return frozenset().union(self.claims_plain, self.claims_past, self.claims_third, self.claims_ing, self.showing)

    @cached_property
    def predicate_starts(self) -> frozenset[str]:
        """Words that what people say, or who they are, may begin with."""
        return frozenset().union(
            self.auxiliaries,
            self.copulas,
            self.adverbs,
            self.leading_verbs,
            self.after_people,
            self.claims_plain,
            self.claims_past,
            self.claims_third,
            self.claims_ing,
            self.gesture_starts,
            self.times,
            self.time_openers,
            {"to"},
        )

    @cached_property
    def inversions(self) -> frozenset[str]:
        """Words of which one stands before a source that its verb precedes."""
        return self.inverted | self.citing | self.stirring | self.among | {"to"}


def grammar(context: Context[Any]) -> Grammar:
    """The grammar of the language that a context speaks."""
    return _grammar(tuple(context.words(field.name.replace("_", "-")) for field in fields(Grammar)))


@cache
def _grammar(lists: tuple[frozenset[str], ...]) -> Grammar:
    return Grammar(*lists)
