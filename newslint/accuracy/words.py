"""What was measured of a rule, in words: for its page, for ``explain`` and for ``rules``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from math import ceil, floor
from typing import Any

from newslint.accuracy.figures import FINDINGS, Accuracy, Counts, Figure, Noise, wilson
from newslint.accuracy.record import is_old, record_of
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
    yield " ".join(_status(rule, accuracy))
    if record.broken:
        yield f"({record.broken}.)"
    if accuracy is None:
        return
    if aged and is_old(rule, accuracy):
        yield ""
        yield f"**These figures are older than the rule**, which was changed since (newslint {accuracy.version})."
    if accuracy.figures or accuracy.noise:
        yield ""
    for name, figures in groupby(accuracy.figures, key=lambda figure: figure.study):
        yield f"- {record.studies.get(name, name)}:"
        yield from map(_figure, figures)
    if accuracy.noise:
        yield f"- How often it {'would speak' if rule.preview else 'speaks'}, with no configuration:"
        yield from map(_noise, accuracy.noise)


def _figure(figure: Figure) -> str:
    made = " (faults made for the test)" if figure.made else ""
    unit = "" if figure.unit == FINDINGS else f", in {figure.unit}"
    told = f"    - {figure.corpus}{made}{unit}: {in_words(figure.counts)}"
    return told if figure.labelled == figure.counts else f"{told}; by the labels alone {in_words(figure.labelled)}"


def _noise(noise: Noise) -> str:
    some = "1 finding" if noise.findings == 1 else f"{noise.findings} findings"
    found = f"{some} in {noise.having}" if noise.findings else "nothing in any"
    return f"    - {noise.corpus}: {found} of {noise.articles} articles"


def _status(rule: Rule[Any], accuracy: Accuracy | None) -> Iterator[str]:
    """The rule's standing, in sentences."""
    if rule.certain:
        yield f"Right by construction: {rule.certain}"
    met, made = (accuracy.met, accuracy.made) if accuracy else (Counts(), Counts())
    if met.hits:
        share = share_in_words(met.right, met.hits)
        yield f"{met.right} of {met.hits} findings that were judged were right: precision {share}."
    if met.wanted:
        share = share_in_words(met.found, met.wanted)
        yield f"{met.found} of {met.wanted} faults that were known were found: recall {share}."
    if made.wanted:
        yield f"Of faults made for the test {made.found} of {made.wanted} were found."
    if made.hits:
        yield f"Where faults were made for the test, {made.right} of {made.hits} findings were right."
    if met.hits or made.hits:
        yield "(In brackets: 95 % intervals. The texts are those that the rule was developed on.)"
    if not (met.hits or made.hits or rule.certain):
        yield "Not measured."
    if rule.preview:
        yield f"In preview, so off unless you name it (`--extend-select {rule.id}`) or ask for `--preview`."


def in_words(counts: Counts) -> str:
    """Counts as a clause."""
    parts = []
    if counts.hits:
        parts.append(f"precision {share_in_words(counts.right, counts.hits)}, {counts.right} of {counts.hits}")
    if counts.wanted:
        parts.append(f"recall {share_in_words(counts.found, counts.wanted)}, {counts.found} of {counts.wanted}")
    if counts.clean:
        parts.append(f"{counts.clean} rightly left alone")
    return "; ".join(parts) or "nothing to judge"


def share_in_words(part: int, whole: int) -> str:
    """A share with its 95 % interval, “0.94 (0.84–0.98)”; never rounded in its own favour."""
    low, high = wilson(part, whole)
    return f"{floor(100 * part / whole) / 100:.2f} ({floor(100 * low) / 100:.2f}–{ceil(100 * high) / 100:.2f})"


def precision_of(rule: Rule[Any]) -> float | None:
    """The share of a rule's findings that are right: 1 where it can't be wrong, none where nobody knows.

    That is the share of those in real texts. Made faults say nothing of false alarms.
    """
    accuracy = record_of(rule).rules.get(rule.id)
    if accuracy and accuracy.met.hits >= _TELLING:
        return accuracy.met.precision
    return 1.0 if rule.certain and not (accuracy and accuracy.met.wrong) else None


def grade(rule: Rule[Any]) -> str:
    """How far a rule can be trusted, in a few words: “certain”, its precision, or “not measured”.

    “made” says that faults made for the test had to help; “old” that the rule has changed since.
    """
    accuracy = record_of(rule).rules.get(rule.id)
    precision = accuracy.counts.precision if accuracy else None
    if rule.certain or accuracy is None or precision is None:
        return "certain" if rule.certain else "not measured"
    if accuracy.met.hits >= _TELLING:
        precision = accuracy.met.right / accuracy.met.hits
    told = [f"{floor(round(100 * precision, 6)) / 100:.2f}"]
    told += ["made"] if accuracy.met.hits < _TELLING else []
    return " ".join(told + (["(old)"] if is_old(rule, accuracy) else []))


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
