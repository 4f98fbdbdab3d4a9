"""Checks by several processes: the same to the byte, whatever happens to one of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command import newslint_process

EXAMPLES = Path(__file__).parent.parent / "examples"

KILLER = """
import os, signal
from newslint import ArticleRule, hookimpl

def check(article, context):
    if "bridge" in article.path:
        os.kill(os.getpid(), signal.SIGKILL)
    yield from ()

rule = ArticleRule("killer/kill", check, title="A killer", advice="Don't.", messages={"it": "it"})

@hookimpl
def register_rules():
    return [rule]
"""

OUTSIDE = """
import os, signal
from newslint import WHOLE, ArticleRule, hookimpl

class Deadly(str):
    asked = 0

    def __format__(self, spec):  # first when the finding is looked at, within the rule, then when its words are made
        Deadly.asked += 1
        if Deadly.asked > 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return "x"

def check(article, context):
    Deadly.asked = 0
    if "bridge" in article.path:
        yield context.finding(WHOLE, "it", what=Deadly("x"))

rule = ArticleRule("outside/kill", check, title="A killer", advice="Don't.", messages={"it": "it {what}"})

@hookimpl
def register_rules():
    return [rule]
"""

LOADER = """
import os, signal
from newslint import hookimpl

class Loader:
    name = "odd"
    extensions = (".odd",)

    def load(self, file, settings):
        raise MemoryError("too large")

@hookimpl
def register_loaders():
    return [Loader()]
"""


STAYS = """
from newslint import PairRule, hookimpl

def sketch(article, context):
    return lambda: 1

rule = PairRule("stays/pair", sketch, keys=lambda sketch: [], verify=lambda *_: None, title="K", advice="Don't.",
                messages={"shared": "shared"})

@hookimpl
def register_rules():
    return [rule]
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES, tmp_path / "site", ignore=shutil.ignore_patterns(".newslint_cache"))
    return tmp_path / "site"


def report(site: Path, *arguments: str) -> tuple[int, str, str]:
    outcome = newslint_process("check", ".", "--as-of", "2026-11-22", "--no-cache", *arguments, cwd=site)
    return outcome.code, outcome.out, outcome.err


@pytest.mark.parametrize("form", ["json", "sarif", "concise"])
def test_the_report_is_the_same_to_the_byte_however_many_processes_there_are(site: Path, form: str) -> None:
    alone = report(site, "--format", form, "-j", "1")
    assert alone[1]
    assert {report(site, "--format", form, "-j", jobs) for jobs in "23"} == {alone}


def test_a_rule_that_kills_its_process_is_named_and_costs_nothing_else(site: Path) -> None:
    (site / "killer.py").write_text(KILLER)
    alone = report(site, "--format", "concise", "-j", "1")
    code, out, err = report(site, "--format", "concise", "-j", "2", "-p", "killer.py")
    assert code == 2
    assert "killer/kill" in out + err
    assert set(alone[1].splitlines()[:-1]) <= set(out.splitlines())


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_path_without_end_is_no_run_without_end(site: Path, jobs: str) -> None:
    (site / "killer.py").write_text(KILLER)
    deep = site.joinpath(*["d" * 200] * 6)
    deep.mkdir(parents=True)
    (deep / "bridge-again.md").write_text("Title\n\nThe council met.\n")
    code, out, _ = report(site, "--format", "json", "-j", jobs, "-p", "killer.py")
    assert (code, sum("bridge-again.md" in (one["path"] or "") for one in json.loads(out)["problems"])) == (2, 1)


def findings(out: str) -> list[tuple[str, str, str]]:
    return [(one["path"], one["rule"], one["message"]) for one in json.loads(out)["findings"]]


def test_a_lost_process_shifts_no_file_and_nothing_in_the_cache(site: Path) -> None:
    (site / "outside.py").write_text(OUTSIDE)
    clean = report(site, "--format", "json")[1]
    arguments = ("check", ".", "--as-of", "2026-11-22", "--format", "json", "-j", "2")
    lossy = newslint_process(*arguments, "-p", "outside.py", cwd=site)
    assert json.loads(lossy.out)["run"]["files"] == json.loads(clean)["run"]["files"]
    assert findings(lossy.out) == [one for one in findings(clean) if "bridge" not in one[0]]
    assert [one["message"].count("not checked") for one in json.loads(lossy.out)["problems"]].count(1) == 1
    assert newslint_process(*arguments, cwd=site).out == clean, "what was remembered is that of each file"
    partly = newslint_process(*arguments, "-p", "outside.py", cwd=site)
    assert findings(partly.out) == findings(lossy.out), "a file that is partly remembered takes nobody else down"


def test_a_lost_process_is_no_fault_on_a_terminal(site: Path) -> None:
    (site / "outside.py").write_text(OUTSIDE)
    arguments = ("check", ".", "--as-of", "2026-11-22", "--format", "json", "-j", "2", "--no-cache", "-p", "outside.py")
    mine, terminal = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "newslint", *arguments], cwd=site, stdout=subprocess.PIPE, stderr=terminal, check=False
    )
    os.close(terminal)
    os.close(mine)
    assert done.stdout.decode() == newslint_process(*arguments, cwd=site).out


def test_a_loader_that_fails_in_a_process_of_its_own_is_told(site: Path) -> None:
    (site / "odd.py").write_text(LOADER)
    (site / "a.odd").write_text("x")
    code, out, err = report(site, "--format", "concise", "-j", "2", "-p", "odd.py")
    assert code == 2
    assert "MemoryError" in out + err


def test_what_can_not_travel_costs_its_rule_and_nothing_else(site: Path) -> None:
    (site / "stays.py").write_text(STAYS)
    alone = report(site, "--format", "json", "-j", "1", "-p", "stays.py")
    code, out, err = report(site, "--format", "json", "-j", "2", "-p", "stays.py")
    assert (alone[0], code, err) == (1, 2, "")
    assert json.loads(out)["findings"] == json.loads(alone[1])["findings"]
    assert [(one["rule"], "handed" in one["message"]) for one in json.loads(out)["problems"]] == [("stays/pair", True)]


def test_where_there_can_be_no_process_the_one_that_there_is_does_the_work(site: Path) -> None:
    code = """if True:
        import os, sys

        def refusing():
            raise BlockingIOError(11, "Resource temporarily unavailable")

        os.fork = refusing
        from newslint.cli.main import main
        main(sys.argv[1:])
    """
    arguments = ("check", ".", "--as-of", "2026-11-22", "--no-cache", "--format", "json", "-j", "2")
    done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=site, capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == report(site, "--format", "json")
