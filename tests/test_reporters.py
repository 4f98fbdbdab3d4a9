"""The reporters: what each writes, and what it never lets through."""

from __future__ import annotations

import io
import json
import os
import re
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from sarif_profile import assert_github_profile

from newslint.contracts import Style
from newslint.findings import Edit, Fix, Location, Safety, Severity
from newslint.linehash import line_hash
from newslint.positions import LineIndex
from newslint.reporters import NAMES, built_in
from newslint.reporters.excerpts import fitted
from newslint.reporters.safety import UNSAFE
from newslint.reporters.width import head, middle, tail, width
from newslint.results import Problem, Report, Result, RuleInfo, Suppression
from newslint.spans import SourceSpan

GOLDEN = Path(__file__).parent / "golden"

BUDGET = """---
title: Council passes budget
---
🚨 Der Rat tagte. The council reportedly agreed on Monday to raise the parking fees by a third, and some experts \
say that the fees will not cover the cost of the new bridge before the first lorry crosses it in the spring of 2028.

<!-- newslint: ignore attribution/vague-source -- the names are in the box -->
Critics said little.

Read more on [our site](/news).
"""
BRIDGE = "Some experts say the bridge is late.\n"

PAGE = """# attribution/vague-source

Finds claims by nobody.

## Examples
A crowd says something.

```article bad md today=2026-11-22
[|Some experts|] say so.
```

````article good text
A reader wrote:
```
x
```
````
"""


def location(path: str, text: str, quote: str = "", *, paragraph: int = 0, pointer: str = "") -> Location:
    """The place of the first ``quote`` in a text, or of the whole article."""
    if not quote:
        return Location(path, pointer, line_hash=line_hash(text, 1))
    lines = LineIndex(text)
    span = SourceSpan(text.index(quote), text.index(quote) + len(quote))
    region = lines.region(span)
    return Location(path, pointer, region, lines.excerpt(span), paragraph, line_hash(text, region.start.line))


def result(
    place: Location, rule: str = "attribution/vague-source", severity: Severity = Severity.WARNING, **more: Any
) -> Result:
    """A result at a place."""
    message = more.pop("message", "“{}” names nobody: say who they are.")
    quote = place.excerpt.quote if place.excerpt else ""
    return Result(rule, "unnamed", severity, message.format(quote), place, fingerprint=f"f:{rule}:{quote}", **more)


def info(rule: str, severity: Severity = Severity.WARNING, page: str = "", version: str = "1.2.0") -> RuleInfo:
    """What a report tells of a rule."""
    family, _, name = rule.partition("/")
    title = name.replace("-", " ").capitalize()
    precision = 0.93 if name == "vague-source" else None
    return RuleInfo(rule, title, f"{title}: in a line.", "Say who it is.", severity, page, family, version, precision)


RULES = {
    rule.id: rule
    for rule in (
        info("attribution/hearsay", Severity.NOTE),
        info("attribution/missing-byline", Severity.NOTE),
        info("attribution/vague-source", page=PAGE),
        info("duplicates/copied-passage"),
        info("acme/house-style", Severity.ERROR, version="0.3"),
    )
}


def report(*results: Result, **more: Any) -> Report:
    """A report of some results."""
    values: dict[str, Any] = {"files": 14, "articles": 14, "seconds": 0.84, "rules": RULES, "problems": ()} | more
    ordered = tuple(sorted(results, key=lambda one: one.order))
    return Report(ordered, version="1.2.0", today=date(2026, 11, 22), **values)


