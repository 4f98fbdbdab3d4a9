"""What a child process is at, told through shared memory, so that what took it down is known and not run again."""

from __future__ import annotations

import mmap
import os
import signal
import sys
import time

GRACE = 2.0
"""Seconds beyond a rule's limit, in which the timer should have stopped it."""

LOSSES = 3
"""Processes that one rule may cost before it is left out on all articles."""

_BLINK = 2.0  # seconds between two looks that count at most: in a longer time both may have been stopped (Ctrl-Z)
_PAGE = 32_768
_ARTICLE = slice(16, 1040)
_NAMES = 2048  # where the names of rules begin
_NAME = 128
_MOST = (_PAGE - _NAMES) // _NAME
_SLOT = (1 << 16) - 1

Refused = dict[tuple[str, str], str]
"""Rules that are not to be run again, by (rule, article) as ``told``, each with the reason; on no article where that is
empty."""


class Watch:
    """Memory that a parent shares with one child. The child calls it, the parent asks what is ``running``.

    A call is one store of 8 bytes, as there are some thirty for each article: how many calls there were, and in which
    slot the name of the rule stands (0: none is running).
    """

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _PAGE)
        self._state = memoryview(self._memory)[:8].cast("Q")
        self._calls = 0
        self._article = ""
        self._slots: dict[str, int] = {}
        self._seen = 0
        self._looked = time.monotonic()
        self._ran = 0.0

    def __call__(self, rule: str, article: str) -> None:
        """The child begins to run a rule on an article."""
        if article != self._article:
            self._article = article
            self._memory[_ARTICLE] = _article(article).ljust(1024, b"\0")
        self._calls += 1 << 16
        self._state[0] = self._calls | (self._slots.get(rule) or self._slot(rule))

    def idle(self) -> None:
        """The child runs no rule."""
        self._state[0] = 0

    def _slot(self, rule: str) -> int:
        """Where the name of a rule is kept; the last place is for all that come when the others are taken."""
        slot = len(self._slots) + 1
        if slot < _MOST:
            self._slots[rule] = slot
        else:
            slot = _MOST
        start = _NAMES + (slot - 1) * _NAME
        self._memory[start : start + _NAME] = _rule(rule).ljust(_NAME, b"\0")
        return slot

    def running(self) -> tuple[str, str, float]:
        """Rule, article, and for how many seconds the parent has seen it run; an empty rule where none is running."""
        state, now = self._state[0], time.monotonic()
        passed, self._looked = min(now - self._looked, _BLINK), now
        self._ran = self._ran + passed if state == self._seen else 0.0
        self._seen = state
        slot = state & _SLOT
        if not slot:
            return "", "", 0.0
        start = _NAMES + (slot - 1) * _NAME
        rule, article = _names(self._memory[start : start + _NAME], self._memory[_ARTICLE])
        return rule, article, self._ran

    def end_if_late(self, child: int, seconds: float, refused: Refused) -> None:
        """End a child whose rule should have been stopped long ago."""
        rule, article, ran = self.running()
        if rule and ran > seconds + GRACE:
            refused[rule, article] = f"did not return within {seconds:g} seconds and was ended with its process"
            os.kill(child, signal.SIGKILL)


def told(rule: str, article: str) -> tuple[str, str]:
    """The names of a rule and an article as the memory has them, which has no room for those without end."""
    return _names(_rule(rule), _article(article))


def _rule(name: str) -> bytes:
    return name.encode()[:_NAME]


def _article(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")[:1024]


def _names(rule: bytes, article: bytes) -> tuple[str, str]:
    return rule.rstrip(b"\0").decode("utf-8", "replace"), article.rstrip(b"\0").decode("utf-8", "surrogateescape")


def refuse(refused: Refused, rule: str, article: str, why: str) -> None:
    """Leave a rule out on an article; on all of them where it has been too much too often."""
    refused.setdefault((rule, article), why)
    if sum(name == rule for name, _ in refused) >= LOSSES:
        refused[rule, ""] = f"{refused[rule, article]}, as on other articles, so it is left out"


def end_of(status: int) -> str:
    """How a process ended, in a word, by what waiting for it gave."""
    if os.WIFEXITED(status):
        return "exit"
    number = os.WTERMSIG(status)
    try:
        return signal.Signals(number).name
    except ValueError:  # most real-time signals have no name
        return f"signal {number}"


def flush() -> None:
    """What was told goes out before a process parts or ends. (A stream that was closed when Python began is none.)"""
    for stream in (sys.stdout, sys.stderr):
        if stream:
            stream.flush()


def may_be_foreign(status: int) -> bool:
    """Whether a process may have been ended by somebody else, be it the system that had no memory left."""
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGKILL, signal.SIGTERM)
