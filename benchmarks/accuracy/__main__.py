"""The command: ``make accuracy``, or ``python -m benchmarks.accuracy --help``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from benchmarks.accuracy import tables
from benchmarks.accuracy.corpora import Data
from benchmarks.accuracy.measuring import Outcomes, jobs, run
from benchmarks.accuracy.recording import record
from benchmarks.accuracy.sampling import unjudged

CORPORA = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "corpora"


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
        raise click.ClickException(f"there are no corpora in {data}: name their folder with --data")
    if sample:
        for row in unjudged(Data(data), sample, number):
            click.echo(json.dumps(row, ensure_ascii=False))
        return
    todo, absent = jobs(Data(data), only)
    for name in absent:
        click.echo(f"skipped, not here: {name}", err=True)
    if not todo:
        raise click.ClickException("nothing to measure: no such study, or none of its corpora is here")
    outcomes = run(todo, workers, _tell)
    if errors:
        click.echo("\n".join(tables.disagreements(outcomes, errors)))
        return
    click.echo("\n".join(tables.overview(outcomes)))
    if write:
        if only:
            raise click.ClickException("--write needs all studies: leave out --only")
        record(outcomes)


def _tell(outcomes: Outcomes) -> None:
    sys.stderr.write(f"{outcomes.job}: {outcomes.seconds:.0f} s of CPU\n")


if __name__ == "__main__":
    main()
