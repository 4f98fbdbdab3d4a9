"""Collections of real articles that nobody labelled, and all that the rules find in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from pathlib import PurePosixPath

from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.hits import Hit, Sample, corpus_hits, hits
from benchmarks.accuracy.scoring import Place
from benchmarks.accuracy.studies._polnear import sample_of
from newslint.loaders import format_of


def articles_in(split: Split) -> Callable[[], Iterator[Sample]] | None:
    """What gives the articles of a collection, or none for a file that is no collection."""
    if split.corpus == "polnear":
        return lambda: (sample_of(split, row) for row in split.rows())
    return (lambda: _files(split)) if split.path.name.endswith(".tar.gz") else None


def _files(split: Split) -> Iterator[Sample]:
    for name, data in split.files():
        path = PurePosixPath(name)
        if format_of(name):
            yield Sample(Place(split.name, str(path.with_suffix(""))), "", extension=path.suffix, data=data)


@cache
def hits_in(split: Split) -> tuple[Hit, ...]:
    """All that the default rules find in a collection, at each finding's own place.

    Raises:
        ValueError: for a file that is no collection.
    """
    samples = articles_in(split)
    if samples is None:
        raise ValueError(f"{split.path} is no collection of articles")
    alone = chain.from_iterable(hits(sample) for sample in samples())
    together = (places[0] for places in corpus_hits(samples()))
    return tuple(sorted((*alone, *together), key=lambda hit: (hit.place, hit.rule)))
