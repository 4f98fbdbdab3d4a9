"""A site's JSON Schema is used as it stands in the site's folder, and never from anywhere else."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newslint import Context, Finding, NewslintError
from newslint.testing import load
from newslint_metadata.schema import Options, rule

TITLED = "---\ntitle: Fares\n---\nFares rise.\n"


def check(root: Path, schema: str, article: str = TITLED) -> list[Finding]:
    context = Context(rule, Options(schema), date(2026, 11, 22), root=root)
    return list(rule.check(load("a.md", article), context))


def write(path: Path, schema: Any) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(schema), encoding="utf-8")
    return path.name


def test_a_reference_to_a_file_of_the_site_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "parts" / "title.json", {"type": "integer"})
    schema = write(tmp_path / "news.json", {"properties": {"title": {"$ref": "parts/title.json"}}})
    assert [finding.data["name"] for finding in check(tmp_path, schema)] == ["title"]


def test_a_reference_within_the_schema_is_followed(tmp_path: Path) -> None:
    schema = {"$defs": {"t": {"type": "integer"}}, "properties": {"title": {"$ref": "#/$defs/t"}}}
    assert len(check(tmp_path, write(tmp_path / "news.json", schema))) == 1


@pytest.mark.parametrize(
    "reference", ["https://example.org/x.json", "../outside.json", "no-such.json", "file:///etc/passwd"]
)
def test_a_reference_out_of_the_folder_is_refused(tmp_path: Path, reference: str) -> None:
    write(tmp_path / "outside.json", {})
    schema = write(tmp_path / "site" / "news.json", {"$ref": reference})
    with pytest.raises(NewslintError, match="no file in the folder"):
        check(tmp_path / "site", schema)


@pytest.mark.parametrize(
    ("content", "problem"),
    [('{"type": "nonsense"}', "no valid JSON Schema"), ('{"type":', "isn't JSON"), (None, "no such schema")],
)
def test_a_schema_that_cannot_be_used_is_told(tmp_path: Path, content: str | None, problem: str) -> None:
    if content is not None:
        (tmp_path / "news.json").write_text(content, encoding="utf-8")
    with pytest.raises(NewslintError, match=problem):
        check(tmp_path, "news.json")


def test_a_schema_outside_the_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "outside.json", {})
    (tmp_path / "site").mkdir()
    with pytest.raises(NewslintError, match="inside the folder"):
        check(tmp_path / "site", "../outside.json")


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "outside.json", {})
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "news.json").symlink_to(tmp_path / "outside.json")
    with pytest.raises(NewslintError, match="inside the folder"):
        check(tmp_path / "site", "news.json")


def test_an_older_draft_is_read_as_such(tmp_path: Path) -> None:
    schema = {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "properties": {"n": {"maximum": 3, "exclusiveMaximum": True}},
    }
    assert len(check(tmp_path, write(tmp_path / "news.json", schema), "---\nn: 3\n---\nFares rise.\n")) == 1


def test_the_best_of_several_ways_to_be_wrong_is_told(tmp_path: Path) -> None:
    schema = {"properties": {"author": {"anyOf": [{"type": "string"}, {"required": ["name"], "type": "object"}]}}}
    [finding] = check(tmp_path, write(tmp_path / "news.json", schema), "---\nauthor: {id: 4}\n---\nFares rise.\n")
    assert "name" in str(finding.data["problem"])
