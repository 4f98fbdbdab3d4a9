"""A pool of processes on this machine. One that is lost costs its chunk a second try, never the run."""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pickle import HIGHEST_PROTOCOL, dumps, loads
from typing import Any, Generic, TypeVar

from newslint.tuples import NamedTuple
from newslint.watch import Refused, Watch, end_of, refuse

T = TypeVar("T")
R = TypeVar("R")

_LOOK = 0.5  # seconds between looks at what the workers are at
_SIZE = 8  # bytes that tell how long a message is
_PIPE = 1 << 18
_LOSSES = 20  # processes that rules may cost a chunk

Work = Callable[[Watch, Refused], Callable[[Sequence[T]], R]]
"""Made once in each worker: what does the work on a chunk. The refused rules may change from chunk to chunk."""


class Done(NamedTuple, Generic[T, R]):
    """A chunk, and what came of it. ``lost`` tells how the process ended that had it; then there is no result."""

    items: Sequence[T]
    result: R | None
    lost: str = ""
    again: bool = False
    """The items of a lost chunk are tried again, one by one."""


class _Task(NamedTuple, Generic[T]):
    """Items to work on, and where their result stands in the order of all."""

    number: int
    part: int
    items: Sequence[T]
    losses: int = 0


class Pool(Generic[T, R]):
    """Works on chunks in processes of its own, and gives what comes of them in the order of the chunks.

    ``seconds`` is how long a rule may take for one article. A worker that a rule has taken down, or has kept from
    returning, is replaced, and its chunk is done again without that rule on that article. One that ends in another
    way (killed, out of memory) gets its items done again one by one, so that only the one at fault is lost.
    """

    def __init__(self, jobs: int, work: Work[T, R], seconds: float) -> None:
        self._jobs = jobs
        self._work = work
        self._seconds = seconds
        self._refused: Refused = {}
        self._workers: list[_Worker[T]] = []
        self._queue: deque[_Task[T]] = deque()
        self._done: dict[int, dict[int, Done[T, R]]] = {}
        self._parts: dict[int, int] = {}

    def run(self, chunks: Sequence[Sequence[T]]) -> Iterator[Done[T, R]]:
        """What comes of the chunks. Closing the iterator ends the workers."""
        self._queue.extend(_Task(number, 0, items) for number, items in enumerate(chunks))
        try:
            for number in range(len(chunks)):
                while len(self._done.get(number, ())) <= self._parts.get(number, 0):
                    self._go_on()
                for _, done in sorted(self._done.pop(number).items()):
                    yield done
        finally:
            self._end()

    def _go_on(self) -> None:
        """Keep every worker busy, and take what they give."""
        for worker in self._workers:
            if worker.task is None and self._queue:
                worker.give(self._queue.popleft(), self._refused)
        while self._queue and len(self._workers) < self._jobs:
            worker = _Worker.start(self._work, self._workers)
            self._workers.append(worker)
            worker.give(self._queue.popleft(), self._refused)
        busy = {worker.reader: worker for worker in self._workers if worker.task}
        ready, _, _ = select.select(list(busy), [], [], _LOOK)
        for reader in ready:
            self._take(busy[reader])
        for worker in self._workers:
            worker.watch.end_if_late(worker.pid, self._seconds, self._refused)

    def _take(self, worker: _Worker[T]) -> None:
        task = worker.task
        assert task is not None
        message = worker.read()
        if message is None:
            self._lost(worker, task)
        elif message:
            self._keep(task, Done(task.items, loads(message)))
            worker.task = None

    def _keep(self, task: _Task[T], done: Done[T, R]) -> None:
        self._done.setdefault(task.number, {})[task.part] = done

    def _lost(self, worker: _Worker[T], task: _Task[T]) -> None:
        """A worker is gone: what was it at?"""
        self._workers.remove(worker)
        worker.close()
        how = end_of(worker.wait())
        rule, article, _ = worker.watch.running()
        if rule and task.losses < _LOSSES:
            refuse(self._refused, rule, article, f"ended the process ({how})")
            self._queue.appendleft(task._replace(losses=task.losses + 1))
        elif len(task.items) > 1:
            self._keep(task, Done(task.items, None, how, again=True))
            self._parts[task.number] = len(task.items)
            alone = [_Task(task.number, part, [item]) for part, item in enumerate(task.items, 1)]
            self._queue.extendleft(reversed(alone))
        else:
            self._keep(task, Done(task.items, None, how))

    def _end(self) -> None:
        for worker in self._workers:
            if worker.task:
                os.kill(worker.pid, signal.SIGKILL)
            worker.close()
        for worker in self._workers:
            worker.wait()
        self._workers.clear()


@dataclass(eq=False)
class _Worker(Generic[T]):
    """A process of the pool, as its parent sees it."""

    pid: int
    reader: int
    writer: int
    watch: Watch
    task: _Task[T] | None = None
    _received: bytearray = field(default_factory=bytearray)

    @staticmethod
    def start(work: Work[T, Any], others: Sequence[_Worker[T]]) -> _Worker[T]:
        """A new process that waits for chunks."""
        watch = Watch()
        tasks, writer = os.pipe()
        reader, results = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        held = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))  # until the worker ignores it
        try:
            pid = os.fork()
            if pid == 0:
                for other in others:  # else their pipes would stay open when the parent is gone
                    other.close()
                os.close(writer)
                os.close(reader)
                _serve(work, watch, tasks, results, held)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
        os.close(tasks)
        os.close(results)
        return _Worker(pid, reader, writer, watch)

    def give(self, task: _Task[T], refused: Refused) -> None:
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


def _serve(work: Work[T, Any], watch: Watch, tasks: int, results: int, held: set[Any]) -> None:
    """The worker: never returns. ``held`` are the signals that it does not take."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells when to stop
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, held)
    gc.freeze()  # what there is by now stays: looking through it again and again would copy its pages
    code = 1
    try:
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
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
