"""Processes that share the work, and those that are lost on the way."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from newslint.engines.local import Done, Pool
from newslint.engines.spreading import jobs_for
from newslint.watch import Refused, Watch, told

Result = list[tuple[int, int]]


def squares(_: Watch, __: Refused) -> Callable[[Sequence[int]], Result]:
    """Work that takes the longer the earlier it comes."""

    def work(items: Sequence[int]) -> Result:
        time.sleep(0.05 / (1 + items[0]))
        return [(item, item * item) for item in items]

    return work


def deadly(fatal: int, told: Path | None = None) -> Callable[[Watch, Refused], Callable[[Sequence[int]], Result]]:
    """Work that takes its process down at one number: within a rule, where ``told`` counts the attempts, else as it is."""

    def make(watch: Watch, refused: Refused) -> Callable[[Sequence[int]], Result]:
        def work(items: Sequence[int]) -> Result:
            for item in items:
                if told and ("acme/deadly", str(item)) not in refused:
                    watch("acme/deadly", str(item))
                if item == fatal and not refused:
                    os.kill(os.getpid(), signal.SIGKILL)
                watch.idle()
            return [(item, item) for item in items]

        return work

    return make


def results(found: list[Done[int, Result]]) -> list[tuple[int, int]]:
    return [pair for done in found for pair in done.result or ()]


def test_results_come_in_the_order_of_the_chunks() -> None:
    chunks = [[0, 1], [2], [3, 4, 5], [6]]
    assert results(list(Pool(3, squares, 5).run(chunks))) == [(n, n * n) for n in range(7)]


def test_a_lost_chunk_is_tried_again_one_by_one_and_only_the_culprit_is_lost() -> None:
    found = list(Pool(2, deadly(3), 5).run([[0, 1], [2, 3, 4], [5]]))
    assert results(found) == [(n, n) for n in (0, 1, 2, 4, 5)]
    assert [(list(done.items), done.lost, done.again) for done in found if done.lost] == [
        ([2, 3, 4], "SIGKILL", True),
        ([3], "SIGKILL", False),
    ]


def test_a_rule_that_takes_a_process_down_is_left_out_there_and_nothing_is_lost(tmp_path: Path) -> None:
    found = list(Pool(2, deadly(3, tmp_path), 5).run([[0, 1], [2, 3, 4], [5]]))
    assert results(found) == [(n, n) for n in range(6)]
    assert not any(done.lost for done in found)


def test_a_rule_that_takes_down_every_process_costs_no_more_than_some() -> None:
    def make(watch: Watch, _: Refused) -> Callable[[Sequence[int]], Result]:
        def work(items: Sequence[int]) -> Result:
            watch("acme/deadly", str(items))
            os.kill(os.getpid(), signal.SIGKILL)
            return []

        return work

    found = list(Pool(1, make, 5).run([[1]]))
    assert [(list(done.items), done.result) for done in found if not done.again] == [([1], None)]


@pytest.mark.parametrize("name", ["a" * 2000, "ä" * 2000, "\udce4" * 2000, "a" + "ä" * 2000, "a\0"])
def test_names_without_end_are_told_as_they_are_asked_for(name: str) -> None:
    watch = Watch()
    watch(name.replace("\udce4", "é"), name)
    assert watch.running()[:2] == told(name.replace("\udce4", "é"), name)


def killed_once(folder: Path, *, rule: bool) -> Callable[[Watch, Refused], Callable[[Sequence[int]], Result]]:
    """Work whose process is killed the first time, by nobody's fault."""

    def make(watch: Watch, refused: Refused) -> Callable[[Sequence[int]], Result]:
        def work(items: Sequence[int]) -> Result:
            if rule:
                watch("acme/innocent", "a")
            if not (folder / "killed").exists():
                (folder / "killed").touch()
                os.kill(os.getpid(), signal.SIGKILL)
            watch.idle()
            return [(item, len(refused)) for item in items]

        return work

    return make


def test_a_rule_whose_process_is_killed_from_outside_is_not_blamed(tmp_path: Path) -> None:
    found = list(Pool(1, killed_once(tmp_path, rule=True), 5).run([[0, 1]]))
    assert [(done.result, done.lost) for done in found] == [([(0, 0), (1, 0)], "")]


