"""The outputs shown in README.md and docs/: each ``$ newslint …`` in a console block, run again.

Usage: python tools/console.py (writes what the commands say today into the files)
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_BLOCK = re.compile(r"^```console\n\$ newslint (?P<arguments>[^\n]*)\n(?P<output>.*?)^```$", re.S | re.M)
_VARYING = ((re.compile(r"\b[\d,]+ rules"), "40 rules"), (re.compile(r"\b\d+\.\d s$", re.M), "0.1 s"))
_WIDTH = "90"


def pages() -> Iterator[Path]:
    """The files that may show outputs."""
    yield ROOT / "README.md"
    yield from sorted((ROOT / "docs").glob("*.md"))


def shown(text: str) -> Iterator[tuple[str, str]]:
    """Arguments and output of each command in a text."""
    for block in _BLOCK.finditer(text):
        yield block["arguments"], block["output"]


def run(arguments: str) -> str:
    """What newslint prints for these arguments, in the project's folder."""
    plain = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR")}
    command = [sys.executable, "-m", "newslint", *shlex.split(arguments)]
    environment = {**plain, "COLUMNS": _WIDTH, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=environment)
    return done.stdout.decode() + done.stderr.decode()


def steady(output: str) -> str:
    """An output without what changes from run to run or with every new rule: seconds, the number of rules."""
    for pattern, text in _VARYING:
        output = pattern.sub(text, output)
    return output


def refresh(page: Path) -> None:
    """Write what the commands on a page say today."""
    text = page.read_text(encoding="utf-8")
    fresh = _BLOCK.sub(lambda block: _filled(block["arguments"]), text)
    if fresh != text:
        page.write_text(fresh, encoding="utf-8")
        print(page.relative_to(ROOT))


def _filled(arguments: str) -> str:
    return f"```console\n$ newslint {arguments}\n{run(arguments)}```"


if __name__ == "__main__":
    for each in pages():
        refresh(each)