def sample() -> Report:
    """A report with something of everything."""
    link = "[our site](/news)"
    budget = location("content/budget.md", BUDGET, link, paragraph=3)
    assert budget.region
    fix = Fix("Take the link out", Safety.UNSAFE, (Edit(SourceSpan(budget.region.offset, 17), "our site"),))
    copies = tuple(location(f"content/copy-{n}.md", BRIDGE, "the bridge is late", paragraph=1) for n in range(6))
    return report(
        result(location("content/budget.md", BUDGET, "reportedly", paragraph=1), "attribution/hearsay", Severity.NOTE),
        result(location("content/budget.md", BUDGET, "some experts", paragraph=1)),
        result(
            location("content/budget.md", BUDGET, "Critics said", paragraph=2),
            suppression=Suppression("the names are in the box", 6),
        ),
        result(
            budget,
            "acme/house-style",
            Severity.ERROR,
            fix=fix,
            edits=(budget.region,),
            message="“{}”: we don't say “our site” {{0}}",
        ),
        result(
            location("content/käse [neu].md", "x"), "attribution/missing-byline", Severity.NOTE, message="No byline."
        ),
        result(
            location("feed.json", BRIDGE, "the bridge is late", pointer="#/items/3"),
            "duplicates/copied-passage",
            related=copies,
            message="“{}” stands in 6 other articles.",
        ),
        problems=(
            Problem("file", "not text", "content/bad.md", 3, 7),
            Problem(
                "rule",
                "rule acme/house-style (plugin “acme”) failed: KeyError: 'x'",
                "feed.json#/items/4",
                rule="acme/house-style",
                plugin="acme",
            ),
            Problem("plugin", "plugin “zeta” is left out: no module", plugin="zeta"),
        ),
        notices=("attribution: no words for articles in “de”, so rules that need them did not run on these",),
        articles=18,
    )


def written(name: str, given: Report, **style: Any) -> str:
    """What a reporter writes."""
    out = io.StringIO()
    built_in(name).write(given, out, Style(**style))
    return out.getvalue()


def sarif(given: Report) -> dict[str, Any]:
    """The log of a report."""
    log: dict[str, Any] = json.loads(written("sarif", given))
    return log


STYLES: dict[str, tuple[str, dict[str, Any]]] = {
    "text.txt": ("text", {}),
    "verbose-narrow.txt": ("text", {"verbose": True, "width": 60}),
    "quiet.txt": ("text", {"quiet": True}),
    "statistics.txt": ("text", {"statistics": True}),
    "colour.txt": ("text", {"colour": True}),
    "concise.txt": ("concise", {}),
    "report.json": ("json", {}),
    "report.sarif": ("sarif", {}),
    "grouped.txt": ("grouped", {}),
    "report.jsonl": ("jsonl", {}),
    "github.txt": ("github", {}),
    "gitlab.json": ("gitlab", {}),
    "junit.xml": ("junit", {}),
    "checkstyle.xml": ("checkstyle", {}),
    "rdjson.json": ("rdjson", {}),
    "rdjsonl.json": ("rdjsonl", {}),
    "summary.md": ("markdown", {}),
}


@pytest.mark.parametrize("file", STYLES)
def test_each_format_is_as_in_its_golden_file(file: str) -> None:
    name, style = STYLES[file]
    text = written(name, sample(), **style)
    if os.environ.get("WRITE_GOLDEN"):
        (GOLDEN / file).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_written_the_same_every_time(name: str) -> None:
    assert written(name, sample()) == written(name, replace(sample(), rules=dict(reversed(RULES.items()))))


def test_there_is_no_reporter_of_another_name() -> None:
    with pytest.raises(KeyError):
        built_in("yaml")


# --- text


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (report(), "Nothing to report in 14 files · 5 rules · 0.8 s"),
        (report(files=1, articles=1, seconds=75.2), "Nothing to report in 1 file · 5 rules · 1 min 15 s"),
        (report(articles=1200, seconds=12.3), "Nothing to report in 14 files · 1,200 articles · 5 rules · 12 s"),
        (
            report(result(location("a.md", BRIDGE), severity=Severity.ERROR)),
            "1 error in 1 of 14 files · 5 rules · 0.8 s",
        ),
        (
            report(
                *(result(location(f"{n}.md", BRIDGE), severity=s) for n in range(2) for s in Severity),
                problems=(Problem("file", "gone", "b.md"),),
            ),
            "2 errors, 2 warnings, 2 notes in 2 of 14 files · 1 problem · 5 rules · 0.8 s",
        ),
        (
            report(problems=(Problem("file", "gone", "b.md"),), files=0, articles=0),
            "No findings in 0 files · 1 problem · 5 rules · 0.8 s",
        ),
        (
            report(result(location("a.md", BRIDGE), suppression=Suppression("", 1))),
            "Nothing to report in 14 files · 1 suppressed · 5 rules · 0.8 s",
        ),
    ],
)
def test_the_closing_line_counts_everything(given: Report, line: str) -> None:
    assert written("text", given).splitlines()[-1] == line


