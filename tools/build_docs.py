"""The documentation as MkDocs takes it: a copy of docs/ with a page for each rule, made of the rule's own page.

Usage: python tools/build_docs.py build/docs
"""

from __future__ import annotations

import html
import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from newslint.accuracy.figures import Accuracy, Counts
from newslint.accuracy.record import record_of
from newslint.accuracy.words import grade, share_in_words, shown_page
from newslint.findings import Severity
from newslint.pages import DEFAULT_DAY
from newslint.plugins import load_plugins
from newslint.rules import ArticleRule, Rule

FIGURES = "<!-- figures -->"
"""Where docs/accuracy.md wants its tables."""

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "docs"
RESULTS = ROOT / "benchmarks" / "accuracy" / "results.json"

_FENCE = re.compile(
    r"^(?P<fence>`{3,})article (?P<kind>bad|good|fixed)(?P<info>[^\n]*)\n(?P<text>.*?)^(?P=fence)[ ]*$", re.S | re.M
)
_MARK = re.compile(r"\[\||\|\]")
_MARKED = {"[|": "<mark>", "|]": "</mark>"}
_SPECIAL = re.compile(r"[\\`*_{}\[\]|]")
_KINDS = {"bad": "Found", "good": "Left alone", "fixed": "Mended"}
_FORMATS = {"md": "Markdown", "text": "text", "html": "HTML"}


def build(target: Path) -> None:
    """Write all pages to ``target``; what was there before is gone.

    Raises:
        SystemExit: where a plugin can't be loaded: its rules would be missing.
    """
    plugins = load_plugins()
    if plugins.problems:
        raise SystemExit("\n".join(map(str, plugins.problems)))
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(SOURCE, target)
    shutil.copytree(ROOT / "newslint" / "schemas", target / "schemas", dirs_exist_ok=True)
    rules = [rule for _, rule in sorted(plugins.rules.items())]
    for rule in rules:
        page = target / "rules" / f"{rule.id}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(rule_page(rule), encoding="utf-8")
    page = target / "accuracy.md"
    page.write_text(page.read_text(encoding="utf-8").replace(FIGURES, "\n".join(accuracy(rules))), encoding="utf-8")
    (target / "rules" / "index.md").write_text("\n".join(index(rules)) + "\n", encoding="utf-8")


def rule_page(rule: Rule[Any]) -> str:
    """A rule's own page for readers: what it is at the top, its examples laid out, its messages at the end."""
    heading, _, rest = shown_page(rule).partition("\n")
    body = _FENCE.sub(_example, rest.strip("\n"))
    return "\n".join((heading, "", _facts(rule), "", body, "", *_messages(rule)))


def _facts(rule: Rule[Any]) -> str:
    facts = [f"**{_plain(rule.title)}**", _severities(rule), f"[{rule.family}](../index.md#{rule.family})"]
    if rule.words or rule.needs_language:
        codes = sorted(path.stem for path in (rule.file.parent / "lexicons").glob("*.yaml"))
        facts.append(f"needs words: {', '.join(codes)}")
    if not isinstance(rule, ArticleRule):
        facts.append("compares articles")
    return " · ".join(facts)


def _severities(rule: Rule[Any]) -> str:
    used = {rule.severities.get(message, rule.severity) for message in rule.messages}
    return " or ".join(severity for severity in reversed(Severity) if severity in used)


def _messages(rule: Rule[Any]) -> Iterator[str]:
    """The messages, and what to do; their braces are filled in by newslint."""
    yield "## Messages"
    yield ""
    for name, text in rule.messages.items():
        yield f"- `{name}` ({rule.severities.get(name, rule.severity)}): {_plain(text)}"
    yield ""
    yield f"What to do: {_plain(rule.advice)}"
    yield ""
    yield f"To keep a finding: `<!-- newslint: ignore {rule.id} -- reason -->` before it, or with `ignore-file`"
    yield "where it is about the whole article ([more](../../configuration.md#suppressions-in-an-article))."
    yield ""


def _plain(text: str) -> str:
    """A text of ours as Markdown that shows just that text, in a table too."""
    return _SPECIAL.sub(r"\\\g<0>", html.escape(text, quote=False))


