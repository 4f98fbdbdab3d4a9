"""Where newslint's time goes: ``make profile``, or ``python -m benchmarks.speed.profiling --help``.

newslint's own ``--timings`` tell CPU per stage and rule. Python's profiler, in this process, tells it by module, rule
and function; it makes small functions look dearer than they are: its figures are for comparing.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import fields
from pathlib import Path
from types import CodeType
from typing import Any

import click

from benchmarks.speed.making import begun, work_options
from benchmarks.speed.rows import COLD
from benchmarks.speed.work import ROOT
from newslint.cli.main import run
from newslint.plugins import load_plugins

Function = tuple[str, int, str]
Figures = tuple[int, int, float, float]
"""Calls, calls that weren't recursive, own time, time with all that was called."""
Stats = Mapping[Function, tuple[int, int, float, float, Mapping[Function, Figures]]]

ELSEWHERE = "Python and libraries"


@click.command()
@work_options
@click.option(
    "--functions", default=0, metavar="N", help="Python's profile: modules, rules and the N dearest functions."
)
def main(data: Path, folder: Path, functions: int) -> None:
    """Say where newslint's time goes, on the articles of the benchmark."""
    work = begun(data, folder)
    arguments = [*COLD.split()[1:], str(work["all"])]
    if not functions:
        report = work.folder / "report.txt"
        subprocess.run([work["newslint"], *arguments, f"--output={report}", "--timings"], check=False)
        return
    stats = _profiled(arguments)
    click.echo("\n".join([*_listed("CPU by module", by_home(stats)), *_listed("CPU by rule", by_rule(stats))]))
    click.echo("\n".join(_listed("CPU by function", by_function(stats), functions)))


def _profiled(arguments: list[str]) -> Stats:
    """A check within this process, profiled; its report is thrown away."""
    profile = cProfile.Profile()
    with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        profile.runcall(run, arguments)
    stats: Stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    return stats


def by_home(stats: Stats) -> Counter[str]:
    """The time spent in each module of newslint; what a library did for one counts as that module's."""
    found: Counter[str] = Counter()
    for function, (_, _, own, _, callers) in stats.items():
        if home := home_of(function):
            found[home] += own  # type: ignore[assignment]
            continue
        for caller, (_, _, part, _) in callers.items():
            found[home_of(caller) or ELSEWHERE] += part  # type: ignore[assignment]
    return found


def home_of(function: Function) -> str:
    """The module of newslint that a function stands in, or nothing."""
    path = Path(function[0])
    for root in (ROOT / "plugins", ROOT):
        if path.is_relative_to(root / "newslint" if root == ROOT else root):
            return str(path.relative_to(root))
    return ""


def by_rule(stats: Stats) -> dict[str, float]:
    """The time spent in each rule, with all that it called; what rules share counts for the one that asks first."""
    return {
        name: sum(stats[one][3] for one in _functions(rule) if one in stats)
        for name, rule in load_plugins().rules.items()
    }


def _functions(rule: Any) -> Iterator[Function]:
    for field in fields(rule):
        code = getattr(getattr(rule, field.name), "__code__", None)
        if isinstance(code, CodeType):
            yield code.co_filename, code.co_firstlineno, code.co_name


def by_function(stats: Stats) -> dict[str, float]:
    """The time spent in each function of newslint itself."""
    return {f"{home}:{one[1]} {one[2]}": figures[2] for one, figures in stats.items() if (home := home_of(one))}


def _listed(heading: str, seconds: Mapping[str, float], most: int = 40) -> Iterable[str]:
    yield f"\n{heading}"
    for name, each in sorted(seconds.items(), key=lambda one: -one[1])[:most]:
        yield f"{each:9.3f} s  {name}"


if __name__ == "__main__":
    main()