def test_quiet_leaves_notes_out_and_says_so() -> None:
    given = report(result(location("a.md", BRIDGE), severity=Severity.NOTE))
    assert written("text", given, quiet=True) == "Nothing to report in 14 files · 1 note left out · 5 rules · 0.8 s\n"


@pytest.mark.parametrize(
    ("before", "quote", "columns", "under"),
    [
        ("The ", "mayor", 4, 5),
        ("Ще кілька ", "експертів", 10, 9),
        ("市長は", "専門家", 6, 6),
        ("🚨 ", "many", 3, 4),
        ("👩‍👩‍👧 and 👍🏽 ", "many", 10, 4),
        ("🇩🇪🇫🇷 ", "many", 5, 4),
        ("❤️ ", "many", 3, 4),
        ("cafe\u0301 ", "naı\u0308ve", 5, 5),
        ("한국 ", "\u1112\u1161\u11ab", 5, 2),
        ("क्षेत्र ", "x", 5, 1),
        ("zero\u200bwidth ", "x", 10, 1),
        ("e\u0301", "", 1, 1),
    ],
)
def test_the_underline_stands_under_the_quote(before: str, quote: str, columns: int, under: int) -> None:
    text = f"{before}{quote} and so on"
    line = LineIndex(text).excerpt(SourceSpan(len(before), len(before) + len(quote)))
    assert fitted(line, 80).mark == " " * columns + "^" * under


LONG = "Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore. "
TEXTS = {
    "latin": LONG * 4,
    "one word": "x" * 400,
    "cjk": "市長は専門家の意見を聞いた。" * 20,
    "emoji": "👩‍👩‍👧👍🏽🇩🇪❤️ " * 30,
    "combining": "e\u0301\u0323a\u0308 " * 60,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("room", [52, 60, 92, 152])
def test_an_excerpt_fits_whatever_it_holds(text: str, room: int) -> None:
    lines = LineIndex(text)
    for start, length in [(0, 3), (0, 150), (30, 5), (60, 60), (100, 160), (90, 0), (len(text) - 4, 4), (0, len(text))]:
        line = fitted(lines.excerpt(SourceSpan(start, min(len(text), start + length))), room)
        shown = line.before + line.quote + line.after
        assert width(shown) <= room
        assert line.quote in shown
        assert width(line.before) == len(line.mark) - len(line.mark.lstrip())


@pytest.mark.parametrize(
    ("cut", "text", "room", "shown"),
    [
        (head, "some experts say", 20, "some experts say"),
        (head, "some experts say", 14, "some experts …"),
        (head, "some experts say", 13, "some …"),
        (head, "x" * 50, 10, "x" * 8 + "…"),
        (tail, "some experts say", 13, "… experts say"),
        (tail, "some experts say", 12, "… say"),
        (tail, "x" * 50, 10, "…" + "x" * 8),
        (tail, "市長は専門家", 8, "…専門家"),
        (middle, "some experts say", 12, "some … say"),
        (middle, "市長は専門家の意見", 11, "市長 … 意見"),
    ],
)
def test_a_text_is_cut_between_words_where_that_can_be(cut: Any, text: str, room: int, shown: str) -> None:
    assert cut(text, room) == shown
    assert width(cut(text, room)) <= room


def test_an_excerpt_of_several_lines_stands_on_one() -> None:
    text = "First\tparagraph\nends here.\r\n\r\nSecond paragraph."
    line = fitted(LineIndex(text).excerpt(SourceSpan(6, len(text) - 1)), 80)
    assert line.before + line.quote + line.after == "First paragraph ends here. Second paragraph."


def test_links_only_where_the_terminal_shows_them() -> None:
    given = report(result(location("a b.md", BRIDGE)))
    assert "\x1b" not in written("text", given)
    assert "\x1b]8;;file:///" in written("text", given, links=True)
    assert "a%20b.md\x1b\\" in written("text", given, links=True)


# --- what never gets through

EVIL = "\x1b[31mred\x07 \x9b2J \u202egnp.exe\u2066 \u2028::error::x \r\n::warning::y ##[error]z ##vso[task] \x00</script><!-- "
NEVER = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff]")


