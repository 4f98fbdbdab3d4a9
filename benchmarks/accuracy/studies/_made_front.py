"""Faults in front matter: syntax, fences, keys given twice, dates that are none, excerpts cut off."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from benchmarks.accuracy.hits import Sample
from benchmarks.accuracy.studies._made import Case, number, paragraphs, pick
from newslint.spans import SourceSpan

_UNREADABLE, _TWICE, _EXCERPT = "metadata/unreadable", "metadata/duplicate-key", "metadata/cut-off-excerpt"
_SENTENCE = re.compile(r"[^.!?\n]{40,200}[a-z][.](?= [A-Z]|\Z|\n)")
_JOINING = re.compile(r" (?:and|the|of|to|with|that|is|was|for|in|a) ")
_NO_DATES = ("yesterday", "today", "TBD", "soon", "Friday", "not yet", "draft", "last week", "DATE", "unknown")
_DATES = ("2026-02-14", "14 February 2026", "2026-02-14T09:30:00Z", "Sat, 14 Feb 2026", "02/14/2026", "1771027200")
_GOOD = ("{}", '"{}"', "'{}'")
Lines = list[str]


def front_matters(sample: Sample) -> Iterator[Case]:
    """Whole front matter in three forms, and one fault of each kind in it."""
    for kind, lines in (("yaml", _yaml(sample)), ("toml", _toml(sample)), ("json", _json(sample))):
        yield _case(_UNREADABLE, sample, lines, f"whole {kind}", -1, wanted=False)
        what, made, line = _broken(kind, lines, sample.place.article)
        yield _case(_UNREADABLE, sample, made, f"{kind} {what}", line)
    yield from _twice(sample)
    yield from _dated(sample)
    yield from _excerpts(sample)


def _facts(sample: Sample) -> dict[str, str]:
    return {name: " ".join(value.replace('"', "”").split()) for name, value in sample.facts.items()}


def _yaml(sample: Sample) -> Lines:
    return ["---", *_pairs(sample, ": "), "---"]


def _toml(sample: Sample) -> Lines:
    return ["+++", *_pairs(sample, " = "), "+++"]


def _pairs(sample: Sample, mark: str) -> Lines:
    return [f"{name}{mark}{json.dumps(value, ensure_ascii=False)}" for name, value in _facts(sample).items()]


def _json(sample: Sample) -> Lines:
    return json.dumps(_facts(sample), ensure_ascii=False, indent=2).split("\n")


def _broken(kind: str, lines: Lines, key: str) -> tuple[str, Lines, int]:
    """What was done to the lines, what they are now, and the line that was changed."""
    line = 1 + number("line", kind, key) % (len(lines) - 2)
    ways = _WAYS[kind]
    what = pick(sorted(ways), "way", kind, key)
    return what, ways[what](list(lines), line), line


def _change(old: str, new: str) -> Callable[[Lines, int], Lines]:
    def change(lines: Lines, line: int) -> Lines:
        lines[line] = lines[line].replace(old, new, 1)
        return lines

    return change


def _drop_last(lines: Lines, _line: int) -> Lines:
    return [*lines[:-1], ""]


def _comma_too_many(lines: Lines, _line: int) -> Lines:
    return [*lines[:-2], lines[-2] + ",", lines[-1]]


def _unclosed_quote(lines: Lines, line: int) -> Lines:
    lines[line] = lines[line].rstrip(",").removesuffix('"') + ("," if lines[line].endswith(",") else "")
    return lines


def _colon(lines: Lines, line: int) -> Lines:
    name = lines[line].partition(":")[0]
    lines[line] = f"{name}: Ferry fares: what will change"
    return lines


_WAYS: dict[str, dict[str, Callable[[Lines, int], Lines]]] = {
    "yaml": {
        "not closed": _drop_last,
        "quotation mark missing": _unclosed_quote,
        "colon in a value": _colon,
        "tab before a key": _change("", "\t"),
        "bracket not closed": _change(": ", ": ["),
        "stray quotation mark": _change(': "', ': "x" "'),
    },
    "toml": {
        "not closed": _drop_last,
        "quotation mark missing": _unclosed_quote,
        "no quotation marks": _change(' = "', " = x"),
        "colon for equals sign": _change(" =", ":"),
        "key with blanks": _change(" =", " of it ="),
    },
    "json": {
        "not closed": _drop_last,
        "quotation mark missing": _unclosed_quote,
        "no colon": _change('": ', '" '),
        "single quotation marks": _change('  "', "  '"),
        "comma too many": _comma_too_many,
    },
}


def _case(rule: str, sample: Sample, lines: Lines, what: str, line: int, wanted: bool = True) -> Case:
    """An article below these lines. A parser may notice a fault at its line or at any later one of the front matter."""
    data = ("\n".join(lines) + "\n\n" + sample.text).encode()
    start = len("\n".join(lines[:line])) if line > 0 and what.partition(" ")[2] != "not closed" else 0
    span = SourceSpan(start, len("\n".join(lines)) + 1)
    made = replace(sample, facts={}, data=data, extension=".md", text="")
    return Case(rule, made, what, span, wanted)


def _twice(sample: Sample) -> Iterator[Case]:
    """A key again, at a line of its own."""
    key = sample.place.article
    lines = _yaml(sample)
    line = 2 + number("twice", key) % (len(lines) - 2)
    names = [each.partition(":")[0] for each in lines[1:line]]
    name = pick(names, "name", key)
    again = [*lines[:line], f"{name}: Another value", *lines[line:]]
    start = len("\n".join(again[:line])) + 1
    found = _case(_TWICE, sample, again, f"{name} twice", line)
    yield replace(found, span=SourceSpan(start, start + len(name)))
    other = [*lines[:line], f"{name}_2: Another value", "params:", f"  {name}: Another value", *lines[line:]]
    yield replace(_case(_TWICE, sample, other, f"{name} once", line), span=None, wanted=False)


def _dated(sample: Sample) -> Iterator[Case]:
    key = sample.place.article
    for values, wanted in ((_NO_DATES, True), (_DATES, False)):
        value = pick(values, "date", wanted, key)
        lines = [each for each in _yaml(sample) if not each.startswith("date:")]
        made = [*lines[:-1], "date: " + pick(_GOOD, "quotes", key).format(value), lines[-1]]
        yield _case(_UNREADABLE, sample, made, f"date {value}", len(made) - 2, wanted)


def _excerpts(sample: Sample) -> Iterator[Case]:
    key = sample.place.article
    text = "\n".join(paragraphs(sample.text)[1:]).replace('"', "”")
    sentence = _SENTENCE.search(text)
    if not sentence:
        return
    whole = sentence[0].strip()
    joins = [match.end() - 1 for match in _JOINING.finditer(whole, 30)]
    for what, excerpt, wanted in (
        ("whole", whole, False),
        ("no full stop", whole[:-1], False),
        ("dots", whole[: len(whole) * 3 // 4] + pick(("...", "…", " […]", " [...]"), "dots", key), True),
        ("joining word", whole[: pick(joins, key)] if joins else "", True),
    ):
        if excerpt:
            name = pick(("description", "excerpt", "summary"), "key", key)
            facts = {**sample.facts, name: excerpt}
            yield replace(
                _case(_EXCERPT, sample, _yaml(replace(sample, facts=facts)), f"excerpt: {what}", -1, wanted), span=None
            )
