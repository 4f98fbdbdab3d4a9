"""A report as a page of GitHub's Markdown, for the summary of a job or a comment: what to mend, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from newslint.contracts import Style
from newslint.findings import Excerpt, Location, Severity
from newslint.pages import section
from newslint.patterns import regex
from newslint.reporters.choosing import spread
from newslint.reporters.gfm import code, plain
from newslint.reporters.summary import WORST_FIRST, plural, shown, suppression
from newslint.reporters.width import head, middle, tail
from newslint.results import Report, Result

name = "markdown"
needs_line_hashes = False

LONGEST = 900_000
"""Bytes: GitHub refuses the summary of a step beyond 1 MiB, the whole of it."""

_QUOTE, _CONTEXT = 200, 80  # columns of a quote, and of what stands before and after it
_PLACES = 5  # related places that are named
_NOTES = 200  # notes that are listed; beyond that the list tells nobody anything

_SPACE = regex(r"\s+")


def write(report: Report, out: TextIO, style: Style) -> None:
    """Write the whole report, or as much of it as GitHub takes: the worst first, and what is left out is told."""
    results = shown(report, style)
    to_fix = [result for result in results if result.severity is not Severity.NOTE]
    notes = [result for result in results if result.severity is Severity.NOTE]
    room = LONGEST
    opening = "".join(_opening(report, to_fix, notes))
    out.write(opening)
    room -= len(opening.encode("utf-8", "replace"))
    left = len(to_fix)
    for entry, count in _entries(to_fix, report):
        size = len(entry.encode("utf-8", "replace"))
        if size > room:
            break
        out.write(entry)
        room, left = room - size, left - count
    if left:
        out.write(f"\n**{left:,} more** have no room here: the log of this run has all of them.\n")
    rest = "".join(_rest(report, notes))
    if len(rest.encode("utf-8", "replace")) <= room:
        out.write(rest)


def _opening(report: Report, to_fix: list[Result], notes: list[Result]) -> Iterator[str]:
    articles = len({result.location.path + result.location.pointer for result in to_fix})
    if to_fix:
        told = f"{plural(len(to_fix), 'thing')} to fix in {plural(articles, 'article')}"
    else:
        told = "Nothing to fix" if not report.problems else "No findings"
    counts = Counter(result.severity for result in to_fix)
    rest = [plural(counts[one], one.value) for one in WORST_FIRST if counts[one]]
    rest += [f"{plural(len(notes), 'note')} folded"] if notes else []
    rest += [f"{report.known:,} known before"] if report.known else []
    rest.append(f"{plural(report.articles, 'article')} checked")
    if suppressed := sum(result.suppression is not None for result in report.results):
        rest.append(f"{suppressed:,} suppressed")
    yield f"## newslint: {told}\n\n{' · '.join(rest)}\n"
    if report.problems:
        yield "\n### Not all could be checked\n\n"
        yield from (f"- {plain(str(problem))}\n" for problem in report.problems[:_NOTES])
        if len(report.problems) > _NOTES:
            yield f"- and {len(report.problems) - _NOTES:,} more\n"


def _entries(results: list[Result], report: Report) -> Iterator[tuple[str, int]]:
    """Pieces of the page, with how many findings each tells: by article, the one with the worst finding first."""
    ranks = {id(result): number for number, result in enumerate(spread(results, report))}
    places: dict[str, list[Result]] = {}
    for result in sorted(results, key=lambda one: ranks[id(one)]):
        places.setdefault(result.location.path + result.location.pointer, []).append(result)
    for place, mine in places.items():
        for number, result in enumerate(sorted(mine, key=lambda one: one.order)):
            heading = "" if number else f"\n### {code(place)}\n"
            yield heading + "".join(_entry(result, report)), 1


def _entry(result: Result, report: Report) -> Iterator[str]:
    info = report.rules.get(result.rule)
    location = result.location
    where = f"line {location.region.start.line}" if location.region else "about the whole article"
    yield f"\n**{plain(info.title if info else result.rule)}** ({result.severity.value}, {where})\n\n"
    if location.excerpt and location.region:
        yield f"> {_excerpt(location.excerpt)}\n\n"
    yield f"{plain(result.message)}\n"
    if result.related:
        places = [code(_at(place)) for place in result.related[:_PLACES]]
        more = f" and {len(result.related) - _PLACES:,} more" if len(result.related) > _PLACES else ""
        yield f"\nSee also {', '.join(places)}{more}.\n"
    yield "\n<details><summary>Why it matters, what to do, and what if it is right</summary>\n\n"
    if info and (why := section(info.page, "Why it matters")):
        yield f"{why}\n\n"
    if info and info.advice:
        yield f"{plain(info.advice)}\n\n"
    yield f"If it is right as it is: {code(suppression(result))}\n\n"
    yield f"Rule: {code(result.rule)}\n</details>\n"


def _excerpt(excerpt: Excerpt) -> str:
    """A finding in its sentence, on one line."""
    before, quote, after = (_SPACE.sub(" ", part) for part in excerpt[:3])
    before = tail(before, _CONTEXT, cut=excerpt.cut_before) if before else ""
    after = head(after, _CONTEXT, cut=excerpt.cut_after) if after else ""
    inner = quote.strip()  # bold holds on to no space
    bold = f"<b>{plain(middle(inner, _QUOTE))}</b>" if inner else ""
    first = " " if before.endswith(" ") or quote.startswith(" ") else ""
    last = " " if after.startswith(" ") or quote.endswith(" ") else ""
    return f"{plain(before)}{first}{bold}{last}{plain(after)}"


def _rest(report: Report, notes: list[Result]) -> Iterator[str]:
    if notes:
        told = f"{plural(len(notes), 'note')}: worth knowing, nothing that must be done"
        yield f"\n<details><summary>{told}</summary>\n\n"
        for result in notes[:_NOTES]:
            yield f"- {code(_at(result.location))}: {plain(result.message)} ({code(result.rule)})\n"
        if len(notes) > _NOTES:
            yield f"- and {len(notes) - _NOTES:,} more\n"
        yield "\n</details>\n"
    yield from (f"\n{plain(notice)}\n" for notice in report.notices)


def _at(place: Location) -> str:
    return place.path + place.pointer + (f":{place.region.start.line}" if place.region else "")
