"""What GitHub code scanning takes of a SARIF log, and what newslint promises beyond it.

No schema checks these. As a program: ``python tests/sarif_profile.py LOG…``.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LEVELS = {"note", "warning", "error"}
_LINK = re.compile(r"(?<!\\)\[(?:[^\\\[\]]|\\.)*\]\((\d+)\)")
_LINE_HASH = re.compile(r"[0-9a-f]{1,16}:[1-9][0-9]*")
_RELATIVE = re.compile(r"(?!/)(?!.*//)[A-Za-z0-9._~%/-]+")
_REGION = ("startLine", "startColumn", "endLine", "endColumn")


def assert_github_profile(log: dict[str, Any]) -> None:
    """Fail with the first thing that GitHub would refuse, cut off or misread."""
    assert log["$schema"]
    assert log["version"] == "2.1.0"
    assert len(log["runs"]) == 1, "GitHub refuses several runs of one tool and category"
    assert len(gzip.compress(json.dumps(log).encode())) < 10_000_000
    assert "security-severity" not in json.dumps(log), "it would make findings security alerts"
    run = log["runs"][0]
    assert run["columnKind"] == "utf16CodeUnits"
    assert run["automationDetails"]["id"].endswith("/"), "without a slash the category is empty"
    rules = run["tool"]["driver"]["rules"]
    _assert_rules(run["tool"], rules)
    assert len(run["results"]) <= 5_000
    assert len({"suppressions" in result for result in run["results"]}) < 2, "all results or none tell of suppressions"
    for result in run["results"]:
        assert result["ruleId"] == rules[result["ruleIndex"]]["id"]
        _assert_result(result)
    for one in run["invocations"]:
        for told in one["toolExecutionNotifications"]:
            assert told["level"] in LEVELS
            assert told["message"]["text"]


def _assert_rules(tool: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    assert tool["driver"]["name"] == "newslint"
    assert len(tool.get("extensions", ())) <= 100
    assert len({rule["id"] for rule in rules}) == len(rules) <= 25_000
    for rule in rules:
        assert re.fullmatch(r"(?:[A-Z][A-Za-z0-9]*)+", rule["name"]), rule["name"]
        assert len(rule["name"]) <= 255
        for text in (rule["shortDescription"]["text"], rule["fullDescription"]["text"]):
            assert 0 < len(text) <= 1024, rule["id"]
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert "[|" not in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in LEVELS
        properties = rule["properties"]
        assert properties["problem.severity"] in {"error", "warning", "recommendation"}
        assert properties.get("precision", "high") in {"very-high", "high", "medium", "low"}
        assert len(properties["tags"]) <= 10
        assert "security" not in properties["tags"]


def _assert_result(result: dict[str, Any]) -> None:
    assert result["level"] in LEVELS
    text = result["message"]["text"]
    assert text
    assert len(result["locations"]) == 1
    for place in (*result["locations"], *result.get("relatedLocations", ())):
        _assert_place(place["physicalLocation"])
    ids = [place["id"] for place in result.get("relatedLocations", ())]
    assert len(set(ids)) == len(ids) <= 100
    assert {int(number) for number in _LINK.findall(text)} <= set(ids)
    assert set(ids[:10]) <= {int(number) for number in _LINK.findall(text)}, "GitHub shows none but linked places"
    prints = result["partialFingerprints"]
    assert prints["newslint/v1"]
    assert _LINE_HASH.fullmatch(prints["primaryLocationLineHash"])


def _assert_place(place: dict[str, Any]) -> None:
    file = place["artifactLocation"]
    if file.get("uriBaseId"):
        assert _RELATIVE.fullmatch(file["uri"]), file["uri"]
        assert ".." not in file["uri"].split("/")
    else:
        assert file["uri"].startswith("file:///")
    line, column, end_line, end_column = (place["region"][name] for name in _REGION)
    assert min(line, column, end_line, end_column) >= 1
    assert (line, column) <= (end_line, end_column)


def _told(paths: list[str]) -> Iterator[str]:
    for path in paths:
        log = json.loads(Path(path).read_text(encoding="utf-8"))
        assert_github_profile(log)
        yield f"{path}: {len(log['runs'][0]['results'])} results, within GitHub's bounds"


if __name__ == "__main__":
    print("\n".join(_told(sys.argv[1:])))
