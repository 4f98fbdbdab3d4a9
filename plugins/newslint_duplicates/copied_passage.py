"""A long passage stands word for word in another article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from newslint import WHOLE, Article, Context, Evidence, Limit, PairRule, Severity
from newslint_duplicates._letters import LETTERS_A_WORD
from newslint_duplicates._passages import common_passage
from newslint_duplicates._sketch import STRETCH, Sketch, comparable, longest_passage, percent_shared, sketch_of
from newslint_duplicates.near_duplicate import FEWEST
from newslint_duplicates.near_duplicate import Options as NearDuplicate


@dataclass(frozen=True, slots=True)
class Options:
    """Options of duplicates/copied-passage."""

    words: Annotated[int, "how long a passage must be", Limit(20)] = 40


def sketch(article: Article, context: Context[Options]) -> Sketch | None:  # noqa: ARG001 - what sketches take
    """The article's sketch, where it has stretches at all."""
    found = sketch_of(article)
    return found if found.hashes else None


def keys(found: Sketch) -> Iterable[int]:
    """All stretches."""
    return found.hashes


def verify(one: Sketch, other: Sketch, options: Options) -> Evidence | None:
    """Whether two articles that aren't nearly the same share a run of stretches half as long as the passage wanted.

    A passage's stretches begin and end inside it, so that the run is shorter than the passage; the articles
    themselves tell how much.
    """
    if one.text == other.text or not comparable(one, other):
        return None
    count, percent = percent_shared(one, other)
    if count >= FEWEST and percent >= NearDuplicate().percent:
        return None
    length = longest_passage(one, other)
    wanted = max(STRETCH + 1, options.words * LETTERS_A_WORD // 2)
    return Evidence(WHOLE, WHOLE, {"words": length // LETTERS_A_WORD}) if length >= wanted else None


def exact(one: Article, other: Article, evidence: Evidence, options: Options) -> Evidence | None:  # noqa: ARG001
    """The passage in both articles, where it is long enough without what it quotes."""
    passage = common_passage(one, other)
    if passage is None or passage.words < options.words:
        return None
    return Evidence(passage.first, passage.second, {"words": passage.words})


rule = PairRule(
    "duplicates/copied-passage",
    sketch,
    keys=keys,
    verify=verify,
    exact=exact,
    title="Passage copied from another article",
    advice="Say it in new words, or quote the other article and link to it.",
    messages={"shared": "“{quote}” ({words} words) also stands in {other}: say it in new words, or quote it and link."},
    severity=Severity.NOTE,
    options=Options,
    clusters=False,
    least=2,
    most=3,
)
