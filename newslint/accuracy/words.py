"""What was measured of a rule, in words: for its page, for ``explain`` and for ``rules``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newslint.accuracy.figures import Counts, wilson
from newslint.accuracy.record import Record, is_old, record_of
from newslint.pages import read_page
from newslint.rules import Rule

LEAST_HITS = 50
"""Hits that must have been judged before a rule may be on by default."""
LEAST_PRECISION = 0.90
"""Precision below which no rule is on by default: a false alarm costs an editor more than a miss."""

_TELLING = 20
"""Hits on faults that nobody made from which on their precision alone must reach the bound: made faults can hardly be
found wrongly."""

_NEXT = "\n## Sources\n"  # the heading after “Accuracy”


def shown_page(rule: Rule[Any], *, aged: bool = True) -> str:
    """A rule's page, with what was measured under “Accuracy” (empty where there is no page).

    Whether the figures are older than the rule costs a look at all its files; without ``aged`` nobody looks.
    """
    page = read_page(rule.page)
    before, heading, after = page.rpartition(_NEXT)
    if not heading:
        return page
    return "\n".join((before.rstrip("\n"), "", *accuracy_lines(rule, aged=aged), "")) + heading + after


def accuracy_lines(rule: Rule[Any], *, aged: bool = True) -> Iterator[str]:
    """What was measured of a rule, as lines of Markdown."""
    record = record_of(rule)
    accuracy = record.rules.get(rule.id)
    yield _status(rule, accuracy.counts if accuracy else Counts())
    if accuracy is None:
        return
    if aged and is_old(rule, accuracy):
        yield ""
        yield f"**These figures are older than the rule**, which was changed since (newslint {accuracy.version})."
    if accuracy.figures or accuracy.noise:
        yield ""
    yield from _figures(rule, record)
    for noise in accuracy.noise:
        found = f"{noise.findings} in {noise.having}" if noise.findings else "none"
        yield f"- How often it speaks: {noise.corpus}, {noise.articles} articles: {found}."


def _figures(rule: Rule[Any], record: Record) -> Iterator[str]:
    for figure in record.rules[rule.id].figures:
        made = ", faults made for the test" if figure.made else ""
        yield f"- {record.studies[figure.study]} ({figure.corpus}{made}): {in_words(figure.counts)}."
        if figure.labelled != figure.counts:
            yield f"    By the labels alone, before corrections: {in_words(figure.labelled)}."


def _status(rule: Rule[Any], counts: Counts) -> str:
    if rule.certain:
        return f"Right by construction: {rule.certain}"
    told = f"Of {counts.hits} findings that were judged, {counts.right} were right" if counts.hits else "Not measured"
    told += f" ({_share('precision', counts.right, counts.hits)})." if counts.hits else "."
    if rule.preview:
        told += f" In preview, so off unless you name it (`--extend-select {rule.id}`) or ask for `--preview`."
    return told


def in_words(counts: Counts) -> str:
    """Counts as a clause."""
    parts = []
    if counts.hits:
        share = _share("precision", counts.right, counts.hits)
        parts.append(f"{counts.right} of {counts.hits} findings right ({share})")
    if counts.wanted:
        share = _share("recall", counts.found, counts.wanted)
        parts.append(f"{counts.found} of {counts.wanted} faults found ({share})")
    if counts.clean:
        parts.append(f"{counts.clean} places rightly left alone")
    return "; ".join(parts) or "nothing to judge"


def _share(name: str, part: int, whole: int) -> str:
    low, high = wilson(part, whole)
    return f"{name} {part / whole:.2f}, 95 % interval {low:.2f}–{high:.2f}"


def precision_of(rule: Rule[Any]) -> float | None:
    """The share of a rule's findings that are right: 1 where it can't be wrong, none where nobody knows."""
    if rule.certain:
        return 1.0
    accuracy = record_of(rule).rules.get(rule.id)
    return accuracy.counts.precision if accuracy else None


def grade(rule: Rule[Any]) -> str:
    """How far a rule can be trusted, in a word or two: “certain”, its precision, or “not measured”."""
    precision = precision_of(rule)
    if rule.certain or precision is None:
        return "certain" if rule.certain else "not measured"
    old = is_old(rule, record_of(rule).rules[rule.id])
    return f"{precision:.2f}" + (" (old)" if old else "")


def faults(rule: Rule[Any]) -> Iterator[str]:
    """Why a rule may not be on by default; nothing where it may, or where it isn't."""
    if rule.preview:
        return
    accuracy = record_of(rule).rules.get(rule.id)
    if accuracy is None:
        yield f"{rule.id} has never been measured"
    elif not rule.certain:
        counts = accuracy.counts
        if counts.hits < LEAST_HITS:
            yield f"{rule.id}: only {counts.hits} findings were judged, {LEAST_HITS} are needed"
        enough = (accuracy.met, counts) if accuracy.met.hits >= _TELLING else (counts,)
        for each in enough:
            if each.precision is not None and each.precision < LEAST_PRECISION:
                yield f"{rule.id}: precision {each.precision:.3f} is below {LEAST_PRECISION}"
                break
