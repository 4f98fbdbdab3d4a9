"""Hits that somebody should read: a fixed sample, the same for everyone."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from itertools import chain

from benchmarks.accuracy.collections import articles_in, hits_in
from benchmarks.accuracy.corpora import Data
from benchmarks.accuracy.hits import Hit
from benchmarks.accuracy.verdicts import verdict_on


def unjudged(data: Data, rule: str, number: int) -> Iterator[dict[str, object]]:
    """Hits of a rule on real articles that nobody has judged, in the order of a hash; rows for a file of verdicts."""
    splits = (split for corpus in ("polnear", "articles") for split in data.splits(corpus) if articles_in(split))
    found = [hit for hit in chain.from_iterable(map(hits_in, splits)) if hit.rule == rule]
    waiting = (hit for hit in sorted(found, key=_order) if not verdict_on(rule, hit.place))
    for _, hit in zip(range(number), waiting, strict=False):
        yield {**hit.place._asdict(), "rule": rule, "verdict": "", "reason": "", "context": hit.context}


def _order(hit: Hit) -> bytes:
    """A place's own random number: a hit stays in the sample when others come and go."""
    return blake2b(repr(hit.place).encode(), digest_size=8).digest()