def _example(fence: re.Match[str]) -> str:
    kind = fence["kind"]
    caption = ", ".join((f"**{_KINDS[kind]}**", *_conditions(fence["info"].split())))
    text = _MARK.sub(lambda mark: _MARKED[mark[0]], html.escape(fence["text"].strip("\n"), quote=False))
    return f'{caption}:\n\n<pre class="article {kind}">{text}</pre>'


def _conditions(words: Iterable[str]) -> Iterator[str]:
    """The words after “article bad”, for readers: the format, the day, the options."""
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            yield _FORMATS[name]
        elif name == "today":
            if value != DEFAULT_DAY.isoformat():
                yield f"on {value}"
        elif name == "status":
            yield f"{value} in its repository"
        else:
            yield f"`{name}: {value}`"


def index(rules: list[Rule[Any]]) -> Iterator[str]:
    """The list of all rules, family by family."""
    yield "# Rules"
    yield ""
    yield f"newslint comes with {len(rules)} rules in {len({rule.family for rule in rules})} families."
    yield "Those with a severity are on by default; [configuration](../configuration.md) says how to choose."
    yield "The share of findings that are right is [measured](../accuracy.md); a rule in preview is off unless named."
    for family, members in groupby(rules, key=lambda rule: rule.family):
        yield from ("", f"## {family}", "", "| Rule | Severity | Right | Finds |", "|---|---|---|---|")
        for rule in members:
            severity = "preview" if rule.preview else _severities(rule)
            yield f"| [{rule.id}]({rule.id}.md) | {severity} | {grade(rule)} | {_plain(rule.summary)} |"
    yield from ("", "## newslint", "", "One rule is the core's own, because only the core knows what was suppressed:")
    yield "`newslint/unused-suppression` (note), a suppression that no finding needs."
    yield "See [suppressions](../configuration.md#suppressions-in-an-article)."


def accuracy(rules: list[Rule[Any]]) -> Iterator[str]:
    """The tables of docs/accuracy.md, from what ``make accuracy`` wrote."""
    for family, members in groupby(rules, key=lambda rule: rule.family):
        yield from (f"### {family}", "", "| Rule | Precision | Recall | Precision, made | Recall, made |")
        yield "|---|---|---|---|---|"
        total = Accuracy("", "")
        for rule in members:
            measured = record_of(rule).rules.get(rule.id) or Accuracy("", "")
            total = replace(total, figures=(*total.figures, *measured.figures))
            name = f"[{rule.id.partition('/')[2]}](rules/{rule.id}.md)" + (" (preview)" if rule.preview else "")
            yield f"| {name} | {_row(measured, 'by construction' if rule.certain else '–')} |"
        yield from (f"| all of {family} | {_row(total, '–')} |", "")
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    yield from ("### What rules stand on", "", "| | Data | Precision | Recall | F1 |", "|---|---|---|---|---|")
    for each in results["ground"]:
        counts = Counts(**each["counts"])
        f1 = "–" if counts.f1 is None else f"{counts.f1:.3f}"
        yield (
            f"| {_plain(each['about'])} ({each['name']}) | {each['corpus']} | {_share(counts.right, counts.hits)} "
            f"| {_share(counts.found, counts.wanted)} | {f1} |"
        )
    yield from ("", "### How much an editor is told", "", "Findings per 100 articles, rules in preview left out:", "")
    yield from ("| Articles | Preset | Errors | Warnings | Notes |", "|---|---|---|---|---|")
    for each in results["noise"]:
        shares = " | ".join(f"{100 * each[kind] / each['articles']:.1f}" for kind in ("error", "warning", "note"))
        yield f"| {each['corpus']} ({each['articles']}) | {each['preset'] or 'none'} | {shares} |"


def _row(accuracy: Accuracy, unknown: str) -> str:
    met, made = accuracy.met, accuracy.made
    shares = [_share(met.right, met.hits, unknown), _share(met.found, met.wanted)]
    return " | ".join((*shares, _share(made.right, made.hits), _share(made.found, made.wanted)))


def _share(part: int, whole: int, unknown: str = "–") -> str:
    share, _, interval = share_in_words(part, whole).partition(" ") if whole else (unknown, "", "")
    return f"{share}<br>{interval}<br>{part} of {whole}" if whole else unknown


if __name__ == "__main__":
    build(Path(sys.argv[1]))
