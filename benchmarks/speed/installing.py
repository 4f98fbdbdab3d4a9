"""The tools, each installed into the benchmark's folder the first time it is asked for; newslint anew each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks.speed.work import ROOT, AbsentError, Work

Maker = Callable[[Work], Path]

VALE = "github.com/vale-cli/vale/v3"
_TRIES = 8
_PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")
_TEXTLINT = ("textlint", "textlint-rule-common-misspellings")


def newslint(work: Work) -> Path:
    """What users have: the wheel of this tree, installed into an environment of its own."""
    wheels, home = work.folder / "wheel", work.folder / "newslint"
    shutil.rmtree(wheels, ignore_errors=True)
    _do(sys.executable, *_PIP, "wheel", "--no-deps", "--wheel-dir", wheels, ROOT)
    (wheel,) = wheels.iterdir()
    python = _environment(home)
    _do(python, *_PIP, "install", wheel)
    _do(python, *_PIP, "install", "--force-reinstall", "--no-deps", wheel)
    return home / "bin" / "newslint"


def python(work: Work) -> Path:
    """The Python that newslint runs on."""
    return work["newslint"].with_name("python")


def from_pypi(package: str) -> Maker:
    """A tool from PyPI; they share an environment."""

    def make(work: Work) -> Path:
        home = work.folder / "pypi"
        if not (home / "bin" / package).exists():
            _do(_environment(home), *_PIP, "install", package)
        return home / "bin" / package

    return make


def npm(work: Work) -> Path:
    """The folder for tools from npm."""
    if not (shutil.which("npm") and shutil.which("node")):
        raise AbsentError("Node.js and npm are not on this machine")
    home = work.folder / "npm"
    home.mkdir(parents=True, exist_ok=True)
    return home


def from_npm(tool: str, *packages: str) -> Maker:
    """A tool from npm, with the packages that it needs."""

    def make(work: Work) -> Path:
        home = work["npm"]
        found = home / "node_modules" / ".bin" / tool
        if not found.exists():
            _do("npm", "install", "--prefix", home, "--no-audit", "--no-fund", "--ignore-scripts", *packages)
        return found

    return make


def vale(work: Work) -> Path:
    """The newest release of Vale that can be built here: some name dependencies that can't be had everywhere."""
    home = work.folder / "go"
    if not shutil.which("go"):
        raise AbsentError("Go is not on this machine")
    if not (home / "vale").exists():
        home.mkdir(parents=True, exist_ok=True)
        releases = reversed(_do("go", "list", "-m", "-versions", VALE).split()[1:][-_TRIES:])
        _first_that_works((f"{VALE}/cmd/vale@{release}" for release in releases), home)
    return home / "vale"


def _first_that_works(modules: Iterator[str], home: Path) -> None:
    reason = AbsentError(f"{VALE} has no releases")
    for module in modules:
        try:
            _do("go", "install", module, GOBIN=str(home))
        except AbsentError as wrong:
            reason = wrong
        else:
            return
    raise reason


def ripgrep(work: Work) -> Path:  # noqa: ARG001 - it stands beside the others
    """The machine's own ripgrep, or Debian's where it may be installed."""
    if not shutil.which("rg"):
        if os.geteuid() or not shutil.which("apt-get"):
            raise AbsentError("ripgrep is not on this machine")
        _do("apt-get", "install", "--yes", "--quiet", "ripgrep")
    return Path(shutil.which("rg") or "rg")


TOOLS: dict[str, Maker] = {
    "newslint": newslint,
    "python": python,
    "floor": lambda _: Path(__file__).with_name("floor.py"),
    "ripgrep": ripgrep,
    **{name: from_pypi(name) for name in ("typos", "rumdl", "codespell", "proselint")},
    "npm": npm,
    "write-good": from_npm("write-good", "write-good"),
    "textlint": from_npm("textlint", *_TEXTLINT),
    "vale": vale,
}


def version(tool: str, found: Path) -> str:
    """Which version of a tool is measured."""
    asked: dict[str, Iterable[str | Path]] = {"vale": ("go", "version", "-m", found), "proselint": (found, "version")}
    try:
        told = _do(*asked.get(tool, (found, "--version")))
    except AbsentError:
        return "unknown"  # the figures are worth more than the number
    if tool == "vale":
        return next((line.split()[2] for line in told.splitlines() if line.split()[:1] == ["mod"]), "unknown")
    return next((word for word in told.split() if word.lstrip("v")[:1].isdigit()), "unknown").lstrip("v")


def _environment(home: Path) -> Path:
    """The Python of a virtual environment, which is made where it isn't there."""
    python = home / "bin" / "python"
    if not python.exists():
        _do(sys.executable, "-m", "venv", "--clear", home)
    return python


def _do(*command: str | Path, **variables: str) -> str:
    """Run a command; what it printed.

    Raises:
        AbsentError: where it fails, with the last thing it said.
    """
    try:
        done = subprocess.run(
            [str(word) for word in command], capture_output=True, text=True, env={**os.environ, **variables}, check=True
        )
    except FileNotFoundError:
        raise AbsentError(f"{command[0]} is not on this machine") from None
    except subprocess.CalledProcessError as failed:
        said = (failed.stderr or failed.stdout).strip().rpartition("\n")[2]
        raise AbsentError(f"{Path(command[0]).name} failed: {said[:200]}") from None
    return done.stdout