def hostile() -> Report:
    """Every text of a stranger is hostile: articles, paths, pointers, what plugins say."""
    path = f"::error::{EVIL}\udce9.md".replace("/", "-").replace("\0", "")
    place = location(path, f"{EVIL} quote {EVIL}", f"quote {EVIL}", pointer=EVIL, paragraph=1)
    whole = Location(path, EVIL, line_hash="1:1")
    rules = {
        "x/y": RuleInfo("x/y", EVIL, EVIL, EVIL, Severity.NOTE, EVIL, EVIL, EVIL),
    }
    return report(
        result(place, "x/y", message="::error::" + EVIL, related=(place, whole)),
        result(whole, "x/y", message=EVIL, suppression=Suppression(EVIL, 1)),
        result(whole, "x/y", message=EVIL),
        problems=(Problem("file", EVIL, path, 1, 1), Problem("plugin", "::error::" + EVIL, plugin=EVIL)),
        notices=(EVIL, "::error::" + EVIL),
        rules=rules,
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("style", [{}, {"verbose": True}, {"statistics": True}, {"width": 60}], ids=str)
def test_nothing_that_a_terminal_or_a_log_obeys_gets_through(name: str, style: dict[str, Any]) -> None:
    text = written(name, hostile(), **style)
    assert NEVER.findall(text) == []
    commands = [line for line in text.split("\n") if line.strip().startswith("::")]
    ours = [line for line in commands if name == "github" and re.match(r"::(error|warning|notice) title=", line)]
    assert commands == ours
    assert re.findall(r"##\w*\[", text) == []
    text.encode("utf-8")


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_json_can_stand_in_a_page(name: str) -> None:
    text = written(name, hostile())
    assert "<" not in text
    assert "</script><!--" in json.dumps(json.loads(text))


def test_colours_are_the_only_escapes() -> None:
    text = written("text", hostile(), colour=True)
    assert NEVER.findall(re.sub("\x1b\\[[0-9;]*m", "", text)) == []


def test_a_path_that_looks_like_a_command_is_no_command() -> None:
    given = report(result(location("  ::error::x.md", BRIDGE, "bridge")))
    assert written("concise", given).startswith(r"  \::error::x.md:1:22: warning:")
    assert written("text", given).startswith("  \\::error::x.md\n")


def test_bytes_of_a_path_that_are_not_utf8_are_shown_by_their_number() -> None:
    given = report(result(location("caf\udce9.md", BRIDGE, "bridge")))
    assert written("concise", given).startswith(r"caf\xe9.md:1:")
    assert json.loads(written("json", given))["findings"][0]["path"] == r"caf\xe9.md"
    assert '"uri": "caf%E9.md"' in written("sarif", given)


# --- json


def schema() -> dict[str, Any]:
    """The schema, made strict: a key that it doesn't know is an error here."""

    def strict(part: Any) -> Any:
        if isinstance(part, list):
            return [strict(one) for one in part]
        if not isinstance(part, dict):
            return part
        closed = {"additionalProperties": False} if isinstance(part.get("properties"), dict) else {}
        return {**closed, **{key: strict(value) for key, value in part.items()}}

    text = (resources.files("newslint") / "schemas" / "report-1.json").read_text(encoding="utf-8")
    found: dict[str, Any] = strict(json.loads(text))
    return found


@pytest.mark.parametrize("given", [sample(), hostile(), report()], ids=["sample", "hostile", "empty"])
def test_json_is_as_its_schema_says(given: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker()).validate(
        json.loads(written("json", given))
    )


def test_columns_come_in_three_units() -> None:
    place = location("a.md", "😀😀 café the experts say.\n", "experts")
    assert json.loads(written("json", report(result(place))))["findings"][0]["region"]["start"] == {
        "line": 1,
        "column": 13,
        "column_utf16": 15,
        "column_utf8": 20,
    }
    region = sarif(report(result(place)))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (15, 22)


# --- SARIF


@pytest.mark.parametrize("given", [sample(), hostile(), report()], ids=["sample", "hostile", "empty"])
def test_sarif_is_within_githubs_bounds(given: Report) -> None:
    assert_github_profile(sarif(given))


def test_text_of_an_article_makes_no_link_and_no_placeholder() -> None:
    given = report(result(location("a.md", BRIDGE), message=r"see [x](http://example.org) \ {{1}} {{x}}"))
    message = sarif(given)["runs"][0]["results"][0]["message"]["text"]
    assert message == r"see \[x\](http://example.org) \\ {{1}} {x}"


def test_related_places_are_linked_from_the_message_ten_at_most() -> None:
    copies = tuple(location(f"{n}.md", BRIDGE, "bridge") for n in range(120))
    one = sarif(report(result(location("[a].md", BRIDGE, "bridge"), message="Copied", related=copies)))
    told = one["runs"][0]["results"][0]
    assert told["message"]["text"].startswith("Copied. See also [0.md:1](1), [1.md:1](2), ")
    assert told["message"]["text"].endswith(", [9.md:1](10) and 110 more.")
    assert [place["id"] for place in told["relatedLocations"]] == list(range(1, 101))


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("content/a.md", "content/a.md"),
        ("./content//a.md", "content/a.md"),
        ("a b#c?d%e:f.md", "a%20b%23c%3Fd%25e%3Af.md"),
        ("ж/市.md", "%D0%B6/%E5%B8%82.md"),
    ],
)
def test_a_path_is_a_uri_relative_to_the_folder_of_the_run(path: str, uri: str, site: Path) -> None:
    for given in (path, str(site / path)):
        places = sarif(report(result(location(given, BRIDGE))))["runs"][0]["results"][0]["locations"]
        assert places[0]["physicalLocation"]["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}


@pytest.mark.usefixtures("site")
def test_a_file_elsewhere_has_a_uri_of_its_own() -> None:
    places = sarif(report(result(location("../a.md", BRIDGE))))["runs"][0]["results"][0]["locations"]
    assert places[0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///")


def test_too_many_results_lose_the_least_severe_and_say_so() -> None:
    severities = [Severity.NOTE] * 3000 + [Severity.ERROR] * 10 + [Severity.WARNING] * 2500
    results = [
        result(location(f"{number:05}.md", BRIDGE), severity=severity) for number, severity in enumerate(severities)
    ]
    hidden = [replace(one, suppression=Suppression("", 1)) for one in results[3000:3005]]
    log = sarif(report(*results[:3000], *hidden, *results[3005:]))
    assert_github_profile(log)
    kept = log["runs"][0]["results"]
    assert [sum(one["level"] == level for one in kept) for level in Severity] == [2495, 2500, 5]
    told = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [one["message"]["text"].partition(" more")[0] for one in told] == ["510"]
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in kept]
    assert uris == sorted(uris)


def test_pages_are_shown_without_their_marks() -> None:
    markdown = sarif(report())["runs"][0]["tool"]["driver"]["rules"][3]["help"]["markdown"]
    assert markdown == PAGE.replace("[|Some experts|]", "Some experts").replace(
        "```article bad md today=2026-11-22", "**Bad** (`today=2026-11-22`):\n\n```markdown"
    ).replace("````article good text", "**Good**:\n\n````text")


def test_plugins_of_others_are_extensions() -> None:
    assert sarif(report())["runs"][0]["tool"]["extensions"] == [{"name": "acme", "version": "0.3"}]


def test_no_character_that_must_be_escaped_can_be_printed() -> None:
    assert [char for char in map(chr, range(0x110000)) if UNSAFE.match(char) and char.isprintable()] == []
