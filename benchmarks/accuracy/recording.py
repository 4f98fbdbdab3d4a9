"""Writing the figures down: each family's into its package, what belongs to no family beside this module."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any

from benchmarks.accuracy.hits import all_rules
from benchmarks.accuracy.measuring import Job, Outcomes, figures
from benchmarks.accuracy.studies import studies, study
from newslint.accuracy.figures import Accuracy, Figure, Noise
from newslint.accuracy.record import Record, content_of, write
from newslint.findings import Severity
from newslint.version import __version__

RESULTS = Path(__file__).parent / "results.json"
"""What docs/accuracy.md shows besides the figures of rules."""


def record(outcomes: list[Outcomes]) -> None:
    """Write ``accuracy.json`` of each family, and the rest into ``results.json``."""
    measured = figures(outcomes)
    families: dict[Path, dict[str, Accuracy]] = defaultdict(dict)
    for name, rule in all_rules().items():
        noise = tuple(total for each in outcomes for total in _total(each, name))
        mine = tuple(measured.pop(name, ()))
        families[rule.file.parent][name] = Accuracy(__version__, content_of(rule), mine, noise)
    for folder, rules in families.items():
        write(folder, Record(rules, _about(figure for each in rules.values() for figure in each.figures)))
    told = {
        "measured by": measured_by(),
        "ground": _ground(measured),
        "noise": [_noise(each) for each in outcomes if each.noise],
    }
    RESULTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def measured_by() -> str:
    """A hash of what measures: the code of this package and all verdicts. It changes when any of it does."""
    digest = blake2b(digest_size=8)
    here = Path(__file__).parent
    for path in sorted(path for kind in ("*.py", "*.jsonl", "*.yaml") for path in here.rglob(kind)):
        digest.update(path.relative_to(here).as_posix().encode() + b"\0")
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _about(measured: Iterable[Figure]) -> dict[str, str]:
    """What each study measures: the first line of its docstring."""
    names = {figure.study for figure in measured}
    return {name: study(name).__doc__.partition("\n")[0].rstrip(".") for name in studies() if name in names}


def _total(outcomes: Outcomes, rule: str) -> list[Noise]:
    """A rule's findings of all severities in one collection, as it is by default."""
    if not outcomes.noise or outcomes.job.preset:
        return []
    mine = [noise for name, _, noise in outcomes.noise if name == rule]
    articles = outcomes.noise[0][2].articles
    findings = sum(noise.findings for noise in mine)
    return [Noise(outcomes.job.split.name, articles, findings, outcomes.having.get(rule, 0))]


def _ground(measured: dict[str, list[Figure]]) -> list[dict[str, Any]]:
    """The figures of what several rules stand on."""
    about = _about(figure for each in measured.values() for figure in each)
    return [
        {"name": name, "about": about[figure.study], **asdict(figure)}
        for name, found in sorted(measured.items())
        for figure in found
    ]


def _noise(outcomes: Outcomes) -> dict[str, Any]:
    """How much a collection's reader is told: findings of rules that are on, by severity."""
    job: Job = outcomes.job
    on = [each for each in outcomes.noise if job.preset or not all_rules()[each[0]].preview]
    totals = {severity.value: sum(one.findings for _, its, one in on if its is severity) for severity in Severity}
    return {"corpus": job.split.name, "preset": job.preset, "articles": outcomes.noise[0][2].articles, **totals}
