"""Most of an article stands in another one too, with changes."""

from __future__ import annotations

from typing import Annotated

from newslint import WHOLE, Article, Context, Evidence, Limit, PairRule, frozen
from newslint_duplicates._sample import Sample, identity_of, keys_of, may_share, sample_of
from newslint_duplicates._sketch import FEWEST, Sketch, comparable, share_of, sketch_of


@frozen
class Options:
    """Options of duplicates/near-duplicate."""

    percent: Annotated[int, "how much of the shorter text must stand in the longer one", Limit(30, 100)] = 60


def sketch(article: Article, context: Context[Options]) -> Sample | None:  # noqa: ARG001 - what sketches take
    """A sample of the article, where it is long enough."""
    return sample_of(article)


def verify(one: Sample, other: Sample, shared: frozenset[int], options: Options) -> Evidence | None:
    """Whether two articles are worth a closer look."""
    promising = may_share(one, other, len(shared), options.percent)
    return Evidence(WHOLE, WHOLE) if promising and comparable(identity_of(one), identity_of(other)) else None


def closer(article: Article, options: Options) -> Sketch | None:  # noqa: ARG001 - what closer looks take
    """All pairs of words of the article, where these are enough."""
    found = sketch_of(article)
    return found if len(found.pairs) >= FEWEST else None


def exact(one: Sketch, other: Sketch, evidence: Evidence, options: Options) -> Evidence | None:
    """The share that is common to both, where it is large; the very same text twice is for another rule to tell."""
    share, same = share_of(one, other), one.text == other.text
    if not same and not share.is_most(options.percent):
        return None
    return evidence._replace(data={"percent": share.percent}, told=not same)


rule = PairRule(
    "duplicates/near-duplicate",
    sketch,
    keys=keys_of,
    verify=verify,
    closer=closer,
    exact=exact,
    title="Nearly the same article twice",
    advice="Bring the articles together, or say in the later one what is new and link to the earlier one.",
    messages={
        "shared": "{percent} % of the shorter text stands both here and in {others}: "
        "bring them together, or say what is new."
    },
    options=Options,
    least=2,
    share=6,
)
