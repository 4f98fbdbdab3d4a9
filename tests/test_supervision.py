"""Signals that reach a run from outside: it stops as it was asked to, and nothing of it is left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="no /proc")

PATIENCE = 60.0  # seconds, far beyond what anything here takes

PLUGIN = """
import itertools, os, time
from newslint import ArticleRule, hookimpl

def check(article, context):
    if {jobs} > 1 and "a0" in article.path:  # the first is examined before there are workers
        return
    with open(f"begun-{{os.getpid()}}", "w"):
        {body}
    yield from ()

rule = ArticleRule("bad/rule", check, title="t", advice="a", messages={{"seen": "seen"}})

@hookimpl
def register_rules():
    return [rule]
"""
SLEEPS = "time.sleep(600)"
HANGS = "sum(itertools.repeat(0))"


def until(true: Callable[[], Any], what: str) -> Any:
    """What a condition gives once it gives something."""
    end = time.monotonic() + PATIENCE
    while not (found := true()):
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.02)
    return found


def state(pid: int) -> str:
    """The letter that the system has for what a process does; Z where there is none."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    return "Z"


def children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()]
    return []


class Run:
    """A run that has come to a rule that never ends: the processes are newslint, its child, and those at the rule."""

    def __init__(self, folder: Path, body: str, jobs: int) -> None:
        (folder / "bad.py").write_text(PLUGIN.format(body=body, jobs=jobs), encoding="utf-8")
        for number in range(4):
            (folder / f"a{number}.txt").write_text(f"Title {number}\n\nThe council met.\n", encoding="utf-8")
        (folder / ".newslint.yaml").write_text("limits: {rule-seconds: 600}\n", encoding="utf-8")
        arguments = ["check", ".", "-p", "bad.py", "--format", "json", "-j", str(jobs), "--no-cache"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "newslint", *arguments],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0,
        )  # fmt: skip
        self.pid = self.process.pid
        self.child = until(lambda: children(self.pid), "a child")[0]
        self._folder = folder
        until(lambda: self.at_rule, "a rule that runs")

    @property
    def at_rule(self) -> list[int]:
        return [int(path.name.partition("-")[2]) for path in self._folder.glob("begun-*")]

    def ended(self) -> tuple[int, list[str], str]:
        """The exit code, the problems of the report (one more would be no JSON), and standard error."""
        out, err = self.process.communicate(timeout=PATIENCE)
        told = [problem["message"] for problem in json.loads(out)["problems"]] if out else []
        return self.process.returncode, told, err.decode()

    def nothing_is_left(self) -> bool:
        return all(state(pid) == "Z" for pid in (self.pid, self.child, *children(self.child), *self.at_rule))


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[[str, int], Run]]:
    begun: list[Run] = []

    def begin(body: str, jobs: int) -> Run:
        begun.append(Run(tmp_path, body, jobs))
        return begun[-1]

    yield begin
    for one in begun:
        for pid in (one.pid, one.child, *one.at_rule):
            if state(pid) != "Z":
                os.kill(pid, signal.SIGKILL)
        one.process.communicate()


REPORTER = """
import os, time
from newslint import hookimpl

class Reporter:
    name, needs_line_hashes = "slow", False

    def write(self, report, out, style):
        open("begun", "w").close()
        while not os.path.exists("go"):
            time.sleep(0.02)
        out.write(f"{len(report.problems)} problems")

@hookimpl
def register_reporters():
    return [Reporter()]
"""


Begin = Callable[[str, int], Run]
STOPPED = "stopped after 0 of 4 files: this is what was found so far"


@pytest.mark.parametrize("send", [os.kill, os.killpg], ids=["to newslint alone", "to its group, as a terminal does"])
def test_an_interrupt_ends_the_run_with_one_report(run: Begin, send: Callable[[int, int], None]) -> None:
    one = run(SLEEPS, 1)
    send(one.pid, signal.SIGINT)
    assert one.ended() == (2, [STOPPED], "")
    until(one.nothing_is_left, "the end of all")


def test_a_second_interrupt_ends_what_can_not_report(run: Begin) -> None:
    one = run(HANGS, 1)
    os.kill(one.pid, signal.SIGINT)
    time.sleep(0.5)  # two at once are one
    os.kill(one.pid, signal.SIGINT)
    assert one.ended() == (2, [], "newslint: the process was ended by SIGKILL: no report\n")
    until(one.nothing_is_left, "the end of all")


