"""Results as tables, in Markdown that reads well in a terminal too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.speed.ratios import Ratio
from benchmarks.speed.results import Line, Results
from benchmarks.speed.work import ROOT

PAGE = ROOT / "docs" / "performance.md"
_FIGURES = re.compile(r"(<!-- figures -->\n).*?(<!-- end of figures -->)", re.S)
_FEW = 0.3
"""Below, a ratio is easier to read as “1/8”."""


def figures(results: Results) -> Iterator[str]:
    """All tables, each with its heading."""
    yield from ("### Ratios", "", *_table(_HEAD, (_ratio(each) for each in results.ratios)), "")
    for texts in dict.fromkeys(line.texts for line in results.lines):
        lines = [line for line in results.lines if line.texts == texts]
        yield from (f"### {_heading(texts, results)}", "", *_costs(lines, results.texts.get(texts, ())), "")
    if results.skipped:
        yield from ("### Not measured", "", *(f"- {name}: {why}" for name, why in results.skipped.items()), "")
    yield from ("### Measured on", "", *_conditions(results))


def fill(page: Path, results: Results) -> None:
    """Write the tables between the page's two marks.

    Raises:
        ValueError: for a page that doesn't have them.
    """
    text, found = _FIGURES.subn(lambda mark: f"{mark[1]}{filling(results)}{mark[2]}", page.read_text(encoding="utf-8"))
    if found != 1:
        raise ValueError(f"{page} has no place for the figures: <!-- figures --> … <!-- end of figures -->")
    page.write_text(text, encoding="utf-8")


def filling(results: Results) -> str:
    """What stands between the marks."""
    return "\n" + "\n".join(figures(results)) + "\n\n"


_HEAD = ("newslint's CPU against", "Ratio", "Least–most", "Target", "Met")


def _ratio(ratio: Ratio) -> Iterator[str]:
    yield ratio.target.what
    yield shown(ratio, ratio.value)
    yield f"{shown(ratio, ratio.low).removesuffix(' MB')}–{shown(ratio, ratio.high)}"
    limit, aim = ratio.target.limit, ratio.target.aim
    wanted = "" if limit is None else f"≤ {shown(ratio, limit)}"
    yield wanted + (f" (aim {shown(ratio, aim)})" if aim else "")
    yield {None: "", True: "yes", False: "no"}[ratio.met]


def shown(ratio: Ratio, value: float) -> str:
    """A ratio as people say it: 0.25 as it is, 0.1 as 1/10; memory in MB."""
    if not ratio.target.against:
        return f"{value:.0f} MB"
    if value < _FEW:
        return f"1/{1 / value:.3g}"
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"


def _heading(texts: str, results: Results) -> str:
    if texts not in results.texts:
        return "Starting alone"
    files, size = results.texts[texts]
    if files == 1:
        return f"One article, {size:,} bytes"
    more = {"tenth": " (every tenth)", "ten": " (ten variants of each)"}.get(texts, "")
    return f"{files:,} articles{more}, {size / 1e6:,.2f} MB"


def _costs(lines: Iterable[Line], size: Sequence[int]) -> Iterator[str]:
    throughput = bool(size) and size[0] > 1
    head = (
        "",
        "CPU s",
        "Wall s",
        "Peak MB",
        *(("MB per CPU s", "Articles per CPU s") if throughput else ()),
        "Findings",
    )
    return _table(head, (_cost(line, size if throughput else ()) for line in lines))


def _cost(line: Line, size: Sequence[int]) -> Iterator[str]:
    cost = line.middle
    yield from (line.title, f"{cost.cpu:.3f}", f"{cost.wall:.3f}", f"{cost.peak:.0f}")
    if size:
        yield from (f"{size[1] / 1e6 / cost.cpu:.1f}", f"{size[0] / cost.cpu:,.0f}")
    yield f"{line.findings:,}" if line.findings else ""


def _conditions(results: Results) -> Iterator[str]:
    rounds = f"{results.rounds} round{'' if results.rounds == 1 else 's'}"
    machine = ", ".join(f"{name}: {value}" for name, value in results.machine.items())
    yield f"- {results.day}, {rounds}; {machine}"
    yield "- " + ", ".join(f"{name} {value}" for name, value in results.versions.items())
    yield f"- newslint's phrases: {results.phrases:,}"


def _table(head: Sequence[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    cells = [list(head), *(list(row) for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(head))]
    first, *others = (_line(row, widths) for row in cells)
    yield first
    yield f"|{'-' * (widths[0] + 2)}|" + "".join(f"{'-' * (width + 1)}:|" for width in widths[1:])
    yield from others


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    """A row of a table: names to the left, figures to the right."""
    numbers = (text.rjust(width) for text, width in zip(row[1:], widths[1:], strict=True))
    return f"| {' | '.join((row[0].ljust(widths[0]), *numbers))} |"
