"""Runs the command line within the test's process, or as its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from click.testing import CliRunner

from newslint.cli.commands import cli


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        """Standard output as a JSON report."""
        found: dict[str, Any] = json.loads(self.out)
        return found


def newslint(*arguments: str, stdin: bytes | str | None = None) -> Outcome:
    """A command, run in this process."""
    result = CliRunner().invoke(cli, list(arguments), input=stdin, standalone_mode=False)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        code = getattr(result.exception, "exit_code", None)
        if code is None:
            raise result.exception
        told = getattr(result.exception, "format_message", lambda: str(result.exception))()
        return Outcome(code, result.stdout, result.stderr + told)
    return Outcome(int(result.return_value or 0), result.stdout, result.stderr)


def newslint_process(*arguments: str, cwd: Path, stdin: bytes = b"", **more: Any) -> Outcome:
    """A command, run as people run it: in a process of its own, supervised."""
    done = subprocess.run(
        [sys.executable, "-m", "newslint", *arguments], cwd=cwd, input=stdin, capture_output=True, check=False, **more
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def found(*arguments: str, stdin: bytes | str | None = None) -> list[tuple[str, str]]:
    """Rule and message of each finding of a check."""
    outcome = newslint("check", *arguments, "--format", "json", stdin=stdin)
    return [(one["rule"], one["message"]) for one in outcome.report["findings"]]
