"""What a command line asks for: which articles, what is left out, and how it is told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from newslint.cli.common import Ready, RunError, is_terminal
from newslint.config.combined import Config
from newslint.contracts import Reporter, Style
from newslint.discovery import CACHE
from newslint.errors import did_you_mean
from newslint.examining import Input
from newslint.plugins import Plugins
from newslint.reporters import NAMES, built_in
from newslint.tuples import NamedTuple
from newslint.values import frozen


@frozen(slots=False)
class Output:
    """A report to write: how, and where to (empty: standard output)."""

    reporter: Reporter
    file: str


BASELINE = ".newslint-baseline.json"
"""The usual file of a baseline, beside the configuration."""


class Asked(NamedTuple):
    """What is to be told of: what has changed since a revision (empty: the main branch), is staged, or is in a diff."""

    revision: str = ""
    staged: bool = False
    diff: str = ""


@frozen(slots=False)
class Request:
    """What a command line asks for, files aside. ``hashes``: lines need GitHub's hash, whatever the outputs are."""

    paths: tuple[str, ...]
    stdin: Input | None
    outputs: tuple[Output, ...]
    style: Style
    allow_empty: bool
    jobs: int
    cache: str | None
    timings: bool
    baseline: str | None
    strict_baseline: bool
    since: Asked | None
    fix: str = ""
    show_fixes: bool = False
    force_exclude: bool = False
    hashes: bool = False
    suppressions: bool = True


USUAL: Mapping[str, Any] = {
    "formats": (),
    "output": None,
    "color": "never",
    "quiet": False,
    "verbose": False,
    "statistics": False,
    "allow_empty": False,
    "jobs": 0,
    "no_cache": False,
    "cache_dir": None,
    "stdin_filename": None,
    "timings": False,
    "diff": None,
    "staged": False,
    "diff_file": None,
    "baseline": None,
    "no_baseline": False,
    "strict_baseline": False,
    "fix": None,
    "diff_fixes": False,
    "force_exclude": False,
}
"""What ``check`` takes where nothing is said, for other commands that check."""


def request_of(paths: tuple[str, ...], given: Mapping[str, Any], ready: Ready) -> Request:
    """What a command line asks for.

    Raises:
        RunError: for what no run can do.
    """
    outputs = tuple(_outputs(given["formats"] or ("text",), given["output"], ready.plugins))
    if len([output for output in outputs if not output.file]) > 1:
        raise RunError("two reports can't share standard output: give one a file, as in --format json=report.json")
    stdin = _stdin(given) if "-" in paths else None
    if given["fix"] and (stdin or given["staged"]):
        what = "standard input has" if stdin else "the index has"
        raise RunError(f"--fix mends files on the disk, and {what} none: --diff-fixes shows what it would change")
    colour = _colour(given["color"], sys.stdout)
    shown = Style(
        colour,
        colour and is_terminal(sys.stdout),
        _width(),
        quiet=given["quiet"],
        verbose=given["verbose"],
        statistics=given["statistics"],
    )
    files = tuple(path for path in paths if path != "-")
    return Request(
        files,
        stdin,
        outputs,
        shown,
        given["allow_empty"],
        given["jobs"],
        _cache(given, ready),
        given["timings"],
        _baseline(given, ready),
        given["strict_baseline"],
        _since(given),
        given["fix"] or "",
        given["diff_fixes"],
        given["force_exclude"],
    )


def _stdin(given: Mapping[str, Any]) -> Input:
    if sys.stdin is None:
        raise RunError("standard input is closed: name a file, or give it something to read")
    return Input(given["stdin_filename"] or "stdin.md", sys.stdin.buffer.read())


def _width() -> int:
    """How wide a report may be: as wide as the terminal, within reason. (The ``shutil`` that knows it brings zip.)"""
    try:
        told = os.environ.get("COLUMNS", "")
        columns = int(told) if told.isdecimal() else 0
        columns = columns or os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns
    except (OSError, ValueError):  # no terminal, or a standard output without a number
        columns = 0
    return max(60, min(columns or 100, 160))


def _colour(wanted: str, out: TextIO) -> bool:
    if wanted != "auto":
        return wanted == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or is_terminal(out)


def _outputs(formats: tuple[str, ...], file: str | None, plugins: Plugins) -> Iterator[Output]:
    own = {reporter.name: reporter for plugin in plugins.plugins for reporter in plugin.reporters}
    for number, given in enumerate(formats):
        name, _, target = given.partition("=")
        if target and file and number == 0:
            raise RunError(f"--format {given} and --output {file} both name a file: give one of them")
        if name not in (*NAMES, *own):
            known = ", ".join(sorted({*NAMES, *own}))
            raise RunError(f"there is no format “{name}”{did_you_mean(name, {*NAMES, *own}) or f'; there is: {known}'}")
        yield Output(own.get(name) or built_in(name), target or (file or "" if number == 0 else ""))


def _cache(given: Mapping[str, Any], ready: Ready) -> str | None:
    """The folder of the cache; none where there shall be no cache."""
    if given["no_cache"] or given["timings"]:
        return None
    return given["cache_dir"] or os.path.join(ready.config.root, CACHE)


def _baseline(given: Mapping[str, Any], ready: Ready) -> str | None:
    """The file of the baseline: the one that is named, else the configuration's, else the usual one if it is there."""
    if given["no_baseline"]:
        return None
    if given["baseline"]:
        return str(given["baseline"])
    return baseline_file(ready.config, must_be_there=True)


def _since(given: Mapping[str, Any]) -> Asked | None:
    asked = [name for name in ("diff", "staged", "diff_file") if given[name] not in (None, False)]
    if len(asked) > 1:
        raise RunError(f"--{asked[0]} and --{asked[1].replace('_', '-')} don't go together: give one of them")
    return Asked(given["diff"] or "", given["staged"], given["diff_file"] or "") if asked else None


def baseline_file(config: Config, *, must_be_there: bool) -> str | None:
    """The file of a site's baseline: the configuration's, else the usual one beside the configuration."""
    usual = os.path.relpath(os.path.join(config.root, config.baseline or BASELINE))
    return usual if config.baseline or not must_be_there or os.path.exists(usual) else None
