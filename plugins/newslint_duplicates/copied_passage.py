"""A passage stands in another article too, word for word or a little reworded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from newslint import WHOLE, Article, Context, Evidence, Limit, PairRule, Severity, frozen
from newslint_duplicates._alignment import Alignment, best_alignment
from newslint_duplicates._headlines import is_same_column
from newslint_duplicates._passages import Part, passage_of
from newslint_duplicates._sketch import Plain, Sketch, comparable, run_keys, share_of, sketch_of
from newslint_duplicates._words import TELLING
from newslint_duplicates.near_duplicate import Options as NearDuplicate

_NOTHING = 8  # pairs of words of its own that may follow what two articles end with
_TAIL = 0.9  # of a text; what begins beyond it in both is a note at the end
_NOTE = 0.3  # of a text; more is no mere note at its end
_STANDING = 120  # words; a longer common end is an older article under a new beginning
_NEWS = ("first", "last", "other_first", "other_last")


@frozen
class Options:
    """Options of duplicates/copied-passage."""

    words: Annotated[
        int, "how long a passage must be that is the same word for word; longer with changes", Limit(15)
    ] = 25


def sketch(article: Article, context: Context[Options]) -> Plain | None:  # noqa: ARG001 - what sketches take
    """The article's sketch, where it has words at all."""
    found = sketch_of(article)
    return found.plain if found.pairs else None


def keys(kept: Plain) -> Iterable[int]:
    """All runs of words."""
    return run_keys(Sketch.of(kept).pairs)


def verify(first: Plain, second: Plain, shared: frozenset[int], options: Options) -> Evidence | None:
    """Where two articles that aren't nearly the same, nor of one column, have a passage in common."""
    one, other = Sketch.of(first), Sketch.of(second)
    if one.text == other.text or not comparable(one, other) or is_same_column(one.headline, other.headline):
        return None
    if share_of(one, other).is_most(NearDuplicate().percent):
        return None
    found = best_alignment(one.pairs, other.pairs, shared)
    if found is None or found.score < options.words * TELLING or _is_standing(found, one, other):
        return None
    return Evidence(WHOLE, WHOLE, dict(zip(_NEWS, (*found.first, *found.second), strict=True)))


def _is_standing(found: Alignment, one: Sketch, other: Sketch) -> bool:
    """Whether both texts end with a passage, and it is short: a word on the author, the publisher, the series."""
    if found.score > min(_STANDING * TELLING, _NOTE * min(len(one.pairs), len(other.pairs))):
        return False
    after, after_other = set(one.pairs[found.first[1] :]), set(other.pairs[found.second[1] :])
    ends = len(after - after_other) <= _NOTHING and len(after_other - after) <= _NOTHING
    late = found.first[0] >= _TAIL * len(one.pairs) or found.second[0] >= _TAIL * len(other.pairs)
    return ends or late


def exact(one: Article, other: Article, evidence: Evidence, options: Options) -> Evidence | None:
    """The passage in both articles, where it is long enough without what it quotes."""
    first, last, other_first, other_last = (int(evidence.data[name]) for name in _NEWS)
    lexicon = rule.lexicon(one.language)
    voices = lexicon["voice"] if lexicon else frozenset()
    found = passage_of(Part(one, first, last), Part(other, other_first, other_last), voices)
    if found is None or found.same < options.words // 2 or found.telling < options.words * TELLING:
        return None
    return Evidence(found.first, found.second, {"words": found.words, "same": found.same})


rule = PairRule(
    "duplicates/copied-passage",
    sketch,
    keys=keys,
    verify=verify,
    exact=exact,
    title="Passage copied from another article",
    preview=True,
    advice="Say it in new words, or quote the other article and link to it.",
    messages={
        "shared": "“{quote}” also stands in {other} ({same} of {words} words are the same): "
        "say it in new words, or quote it and link."
    },
    severity=Severity.NOTE,
    options=Options,
    clusters=False,
    least=2,
    most=3,
)
