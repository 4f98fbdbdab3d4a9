"""A child process that may be lost: what no timer can stop ends with its process, and the rest is done again."""

from __future__ import annotations

import mmap
import os
import select
import signal
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import click

_GRACE = 2.0  # seconds beyond a rule's limit, in which the timer should have stopped it
_ATTEMPTS = 20
_LOSSES = 3  # processes that one rule may cost
_RULE, _ARTICLE = slice(8, 136), slice(136, 1160)


class Progress:
    """A page of memory in which the child tells what it is doing: since when, which rule, which article."""

    def __init__(self) -> None:
        self._page = mmap.mmap(-1, 4096)
        self._article = ""

    def __call__(self, rule: str, article: str) -> None:
        """The rule that begins on an article (empty: none is running)."""
        struct.pack_into("d", self._page, 0, time.monotonic())  # first, lest the time of another rule be taken for its
        if article and article != self._article:
            self._article = article
            self._page[_ARTICLE] = article.encode("utf-8", "surrogateescape")[:1024].ljust(1024, b"\0")
        self._page[_RULE] = rule.encode()[:128].ljust(128, b"\0")

    def running(self) -> tuple[str, str, float]:
        """Rule, article and seconds since the rule began; an empty rule where none is running."""
        rule = self._page[_RULE].rstrip(b"\0").decode()
        article = self._page[_ARTICLE].rstrip(b"\0").decode("utf-8", "surrogateescape")
        return rule, article, time.monotonic() - struct.unpack_from("d", self._page)[0]


Refused = dict[tuple[str, str], str]
"""Rules that are not to be run again, by (rule, article), each with the reason; on no article where that is empty."""

Job = Callable[[Refused, "Progress | None"], int]


@dataclass
class Supervisor:
    """Runs a job in a child, and again without the rule that took the child down."""

    seconds: float
    progress: Progress = field(default_factory=Progress)
    refused: Refused = field(default_factory=dict)

    def run(self, job: Job) -> int:
        """The job's exit code."""
        for _ in range(_ATTEMPTS):
            status = self._attempt(job)
            rule, article, _seconds = self.progress.running()
            if os.WIFEXITED(status) and not rule:
                return os.WEXITSTATUS(status)
            name = "exit" if os.WIFEXITED(status) else signal.Signals(os.WTERMSIG(status)).name
            if not rule:
                print(f"newslint: the process was ended by {name}", file=sys.stderr)
                return 2
            self._refuse(rule, article, f"ended the process ({name})")
        print(f"newslint: rules ended the process {_ATTEMPTS} times, so there is no report", file=sys.stderr)
        return 2

    def _refuse(self, rule: str, article: str, why: str) -> None:
        """Leave a rule out on an article; on all of them where it has been too much too often."""
        self.refused.setdefault((rule, article), why)
        if sum(name == rule for name, _ in self.refused) >= _LOSSES:
            self.refused[rule, ""] = f"{self.refused[rule, article]}, as on other articles, so it is left out"

    def _attempt(self, job: Job) -> int:
        self.progress("", "")  # what the last child was at is over
        reader, writer = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child == 0:
            os.close(reader)
            _work(job, self.refused, self.progress)
        os.close(writer)
        signal.signal(signal.SIGTERM, partial(_end, child))
        try:
            while not select.select([reader], [], [], 1.0)[0]:
                self._look(child)
        finally:
            os.close(reader)
        return os.waitpid(child, 0)[1]

    def _look(self, child: int) -> None:
        """End a child whose rule should have been stopped long ago."""
        rule, article, seconds = self.progress.running()
        if rule and seconds > self.seconds + _GRACE:
            self.refused[rule, article] = (
                f"did not return within {self.seconds:g} seconds and was ended with its process"
            )
            os.kill(child, signal.SIGKILL)


def _end(child: int, *_: object) -> None:
    """Whoever ends this process means the child, too."""
    os.kill(child, signal.SIGKILL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGTERM)


def _work(job: Job, refused: Refused, progress: Progress) -> None:
    """The child: never returns."""
    code = 2
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        done = job(refused, progress)
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
