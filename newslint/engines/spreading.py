"""Files over processes: chunks by bytes, what they give in the order of the files, those that are lost told."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from newslint.examining import Examination, ExaminedFile, Examiner, Input
from newslint.guard import Guard
from newslint.results import Problem
from newslint.watch import Refused, Watch

if TYPE_CHECKING:
    from newslint.engines.local import Done

_WORTHWHILE = 1_500_000
"""Bytes beyond which a second process pays: starting two costs some 30 ms, and 1 MB takes some 100 ms."""
_CHUNKS = 8  # for each process, so that none waits long for the last
_SMALLEST, _LARGEST = 65_536, 1_048_576  # bytes of a chunk
_MOST = 128  # files of a chunk


def jobs_for(wanted: int, sizes: Sequence[int]) -> int:
    """How many processes a run has; ``wanted`` 0 means one for each processor where the work is worth it."""
    if len(sizes) < 2 or not hasattr(os, "fork"):
        return 1
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if wanted:
        return min(wanted, len(sizes))
    return min(processors, max(1, sum(sizes) // (_WORTHWHILE // 2)))


def spread(
    inputs: Sequence[Input], sizes: Sequence[int], jobs: int, about: Examination, seconds: float
) -> Iterator[tuple[Input, ExaminedFile | None]]:
    """Each file, once, with what it gives, in order, by a pool of processes.

    Where the run is interrupted, those that are not done come with none, and KeyboardInterrupt after the last.
    """
    from newslint.engines.local import Pool  # a run of few files has no pool

    pool = Pool[Input, bytes](jobs, partial(_worker, about, seconds), seconds)
    return zip(inputs, _files(pool.run(list(_chunks(inputs, sizes, jobs)))), strict=True)


def _files(chunks: Iterable[Done[Input, bytes]]) -> Iterator[ExaminedFile | None]:
    """What the files of all chunks give. That a chunk was lost and is tried again is told with its first file."""
    from newslint.engines.packing import unpacked

    told: list[Problem] = []
    for done in chunks:
        if done.again:
            told.append(_lost(done))
            continue
        if done.left:
            yield from (None for _ in done.items)
            continue
        files = (
            unpacked(done.result) if done.result is not None else [ExaminedFile((), (_lost(done),)) for _ in done.items]
        )
        for file in files:
            yield file._replace(problems=(*told, *file.problems)) if told else file
            told.clear()


def _worker(about: Examination, seconds: float, watch: Watch, refused: Refused) -> _Worker:
    return _Worker(about, Guard(seconds, watch, refused))


class _Worker:
    """What examines chunks in a process of the pool."""

    def __init__(self, about: Examination, guard: Guard) -> None:
        self._examiner, self._guard = Examiner(about, guard), guard

    def __call__(self, items: Sequence[Input]) -> bytes:
        from newslint.engines.packing import packed

        with self._guard.timer():
            return packed([self._examiner.examine(each) for each in items])


def _chunks(inputs: Sequence[Input], sizes: Sequence[int], jobs: int) -> Iterator[list[Input]]:
    most = max(_SMALLEST, min(_LARGEST, sum(sizes) // (jobs * _CHUNKS)))
    chunk: list[Input] = []
    taken = 0
    for each, size in zip(inputs, sizes, strict=True):
        chunk.append(each)
        taken += size
        if taken >= most or len(chunk) == _MOST:
            yield chunk
            chunk, taken = [], 0
    if chunk:
        yield chunk


def _lost(done: Done[Input, bytes]) -> Problem:
    """What to tell of a lost chunk; one that isn't tried again is of one file."""
    first, last = done.items[0].path, done.items[-1].path
    if not done.again:
        return Problem("file", f"the process that had it was ended ({done.lost}), so it was not checked", first)
    if first == last:
        return Problem("file", f"the process that had it was ended ({done.lost}): it is tried again", first)
    told = f"the process that had {first} to {last} was ended ({done.lost}): its files are tried again one by one"
    return Problem("file", told)
