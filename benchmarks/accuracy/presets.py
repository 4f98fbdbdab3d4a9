"""What a preset tells the readers of a collection: the whole of newslint, as ``check`` runs it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.hits import TODAY
from newslint.accuracy.figures import Noise
from newslint.cli.common import Settings, get_ready
from newslint.config.presets import names
from newslint.examining import Input
from newslint.findings import Severity
from newslint.runner import Runner

PRESETS = tuple(sorted(names()))


def noise_of(preset: str, split: Split) -> Iterator[tuple[str, Severity, Noise]]:
    """The findings of each rule and severity in an archive of files, with a preset.

    Raises:
        RuntimeError: where the run has problems.
    """
    with TemporaryDirectory() as folder:
        paths = list(_unpacked(split, Path(folder)))
        config = Path(folder, "preset.yaml")
        config.write_text(f"extends: {preset}\n", encoding="utf-8")
        ready = get_ready(Settings(config=str(config), as_of=TODAY))
        problems = list(ready.problems)
        report = Runner(ready.plan(problems), problems).run(map(Input, paths))
    if report.problems:
        raise RuntimeError(str(report.problems[0]))
    counted: dict[tuple[str, Severity], Counter[str]] = defaultdict(Counter)
    for result in report.active:
        counted[result.rule, result.severity][result.location.path] += 1
    for (rule, severity), articles in sorted(counted.items()):
        yield rule, severity, Noise(split.name, len(paths), articles.total(), len(articles))


def _unpacked(split: Split, folder: Path) -> Iterator[str]:
    for name, data in split.files():
        path = folder / Path(name).name
        path.write_bytes(data)
        yield str(path)
