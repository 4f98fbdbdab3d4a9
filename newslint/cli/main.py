"""The door. What is asked most often is answered here: ``--version``, for which nothing needs to be imported."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from newslint.version import __version__


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0 clean, 1 findings, 2 something wrong with the run."""
    sys.exit(run(arguments, obj="supervised"))


def run(arguments: list[str] | None = None, **extra: object) -> int:
    """The exit code of a command line. What standard output can't show is escaped, never the end of the run."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    code = 0
    try:
        code = _answer(sys.argv[1:] if arguments is None else arguments, extra)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough: newslint … | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _answer(arguments: list[str], extra: dict[str, object]) -> int:
    if arguments == ["--version"]:
        sys.stdout.write(f"newslint {__version__}\n")
        return 0

    from newslint.cli import commands  # click takes longer than all that --version needs

    return commands.run(arguments, **extra)


if __name__ == "__main__":
    main()
