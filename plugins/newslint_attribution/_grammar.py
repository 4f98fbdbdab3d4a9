"""The lists of the family's lexicon that the walk around a source needs."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
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
            {"million", "billion", "trillion", "percent", "to", "not"},
        )

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
        )

    @cached_property
    def inversions(self) -> frozenset[str]:
        """Words of which one stands before a source that its verb precedes."""
        return self.inverted | self.citing | {"by", "to"}


def grammar(context: Context[Any]) -> Grammar:
    """The grammar of the language that a context speaks."""
    return Grammar(**{field.name: context.words(field.name.replace("_", "-")) for field in fields(Grammar)})
