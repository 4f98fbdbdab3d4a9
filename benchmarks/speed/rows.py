"""What is measured: one row a command, for people to read and add to."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.counting import Count, closing_line, fixes, matches, nothing, places, sarif_results

FAMILIES = ("attribution", "body", "boilerplate", "dates", "duplicates", "metadata")
TEXTS = ("all", "tenth", "ten", "one", "pull")
"""The sets of articles that a row may run on."""

_THING = re.compile(r"\{([\w-]+)\}")


@dataclass(frozen=True, slots=True)
class Row:
    """A command that is measured.

    A word of ``command`` in braces names a thing that ``Work`` makes; ``{thing}/*`` stands for the files in it.
    ``slow`` ones may be given fewer rounds; a quick one runs ``repeat`` times in each round, of which the median
    counts. ``fresh`` is a thing that is emptied before each run; ``place`` is the folder that it runs in.
    """

    name: str
    title: str
    command: str
    count: Count = places
    slow: bool = False
    repeat: int = 1
    fresh: str = ""
    place: str = ""

    @property
    def tool(self) -> str:
        """The thing that is run."""
        return self.things[0]

    @property
    def things(self) -> list[str]:
        """All that the command needs."""
        return _THING.findall(self.command)

    @property
    def texts(self) -> str:
        """The articles it runs on, or nothing."""
        return next((thing for thing in self.things if thing in TEXTS), "")

    def worked(self, code: int, findings: int) -> bool:
        """Whether a run was one: many tools' exit codes count their findings, newslint's 2 is for what went wrong."""
        return code in (0, 1) if self.tool == "newslint" else code == 0 or (code > 0 and findings > 0)


def words(row: Row, thing: Callable[[str], Path]) -> tuple[str, ...]:
    """A row's command, ready to run.

    Raises:
        AbsentError: where a thing can't be had.
    """
    return tuple(word for part in shlex.split(row.command) for word in _filled(part, thing))


def _filled(part: str, thing: Callable[[str], Path]) -> Iterator[str]:
    word = _THING.sub(lambda name: str(thing(name[1])), part)
    yield from map(str, sorted(Path(word[:-2]).iterdir())) if word.endswith("/*") else (word,)


_CHECK = "{newslint} check --isolated --as-of=2026-11-22"
COLD = f"{_CHECK} --jobs=1 --no-cache"
_CACHED = f"{_CHECK} --jobs=1 --cache-dir={{cache}}"
_PULL = f"{_CACHED} --diff=HEAD"

ROWS = (
    Row("floor", "reading and decoding alone", "{python} -I {floor} {all}", nothing),
    Row("newslint", "newslint: one worker, no cache", f"{COLD} {{all}}", closing_line),
    Row("newslint-first", "newslint, filling its cache", f"{_CACHED} {{all}}", closing_line, fresh="cache"),
    Row("newslint-warm", "newslint, when nothing changed since", f"{_CACHED} {{all}}", closing_line),
    Row("newslint-j2", "newslint, two workers", f"{_CHECK} --jobs=2 --no-cache {{all}}", closing_line),
    Row("newslint-sarif", "newslint, as SARIF", f"{COLD} --format=sarif {{all}}", sarif_results),
    *(
        Row(f"newslint-{one}", f"newslint, {one} alone", f"{COLD} --select={one} {{all}}", closing_line)
        for one in FAMILIES
    ),
    Row("ripgrep", "ripgrep, newslint's phrases", "{ripgrep} -Fiwf {phrases} --count-matches -uu {all}", matches),
    Row("typos", "typos", "{typos} --isolated --no-ignore --hidden --format=brief {all}"),
    Row(
        "rumdl", "rumdl", "{rumdl} check --isolated --no-cache --respect-gitignore=false --output-format=concise {all}"
    ),
    Row("codespell", "codespell", "{codespell} {all}", fixes),
    Row("vale", "Vale, newslint's phrases", "{vale} --config={styles}/.vale.ini --output=line {all}", slow=True),
    Row("vale-337", "Vale, 337 of them", "{vale} --config={styles-337}/.vale.ini --output=line {all}", slow=True),
    Row("newslint-tenth", "newslint", f"{COLD} {{tenth}}", closing_line),
    Row("proselint", "proselint", "{proselint} check --output-format=compact {tenth}", slow=True),
    Row("write-good", "write-good", "{write-good} --parse {tenth}/*", slow=True),
    Row(
        "textlint",
        "textlint, its rule common-misspellings",
        "{textlint} --no-textlintrc --rule=common-misspellings --format=unix {tenth}",
        slow=True,
        place="npm",
    ),
    Row("newslint-ten", "newslint", f"{COLD} {{ten}}", closing_line),
    Row(
        "newslint-pull-first",
        "newslint, what a change of three brings",
        f"{_PULL} {{pull}}",
        closing_line,
        fresh="cache",
    ),
    Row("newslint-pull", "newslint, the same again", f"{_PULL} {{pull}}", closing_line),
    Row("newslint-one", "newslint", f"{COLD} {{one}}", closing_line, repeat=9),
    Row("python-imports", "import click, pluggy, yaml", "{python} -c 'import click, pluggy, yaml'", nothing, repeat=9),
    Row("newslint-version", "newslint --version", "{newslint} --version", nothing, repeat=9),
    Row("python-pass", "python -I -c pass", "{python} -I -c pass", nothing, repeat=9),
)
