"""Judgements, and how they are counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from newslint.accuracy.figures import Counts


class Outcome(StrEnum):
    """What a judgement says. A hit is right or wrong; what should be found is found or missed."""

    RIGHT = "right"
    WRONG = "wrong"
    FOUND = "found"
    MISSED = "missed"
    CLEAN = "clean"  # nothing there, nothing found


class Place(NamedTuple):
    """Where something is: the file of the corpus, the article in it, and characters of the article's text.

    A place that is the whole article has ``start`` and ``end`` -1.
    """

    corpus: str
    article: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Judgement:
    """One outcome of one rule. ``context`` shows a reader what it is about; it is never stored.

    ``made`` is true where the fault was put there for the test, false where it was found in the wild.
    """

    rule: str
    outcome: Outcome
    place: Place
    context: str = ""
    made: bool = False


def classified(
    rule: str, place: Place, *, found: bool, wanted: bool, context: str = "", made: bool = False
) -> Iterator[Judgement]:
    """The judgements on something that is either there or not, and either found or not."""
    outcomes = {
        (True, True): (Outcome.RIGHT, Outcome.FOUND),
        (True, False): (Outcome.WRONG,),
        (False, True): (Outcome.MISSED,),
        (False, False): (Outcome.CLEAN,),
    }
    for outcome in outcomes[found, wanted]:
        yield Judgement(rule, outcome, place, context, made)


def count(judgements: Iterable[Judgement]) -> Counts:
    """How many judgements there are of each outcome."""
    found: dict[str, int] = defaultdict(int)
    for judgement in judgements:
        found[judgement.outcome] += 1
    return Counts(**{outcome.value: found[outcome] for outcome in Outcome})
