"""A pool of processes on this machine. One that is lost costs its chunk a second try, never the run."""

from __future__ import annotations

import os
import select
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pickle import loads
from types import FrameType
from typing import Any, Generic, TypeVar

from newslint.engines.worker import Task, Work, Worker
from newslint.tuples import NamedTuple
from newslint.watch import Refused, Watch, end_of, may_be_foreign, refuse

T = TypeVar("T")
R = TypeVar("R")

_LOOK = 0.25  # seconds between looks at what the workers are at
_LOSSES = 20  # processes that rules may cost a chunk


class Done(NamedTuple, Generic[T, R]):
    """A chunk, and what came of it. ``lost`` tells how the process ended that had it; then there is no result."""

    items: Sequence[T]
    result: R | None
    lost: str = ""
    again: bool = False
    """The items of a lost chunk are tried again, one by one."""
    left: bool = False
    """Somebody has interrupted the run before the chunk was done."""


class Pool(Generic[T, R]):
    """Works on chunks in processes of its own, and gives what comes of them in the order of the chunks.

    ``seconds`` is how long a rule may take for one article. A worker that a rule has taken down, or has kept from
    returning, is replaced, and its chunk is done again without that rule on that article; where it may have been killed
    from outside (out of memory), first once more with the rule. One that ends where no rule is running gets its items
    done again one by one, so that only the one at fault is lost. Where the system allows for no process, this one
    does the work.
    """

    def __init__(self, jobs: int, work: Work[T, R], seconds: float) -> None:
        self._jobs = jobs
        self._work = work
        self._seconds = seconds
        self._refused: Refused = {}
        self._workers: list[Worker[T]] = []
        self._queue: deque[Task[T]] = deque()
        self._done: dict[int, dict[int, Done[T, R]]] = {}
        self._parts: dict[int, int] = {}
        self._stopped = False
        self._own: Callable[[Sequence[T]], R] | None = None  # what does the work in this process

    def run(self, chunks: Sequence[Sequence[T]]) -> Iterator[Done[T, R]]:
        """What comes of the chunks. Closing the iterator ends the workers.

        An interrupt is noted: what is done by then is still given, in order, the rest as left, and then it is raised.
        """
        self._queue.extend(Task(number, 0, items) for number, items in enumerate(chunks))
        before = self._listen()
        try:
            for number, items in enumerate(chunks):
                while not (self._is_done(number) or self._stopped):
                    self._go_on()
                if self._is_done(number):
                    yield from (done for _, done in sorted(self._done.pop(number).items()))
                else:
                    yield Done(items, None, left=True)
            if self._stopped:
                raise KeyboardInterrupt
        finally:
            self._end()
            if before:
                signal.signal(signal.SIGINT, before)

    def _is_done(self, number: int) -> bool:
        return len(self._done.get(number, ())) > self._parts.get(number, 0)

    def _listen(self) -> Callable[[int, FrameType | None], Any] | None:
        """Note interrupts from now on; what took them before, if this thread may ask for that."""
        before = signal.getsignal(signal.SIGINT)
        if threading.current_thread() is not threading.main_thread() or not callable(before):
            return None
        signal.signal(signal.SIGINT, self._stop)
        return before

    def _stop(self, *_: object) -> None:
        self._stopped = True

    def _go_on(self) -> None:
        """Keep every worker busy, and take what they give."""
        for worker in self._workers:
            if worker.task is None and self._queue:
                worker.give(self._queue.popleft(), self._refused)
        while self._queue and len(self._workers) < self._jobs and (started := self._started()):
            self._workers.append(started)
            started.give(self._queue.popleft(), self._refused)
        if not self._workers:
            self._do_alone(self._queue.popleft())
        busy = {worker.reader: worker for worker in self._workers if worker.task}
        ready, _, _ = select.select(list(busy), [], [], _LOOK)
        for reader in ready:
            self._take(busy[reader])
        for worker in self._workers:
            worker.watch.end_if_late(worker.pid, self._seconds, self._refused)

    def _started(self) -> Worker[T] | None:
        """A new worker; none where the system has no room for one, so that those that there are must do."""
        try:
            return Worker.start(self._work, self._workers)
        except OSError:
            return None

    def _do_alone(self, task: Task[T]) -> None:
        if self._own is None:
            self._own = self._work(Watch(), self._refused)
        self._keep(task, Done(task.items, self._own(task.items)))

    def _take(self, worker: Worker[T]) -> None:
        task = worker.task
        assert task is not None
        message = worker.read()
        if message is None:
            self._lost(worker, task)
        elif message:
            self._keep(task, Done(task.items, loads(message)))
            worker.task = None

    def _keep(self, task: Task[T], done: Done[T, R]) -> None:
        self._done.setdefault(task.number, {})[task.part] = done

    def _lost(self, worker: Worker[T], task: Task[T]) -> None:
        """A worker is gone: what was it at?"""
        self._workers.remove(worker)
        worker.close()
        status = worker.wait()
        how = end_of(status)
        rule, article, _ = worker.watch.running()
        if rule and task.losses < _LOSSES:
            place = (rule, article)
            if not may_be_foreign(status) or place == task.suspect or place in self._refused:
                refuse(self._refused, rule, article, f"ended the process ({how})")
            self._queue.appendleft(task._replace(losses=task.losses + 1, suspect=place))
        elif not task.part:
            self._keep(task, Done(task.items, None, how, again=True))
            self._parts[task.number] = len(task.items)
            alone = [Task(task.number, part, [item]) for part, item in enumerate(task.items, 1)]
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
