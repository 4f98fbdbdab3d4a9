"""The lists of the family's lexicon that the walk around a source needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from newslint import Context


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
    be: frozenset[str]
    widely: frozenset[str]
    denials: frozenset[str]
    crowd_adverbs: frozenset[str]
    arousals: frozenset[str]
    meetings: frozenset[str]
    stirrings: frozenset[str]
    voicings: frozenset[str]
    growths: frozenset[str]
    growing: frozenset[str]

    def __init__(self, words: Callable[[str], frozenset[str]]) -> None:
        for name in Grammar.__annotations__:
            setattr(self, name, words(name.replace("_", "-")))

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
    def claims(self) -> frozenset[str]:
        """The words of claiming, or the first of them, in all their forms."""
        return frozenset().union(
            self.claims_plain,
            self.claims_past,
            self.claims_third,
            self.claims_ing,
            self.claims_states,
            self.gesture_starts,
        )

    @cached_property
    def before_claims(self) -> frozenset[str]:
        """Words that may stand between people and their verb."""
        return frozenset().union(
            self.auxiliaries, self.copulas, self.adverbs, self.leading_verbs, self.times, self.time_openers, {"to"}
        )

    @cached_property
    def determiners(self) -> frozenset[str]:
        """Words that make what follows them the rest of a noun phrase."""
        return frozenset().union(self.quantifiers, self.definite, self.possessives, self.articles, {"other"})

    @cached_property
    def feelings(self) -> frozenset[str]:
        """Words right before people who are the object of what is told: seen *by* many, *worries* some."""
        return frozenset().union(self.stirring, self.among, self.causes, {"by", "and", "or"})

    @cached_property
    def no_subjects(self) -> frozenset[str]:
        """Words after which people are no subject, nor the object of a feeling."""
        blocked = self.blockers | self.predicatives | self.copulas | self.hypotheses
        return blocked - self.feelings - self.asked - {"as", "than"}

    @cached_property
    def predicate_starts(self) -> frozenset[str]:
        """Words that what people say, or who they are, may begin with."""
        return frozenset().union(
            self.before_claims,
            self.after_people,
            self.claims_plain,
            self.claims_past,
            self.claims_third,
            self.claims_ing,
            self.gesture_starts,
        )

    @cached_property
    def inversions(self) -> frozenset[str]:
        """Words of which one stands before a source that its verb precedes."""
        return self.inverted | self.citing | self.stirring | self.among | {"to"}

    @cached_property
    def passive_parts(self) -> frozenset[str]:
        """What may stand before a participle of a passive, adverbs with -ly left out."""
        return frozenset().union(
            self.be, self.perfect, self.adverbs, self.widely, self.denials, self.crowd_adverbs, {"being"}
        )

    @cached_property
    def passive_starts(self) -> frozenset[str]:
        """Words of which one stands before any view: a form of “be”, “it's”, or “widely”."""
        return self.be | self.crowd_adverbs | {"it"}

    @cached_property
    def before_reactions(self) -> frozenset[str]:
        """Words of which one stands before a reaction that is aroused, met or there."""
        met = (word for phrase in self.meetings for word in phrase.split())
        return frozenset().union(self.arousals, self.stirrings, met, {"there"})

    @cached_property
    def after_reactions(self) -> frozenset[str]:
        """Words of which one follows a reaction that is voiced or grows."""
        return self.voicings | self.growths | self.growing

    def counting(self, people: str) -> frozenset[str]:
        """Words that make an unnamed crowd of these people, by how many they are or what they were."""
        if people == "people":
            return self._few
        return self._inside if people in self.insiders else self.vague_quantifiers

    @cached_property
    def _few(self) -> frozenset[str]:
        return self.vague_quantifiers - {"other"}

    @cached_property
    def _inside(self) -> frozenset[str]:
        return self.vague_quantifiers | self.numbers | self.formerly


_known: dict[tuple[str, frozenset[str]], Grammar] = {}


def grammar(context: Context[Any]) -> Grammar:
    """The grammar of the language that a context speaks, made once."""
    key = (context.language.code, context.words("quantifiers"))
    if key not in _known:
        _known[key] = Grammar(context.words)
    return _known[key]
