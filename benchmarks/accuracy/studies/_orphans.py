"""Quotations taken out of one article and put into another, where nobody speaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from typing import NamedTuple

from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.hits import Sample, context, hits
from benchmarks.accuracy.scoring import Judgement, classified
from benchmarks.accuracy.studies._polnear import sample_of
from newslint.spans import SourceSpan

RULE = "attribution/unattributed-quote"
WORDS = 6
"""Words of a quotation that is speech, not a title or a word in quotation marks."""

_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"\n\s*\n\s*")
_MARKS = "“”\"'`"


class Orphan(NamedTuple):
    """A quotation and the place in a text that it is put into."""

    quotation: str
    at: int
    before: str
    after: str

    def put(self, sample: Sample) -> tuple[Sample, SourceSpan]:
        """The article with the quotation in it, under a name of its own, and where the quotation is."""
        start = self.at + len(self.before)
        text = f"{sample.text[: self.at]}{self.before}{self.quotation}{self.after}{sample.text[self.at :]}"
        place = sample.place._replace(article=f"{sample.place.article} with an orphan")
        return replace(sample, place=place, text=text), SourceSpan(start, start + len(self.quotation))


def words(quotation: str) -> int:
    """The words of a quotation."""
    return len(_WORD.findall(quotation))


def pairs(split: Split) -> Iterator[tuple[Sample, str]]:
    """Each article with a quotation from another one: whole sentences in double marks, chosen by a hash."""
    samples = [sample_of(split, row) for row in split.rows()]
    donors = [(sample, found) for sample in samples if (found := _speech(sample))]
    for sample in samples:
        others = [(donor, found) for donor, found in donors if donor is not sample]
        if others:
            _, found = others[number(sample, "donor") % len(others)]
            yield sample, found[number(sample, "quotation") % len(found)]


def _speech(sample: Sample) -> list[str]:
    spans = sample.quoted(sample.article())
    texts = (sample.text[span.start : span.end] for span in spans)
    return [text for text in texts if words(text) >= WORDS and _is_sentence(text)]


def _is_sentence(quotation: str) -> bool:
    inside = quotation.strip(_MARKS)
    whole = quotation[0] in '“"' and quotation[-1] in '”"'
    return whole and inside[:1].isupper() and inside[-1:] in (".", "!", "?")


def gaps(text: str) -> list[SourceSpan]:
    """The gaps between paragraphs that lead to nothing: no colon stands before."""
    found = (SourceSpan(*match.span()) for match in _GAP.finditer(text))
    return [gap for gap in found if gap.start and gap.end < len(text) and not text[: gap.start].rstrip().endswith(":")]


def number(sample: Sample, what: str) -> int:
    """A number that an article has for a purpose, the same in every run."""
    return int.from_bytes(blake2b(f"{what} {sample.place.article}".encode(), digest_size=8).digest())


def judge_orphan(sample: Sample, orphan: Orphan, kind: str) -> Iterator[Judgement]:
    """Whether the rule finds a quotation that was put into an article."""
    made, span = orphan.put(sample)
    found = any(hit.place.start < span.end and span.start < hit.place.end for hit in hits(made, RULE))
    place = made.place._replace(start=span.start, end=span.end)
    told = f"[{kind}] {context(made.text, *span)}"
    yield from classified(RULE, place, found=found, wanted=True, context=told, made=True)
