"""The command: ``make bench``, or ``python -m benchmarks.speed --help``."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import click

from benchmarks.speed import installing, phrases, tables, texts
from benchmarks.speed.machine import describe
from benchmarks.speed.making import begun, work_options
from benchmarks.speed.results import RESULTS, Line, Results, read, write
from benchmarks.speed.rounds import Measured, in_rounds
from benchmarks.speed.rows import ROWS, Row, words
from benchmarks.speed.running import Cost, run
from benchmarks.speed.work import AbsentError, Work
from newslint.errors import did_you_mean


@click.command()
@work_options
@click.option("--rounds", default=5, help="How often each command runs, not counting the first time.")
@click.option("--slow-rounds", default=5, help="How often slow tools run.")
@click.option("--only", multiple=True, metavar="NAME", help="This row alone; may be given again.")
@click.option("--json", "file", type=click.Path(path_type=Path), help="Write the figures to a file.")
@click.option("--write", "publish", is_flag=True, help="Write results.json and docs/performance.md.")
def main(
    data: Path, folder: Path, rounds: int, slow_rounds: int, only: tuple[str, ...], file: Path | None, publish: bool
) -> None:
    """Measure what newslint costs, against reading alone, other tools and itself."""
    if publish and only:
        raise click.ClickException("figures are published only when all is measured: no --only")
    rows = _chosen(only)
    work, machine = begun(data, folder), describe()
    measured, skipped = in_rounds(rows, _doing(work), rounds, slow_rounds, _tell)
    results = _results(work, measured, skipped, rounds, machine)
    click.echo("\n".join(tables.figures(results)))
    for path in (*([file] if file else ()), *([RESULTS] if publish else ())):
        write(results, path)
    if publish:
        tables.fill(tables.PAGE, read(RESULTS))  # as it was written: rounded


def _chosen(only: Iterable[str]) -> list[Row]:
    known = [row.name for row in ROWS]
    for name in only:
        if name not in known:
            raise click.ClickException(
                f"there is no row “{name}”{did_you_mean(name, known)}; there is: {', '.join(known)}"
            )
    chosen = set(only) or set(known)
    return [row for row in ROWS if row.name in chosen]


def _doing(work: Work) -> Callable[[Row], tuple[Cost, int]]:
    """What runs a row once."""
    commands: dict[str, tuple[str, ...]] = {}

    def do(row: Row) -> tuple[Cost, int]:
        if row.name not in commands:
            commands[row.name] = words(row, work.__getitem__)
        if row.fresh:
            shutil.rmtree(work[row.fresh])
            work[row.fresh].mkdir()
        ran = run(commands[row.name], work[row.place] if row.place else work.folder, work.folder)
        findings = row.count(ran.out)
        if not row.worked(ran.code, findings):
            raise AbsentError(ran.end)
        return ran.cost, findings

    return do


def _results(
    work: Work, measured: list[Measured], skipped: dict[str, str], rounds: int, machine: dict[str, str]
) -> Results:
    rows = [each.row for each in measured]
    sizes = {name: texts.size(work[name]) for name in dict.fromkeys(row.texts for row in rows) if name}
    tools = dict.fromkeys(row.tool for row in rows if row.tool != "python")
    versions = {name: installing.version(name, work[name]) for name in tools}
    lines = [
        Line(each.row.name, each.row.title, each.row.command, each.row.texts, each.findings, each.costs)
        for each in measured
    ]
    return Results(date.today().isoformat(), machine, versions, sizes, len(phrases.phrases()), rounds, lines, skipped)


def _tell(said: str) -> None:
    click.echo(said, err=True)


if __name__ == "__main__":
    main()
