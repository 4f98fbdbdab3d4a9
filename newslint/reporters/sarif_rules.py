"""Rules as SARIF tells them: each with its manual page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from newslint.findings import Severity
from newslint.patterns import regex
from newslint.results import RuleInfo

HOME = "https://newslint.readthedocs.io/"
"""Where newslint's own pages are on the web."""

LONGEST = 1024  # characters that GitHub takes of a description

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_EXAMPLE = regex(
    r"^(?P<fence>`{3,})article (?P<kind>bad|good|fixed)(?: (?P<format>md|text|html)\b)?[ ]*(?P<given>[^\n]*)$", re.M
)
_LANGUAGES = {"md": "markdown", "text": "text", "html": "html", None: "markdown"}
_MARK = regex(r"\[\||\|\]")
_WORD = regex(r"[^\W_]+")


def is_own(info: RuleInfo, version: str) -> bool:
    """Whether a rule came with newslint itself: its families carry newslint's own version, its core none."""
    return info.plugin == "newslint" or info.version == version


def page_url(info: RuleInfo, version: str) -> str:
    """Where the page of a rule of newslint's own is on the web; empty for a plugin's."""
    return f"{HOME}rules/{info.id}/" if is_own(info, version) else ""


def rule(info: RuleInfo, version: str) -> dict[str, Any]:
    """A rule as an element of ``tool.driver.rules``."""
    told: dict[str, Any] = {
        "id": info.id,
        "name": "".join(word[0].upper() + word[1:] for word in _WORD.findall(info.id)),
        "shortDescription": {"text": _sentence(info.title)[:LONGEST]},
        "fullDescription": {"text": _sentence(info.summary)[:LONGEST]},
        "help": {"text": f"{_sentence(info.summary)} {info.advice}".strip(), "markdown": help_markdown(info)},
    }
    if url := page_url(info, version):
        told["helpUri"] = url
    return told | {
        "defaultConfiguration": {"level": info.severity.value},
        "properties": {
            "problem.severity": _SEVERITIES[info.severity],
            **_precision(info.precision),
            "tags": [info.id.partition("/")[0], "content-quality"],
            "plugin": {"name": info.plugin, "version": info.version},
        },
    }


def _precision(measured: float | None) -> dict[str, str]:
    """GitHub's word for how often a rule is right; nothing where nobody knows."""
    words = ((0.95, "very-high"), (0.9, "high"), (0.8, "medium"), (0.0, "low"))
    return {} if measured is None else {"precision": next(word for least, word in words if measured >= least)}


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def help_markdown(info: RuleInfo) -> str:
    """The manual page of a rule as any reader of Markdown shows it: its examples as what they are, without marks."""
    if not info.page:
        return f"# {info.id}\n\n{_sentence(info.summary)} {info.advice}".rstrip()
    return _MARK.sub("", _EXAMPLE.sub(_example, info.page))


def _example(match: re.Match[str]) -> str:
    given = f" (`{match['given'].strip()}`)" if match["given"].strip() else ""
    return f"**{match['kind'].capitalize()}**{given}:\n\n{match['fence']}{_LANGUAGES[match['format']]}"


def extensions(rules: Iterable[RuleInfo], version: str) -> list[dict[str, Any]]:
    """The plugins of others that the rules came with."""
    plugins = sorted({(info.plugin, info.version) for info in rules if not is_own(info, version)})
    return [{"name": name} | ({"version": number} if number else {}) for name, number in plugins]
