"""Checks by several processes: the same to the byte, whatever happens to one of them."""

from __future__ import annotations

import shutil
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


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES, tmp_path / "site")
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


def test_a_loader_that_fails_in_a_process_of_its_own_is_told(site: Path) -> None:
    (site / "odd.py").write_text(LOADER)
    (site / "a.odd").write_text("x")
    code, out, err = report(site, "--format", "concise", "-j", "2", "-p", "odd.py")
    assert code == 2
    assert "MemoryError" in out + err
