"""Faults in the body's text: what stands for text to come, garbled characters, texts in the story's place, cut ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.accuracy.hits import Sample
from benchmarks.accuracy.studies._made import Case, forms, number, paragraphs, pick
from newslint.spans import SourceSpan

_PLACEHOLDER = "body/placeholder"
_NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-z]{2,15} )?[A-Z][a-z]{2,15}(?=[ ,])")
_FIGURE = re.compile(r"(?<=[a-z,] )[0-9][0-9.,]{0,8}(?= [a-z])")
_STOP = re.compile(r"(?<=[a-z][.])(?= [A-Z])")
_WORD_END = re.compile(r"(?<=[a-z]{3})(?= [a-z])")
_FEWEST = 4  # paragraphs of an article that something is done to


def stand_ins(sample: Sample) -> Iterator[Case]:
    """Something in the place of a name, a figure, a sentence, a paragraph, the headline."""
    lists, text, key = forms("placeholders"), sample.text, sample.place.article
    places = {
        "for-names": _within(sample, _NAME),
        "for-figures": _within(sample, _FIGURE),
        "notes": _within(sample, _STOP),
        "notes-unseen": _within(sample, _STOP),
        "not-behind-a-sentence": _within(sample, _STOP),
    }
    for name, found in places.items():
        if found:
            form, place = pick(lists[name], name, key), pick(found, "place", name, key)
            blank = " " if place.start == place.end else ""
            made, start = text[: place.start] + blank + form + text[place.end :], place.start + len(blank)
            span = SourceSpan(start, start + len(form))
            yield Case(_PLACEHOLDER, replace(sample, text=made), f"{name} {form}", span, not name.startswith("not-"))
    for name in ("paragraphs", "paragraphs-unseen", "not-a-sentence-of-its-own"):
        yield _own_paragraph(sample, name, pick(lists[name], name, key), not name.startswith("not-"))
    form = pick(lists["headlines"], "headline", key)
    yield Case(_PLACEHOLDER, replace(sample, facts={**sample.facts, "title": form}), f"headline {form}", None)


def _own_paragraph(sample: Sample, name: str, form: str, wanted: bool) -> Case:
    parts = paragraphs(sample.text)
    at = 1 + number("at", sample.place.article) % (len(parts) - 1)
    before = "\n\n".join(parts[:at]) + "\n\n"
    made = before + "\n\n".join([form, *parts[at:]])
    span = SourceSpan(len(before), len(before) + len(form))
    return Case(_PLACEHOLDER, replace(sample, text=made), f"{name} {form}", span, wanted)


def _within(sample: Sample, pattern: re.Pattern[str]) -> list[SourceSpan]:
    """Where a pattern stands in the text below the first line, outside quotations."""
    quoted = sample.quoted(sample.article())
    first = sample.text.find("\n")
    found = (SourceSpan(*match.span()) for match in pattern.finditer(sample.text, max(first, 0)))
    return [each for each in found if not any(one.start <= each.start < one.end for one in quoted)]


def others(sample: Sample) -> Iterator[Case]:
    """A page of another kind in the story's place, and short news about such pages."""
    lists, key = forms("walls"), sample.place.article
    for name in ("walls", "unseen", "not-walls"):
        form = pick(lists[name], name, key)
        wanted, also = name != "not-walls", () if name == "not-walls" else ("body/truncated", "body/stub")
        yield Case("body/not-an-article", replace(sample, text=form), f"{name} {form}", None, wanted, also)


def cut(sample: Sample) -> Iterator[Case]:
    """Ends of texts that were cut off, and of texts that weren't."""
    lists, key = forms("ends"), sample.place.article
    parts = paragraphs(sample.text)
    few = "\n\n".join(parts[: 1 + number("few", key) % 3])
    ends = [match.start() for match in _WORD_END.finditer(sample.text, len(parts[0]) + 2)]
    if not ends:
        return
    stop = pick(ends[: len(ends) // 2 + 1], "stop", key)
    for name in ("counts", "dots", "links"):
        form = pick(lists[name], name, key)
        made = sample.text[:stop] + ("\n\n" if name == "links" else "") + form
        yield _ending(sample, made, form, name)
    for name in ("paywalls", "paywalls-unseen"):
        form = pick(lists[name], name, key)
        yield _ending(sample, f"{few}\n\n{form}", form, name)
    form = pick(lists["whole"], "whole", key)
    yield replace(_ending(sample, f"{sample.text.rstrip()}\n\n{form}", form, "whole"), wanted=False)
    yield Case(
        "body/stub", replace(sample, text=" ".join(sample.text.split()[:9])), "nine words", None, True, _OF_STUBS
    )


_OF_STUBS = ("body/missing",)  # they may be the headline


def _ending(sample: Sample, made: str, form: str, name: str) -> Case:
    span = SourceSpan(len(made) - len(form), len(made))
    also = () if name in ("whole", "counts", "dots") else ("body/not-an-article",)
    return Case("body/truncated", replace(sample, text=made), f"{name} {form}", span, also=also)


_NOTHING = (
    *("", "   \n\n", "<p></p>", "<div></div>", "&nbsp;", "null", "None", "undefined", "NaN", "N/A", "[]", "{}"),
    *("[Removed]", "[deleted]", "No content", "(no content)", "Content unavailable", "No content available."),
    *("[object Object]", "-", "no text", "Article text not found", "<!-- no body -->", "false", "\\N", '""'),
)


def nothing(sample: Sample) -> Iterator[Case]:
    """No body at all, or what stands for none, or the headline again."""
    title, key = sample.facts.get("title", ""), sample.place.article
    form = pick((*_NOTHING, title, f"# {title}\n\nBy Runa Holt"), "nothing", key)
    extension = ".md" if form.startswith(("#", "<", "&")) else sample.extension
    yield Case("body/missing", replace(sample, text=form, extension=extension), repr(form[:40]), None)