def test_an_item_whose_process_is_killed_is_tried_again(tmp_path: Path) -> None:
    found = list(Pool(1, killed_once(tmp_path, rule=False), 5).run([[0]]))
    assert [(done.result, done.lost, done.again) for done in found] == [(None, "SIGKILL", True), ([(0, 0)], "", False)]


def test_a_rule_that_never_returns_is_ended_with_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslint.watch.GRACE", 0.3)

    def make(watch: Watch, refused: Refused) -> Callable[[Sequence[int]], Result]:
        def work(items: Sequence[int]) -> Result:
            for item in items:
                watch("acme/endless", str(item))
                while item == 1 and not refused:
                    time.sleep(0.05)
                watch.idle()
            return [(item, len(refused)) for item in items]

        return work

    assert results(list(Pool(1, make, 0.2).run([[0, 1]]))) == [(0, 1), (1, 1)]


def test_no_process_is_left_when_the_results_are_no_longer_wanted() -> None:
    found = Pool(2, squares, 5).run([[n] for n in range(50)])
    next(found)
    found.close()  # type: ignore[attr-defined]  # an iterator to others, a generator here
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_an_interrupt_while_a_process_begins_is_not_for_that_process(monkeypatch: pytest.MonkeyPatch) -> None:
    fork = os.fork

    def interrupted() -> int:
        pid = fork()
        if pid == 0:
            try:
                signal.raise_signal(signal.SIGINT)
            except KeyboardInterrupt:
                os._exit(3)  # what would go on here is a second copy of the run
        return pid

    monkeypatch.setattr("newslint.engines.worker.os.fork", interrupted)
    assert results(list(Pool(2, squares, 5).run([[0], [1], [2]]))) == [(0, 0), (1, 1), (2, 4)]


@pytest.mark.parametrize("most", [0, 1])
def test_where_there_can_be_no_more_processes_those_that_there_are_do_the_work(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    fork, begun = os.fork, []

    def refusing() -> int:
        if len(begun) == most:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        begun.append(1)
        return fork()

    monkeypatch.setattr("newslint.engines.worker.os.fork", refusing)
    there = len(os.listdir("/dev/fd"))
    assert results(list(Pool(2, squares, 5).run([[n] for n in range(5)]))) == [(n, n * n) for n in range(5)]
    assert len(os.listdir("/dev/fd")) == there, "no pipe is left open"


def test_an_interrupt_leaves_what_is_done_and_ends_the_rest() -> None:
    parent, before = os.getpid(), signal.getsignal(signal.SIGINT)

    def make(_: Watch, __: Refused) -> Callable[[Sequence[int]], Result]:
        def work(items: Sequence[int]) -> Result:
            if items == [3]:  # by whoever did 1 and 2
                os.kill(parent, signal.SIGINT)
            if items[0] in (0, 3):
                time.sleep(600)
            return [(items[0], 0)]

        return work

    pool = iter(Pool(2, make, 5).run([[0], [1], [2], [3]]))
    found = [(done.items, done.result, done.left) for done in (next(pool) for _ in range(4))]
    assert found == [([0], None, True), ([1], [(1, 0)], False), ([2], [(2, 0)], False), ([3], None, True)]
    with pytest.raises(KeyboardInterrupt):
        next(pool)
    assert signal.getsignal(signal.SIGINT) is before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_large_results_arrive_whole() -> None:
    def make(_: Watch, __: Refused) -> Callable[[Sequence[int]], bytes]:
        return lambda items: bytes(5_000_000 + items[0])

    assert [len(done.result or b"") for done in Pool(2, make, 5).run([[1], [2]])] == [5_000_001, 5_000_002]


@pytest.mark.parametrize(
    ("wanted", "sizes", "jobs"),
    [
        (0, [1000] * 100, 1),  # too little to share
        (1, [10_000_000] * 100, 1),
        (4, [10] * 3, 3),
        (4, [10] * 100, 4),
        (4, [10], 1),
        (4, [], 1),
    ],
)
def test_as_many_processes_as_are_wanted_or_worth_it(wanted: int, sizes: list[int], jobs: int) -> None:
    assert jobs_for(wanted, sizes) == jobs
