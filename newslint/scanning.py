"""From files to what examining them gives: remembered, examined here, or by several processes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from newslint.engines.spreading import jobs_for, spread
from newslint.examining import Examination, ExaminedFile, Examiner, Input
from newslint.status import status_of

if TYPE_CHECKING:
    from newslint.cache.memory import Memory, Recalled  # brings SQLite: only where there is a cache


class Scan:
    """Examines files, each in its turn, whoever does the work. ``jobs`` is a number of processes (0: what fits)."""

    def __init__(
        self, about: Examination, jobs: int, examiner: Examiner, memory: Memory | None, seconds: float
    ) -> None:
        self._about = about
        self._jobs = jobs
        self._examiner = examiner
        self._memory = memory
        self._seconds = seconds

    def files(self, work: list[Input]) -> Iterator[tuple[Input, ExaminedFile | None]]:
        """Each file with what it gives, in the order of the files: remembered, examined now, or both.

        Where the run is interrupted, there is none for those that other processes have not done.
        """
        memory = self._memory
        if memory is None:
            yield from self._examined(work)
            return
        recalled = memory.recall(work)
        to_do = [
            one.each if one.stored is None else replace(one.each, only=one.missing)
            for one in recalled
            if not one.is_whole
        ]
        fresh = self._examined(to_do)
        for one in recalled:
            if one.is_whole:
                yield one.each, memory.whole(one) or memory.anew(one.each, self._examiner.examine(one.each))
            else:
                yield one.each, self._completed(memory, one, *next(fresh))
        left = next(fresh, None)  # which raises where the run was interrupted
        assert left is None

    def _completed(self, memory: Memory, one: Recalled, each: Input, fresh: ExaminedFile | None) -> ExaminedFile | None:
        """What was found now together with what is remembered."""
        assert each.path == one.each.path
        if not fresh:
            return None
        if not fresh.content:  # it couldn't be read, or took its process down: not in this one, too
            return memory.anew(one.each, fresh)
        return memory.completed(one, fresh) or memory.anew(one.each, self._examiner.examine(one.each))

    def _examined(self, work: list[Input]) -> Iterator[tuple[Input, ExaminedFile | None]]:
        """Each file with what it gives, in the order of the files, by one process or several."""
        sizes = [size_of(each) for each in work] if self._jobs != 1 else []
        jobs = jobs_for(self._jobs, sizes)
        if jobs == 1:
            alone = len(work) == 1 and self._memory is None
            return ((each, self._examiner.examine(each, alone=alone)) for each in work)
        self._look_around(work)
        first = (work[0], self._examiner.examine(work[0]))  # what this reads and compiles, the processes need not
        return chain([first], spread(work[1:], sizes[1:], jobs, self._about, self._seconds))

    def _look_around(self, work: list[Input]) -> None:
        """Read what the files of a folder share (their configuration, what git knows) once, before processes part."""
        for each in {os.path.dirname(each.path): each for each in work}.values():
            if self._about.sites.of(each.path).rules.use_status and each.data is None:
                status_of(each.path)


def size_of(each: Input) -> int:
    """The bytes of a file (0 where it can't be had: reading it will tell why)."""
    if each.data is not None:
        return len(each.data)
    try:
        return os.stat(each.path).st_size
    except (OSError, ValueError):
        return 0
