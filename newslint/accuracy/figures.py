"""What is counted when a rule is measured, and what follows from the counts."""

from __future__ import annotations

from math import sqrt

from newslint.tuples import NamedTuple
from newslint.values import frozen

FINDINGS = "findings"
"""What studies count where they say nothing else."""

_Z = 1.959964  # of a 95 % interval


class Interval(NamedTuple):
    """A 95 % interval, between 0 and 1."""

    low: float
    high: float


def wilson(hits: int, of: int) -> Interval:
    """Wilson's 95 % interval of a share (Wilson 1927); 0 to 1 where nothing was counted."""
    if not of:
        return Interval(0.0, 1.0)
    share, scale = hits / of, 1 + _Z**2 / of
    centre = (share + _Z**2 / (2 * of)) / scale
    half = _Z * sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2)) / scale
    return Interval(max(centre - half, 0.0), min(centre + half, 1.0))


@frozen
class Counts:
    """Hits that are right and wrong, faults that were found and missed, places rightly left alone.

    ``right`` and ``found`` differ where two hits stand on one fault, or one hit covers two.
    """

    right: int = 0
    wrong: int = 0
    found: int = 0
    missed: int = 0
    clean: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right,
            self.wrong + other.wrong,
            self.found + other.found,
            self.missed + other.missed,
            self.clean + other.clean,
        )

    @property
    def hits(self) -> int:
        """Hits that were judged."""
        return self.right + self.wrong

    @property
    def wanted(self) -> int:
        """Faults that are there."""
        return self.found + self.missed

    @property
    def precision(self) -> float | None:
        """The share of hits that are right; none without hits."""
        return self.right / self.hits if self.hits else None

    @property
    def recall(self) -> float | None:
        """The share of faults that were found; none where no fault was known."""
        return self.found / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; none where one of them is missing or both are 0."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p is not None and r is not None and p + r else None


@frozen
class Figure:
    """What one study counted for a rule on one file of a corpus.

    ``labelled`` counts by the corpus's own labels, ``counts`` after corrections by those who read the disagreements.
    ``made`` says that the faults were put there for the test. ``unit`` is what was counted; only findings are summed
    up over studies (the lines of one tail are no witnesses of their own).
    """

    study: str
    corpus: str
    counts: Counts
    labelled: Counts
    made: bool = False
    unit: str = FINDINGS


@frozen
class Noise:
    """How much a rule found in a collection of articles: findings, and articles that have any."""

    corpus: str
    articles: int
    findings: int
    having: int


@frozen
class Accuracy:
    """What is known of how often a rule is right. ``version`` and ``content`` say which state of it was measured."""

    version: str
    content: str
    figures: tuple[Figure, ...] = ()
    noise: tuple[Noise, ...] = ()

    @property
    def counts(self) -> Counts:
        """All that was counted, over all studies."""
        return self.met + self.made

    @property
    def met(self) -> Counts:
        """What was counted of faults that nobody made for the test."""
        return self._sum(made=False)

    @property
    def made(self) -> Counts:
        """What was counted of faults that were put there for the test."""
        return self._sum(made=True)

    def _sum(self, *, made: bool) -> Counts:
        mine = (figure for figure in self.figures if figure.made == made and figure.unit == FINDINGS)
        return sum((figure.counts for figure in mine), Counts())
