"""A process of a pool: it is given chunks through one pipe, and gives what comes of them through another."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pickle import HIGHEST_PROTOCOL, dumps, loads
from typing import Any, Generic, TypeVar

from newslint.tuples import NamedTuple
from newslint.watch import Refused, Watch, flush

T = TypeVar("T")
R = TypeVar("R")

_SIZE = 8  # bytes that tell how long a message is
_PIPE = 1 << 18

Work = Callable[[Watch, Refused], Callable[[Sequence[T]], R]]
"""Made once in each worker: what does the work on a chunk. The refused rules may change from chunk to chunk."""


class Task(NamedTuple, Generic[T]):
    """Items to work on, and where their result stands in the order of all.

    ``losses`` are the processes that they have cost; ``suspect`` is the rule, and the article it was at, when the last
    of these ended in a way that may have come from outside.
    """

    number: int
    part: int
    items: Sequence[T]
    losses: int = 0
    suspect: tuple[str, str] = ("", "")


@dataclass(eq=False)
class Worker(Generic[T]):
    """A process of the pool, as its parent sees it."""

    pid: int
    reader: int
    writer: int
    watch: Watch
    task: Task[T] | None = None
    _received: bytearray = field(default_factory=bytearray)

    @staticmethod
    def start(work: Work[T, Any], others: Sequence[Worker[T]]) -> Worker[T]:
        """A new process that waits for chunks.

        Raises:
            OSError: where the system has no room for one.
        """
        watch = Watch()
        pipes: list[int] = []
        flush()
        held = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))  # until the worker ignores it
        try:
            pipes += os.pipe()
            pipes += os.pipe()
            pid = os.fork()
            tasks, writer, reader, results = pipes
            if pid == 0:
                foreign = [writer, reader, *(pipe for other in others for pipe in (other.reader, other.writer))]
                _serve(work, watch, tasks, results, foreign, held)
        except OSError:
            for pipe in pipes:
                os.close(pipe)
            raise
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
        os.close(tasks)
        os.close(results)
        return Worker(pid, reader, writer, watch)

    def give(self, task: Task[T], refused: Refused) -> None:
        """Hand over a chunk. That the process is gone is seen when its result is read."""
        self.task = task
        with suppress(BrokenPipeError):
            _send(self.writer, dumps((task.items, refused), HIGHEST_PROTOCOL))

    def read(self) -> bytes | None:
        """The message once it is complete (empty: not yet); none where the process is gone."""
        data = os.read(self.reader, _PIPE)
        if not data:
            return None
        self._received += data
        if len(self._received) < _SIZE:
            return b""
        size = _SIZE + int.from_bytes(self._received[:_SIZE], "big")
        if len(self._received) < size:
            return b""
        message = bytes(self._received[_SIZE:size])
        self._received.clear()
        return message

    def close(self) -> None:
        """Close the pipes; an idle process then ends by itself."""
        os.close(self.reader)
        os.close(self.writer)

    def wait(self) -> int:
        """Wait for the end of the process; how it ended."""
        return os.waitpid(self.pid, 0)[1]


def _send(writer: int, message: bytes) -> None:
    data = memoryview(len(message).to_bytes(_SIZE, "big") + message)
    while data:
        data = data[os.write(writer, data) :]


def _receive(reader: int, size: int) -> bytes:
    """So many bytes; fewer where the other side is gone."""
    data = b""
    while len(data) < size and (more := os.read(reader, size - len(data))):
        data += more
    return data


def _serve(work: Work[T, Any], watch: Watch, tasks: int, results: int, foreign: Sequence[int], held: set[Any]) -> None:
    """The worker: never returns. ``foreign`` are pipes of others, ``held`` the signals that it does not take."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells when to stop
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        for pipe in foreign:  # else they would stay open when the parent is gone
            os.close(pipe)
        gc.freeze()  # what there is by now stays: looking through it again and again would copy its pages
        refused: Refused = {}
        examine = work(watch, refused)
        while size := _receive(tasks, _SIZE):
            items, newly = loads(_receive(tasks, int.from_bytes(size, "big")))
            refused.update(newly)
            _send(results, dumps(examine(items), HIGHEST_PROTOCOL))
        code = 0
    except BrokenPipeError:  # the parent has enough
        code = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        try:
            flush()
        finally:
            os._exit(code)
