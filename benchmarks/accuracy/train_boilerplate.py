"""Training the model of tails: ``python -m benchmarks.accuracy.train_boilerplate``.

A logistic regression by stochastic descent in plain Python, the same for the same corpora: on the lines that four
extractors left of WCXB's articles (M. Foley, CC BY 4.0), and on the clean text of the same articles. The weights that
ship are trained on all of them. Five more sets, each trained without the sites of one fold, go to ``build/``: the
studies measure an article with the weights that have never seen its site. They train these anew where they must.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path
from random import Random
from typing import Any

import click

from benchmarks.accuracy.corpora import CORPORA, Data, Row, Split
from benchmarks.accuracy.hits import TODAY, Sample
from benchmarks.accuracy.scoring import Place
from benchmarks.accuracy.studies._residual import FOLDS, PAGES, LabelledLine, fold_of, lines_in, sample_of, sites
from newslint import BODY, Context, Span
from newslint.accuracy.record import content_of
from newslint_boilerplate import _model, tail
from newslint_boilerplate._features import Feature, featured
from newslint_boilerplate._lines import Line
from newslint_boilerplate._tail import read

TRAINED_ON = "residual_wcxb_dev", "wcxb_article_lines.dev"
FOLD_FILE = Path(__file__).resolve().parent.parent.parent / "build" / "boilerplate-folds.json"
WEIGHTS = Path(_model.__file__).parent / "weights" / "en.json"
CREDIT = "Trained on WCXB (Web Content Extraction Benchmark) by M. Foley, CC BY 4.0."
COMMAND = "python -m benchmarks.accuracy.train_boilerplate"

_SITES = 8  # a feature of fewer sites is one site's own
_EPOCHS, _RATE, _SHRINK = 5, 0.025, 3e-3
_LEAST = 0.07  # weights closer to 0 say nothing
_WITHIN, _CLEAN = 0.3, 0.5  # what a line of boilerplate within the story counts, and a line of clean text
_BULLET = 8  # characters of the longest bullet, which isn't part of its line
_LONG = 100  # lines of a text that counts half of what its lines would
_DOUBTED = 40  # lines of boilerplate after the story: where there are more, and more than the story has, the label errs


@dataclass(frozen=True, slots=True)
class Example:
    """A line: what it has, whether it is boilerplate, how much it counts."""

    features: Sequence[Feature]
    is_boilerplate: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a text of one site."""

    site: str
    examples: Sequence[Example]


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=CORPORA, help="The folder with the corpora.")
def main(data: Path) -> None:
    """Train the model of tails, for all sites and for all but each fold's."""
    pages = list(_pages(Data(data)))
    click.echo(f"{len(pages)} texts, {sum(len(page.examples) for page in pages)} lines")
    WEIGHTS.parent.mkdir(exist_ok=True)
    WEIGHTS.write_text(_readable(trained(pages)), encoding="utf-8")
    click.echo(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size / 1000:.0f} kB")
    _write_folds(pages)


def folds(data: Data) -> list[Any]:
    """For each fold the weights that have never seen its sites; trained now where the rule has changed since."""
    if not FOLD_FILE.is_file() or json.loads(FOLD_FILE.read_text(encoding="utf-8"))["content"] != content_of(tail.rule):
        sys.stderr.write("training the model of tails without each fold: two minutes\n")
        _write_folds(list(_pages(data)))
    found: list[Any] = json.loads(FOLD_FILE.read_text(encoding="utf-8"))["folds"]
    return found


def _write_folds(pages: Sequence[Page]) -> None:
    found = [trained([page for page in pages if fold_of(page.site) != fold]) for fold in range(FOLDS)]
    FOLD_FILE.parent.mkdir(exist_ok=True)
    part = FOLD_FILE.with_suffix(f".{os.getpid()}")
    told = {"content": content_of(tail.rule), "folds": found}
    part.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    part.replace(FOLD_FILE)  # another process may be reading it


def _pages(data: Data) -> Iterator[Page]:
    site = sites(data)
    for split in data.splits(TRAINED_ON[0].partition("_")[0]):
        if split.name in TRAINED_ON:
            for row in split.rows():
                yield Page(site[row["doc"]], list(_labelled(split, row)))
    for split in data.splits(PAGES):
        if split.name in TRAINED_ON:
            for row in split.rows():
                yield Page(site[row["id"]], list(_clean(split, row)))


