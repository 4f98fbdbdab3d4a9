"""The edge around a plugin's code: what it raises, and whether it ends in time."""

from __future__ import annotations

import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import FrameType
from typing import TypeVar

from newslint.errors import NewslintError, in_words
from newslint.results import Problem
from newslint.timings import Timings
from newslint.watch import Refused, Watch, told

T = TypeVar("T")

_PATIENCE = 3  # articles on which a rule may take too long before it is left out of the run
_TICK = 0.25  # seconds between looks at the clock; a timer per rule and article would cost two system calls each
_NO_STAGE = nullcontext()


class RuleTimeout(BaseException):
    """Raised inside a rule that runs for too long; no ``except Exception`` in a rule can hold it up."""


class Guard:
    """Runs plugins' code; what goes wrong in it is a problem that names rule, plugin and article.

    The time limit is kept by an interval timer, which stops Python loops, generators and ``re``. It works in
    the main thread, where the system has such a timer; a C call that never returns is the supervisor's to end:
    ``watch`` tells it what is running, ``refused`` is what it has had to end before, by rule and article
    (the article is empty for a rule that is not to run at all).
    """

    def __init__(
        self,
        seconds: float,
        watch: Watch | None = None,
        refused: Refused | None = None,
        timings: Timings | None = None,
    ) -> None:
        self._limit = seconds
        self._refused = refused if refused is not None else {}
        self._late: Counter[str] = Counter()
        self._watch = watch
        self._timings = timings
        self._ticks = 0
        self._running = False
        self._stopped = False

    @contextmanager
    def timer(self) -> Iterator[None]:
        """Keep the time limit of the rules that run within."""
        if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
            yield
            return
        before = signal.signal(signal.SIGALRM, self._on_tick)
        if self._watch and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._on_interrupt)
        outer = signal.setitimer(signal.ITIMER_REAL, _TICK, _TICK)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, *outer)
            signal.signal(signal.SIGALRM, before)

    def _on_tick(self, signum: int, frame: FrameType | None) -> None:  # noqa: ARG002 - what signal handlers take
        self._ticks += 1
        if self._running and self._stopped:  # the rule has held it up
            raise KeyboardInterrupt
        if self._running and self._ticks * _TICK > self._limit:
            raise RuleTimeout

    def _on_interrupt(self, signum: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self.settle()
        self._stopped = True
        raise KeyboardInterrupt

    def settle(self) -> None:
        """From here on an interrupt would only lose what was found. (Who has a supervisor can be ended by it.)"""
        if self._watch:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    def stage(self, name: str) -> AbstractContextManager[object]:
        """Measures a stage of the run, where somebody wants to know."""
        return self._timings.stage(name) if self._timings else _NO_STAGE

    def run(
        self,
        rule: str,
        plugin: str,
        article: str,
        produce: Callable[[], Iterable[T]],
        problems: list[Problem],
    ) -> list[T]:
        """What ``produce`` yields, as far as it comes; what stops it is added to ``problems``."""
        found: list[T] = []
        if self._refused and (refusal := self._refusal(rule, plugin, article)):
            problems.append(refusal)
            return found
        if self._watch:
            self._watch(rule, article)
        try:
            self._ticks, self._running = 0, True
            try:
                if self._timings:
                    with self._timings.stage(rule):
                        found.extend(produce())
                else:
                    found.extend(produce())
            finally:
                self._running = False
        except RuleTimeout:
            self._running = False  # the timer may have struck just before the same line above
            problems.append(_problem(rule, plugin, article, f"took more than {self._limit:g} seconds and was stopped"))
            self._late[rule] += 1
            if self._late[rule] == _PATIENCE:
                self._refused[told(rule, "")] = f"took too long on {_PATIENCE} articles and is left out from there on"
        except NewslintError as error:  # something of the run, not of the article: told once, in its own words
            problems.append(Problem("rule", f"rule {rule}: {error}", rule=rule, plugin=plugin))
        except KeyboardInterrupt:  # the rule is not to blame for what becomes of the process
            if self._watch:
                self._watch.idle()
            raise
        except BaseException as error:  # SystemExit, and what plugins derive from BaseException
            problems.append(_problem(rule, plugin, article, f"failed: {in_words(error)}"))
        if self._watch:
            self._watch.idle()
        return found

    def _refusal(self, rule: str, plugin: str, article: str) -> Problem | None:
        """Why a rule doesn't run on an article, if it may not."""
        for about in (article, ""):
            if reason := self._refused.get(told(rule, about)):
                return _problem(rule, plugin, about, reason)
        return None


def _problem(rule: str, plugin: str, article: str, what: str) -> Problem:
    name = f"rule {rule} (plugin “{plugin}”)" if plugin else f"the {rule}"
    return Problem("rule", f"{name} {what}", article, rule=rule, plugin=plugin)
