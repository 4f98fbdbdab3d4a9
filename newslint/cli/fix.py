"""``--fix``: what a machine may mend is mended, or shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import unified_diff

import click

from newslint.baseline import Baseline
from newslint.cli.common import is_terminal, tell
from newslint.cli.outcome import Outcome
from newslint.cli.requests import Request
from newslint.errors import NewslintError
from newslint.examining import Input
from newslint.findings import Safety
from newslint.fixing import Fixed, fixed, fixes_in, write_whole
from newslint.reporters.safety import clean
from newslint.reporters.summary import plural
from newslint.results import Problem, Report, State
from newslint.runner import Runner
from newslint.tuples import NamedTuple

SAFETIES = {"safe": frozenset({Safety.SAFE}), "all": frozenset(Safety)}


class Done(NamedTuple):
    """The files that fixes would change, and what is wrong with those that can't be fixed."""

    files: Sequence[Fixed]
    problems: Sequence[Problem]


def mended(outcome: Outcome, request: Request, again: Callable[[], Outcome]) -> Outcome:
    """What is left once fixes are applied, with a word on what they did."""
    done = _fixed(outcome, request)
    problems = [*done.problems, *_write(done.files)]
    left = again() if done.files else outcome
    told = f"{plural(sum(one.fixes for one in done.files), 'finding')} fixed in {plural(len(done.files), 'file')}"
    report = left.report
    report = replace(report, problems=(*report.problems, *problems), notices=(*report.notices, told))
    return left._replace(report=report)


def shown(outcome: Outcome, request: Request) -> int:
    """Print what fixes would change, as a unified diff that “git apply” takes; 1 where there is something."""
    done = _fixed(outcome, request)
    fit = clean if is_terminal(sys.stdout) else str
    for one in done.files:
        for line in _diff(one):
            click.echo(fit(line.removesuffix("\n")))
            if not line.endswith("\n"):
                click.echo("\\ No newline at end of file")
    return tell([*outcome.report.problems, *done.problems]) or int(bool(done.files))


def _fixed(outcome: Outcome, request: Request) -> Done:
    plan = outcome.plan
    safeties = SAFETIES[request.fix or "all"]
    paths = list(dict.fromkeys(result.location.path for result in fixes_in(outcome.report, safeties)))
    inputs = {each.path: each for each in outcome.work if each.reported}
    quiet = replace(plan, told=None, timings=None, jobs=1, about=replace(plan.about, remember=False))

    known = Baseline.of(result for result in outcome.report.results if result.state is State.UNCHANGED)

    def check(path: str, data: bytes) -> Report:
        return known.marked(Runner(quiet, []).run([replace(inputs[path], data=data)]))[0]

    done: list[Fixed] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            fallback = plan.about.sites.of(path).config.load_settings.encoding
            done.append(fixed(path, _read(inputs[path]), fallback, safeties, check))
        except NewslintError as error:
            problems.append(Problem("fix", error.message, path))
        except OSError as error:
            problems.append(Problem("fix", (error.strerror or str(error)).lower(), path))
    return Done([one for one in done if one.after != one.before], problems)


def _read(each: Input) -> bytes:
    if each.data is not None:
        return each.data
    with open(each.path, "rb") as file:
        return file.read()


def _write(files: Sequence[Fixed]) -> list[Problem]:
    problems = []
    for one in files:
        try:
            write_whole(one.path, one.after)
        except OSError as error:
            problems.append(Problem("fix", (error.strerror or str(error)).lower(), one.path))
    return problems


def _diff(one: Fixed) -> Iterator[str]:
    name = one.path.removeprefix("/")
    before, after = (_lines(data) for data in (one.before, one.after))
    return unified_diff(before, after, f"a/{name}", f"b/{name}")


def _lines(data: bytes) -> list[str]:
    """Lines as git and diff count them: they end at LF alone."""
    parts = data.decode("utf-8", "backslashreplace").split("\n")
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
