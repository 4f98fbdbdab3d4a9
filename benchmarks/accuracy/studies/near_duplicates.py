"""Copies of one article, pair by pair: whether they end in the same finding.

What users see is counted: two articles are called copies of each other when one finding (a cluster) is about both,
whether or not they were found alike directly. The pairs that one of the rules found together are its own; the rest
are near-duplicate's, missed ones too. Counted by the links that the rules verify, before they are made into clusters,
fewer would be found: copies that hold two halves of one article meet only through a third.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.hits import Sample
from benchmarks.accuracy.scoring import Judgement, Place, classified
from benchmarks.accuracy.studies._duplicates import compared

CORPORA = ("dup_aeb_extractors", "dup_mccormick")
EXACT, NEAR = "duplicates/duplicate-article", "duplicates/near-duplicate"
_LEAST = 60  # tokens: below, what an extractor left is no article
_NO_ARTICLE = ("inscriptis", "readability_js")  # one takes the whole page, the other is another's twin


def judge(split: Split) -> Iterator[Judgement]:
    """Each pair that is found or should be."""
    rows = {row["id"]: row for row in split.rows() if _is_article(row)}
    stories: dict[str, list[str]] = {}
    for name, row in rows.items():
        stories.setdefault(row.get("cluster") or min(name, row.get("dup_of") or name), []).append(name)
    wanted = {pair for names in stories.values() for pair in combinations(sorted(names), 2)}
    found = _found(split, rows.values())
    planted = any("dup_of" in row for row in rows.values())
    for pair in sorted(wanted | found.keys()):
        place = Place(split.name, " ".join(pair))
        told = f"{rows[pair[0]]['text'][:150]!r} | {rows[pair[1]]['text'][:150]!r}"
        rule, is_found, is_wanted = found.get(pair, NEAR), pair in found, pair in wanted
        yield from classified(rule, place, found=is_found, wanted=is_wanted, context=told, made=planted)


def _is_article(row: Row) -> bool:
    return row.get("n_tokens", _LEAST) >= _LEAST and row.get("extractor") not in _NO_ARTICLE


def _found(split: Split, rows: Iterable[Row]) -> dict[tuple[str, str], str]:
    """The pairs found, with the rule that tells them."""
    samples = (Sample(Place(split.name, row["id"]), row["text"]) for row in rows)
    found: dict[tuple[str, str], str] = {}
    for told in compared(samples, NEAR, EXACT):
        for pair in told.pairs():
            if told.finding.rule == EXACT or pair not in found:
                found[pair] = told.finding.rule
    return found