def _labelled(split: Split, row: Row) -> Iterator[Example]:
    labels = list(lines_in(row))
    if _is_doubted(labels):
        return
    starts = {label.start: label for label in labels}
    found = list(_features(sample_of(split, row)))
    for place, features in found:
        label = next(
            (starts[at] for at in range(place, max(place - 8, -1), -1) if at in starts), None
        )  # after a bullet
        if label and not label.is_ambiguous:
            weight = _WITHIN if label.is_boilerplate and not label.closes else 1.0
            yield Example(features, label.is_boilerplate, weight / (1 + len(found) / _LONG))


def _is_doubted(labels: Sequence[LabelledLine]) -> bool:
    footer = sum(label.is_footer for label in labels)
    return footer > _DOUBTED and footer > sum(not (label.is_boilerplate or label.is_ambiguous) for label in labels)


def _clean(split: Split, row: Row) -> Iterator[Example]:
    found = list(_features(Sample(Place(split.name, row["id"]), row["text"])))
    for _, features in found:
        yield Example(features, False, _CLEAN / (1 + len(found) / _LONG))


_shared: dict[Feature, Feature] = {}  # nine million features, of which most are the same


def _features(sample: Sample) -> Iterator[tuple[int, list[Feature]]]:
    """Where each line begins in the text, and its features."""
    article = sample.article()
    lines, marks = read(article, Context(tail.rule, tail.Options(), TODAY))
    for i, features in featured(lines, marks):
        if place := sample.span(article, _span(lines[i])):
            yield place.start, [_shared.setdefault(each, each) for each in features]


def _span(line: Line) -> Span:
    return Span(BODY, line.start, line.end)


Weights = Mapping[str, Mapping[str, float]]


def trained(pages: Sequence[Page]) -> dict[str, object]:
    """The bias and the weights by group and feature."""
    numbers = {feature: number for number, feature in enumerate(_common(pages))}
    bias, weights = _descend([_numbered(each, numbers) for page in pages for each in page.examples], len(numbers))
    groups: dict[str, dict[str, float]] = defaultdict(dict)
    for (group, name), number in sorted(numbers.items()):
        if abs(weights[number]) >= _LEAST:
            groups[group][name] = round(weights[number], 2)
    return {"bias": round(bias, 3), "weights": groups}


def _common(pages: Iterable[Page]) -> Iterator[Feature]:
    seen: dict[str, set[Feature]] = defaultdict(set)
    for page in pages:
        for example in page.examples:
            seen[page.site].update(example.features)
    count: dict[Feature, int] = defaultdict(int)
    for features in seen.values():
        for feature in features:
            count[feature] += 1
    return (feature for feature in sorted(count) if count[feature] >= _SITES)


def _numbered(example: Example, numbers: Mapping[Feature, int]) -> tuple[list[int], bool, float]:
    return [numbers[each] for each in example.features if each in numbers], example.is_boilerplate, example.weight


def _descend(examples: list[tuple[list[int], bool, float]], size: int) -> tuple[float, list[float]]:
    """AdaGrad with weights drawn to 0, averaged over all rounds but the first."""
    bias, weights, squares = 0.0, [0.0] * size, [0.1] * size
    biases, sums = 0.0, [0.0] * size
    random = Random(1)
    for epoch in range(_EPOCHS):
        random.shuffle(examples)
        for features, is_boilerplate, weight in examples:
            odds = bias + sum([weights[each] for each in features])
            step = weight * (is_boilerplate - 1 / (1 + exp(-max(min(odds, 30.0), -30.0))))
            if abs(step) < 0.01:
                continue
            bias += _RATE * 0.05 * step
            for each in features:
                squares[each] += step * step
                rate = _RATE / sqrt(squares[each])
                moved, drawn = weights[each] + rate * step, rate * _SHRINK
                weights[each] = moved - drawn if moved > drawn else moved + drawn if moved < -drawn else 0.0
        if epoch:
            biases += bias
            sums = [one + other for one, other in zip(sums, weights, strict=True)]
    return biases / (_EPOCHS - 1), [each / (_EPOCHS - 1) for each in sums]


def _readable(model: dict[str, object]) -> str:
    """The weights of a group in one line."""
    weights = model["weights"]
    assert isinstance(weights, dict)
    groups = ",\n".join(f"  {json.dumps(g)}: {json.dumps(weights[g], ensure_ascii=False)}" for g in sorted(weights))
    head = {"credit": CREDIT, "trained with": COMMAND, "bias": model["bias"]}
    told = "".join(f" {json.dumps(name)}: {json.dumps(value)},\n" for name, value in head.items())
    return "{\n" + told + ' "weights": {\n' + groups + "\n }\n}\n"


if __name__ == "__main__":
    main()
