"""The model of tails that an article is measured with: one that has never seen its site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from benchmarks.accuracy.corpora import Data, Row, Split
from benchmarks.accuracy.studies._residual import fold_of, sites
from benchmarks.accuracy.train_boilerplate import TRAINED_ON, folds
from newslint_boilerplate._model import Model, read_model, use_model


@contextmanager
def fold(split: Split, page: str) -> Iterator[None]:
    """Weigh lines as the fold of a page's site does, where the split was trained on; as shipped in any other.

    Raises:
        KeyError: for a page that the list of sites doesn't have.
    """
    trained = split.name in TRAINED_ON
    data = Data(split.path.parent)
    use_model("en", _folds(data)[fold_of(sites(data)[page])] if trained else None)
    try:
        yield
    finally:
        use_model("en", None)


def unseen(split: Split) -> Iterator[Row]:
    """The rows of a file of left-over lines; while each is looked at, lines are weighed as ``fold`` says."""
    for row in split.rows():
        with fold(split, row["doc"]):
            yield row


@cache
def _folds(data: Data) -> list[Model]:
    return [read_model(json.dumps(each)) for each in folds(data)]
