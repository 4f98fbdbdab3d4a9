"""The model of tails that an article is measured with: one that has never seen its site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from benchmarks.accuracy.corpora import Data, Split
from benchmarks.accuracy.studies._residual import fold_of, sites
from benchmarks.accuracy.train_boilerplate import COMMAND, FOLD_FILE, TRAINED_ON
from newslint_boilerplate._model import Model, read_model, use_model


@contextmanager
def fold(split: Split, page: str) -> Iterator[None]:
    """Weigh lines as the fold of a page's site does, where the split was trained on; as shipped in any other.

    Raises:
        ValueError: where the weights of the folds are needed and missing.
    """
    trained = split.name in TRAINED_ON
    use_model("en", _folds()[fold_of(sites(Data(split.path.parent))[page])] if trained else None)
    try:
        yield
    finally:
        use_model("en", None)


@cache
def _folds() -> list[Model]:
    if not FOLD_FILE.is_file():
        raise ValueError(f"{FOLD_FILE} is missing: run {COMMAND} first")
    return [read_model(json.dumps(each)) for each in json.loads(FOLD_FILE.read_text(encoding="utf-8"))]
