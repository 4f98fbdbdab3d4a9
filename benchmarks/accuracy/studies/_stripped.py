"""Edited news with everybody who is named taken out: what is left leans on unnamed sources alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from benchmarks.accuracy.corpora import Row
from benchmarks.accuracy.hits import Sample, hits
from newslint.language import english
from newslint.sentences import split_sentences

UNNAMED = ("attribution/vague-source", "attribution/anonymous-source", "attribution/agentless-claim")
LEAST = 3
"""Claims that nobody is named for, from which an article leans on them."""
SHARE = 6 / 1000
"""How many of them there are, at least, for each word."""

_NAME = re.compile(r"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+")
_MARKS = re.compile(r"[\"“”]|''")


class Stripped(NamedTuple):
    """An article without its named sources, and one sentence in which somebody named speaks (or nothing)."""

    sample: Sample
    named: str

    def with_name(self) -> Sample:
        """The article with the one sentence put back at its end."""
        place = self.sample.place._replace(article=f"{self.sample.place.article} and one")
        return replace(self.sample, place=place, text=f"{self.sample.text}\n\n{self.named}")


def stripped(sample: Sample, row: Row) -> Stripped | None:
    """The article's sentences that have no annotated source but unnamed ones; none where too few claims are left."""
    sentences = list(split_sentences(sample.text, 0, len(sample.text), english()))
    starts = [start for start, _ in sentences]
    claims = {bisect_right(starts, hit.place.start) - 1 for hit in hits(sample, *UNNAMED)}
    spoken = {i for start, _ in _places(row) if (i := bisect_right(starts, start) - 1) >= 0}
    texts = [sample.text[start:end] for start, end in sentences]
    kept = [i for i, text in enumerate(texts) if (i in claims or i not in spoken) and not _MARKS.search(text)]
    kept = [i for i in kept if i not in claims or not _has_name(row, sentences[i])]
    text = "\n\n".join(texts[i].strip() for i in kept)
    left = len(claims & set(kept))
    if left < LEAST or left < SHARE * len(text.split()):
        return None
    place = sample.place._replace(article=f"{sample.place.article} without names")
    return Stripped(replace(sample, place=place, text=text), next(_named(row, sentences, texts), ""))


def _places(row: Row) -> Iterator[tuple[int, int]]:
    for attribution in row["attributions"]:
        for role in ("source", "cue", "content"):
            for start, end, *_ in attribution[role]:
                yield start, end


def _has_name(row: Row, sentence: tuple[int, int]) -> bool:
    """Whether a source in a sentence has the name of a person."""
    first, last = sentence
    return any(
        first <= start < last and _NAME.search(text)
        for attribution in row["attributions"]
        for start, _, text, *_ in attribution["source"]
    )


def _named(row: Row, sentences: list[tuple[int, int]], texts: list[str]) -> Iterator[str]:
    """The sentences in which a person says something, with the name right before “said”."""
    for (first, last), text in zip(sentences, texts, strict=True):
        for attribution in row["attributions"]:
            for start, _, source, *_ in attribution["source"]:
                said = any(words in ("said", "says") for *_, words in attribution["cue"])
                if first <= start < last and said and _NAME.search(source):
                    yield text.strip()
