"""What was measured, for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from benchmarks.accuracy.hits import all_rules
from benchmarks.accuracy.measuring import Outcomes, figures
from benchmarks.accuracy.scoring import Outcome, Place
from benchmarks.accuracy.verdicts import corrected
from newslint.accuracy.figures import Accuracy, Counts, Figure, wilson
from newslint.findings import Severity


def overview(outcomes: list[Outcomes]) -> Iterator[str]:
    """Each rule's figures, study by study; the families'; the noise."""
    for study in dict.fromkeys(each.job.study for each in outcomes if each.judgements):
        mine = [each for each in outcomes if each.job.study == study]
        yield f"\n{study}"
        for rule, found in sorted(figures(mine).items()):
            for figure in found:
                made = ", made" if figure.made else ""
                yield f"  {rule} ({figure.corpus}{made}): {in_figures(figure.counts)}"
                if figure.labelled != figure.counts:
                    yield f"    by the labels alone: {in_figures(figure.labelled)}"
        yield f"  all: {in_figures(sum((one.counts for found in figures(mine).values() for one in found), Counts()))}"
    yield from _pooled(figures(outcomes))
    for each in outcomes:
        if each.noise:
            yield from _noise(each)


def _pooled(measured: dict[str, list[Figure]]) -> Iterator[str]:
    """Each rule and each family over all studies, faults that were met and faults that were made apart."""
    known = {name: Accuracy("", "", tuple(found)) for name, found in sorted(measured.items())}
    for family, names in groupby(known, key=lambda name: name.partition("/")[0]):
        yield f"\n{family}, over all studies"
        members = list(names)
        for name in members:
            yield f"  {name}: {_met_and_made(known[name])}"
        every = tuple(figure for name in members for figure in known[name].figures)
        yield f"  all of {family}: {_met_and_made(Accuracy('', '', every))}"


def _met_and_made(accuracy: Accuracy) -> str:
    parts = [in_figures(accuracy.met)] if accuracy.met != Counts() else []
    parts += [f"made: {in_figures(accuracy.made)}"] if accuracy.made != Counts() else []
    return "; ".join(parts) or "counted in other units only"


def in_figures(counts: Counts) -> str:
    """Counts with the shares and their intervals."""
    parts = []
    if counts.hits:
        low, high = wilson(counts.right, counts.hits)
        parts.append(f"P {counts.precision:.3f} ({counts.right}/{counts.hits}, {low:.2f}–{high:.2f})")
    if counts.wanted:
        low, high = wilson(counts.found, counts.wanted)
        parts.append(f"R {counts.recall:.3f} ({counts.found}/{counts.wanted}, {low:.2f}–{high:.2f})")
    if counts.f1 is not None:
        parts.append(f"F1 {counts.f1:.3f}")
    if counts.clean:
        parts.append(f"{counts.clean} rightly left alone")
    return ", ".join(parts) or "nothing counted"


def _noise(outcomes: Outcomes) -> Iterator[str]:
    articles = outcomes.noise[0][2].articles
    preset = f" with {outcomes.job.preset}" if outcomes.job.preset else ""
    yield f"\nnoise on {outcomes.job.split.name}, {articles} articles{preset}"
    previews = {rule.id for rule in all_rules().values() if rule.preview and not outcomes.job.preset}
    for severity in reversed(Severity):
        mine = [(rule, noise) for rule, its, noise in outcomes.noise if its is severity]
        total = sum(noise.findings for rule, noise in mine if rule not in previews)
        yield f"  {severity}: {total}, {total / articles:.2f} an article"
        for rule, noise in sorted(mine, key=lambda each: -each[1].findings):
            off = " (preview, not counted)" if rule in previews else ""
            yield f"    {rule}: {noise.findings} in {noise.having} articles{off}"


def disagreements(outcomes: Iterable[Outcomes], rule: str) -> Iterator[str]:
    """Each judgement against a rule (or a family), in its context."""
    for each in outcomes:
        wrong = [one for one in corrected(each.judgements) if one.outcome in (Outcome.WRONG, Outcome.MISSED)]
        for one in wrong:
            if rule in (one.rule, one.rule.partition("/")[0]):
                yield f"{one.outcome} {one.rule} {_told(one.place)}\n  {one.context}"


def _told(place: Place) -> str:
    return f"{place.corpus} {place.article} {place.start}-{place.end}"
