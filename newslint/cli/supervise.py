"""A child process that may be lost: what no timer can stop ends with its process, and the rest is done again."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

import click

from newslint.watch import Refused, Watch, end_of, flush, may_be_foreign, refuse

_ATTEMPTS = 20
_LOOK = 1.0  # seconds between looks at what the child is at

Job = Callable[[Refused, "Watch | None"], int]


class NoProcessError(Exception):
    """The system has no room for a child."""


@dataclass
class Supervisor:
    """Runs a job in a child, and again without the rule that took the child down."""

    seconds: float
    watch: Watch = field(default_factory=Watch)
    refused: Refused = field(default_factory=dict)

    def run(self, job: Job) -> int:
        """The job's exit code."""
        suspect = ("", "")
        for _ in range(_ATTEMPTS):
            try:
                status, asked = self._attempt(job)
            except NoProcessError:
                return job(self.refused, None)
            rule, article, _seconds = self.watch.running()
            if os.WIFEXITED(status) and (asked or not rule):
                return os.WEXITSTATUS(status)
            if asked or not rule:
                print(f"newslint: the process was ended by {end_of(status)}: no report", file=sys.stderr)
                return 2
            place = (rule, article)
            if not may_be_foreign(status) or place == suspect or place in self.refused:
                refuse(self.refused, rule, article, f"ended the process ({end_of(status)})")
            suspect = place
        print(f"newslint: rules ended the process {_ATTEMPTS} times, so there is no report", file=sys.stderr)
        return 2

    def _attempt(self, job: Job) -> tuple[int, bool]:
        """How a child ended that was to do the job, and whether it had been asked to stop."""
        self.watch.idle()  # what the last child was at is over
        flush()
        with _held() as mask:
            try:
                life, writer = os.pipe()
                pid = os.fork()
            except OSError as error:
                raise NoProcessError from error
            if pid == 0:
                os.close(writer)
                _work(job, self.refused, self.watch, mask, life)
            os.close(life)
            child = _Child(pid, writer)
        while (status := child.status(_LOOK)) is None:
            self.watch.end_if_late(child.pid, self.seconds, self.refused)
        return status, child.asked


@contextmanager
def _held() -> Iterator[set[Any]]:
    """No signal that a child takes comes within, as there must be somebody to take it. Gives what was held before."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, set(_taken()))
    try:
        yield before
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Child:
    """The child with all the processes that it begins: a group of its own, so that they end with it, whatever ends it.

    Signals that are meant for newslint come to this process alone, which passes them on. ``life`` is the end of a pipe
    that is held open for as long as this process lives.
    """

    def __init__(self, pid: int, life: int) -> None:
        self.pid = pid
        self.asked = False
        with suppress(OSError):  # it does so itself, too; whoever comes first
            os.setpgid(pid, pid)
        self._bell, ringer = os.pipe()
        os.set_blocking(ringer, False)
        signal.set_wakeup_fd(ringer, warn_on_full_buffer=False)
        self._pipes = (self._bell, ringer, life)
        self._before = {number: signal.getsignal(number) for number in _taken()}
        for number, before in self._before.items():
            if before is not signal.SIG_IGN or number in (signal.SIGINT, signal.SIGCHLD):  # ``nohup`` ignores SIGHUP
                signal.signal(number, self._take)

    def status(self, patience: float) -> int | None:
        """How it ended, once it has; none where it runs for longer than this."""
        if select.select([self._bell], [], [], patience)[0]:
            os.read(self._bell, 512)
        with _held():
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if not ended:
                return None
            self._end()  # what it has left behind
            for number, taker in self._before.items():
                signal.signal(number, taker)
            signal.set_wakeup_fd(-1)
        for pipe in self._pipes:
            os.close(pipe)
        return status

    def _take(self, number: int, _: FrameType | None) -> None:
        if number == signal.SIGINT:
            self._interrupt()
        elif number == signal.SIGTSTP:
            self._pause()
        elif number != signal.SIGCHLD:  # which only wakes
            self._end()  # whoever ends this process means the child, too
            _obey(number)

    def _interrupt(self) -> None:
        """It is to stop, and to report what it has; asked twice, it is ended."""
        if self.asked:
            self._end()
        else:
            os.kill(self.pid, signal.SIGINT)
        self.asked = True

    def _pause(self) -> None:
        """Ctrl-Z stops all of them, and what makes this process go on makes all of them go on."""
        self._signal_all(signal.SIGSTOP)
        _obey(signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._take)
        self._signal_all(signal.SIGCONT)

    def _end(self) -> None:
        self._signal_all(signal.SIGKILL)

    def _signal_all(self, number: int) -> None:
        with suppress(OSError):  # they are gone
            os.killpg(self.pid, number)


def _taken() -> tuple[int, ...]:
    """The signals that newslint takes for its child. (A function, as Windows has few of them.)"""
    return (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM, signal.SIGQUIT, signal.SIGHUP, signal.SIGTSTP)


def _obey(number: int) -> None:
    """Do what a signal does to a process that doesn't take it."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _work(job: Job, refused: Refused, watch: Watch, mask: set[Any], life: int) -> None:
    """The child: never returns. ``mask`` are the signals that are held; ``life`` ends with the parent."""
    code = 2
    try:
        _begin(mask, life)
        done = job(refused, watch)
        flush()
        code = done
    except click.ClickException as error:
        error.show()
    except BrokenPipeError:
        code = 0
    except KeyboardInterrupt:  # before anything was found
        print("newslint: stopped", file=sys.stderr)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        try:
            flush()
        finally:
            os._exit(code)


def _begin(mask: set[Any], life: int) -> None:
    """Lead a group, which the system ends when the parent is killed (where it can: not on macOS)."""
    from fcntl import F_SETFL, F_SETOWN, fcntl  # not on Windows, where nothing forks

    os.setpgid(0, 0)
    with suppress(OSError):  # a system that can't do it for pipes
        fcntl(life, F_SETOWN, -os.getpid())
        fcntl(life, F_SETFL, os.O_ASYNC)
    for number in (signal.SIGTTIN, signal.SIGTTOU):  # a group in the background is stopped at the terminal otherwise
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def supervised(job: Job, seconds: float) -> int:
    """Run a job under supervision where the system can fork, else as it is."""
    if not hasattr(os, "fork"):
        return job({}, None)
    try:
        return Supervisor(seconds).run(job)
    except KeyboardInterrupt:
        return 2
