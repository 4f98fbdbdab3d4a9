"""Copies made of real articles: whole ones, edited ones, single passages, paragraphs that stand twice.

Which article gets which fault is decided by a hash of its id. A copy is right where a rule finds it together with
the article it was made of (or with a copy of that), a passage where most of it is shown on both sides; whatever else
is found about a made article is wrong, unless the same is found about the article it was made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import blake2b

from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.hits import Sample, hits
from benchmarks.accuracy.scoring import Judgement, Outcome
from benchmarks.accuracy.studies._duplicates import Together, compared
from benchmarks.accuracy.studies._polnear import sample_of

CORPORA = ("polnear",)
EXACT, NEAR, PASSAGE = (f"duplicates/{name}" for name in ("duplicate-article", "near-duplicate", "copied-passage"))
PARAGRAPH = "duplicates/repeated-paragraph"
_SHARE = 8  # one article in so many gets each fault
_LONG = 40  # words of a passage
_WORD = re.compile(r"\w+")
_MOST = 0.7  # of a passage that must be shown


def judge(split: Split) -> Iterator[Judgement]:
    """Each fault that was made, and what else is found about the articles that have one."""
    samples = [sample_of(split, row) for row in split.rows()]
    yield from _paragraphs(samples)
    natural = {pair for told in compared(samples, EXACT, NEAR, PASSAGE) for pair in told.pairs()}
    for rule, make in ((EXACT, _retyped), (NEAR, _shortened), (PASSAGE, _pasted), (PASSAGE, _reworded)):
        yield from _copies(rule, make, samples, natural)


def _number(sample: Sample) -> int:
    return int.from_bytes(blake2b(sample.place.article.encode(), digest_size=4).digest(), "big")


def _paragraphs(samples: list[Sample]) -> Iterator[Judgement]:
    """A long paragraph put at the end of its article once more."""
    for sample in samples:
        long = [part for part in sample.text.split("\n\n") if len(part.split()) >= _LONG and part[-1] in '.”"']
        if _number(sample) % _SHARE or not long:
            continue
        made = replace(sample, text=f"{sample.text.rstrip()}\n\n{long[_number(sample) % len(long)]}")
        before = {hit.place for hit in hits(sample, PARAGRAPH)}
        found = [hit for hit in hits(made, PARAGRAPH) if hit.place not in before]
        for hit in found:
            right = hit.place.end > len(sample.text.rstrip())
            yield Judgement(PARAGRAPH, Outcome.RIGHT if right else Outcome.WRONG, hit.place, hit.context, made=True)
        met = any(hit.place.end > len(sample.text.rstrip()) for hit in found)
        yield Judgement(PARAGRAPH, Outcome.FOUND if met else Outcome.MISSED, made.place, made=True)


Maker = Callable[[Sample, Sample], tuple[str, str]]
"""What makes of an article and another one a new text, and the passage in it that is copied (empty: all)."""


def _copies(rule: str, make: Maker, samples: list[Sample], natural: set[tuple[str, str]]) -> Iterator[Judgement]:
    wanted: dict[str, tuple[Sample, str]] = {}
    mades = []
    for sample, host in zip(samples, samples[1:] + samples[:1], strict=True):
        text, passage = make(sample, host) if _number(sample) % _SHARE == 1 else ("", "")
        if text:
            name = f"made-{sample.place.article}"
            facts = {**host.facts, "title": f"Elsewhere on {_number(sample)}"} if passage else {}
            mades.append(replace(sample, place=sample.place._replace(article=name), text=text, facts=facts))
            wanted[name] = (host if passage else sample), passage or sample.text
    met: set[str] = set()
    for told in compared([*samples, *mades], EXACT, NEAR, PASSAGE):
        for name in set(told.names) & wanted.keys():
            origin = name.removeprefix("made-")
            if origin in told.names:
                met |= {name} if _is_shown(told, wanted[name][1]) else set()
            elif not _is_natural(told, wanted[name][0].place.article, natural):
                place = wanted[name][0].place._replace(article=" ".join(told.names[:2]))
                yield Judgement(told.finding.rule, Outcome.WRONG, place, " | ".join(told.quotes), made=True)
    for name, (sample, passage) in wanted.items():
        place = sample.place._replace(article=name)
        for outcome in (Outcome.RIGHT, Outcome.FOUND) if name in met else (Outcome.MISSED,):
            yield Judgement(rule, outcome, place, passage[:300], made=True)


def _is_shown(told: Together, passage: str) -> bool:
    """Whether a finding shows most of a passage on both sides; one about whole articles always does."""
    words = set(_WORD.findall(passage.lower()))
    shown = [words & set(_WORD.findall(quote.lower())) for quote in told.quotes]
    return told.finding.rule != PASSAGE or all(len(each) >= _MOST * len(words) for each in shown)


def _is_natural(told: Together, host: str, natural: set[tuple[str, str]]) -> bool:
    others = {name.removeprefix("made-") for name in told.names} | {host}
    return len(others) == 1 or any({*pair} <= others for pair in natural) or host in told.names


def _retyped(sample: Sample, _: Sample) -> tuple[str, str]:
    """The same article with other quotation marks, dashes, case and spaces."""
    text = sample.text.translate(str.maketrans("“”’—", '""\'-'))
    return text.upper().replace(". ", ".  "), ""


def _shortened(sample: Sample, _: Sample) -> tuple[str, str]:
    """The same article with every fifth paragraph left out, and a line of the site's at the end."""
    parts = sample.text.split("\n\n")
    kept = [part for number, part in enumerate(parts) if number % 5 != _number(sample) % 5]
    long = len(" ".join(kept).split()) >= 2 * _LONG
    return ("\n\n".join([*kept, "Follow our reporters on all the usual channels."]), "") if long else ("", "")


def _pasted(sample: Sample, host: Sample) -> tuple[str, str]:
    """A paragraph of an article in the middle of another."""
    parts = sample.text.split("\n\n")
    inner = [part for part in parts[1:-2] if len(part.split()) >= _LONG and '"' not in part and "“" not in part]
    if not inner:
        return "", ""
    passage = inner[_number(sample) % len(inner)]
    hosts = host.text.split("\n\n")
    middle = len(hosts) // 2
    return "\n\n".join([*hosts[:middle], passage, *hosts[middle:]]), passage


def _reworded(sample: Sample, host: Sample) -> tuple[str, str]:
    """The same with every eighth word left out."""
    text, passage = _pasted(sample, host)
    words = passage.split(" ")
    lighter = " ".join(word for number, word in enumerate(words, 1) if number % 8)
    return text.replace(passage, lighter) if passage else "", lighter
