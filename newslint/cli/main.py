"""The door. What is asked most often is answered here: ``--version``, for which nothing needs to be imported."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper

from newslint.version import __version__

_GARBAGE = 1_000_000
"""Objects that are made before cycles among them are looked for: at Python's 700, a tenth of a short run is looking."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0 clean, 1 findings, 2 something wrong with the run."""
    gc.set_threshold(_GARBAGE)
    code = run(arguments, obj="supervised")
    if sys.getprofile() or sys.gettrace():  # a profiler or a debugger has something to say at the end
        sys.exit(code)
    if sys.stderr:
        sys.stderr.flush()
    os._exit(code)  # taking hundreds of modules apart first would take as long as checking ten articles


def run(arguments: list[str] | None = None, **extra: object) -> int:
    """The exit code of a command line. What standard output can't show is escaped, never the end of the run."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    code = 0
    try:
        code = _answer(sys.argv[1:] if arguments is None else arguments, extra)
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough: newslint … | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:  # while we were still importing
        print("stopped", file=sys.stderr)
        return 2
    except OSError:  # a full disk; 1 would mean findings
        sys.excepthook(*sys.exc_info())
        return 2
    return code


def _answer(arguments: list[str], extra: dict[str, object]) -> int:
    if arguments == ["--version"]:
        print(f"newslint {__version__}")
        return 0

    from newslint.cli import commands  # click takes longer than all that --version needs

    return commands.run(arguments, **extra)


if __name__ == "__main__":
    main()
