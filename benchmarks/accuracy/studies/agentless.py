"""Views, reactions and hearsay without a source: hits that someone has read, and passives of belief without a source.

What should be found is counted on PolNeAR: an attribution that has no source and whose cue is a form of “be” with a
participle of belief or repute and what belongs to it (“is seen as”, “was said to”, “criticized for”, “is considered”),
outside quotations. The annotators left many such passives out, so a hit without an attribution isn't wrong for that:
hits are judged only by those who read them. The other corpora are articles as they stand, first sentences of news
(dup_mccormick) and sentences of an encyclopedia. An article of two corpora counts in the first one that has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.accuracy.corpora import Row, Split
from benchmarks.accuracy.hits import Sample, context, hits
from benchmarks.accuracy.scoring import Judgement, Outcome, Place
from benchmarks.accuracy.studies._polnear import sample_of
from benchmarks.accuracy.verdicts import verdict_on

CORPORA = (
    "polnear",
    "wcxb_article_lines",
    "truncation",
    "dup_aeb_extractors",
    "tempeval3_tbaq",
    "dup_mccormick",
    "wikiweasel",
)
RULES = ("attribution/agentless-claim", "attribution/agentless-reaction", "attribution/hearsay")
_VIEW = RULES[0]
_LABELLED = ("wikiweasel",)  # has labels of its own for views
_EXTRACTOR = "trafilatura"  # one copy of each article that thirteen extractors took from its page
_BE = r"\b(?:is|are|was|were|been)\b(?:\s+\w+){0,2}?\s+"
_BELIEF = re.compile(
    rf"{_BE}(?:(?:seen|viewed|regarded|perceived|hailed|touted|described|celebrated|portrayed|interpreted)\s+as\b"
    r"|(?:believed|thought|said|reported|rumou?red|feared|suspected|alleged|assumed)(?:\s+to\b|\s+that\b|,)"
    r"|(?:critici[sz]ed|derided|ridiculed|mocked|condemned|praised|lambasted)\s+(?:for|as)\b|considered\b)",
    re.IGNORECASE,
)
_AHEAD = 8  # characters after a cue in which “as” or “that” stands


def judge(split: Split) -> Iterator[Judgement]:
    """Each hit that has a verdict, and on PolNeAR each passive of belief that has no source."""
    for row in split.rows():
        sample = _sample(split, row)
        if sample is None:
            continue
        found = hits(sample, *(RULES[1:] if split.corpus in _LABELLED else RULES))
        for hit in found:
            verdict = verdict_on(hit.rule, hit.place)
            if verdict in ("right", "wrong"):
                yield Judgement(hit.rule, Outcome(verdict), hit.place, hit.context)
        places = [hit.place for hit in found if hit.rule == _VIEW]
        for start, end in _wanted(sample, row):
            met = any(start < place.end and place.start < end for place in places)
            outcome = Outcome.FOUND if met else Outcome.MISSED
            place = sample.place._replace(start=start, end=end)
            yield Judgement(_VIEW, outcome, place, context(sample.text, start, end))


def _sample(split: Split, row: Row) -> Sample | None:
    """The article of a row, or none for a row that isn't an article as it was."""
    name = str(row["id"])
    place, title = Place(split.name, name), {"title": row["title"]} if row.get("title") else {}
    match split.corpus:
        case "polnear":
            return sample_of(split, row)
        case "truncation" if row["label"] != "ok" or name.startswith("wcxb"):
            return None
        case "dup_mccormick" if row["dup_of"]:
            return None
        case "dup_aeb_extractors" if row["extractor"] != _EXTRACTOR:
            return None
        case "wikiweasel":
            return Sample(place, row["text"], {"lang": "en"})
    return Sample(place, row["text"], title)


def _wanted(sample: Sample, row: Row) -> Iterator[tuple[int, int]]:
    """Where PolNeAR has a passive of belief or repute with no source."""
    bare = [each["cue"] for each in row.get("attributions", ()) if not each["source"] and each["cue"]]
    spans = sorted({(cue[0][0], cue[-1][1]) for cue in bare})
    wanted = [(start, end) for start, end in spans if _BELIEF.search(sample.text[start : end + _AHEAD])]
    quoted = sample.quoted(sample.article()) if wanted else []
    for start, end in wanted:
        if not any(first <= start < last for first, last in quoted):
            yield start, end
