"""A child process that may be lost: what no timer can stop ends with its process, and the rest is done again."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import click

from newslint.watch import Refused, Watch, end_of, refuse

_ATTEMPTS = 20
_LOOK = 1.0  # seconds between looks at what the child is at

Job = Callable[[Refused, "Watch | None"], int]


@dataclass
class Supervisor:
    """Runs a job in a child, and again without the rule that took the child down."""

    seconds: float
    watch: Watch = field(default_factory=Watch)
    refused: Refused = field(default_factory=dict)

    def run(self, job: Job) -> int:
        """The job's exit code."""
        for _ in range(_ATTEMPTS):
            status = self._attempt(job)
            rule, article, _seconds = self.watch.running()
            if os.WIFEXITED(status) and not rule:
                return os.WEXITSTATUS(status)
            if not rule:
                print(f"newslint: the process was ended by {end_of(status)}", file=sys.stderr)
                return 2
            refuse(self.refused, rule, article, f"ended the process ({end_of(status)})")
        print(f"newslint: rules ended the process {_ATTEMPTS} times, so there is no report", file=sys.stderr)
        return 2

    def _attempt(self, job: Job) -> int:
        self.watch.idle()  # what the last child was at is over
        reader, writer = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child == 0:
            os.close(reader)
            _work(job, self.refused, self.watch)
        os.close(writer)
        signal.signal(signal.SIGTERM, partial(_end, child))
        signal.signal(signal.SIGINT, _Interrupts(child))
        try:
            while not select.select([reader], [], [], _LOOK)[0]:
                self.watch.end_if_late(child, self.seconds, self.refused)
        finally:
            os.close(reader)
        return os.waitpid(child, 0)[1]


class _Interrupts:
    """The child is told to stop by the terminal, too, and then reports what it has; asked twice, it is ended."""

    def __init__(self, child: int) -> None:
        self._child = child
        self._asked = False

    def __call__(self, *_: object) -> None:
        if self._asked:
            os.kill(self._child, signal.SIGKILL)
        self._asked = True


def _end(child: int, *_: object) -> None:
    """Whoever ends this process means the child, too."""
    os.kill(child, signal.SIGKILL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGTERM)


def _work(job: Job, refused: Refused, watch: Watch) -> None:
    """The child: never returns."""
    code = 2
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        done = job(refused, watch)
        sys.stdout.flush()
        code = done
    except click.ClickException as error:
        error.show()
    except BrokenPipeError:
        code = 0
    except KeyboardInterrupt:
        pass
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)


def supervised(job: Job, seconds: float) -> int:
    """Run a job under supervision where the system can fork, else as it is."""
    if not hasattr(os, "fork"):
        return job({}, None)
    try:
        return Supervisor(seconds).run(job)
    except KeyboardInterrupt:
        return 2
