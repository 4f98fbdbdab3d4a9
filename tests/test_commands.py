"""The other commands."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from command import newslint

from newslint.config import presets
from newslint.plugins import load_plugins

RULES = load_plugins().rules


def test_rules_lists_every_rule() -> None:
    out = newslint("rules").out
    assert [name for name in RULES if name not in out] == []


def test_rules_as_json() -> None:
    listed = json.loads(newslint("rules", "--format", "json").out)
    assert {one["id"] for one in listed} == set(RULES)
    assert all(one["summary"] and one["messages"] and one["on"] != one["preview"] for one in listed)


@pytest.mark.parametrize("name", RULES)
def test_explain_shows_the_page_of_each_rule(name: str) -> None:
    outcome = newslint("explain", name)
    assert outcome.code == 0
    assert outcome.out.startswith(f"# {name}\n")
    assert "[|" not in outcome.out


def test_explain_knows_what_was_meant() -> None:
    outcome = newslint("explain", "dates/mising")
    assert outcome.code == 2
    assert "did you mean “dates/missing”?" in outcome.err


def test_the_schema_of_the_configuration_takes_what_newslint_takes() -> None:
    schema = json.loads(newslint("config", "schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    good = {
        "extends": "newslint/blog@1",
        "rules": {"dates/stale-article": {"max-age": 3, "severity": "note"}},
        "fail-on": "error",
    }
    assert list(validator.iter_errors(good)) == []
    for bad in ({"slect": []}, {"rules": {"dates/stale-article": {"max-age": 0}}}, {"rules": {"body/missing": "of"}}):
        assert list(validator.iter_errors(bad)) != []


def test_every_preset_fits_the_schema_and_names_only_rules_that_exist() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(newslint("config", "schema").out))
    for name in presets.names():
        values = yaml.safe_load(presets.text_of(name) or "")
        assert list(validator.iter_errors(json.loads(json.dumps(values)))) == []
        named = {*values.get("select", ()), *values.get("ignore", ()), *(values.get("rules") or {})}
        assert named <= {*RULES, *(rule.partition("/")[0] for rule in RULES)}


def test_config_show_says_what_a_configuration_comes_to(site: Path) -> None:
    (site / ".newslint.yaml").write_text(
        "rules: {dates/stale-article: {max-age: 7}}\nignore: [body]\n", encoding="utf-8"
    )
    shown = json.loads(newslint("config", "show").out)
    assert shown["file"] == ".newslint.yaml"
    assert shown["rules"]["dates/stale-article"]["max-age"] == 7
    assert not any(name.startswith("body/") for name in shown["rules"])


def test_plugins_lists_the_six_families() -> None:
    outcome = newslint("plugins")
    assert outcome.code == 0
    assert [line.split()[0] for line in outcome.out.splitlines()] == [
        "attribution", "body", "boilerplate", "dates", "duplicates", "metadata"
    ]  # fmt: skip


ARTICLE = "---\ntitle: Bridge {n} opens\nwritten_by: Ann Lee\nposted: 2026-0{n}-03\n---\n\nThe bridge of the town is open to all, the mayor said, and it is a good day.\n"


def test_init_looks_at_the_site_and_writes_a_configuration_that_works(site: Path) -> None:
    for n in range(1, 8):
        (site / f"a{n}.md").write_text(ARTICLE.replace("{n}", str(n)), encoding="utf-8")
    (site / "README.md").write_text("# How we work\n\nRead this.\n", encoding="utf-8")
    (site / "link.md").write_text("---\ntitle: A link\nsource_url: https://example.org/x\n---\n", encoding="utf-8")
    outcome = newslint("init")
    assert outcome.code == 0
    for words in ("“written_by” looks like a name in 7 of 8", "Languages: en", "source_url", "README.md", "would find"):
        assert words in outcome.out
    written = yaml.safe_load(Path(".newslint.yaml").read_text(encoding="utf-8"))
    assert written["fields"]["byline"][0] == "written_by"
    assert written["fields"]["published"][0] == "posted"
    assert written["exclude"] == ["README.md"]
    checked = newslint("check", ".", "--format", "json").report
    assert checked["problems"] == []
    assert not any(
        one["rule"] in ("attribution/missing-byline", "dates/missing")
        for one in checked["findings"]
        if one["path"] != "link.md"
    )


def test_init_writes_over_nothing(site: Path) -> None:
    (site / "a.md").write_text("Text.\n", encoding="utf-8")
    (site / ".newslint.yaml").write_text("ignore: [body]\n", encoding="utf-8")
    assert newslint("init").code == 2
    assert newslint("init", "--dry-run").code == 0
    assert (site / ".newslint.yaml").read_text(encoding="utf-8") == "ignore: [body]\n"
    assert newslint("init", "--force").code == 0


def test_init_writes_yaml_whatever_the_keys_of_a_site_are(site: Path) -> None:
    (site / "README.md").write_text("# How we work\n", encoding="utf-8")
    outcome = newslint("init", "--dry-run")
    assert "language:" not in outcome.out
    (site / "a.md").write_text('---\n"link, \\e[31m[": "http://x/y"\n---\n', encoding="utf-8")
    outcome = newslint("init")
    assert (outcome.code, "\x1b" in outcome.out) == (0, False)
    written = yaml.safe_load((site / ".newslint.yaml").read_text(encoding="utf-8"))
    assert written["rules"]["body/missing"]["link-keys"] == ["link, \x1b[31m["]


def test_rules_shows_the_severity_that_usually_holds(site: Path) -> None:
    (site / ".newslint.yaml").write_text(
        "overrides:\n  - files: [x]\n    rules: {dates/missing: error}\n", encoding="utf-8"
    )
    line = next(line for line in newslint("rules").out.splitlines() if "dates/missing" in line)
    assert line.split()[1] == "note"


def test_init_in_an_empty_folder_says_so(site: Path) -> None:
    assert (newslint("init").code, "no articles" in newslint("init").err) == (2, True)
    assert list(site.iterdir()) == []


@pytest.mark.parametrize("command", ["check", "rules", "explain", "init", "config", "plugins"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    out = newslint(command, "--help").out
    assert "Usage:" in out
