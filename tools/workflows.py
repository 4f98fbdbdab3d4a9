"""The workflows that the docs show, and the scripts within workflows and actions, as files of their own.

python tools/workflows.py docs/github.md FOLDER        each fenced workflow of a page
python tools/workflows.py --scripts FOLDER FILE…       each ``run:`` of a workflow or an action, for shellcheck
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_FENCE = re.compile(r"^```yaml title=\"\.github/workflows/(?P<name>[\w-]+)\.yml\"\n(?P<text>.*?)^```$", re.S | re.M)


def workflows(page: str) -> dict[str, str]:
    """The workflows of a page by the name of their file."""
    return {match["name"]: match["text"] for match in _FENCE.finditer(page)}


def scripts(told: Any) -> Iterator[str]:
    """Each script of a workflow's or an action's steps, in bash."""
    runs = told.get("runs", {})
    jobs = [*told.get("jobs", {}).values(), runs]
    for job in jobs:
        for step in job.get("steps", ()):
            if "run" in step and step.get("shell", "bash") == "bash":
                yield step["run"]


def _write(folder: Path, files: dict[str, str], ending: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}{ending}").write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Write what was asked for."""
    if arguments[0] == "--scripts":
        folder, *files = map(Path, arguments[1:])
        found = {
            f"{file.stem}-{number}": f"#!/usr/bin/env bash\nset -eo pipefail\n{script}"
            for file in files
            for number, script in enumerate(scripts(yaml.safe_load(file.read_text(encoding="utf-8"))))
        }
        _write(folder, found, ".sh")
        return
    found = workflows(Path(arguments[0]).read_text(encoding="utf-8"))
    if not found:
        raise SystemExit(f"{arguments[0]} shows no workflow")
    _write(Path(arguments[1]), found, ".yml")


if __name__ == "__main__":
    main(sys.argv[1:])
