"""Whole runs in every output: places that are right, SARIF that GitHub takes."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
from command import newslint
from many import write_site
from sarif_profile import assert_github_profile

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
SCHEMA = json.loads((ROOT / "newslint" / "schemas" / "report-1.json").read_text(encoding="utf-8"))

# Line 5: an emoji (two UTF-16 units, four bytes), Cyrillic (two bytes each), a combining mark, an entity.
MARKDOWN = "---\r\ntitle: The bridge of the town is open\r\n---\r\n\r\n😀 Мост e\u0301 &amp; [|Analysts say|] so.\r\n"
HTML = "<!doctype html>\r\n<html lang=en>\r\n<body>\r\n<h1>Мост</h1>\r\n<p>😀 Мост e\u0301 &amp; [|Analysts say|] so.</p>\r\n"
TEXT = "\ufeffThe bridge of the town\r\n\r\nBy Ann Lee\r\n\r\n😀 Мост e\u0301 & [|Analysts say|] so.\r\n"


@pytest.mark.parametrize(
    ("path", "marked"), [("a.md", MARKDOWN), ("a.html", HTML), ("a.txt", TEXT)], ids=["Markdown", "HTML", "text"]
)
@pytest.mark.usefixtures("site")
def test_the_place_is_right_in_every_output(path: str, marked: str) -> None:
    text = marked.replace("[|", "").replace("|]", "")
    Path(path).write_text(text, encoding="utf-8", newline="")
    lines = text.removeprefix("\ufeff").split("\r\n")
    before = lines[4][: lines[4].index("Analysts")]
    column, utf16, utf8 = len(before) + 1, len(before.encode("utf-16-le")) // 2 + 1, len(before.encode()) + 1
    assert len({column, utf16, utf8}) == 3
    arguments = ["check", path, "--select", "attribution/vague-source", "--format"]
    assert f"\n  5:{column} " in newslint(*arguments, "text").out
    assert newslint(*arguments, "concise").out.startswith(f"{path}:5:{column}: ")
    start = newslint(*arguments, "json").report["findings"][0]["region"]["start"]
    assert start == {"line": 5, "column": column, "column_utf16": utf16, "column_utf8": utf8}
    log = json.loads(newslint(*arguments, "sarif").out)
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (5, utf16, utf16 + len("Analysts say"))


FOLDERS = [
    pytest.param(ROOT / "examples", id="examples"),
    pytest.param(
        SEEDS,
        id="seeds",
        marks=pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles (../shared/seeds) are not here"),
    ),
]


@pytest.mark.parametrize("folder", FOLDERS)
def test_sarif_is_within_what_github_takes(folder: Path) -> None:
    outcome = newslint("check", str(folder), "--as-of", "2026-11-22", "--format", "sarif")
    log = json.loads(outcome.out)
    assert outcome.code in (0, 1)
    assert log["runs"][0]["results"]
    assert_github_profile(log)


@pytest.mark.parametrize("folder", FOLDERS)
def test_json_is_as_its_schema_says(folder: Path) -> None:
    report = newslint("check", str(folder), "--as-of", "2026-11-22", "--format", "json").report
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    assert report["findings"]


def test_a_log_of_six_thousand_findings_is_cut_to_the_worst(site: Path) -> None:
    write_site(site / "content", 1000)
    outcome = newslint("check", "content", "--ignore", "duplicates", "--as-of", "2026-11-22", "--format", "sarif")
    log = json.loads(outcome.out)
    assert_github_profile(log)
    run = log["runs"][0]
    levels = Counter(one["level"] for one in run["results"])
    assert levels == {"error": 1000, "warning": 4000}, "the 1,000 notes are left out"
    told = [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]
    assert told == ["1,000 more results are left out, the least severe: a log holds at most 5,000."]
