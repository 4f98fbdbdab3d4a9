"""The command: ``make accuracy``, or ``python -m benchmarks.accuracy --help``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from benchmarks.accuracy import tables
from benchmarks.accuracy.corpora import CORPORA, Data
from benchmarks.accuracy.hits import all_rules
from benchmarks.accuracy.measuring import Outcomes, jobs, run
from benchmarks.accuracy.recording import record
from benchmarks.accuracy.sampling import unjudged
from benchmarks.accuracy.studies import studies
from newslint.errors import did_you_mean

GROUND = ("newslint/time-expressions", "newslint/time-expressions-exactly")
"""What is measured and is no rule."""


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=CORPORA, help="The folder with the corpora.")
@click.option(
    "--only", multiple=True, metavar="STUDY", help="This study alone, “noise” or “presets”; may be given again."
)
@click.option("--errors", metavar="RULE", help="Show each disagreement of a rule in its context.")
@click.option("--sample", metavar="RULE", help="Show hits of a rule that nobody has judged, as JSON lines.")
@click.option("--number", default=100, help="How many hits --sample shows.")
@click.option("--write/--no-write", default=False, help="Write accuracy.json into the families' packages.")
@click.option("-j", "--jobs", "workers", default=2, help="Processes.")
def main(
    data: Path, only: tuple[str, ...], errors: str | None, sample: str | None, number: int, write: bool, workers: int
) -> None:
    """Measure how often newslint's rules are right."""
    if not data.is_dir():
        raise click.ClickException(f"there are no corpora in {data}: name their folder with --data (make: DATA=folder)")
    errors, sample = (name and _known(name) for name in (errors, sample))
    if unknown := set(only) - {*studies(), "noise", "presets"}:
        known = ", ".join([*studies(), "noise", "presets"])
        raise click.ClickException(f"there is no study “{min(unknown)}”; there is: {known}")
    if sample:
        for row in unjudged(Data(data), sample, number):
            click.echo(json.dumps(row, ensure_ascii=False))
        return
    todo, absent = jobs(Data(data), only)
    for name in absent:
        click.echo(f"skipped, not here: {name}", err=True)
    if not todo:
        raise click.ClickException("nothing to measure: no such study, or none of its corpora is here")
    if write and (only or absent):
        raise click.ClickException("figures are written only when all is measured: no --only, and no corpus absent")
    try:
        outcomes = run(todo, workers, _tell)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    if errors:
        click.echo("\n".join(tables.disagreements(outcomes, errors)))
        return
    click.echo("\n".join(tables.overview(outcomes)))
    if write:
        record(outcomes)


def _known(name: str) -> str:
    """A rule's id or a family's name, as it was given or in full.

    Raises:
        click.ClickException: for a name that no rule and no family has.
    """
    ids = [*all_rules(), *GROUND]
    found = [each for each in ids if name in (each, each.partition("/")[0], each.partition("/")[2])]
    if not found:
        raise click.ClickException(f"there is no rule or family “{name}”{did_you_mean(name, ids)}")
    return found[0] if name == found[0].partition("/")[2] else name


def _tell(outcomes: Outcomes) -> None:
    sys.stderr.write(f"{outcomes.job}: {outcomes.seconds:.0f} s of CPU\n")


if __name__ == "__main__":
    main()
