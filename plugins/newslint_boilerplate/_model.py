"""The linear model of tails: how much each feature of a line speaks for the story being over."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from newslint import NamedTuple, frozen
from newslint_boilerplate._features import CODE, NO_LETTERS, Feature, featured
from newslint_boilerplate._kinds import Kind, Mark
from newslint_boilerplate._lines import Lines

_FOLDER = Path(__file__).parent / "weights"
_MOST = 3.0  # how much one line may say for boilerplate: a table of a hundred rows isn't a hundred witnesses
_LEAST = 3.0  # and against it
_DOUBT = 0.15  # what a line must say to say anything: chosen by the folds of the training
_SENTENCE = 2.0  # what a sentence must add, with the lines between, to be the first line of an ending
_STORY = -2.0  # where the last lines add up to this, the article ends with its story
_SILENT = frozenset({CODE, NO_LETTERS})
"""Features of code and of the cells of a table: neither these lines nor the ones above them, which may be another cell
or the call that a brace closes, speak for boilerplate."""
_TOLD = 4  # features that a finding names
_SPOKEN = ("word", "pair", "opening", "whole", "mark")
_VAGUE = ("pair", "opening")
_SYLLABLE = 4  # letters of the shortest word that means something to a reader as it stands


@frozen
class Model:
    """Weights by group and feature, in natural logarithms of odds; a line's sum is ``bias`` and those it has."""

    bias: float
    weights: Mapping[str, Mapping[str, float]]

    def weigh(self, features: Sequence[Feature]) -> float:
        """How much a line's features speak for boilerplate: 0 is even odds, 3 twenty to one."""
        weights, total = self.weights, self.bias
        for group, name in features:
            if group in weights:
                total += weights[group].get(name, 0.0)
        return total


class Ending(NamedTuple):
    """Where a story seems to be over: the first line after it, how sure that is, and the features that spoke most."""

    first: int
    score: float
    told: tuple[str, ...]


def ending_of(lines: Lines, marks: Sequence[Mark | None], model: Model) -> Ending | None:
    """The end of an article that reads most like boilerplate, or none where each end reads like a story.

    Code, tables, captions and long paragraphs may stand in such an end, but they don't speak for it.
    """
    best, first, total, silenced = 0.0, len(lines), 0.0, False
    weighed: list[tuple[int, list[Feature]]] = []
    for i, features in featured(lines, marks):
        weighed.append((i, features))
        silent = bool(_SILENT.intersection(features))
        most = 0.0 if silent or silenced or not lines[i].key else _MOST
        silenced = silent
        total += min(max(model.weigh(features) - _DOUBT, -_LEAST), most)
        if total > best + (_SENTENCE if marks[i] is None and lines[i].is_sentence else 0.0):
            best, first = total, i
        elif total < _STORY:
            break
    if first == len(lines):
        return None
    return Ending(first, best, _spoken([features for i, features in weighed if i >= first], model))


def _spoken(lines: Sequence[Sequence[Feature]], model: Model) -> tuple[str, ...]:
    """What spoke most for boilerplate: kinds by their names and words as they stand; other wording where these didn't.

    Nothing where only shapes did.
    """
    sums: dict[tuple[bool, str], float] = defaultdict(float)
    for features in lines:
        for group, name in features:
            if group in _SPOKEN and (weight := model.weights[group].get(name, 0.0)) > 0:
                label = Kind(name.rstrip("+-")).label if group == "mark" else f"“{name}”"
                sums[group in _VAGUE or len(name) < _SYLLABLE, label] += weight
    told = sorted(sums, key=lambda each: (each[0], -sums[each], each))
    return tuple(label for is_vague, label in told if is_vague == told[0][0])[:_TOLD]


_known: dict[str, Model | None] = {}


def model_for(code: str) -> Model | None:
    """The model for a language, read once a process; none where none was trained."""
    if code not in _known:
        path = _FOLDER / f"{code}.json"
        _known[code] = read_model(path.read_text(encoding="utf-8")) if path.is_file() else None
    return _known[code]


def use_model(code: str, model: Model | None) -> None:
    """Take another model for a language from now on, as a measurement does; none for what comes with newslint."""
    _known.pop(code, None)
    if model:
        _known[code] = model


def read_model(text: str) -> Model:
    """A model as it is written to a file."""
    told = json.loads(text)
    return Model(told["bias"], told["weights"])