def test_what_an_interrupted_run_did_not_compare_makes_no_suppression_unused(tmp_path: Path, run: Begin) -> None:
    ignored = "<!-- newslint: ignore-file {} -->\n\n".format
    for number, name in enumerate(["duplicates", "duplicates/duplicate-article", "all", "dates/future"]):
        (tmp_path / f"_{number}.md").write_text(f"# Title\n\n{ignored(name)}The council met.\n", encoding="utf-8")
    one = run(f"if '_' not in article.path: open('last', 'w').close(); {SLEEPS}", 1)
    until((tmp_path / "last").exists, "the last article")
    os.kill(one.pid, signal.SIGINT)
    out, _ = one.process.communicate(timeout=PATIENCE)
    unused = [
        found["message"] for found in json.loads(out)["findings"] if found["rule"] == "newslint/unused-suppression"
    ]
    assert unused == ["nothing here needs “ignore dates/future”: take the suppression out"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGKILL])
@pytest.mark.parametrize("jobs", [1, 2])
def test_who_ends_newslint_ends_all_of_it(run: Begin, number: int, jobs: int) -> None:
    one = run(HANGS, jobs)
    os.kill(one.pid, number)
    assert one.ended()[0] == -number
    until(one.nothing_is_left, "the end of all")


def test_workers_end_with_the_process_that_leads_them(run: Begin) -> None:
    one = run(HANGS, 2)
    assert one.child not in one.at_rule
    os.kill(one.child, signal.SIGKILL)
    assert one.ended()[0] == 2
    until(one.nothing_is_left, "the end of all")


def test_stopping_and_going_on_is_for_all_of_it(run: Begin) -> None:
    one = run(SLEEPS, 1)
    os.kill(one.pid, signal.SIGTSTP)
    until(lambda: {state(one.pid), state(one.child)} == {"T"}, "both to stop")
    os.kill(one.pid, signal.SIGCONT)
    until(lambda: "T" not in (state(one.pid), state(one.child)), "both to go on")
    os.kill(one.pid, signal.SIGINT)
    assert one.ended() == (2, [STOPPED], "")


def test_a_rule_can_not_hold_an_interrupt_up(run: Begin) -> None:
    one = run("\n        ".join(["try: time.sleep(600)", "except BaseException: time.sleep(600)"]), 1)
    os.kill(one.pid, signal.SIGINT)
    assert one.ended() == (2, [STOPPED], "")


def test_an_interrupt_while_the_report_is_written_costs_none_of_it(tmp_path: Path) -> None:
    (tmp_path / "odd.py").write_text(REPORTER, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Title\n\nThe council met.\n", encoding="utf-8")
    arguments = ["check", "a.txt", "-p", "odd.py", "--format", "slow", "--select", "dates/future"]
    process = subprocess.Popen(
        [sys.executable, "-m", "newslint", *arguments], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    until((tmp_path / "begun").exists, "a report that is written")
    os.kill(process.pid, signal.SIGINT)
    time.sleep(0.5)  # it is on its way
    (tmp_path / "go").touch()
    assert (process.communicate(timeout=PATIENCE), process.returncode) == ((b"0 problems", b""), 0)


@pytest.mark.parametrize(("cache", "told"), [("--no-cache", "2 of 24"), ("--verbose", "22 of 24")])
def test_an_interrupt_loses_nothing_that_is_done_or_remembered(tmp_path: Path, cache: str, told: str) -> None:
    body = "if 'a1' in article.path or 'a3' in article.path and not os.kill(os.getppid(), 2): time.sleep(600)"
    (tmp_path / "bad.py").write_text(PLUGIN.format(body=body, jobs=1), encoding="utf-8")
    (tmp_path / ".newslint.yaml").write_text("limits: {rule-seconds: 600}\nselect: [bad]\n", encoding="utf-8")
    command = [sys.executable, "-m", "newslint", ".", "-p", "bad.py", "--format", "json", "-j", "2", cache]
    for number in range(20):
        (tmp_path / f"z{number}.txt").write_text(f"Title {number}\n\nThe council met.\n", encoding="utf-8")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=PATIENCE, check=False).returncode == 0
    for number in range(4):  # each is a chunk of its own
        text = f"Title {number}\n\n" + "The council met again.\n\n" * 3000
        (tmp_path / f"a{number}.txt").write_text(text, encoding="utf-8")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=PATIENCE, check=False)
    problems = [problem["message"] for problem in json.loads(done.stdout)["problems"]]
    assert (done.returncode, problems) == (2, [f"stopped after {told} files: this is what was found so far"])
