"""The GitHub Action: its steps run under bash on a repository with a base and a head commit."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from composite import Ran, run_action
from repo import Repo, article
from sarif_profile import assert_github_profile

ROOT = Path(__file__).parent.parent
VAGUE = "Analysts say the bridge is late."
TYPO = "The quay was rebuilt by TK last year."
COMMAND = re.compile(r"^::(error|warning|notice)( [^:]*)?::(.*)$", re.M)


class Pull:
    """A pull request: the base, the change, and what GitHub checks out of both."""

    def __init__(self, folder: Path) -> None:
        self.repo = Repo(folder / "work" / "repo")
        self.temp = folder / "temp"
        (self.temp / "newslint").mkdir(parents=True)
        self.base = ""

    def branch(self) -> None:
        """What is committed so far is the base."""
        self.base = self.repo.commit("Base")
        self.repo.git("checkout", "-q", "-b", "change")

    def check(self, event: str = "pull_request", **inputs: str) -> Ran:
        """Run the action on what is committed, as GitHub has it: merged into the base, the clone complete."""
        head = self.repo.git("rev-parse", "HEAD")
        if event == "pull_request":
            self.repo.git("checkout", "-q", "--detach", self.base)
            self.repo.git("merge", "-q", "--no-ff", "-m", "Merge", head)
        told = {"pull_request": {"base": {"sha": self.base}, "head": {"sha": head}}, "before": self.base}
        return self.run(event, told, **inputs)

    def run(self, event: str, told: Mapping[str, Any], **inputs: str) -> Ran:
        """Run the action for an event, newslint being installed already."""
        path = self.temp / "event.json"
        path.write_text(json.dumps(told), encoding="utf-8")
        command = self.temp / "newslint" / "newslint"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newslint "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        (self.temp / "newslint" / "executable.txt").write_text(str(command), encoding="utf-8")
        given = {"as-of": "2026-11-22", **{name.replace("_", "-"): value for name, value in inputs.items()}}
        environment = {"GITHUB_EVENT_NAME": event, "GITHUB_EVENT_PATH": str(path), "GITHUB_TOKEN": ""}
        return run_action(ROOT, given, self.repo.folder, self.temp, environment, skip=("Install newslint",))


@pytest.fixture
def pull(tmp_path: Path) -> Pull:
    return Pull(tmp_path)


def annotations(ran: Ran) -> list[tuple[str, str, str]]:
    """Level, file and message of each annotation."""
    found = []
    for level, told, message in COMMAND.findall(ran.log):
        file = re.search(r"file=([^,]*)", told)
        found.append((level, file[1] if file else "", message))
    return found


def test_a_new_article_is_told_and_an_old_one_is_not(pull: Pull) -> None:
    pull.repo.write("content/old.md", article("An old story", VAGUE))
    pull.branch()
    pull.repo.write("content/new.md", article("A new story", TYPO))
    pull.repo.commit()
    ran = pull.check()
    assert ran.code == 1, ran.log
    assert [(level, file) for level, file, _ in annotations(ran)] == [("error", "content/new.md")]
    assert dict(ran.outputs) == {
        "findings": "1",
        "errors": "1",
        "warnings": "0",
        "sarif-file": "",
        "exit-code": "1",
    }
    assert "1 thing to fix in 1 article" in ran.summary
    assert "Text still to come" in ran.summary
    assert "old.md" not in ran.summary


def test_what_an_edited_article_had_before_is_folded(pull: Pull) -> None:
    old = article("A story of 2014", VAGUE, "It is a fine bridg.", date="2014-03-01")
    pull.repo.write("content/old.md", old)
    pull.branch()
    pull.repo.write("content/old.md", old.replace("bridg.", "bridge."))
    pull.repo.commit()
    ran = pull.check()
    assert (ran.code, annotations(ran), ran.outputs["findings"]) == (0, [], "0"), ran.log
    assert "Nothing to fix" in ran.summary


def test_a_line_that_an_edit_adds_is_told(pull: Pull) -> None:
    old = article("A story", VAGUE)
    pull.repo.write("content/old.md", old)
    pull.branch()
    pull.repo.write("content/old.md", old + f"\n{TYPO}\n")
    pull.repo.commit()
    ran = pull.check()
    assert [message for _, _, message in annotations(ran)] == ["“TK” stands for something still to come: put it in."]
    assert ran.code == 1


def test_a_renamed_article_keeps_what_it_had(pull: Pull) -> None:
    pull.repo.write("content/story.md", article("A story", VAGUE, TYPO))
    pull.branch()
    (pull.repo.folder / "content/story.md").rename(pull.repo.folder / "content/Fähre – “neu”.md")
    pull.repo.commit()
    ran = pull.check()
    assert (ran.code, annotations(ran)) == (0, []), ran.log
    pull.repo.write("content/Fähre – “neu”.md", article("A story", VAGUE, TYPO, "Observers say it is fine."))
    pull.repo.commit()
    pull.base = pull.repo.git("rev-parse", "HEAD~1")
    ran = pull.run("push", {"before": pull.base})
    assert [(level, file) for level, file, _ in annotations(ran)] == [("warning", "content/Fähre – “neu”.md")]


def test_a_deleted_article_is_no_matter(pull: Pull) -> None:
    pull.repo.write("content/story.md", article("A story", VAGUE))
    pull.branch()
    (pull.repo.folder / "content/story.md").unlink()
    pull.repo.commit()
    ran = pull.check()
    assert (ran.code, annotations(ran)) == (0, []), ran.log


def test_a_change_cannot_change_what_it_is_checked_by(pull: Pull) -> None:
    pull.repo.write(".newslint.yaml", "rules: {body/placeholder: warning}\n")
    pull.branch()
    pull.repo.write(".newslint.yaml", "ignore: [body, attribution]\n")
    pull.repo.write("content/.newslint.yaml", "ignore: [body]\n")
    pull.repo.write("content/new.md", article("A new story", TYPO))
    pull.repo.commit()
    ran = pull.check()
    assert ran.code == 1
    assert [(level, file) for level, file, _ in annotations(ran)] == [("warning", "content/new.md")]
    assert r"\.newslint\.yaml" in ran.summary or ".newslint.yaml" in ran.summary
    assert pull.check(config_from="head").code == 0


def test_a_change_cannot_bring_a_baseline(pull: Pull) -> None:
    pull.branch()
    pull.repo.write("content/new.md", article("A new story", TYPO))
    told = {"rule": "body/placeholder", "message": "tk", "fingerprint": "x", "quote": "TK"}
    pull.repo.write(".newslint-baseline.json", json.dumps({"version": 1, "articles": {"content/new.md": [told]}}))
    pull.repo.commit()
    ran = pull.check()
    assert ran.code == 1


def test_suppressions_of_a_change_are_counted_and_can_be_ignored(pull: Pull) -> None:
    pull.branch()
    hidden = f"<!-- newslint: ignore attribution/vague-source -- trust me -->\n\n{VAGUE}"
    pull.repo.write("content/new.md", article("A new story", hidden))
    pull.repo.commit()
    ran = pull.check()
    assert (ran.code, annotations(ran)) == (0, []), ran.log
    assert "1 finding suppressed by this change itself" in ran.summary
    ran = pull.check(allow_inline_suppressions="false")
    assert (ran.code, len(annotations(ran))) == (1, 1)


def test_without_the_base_whole_articles_are_checked(pull: Pull) -> None:
    pull.repo.write("content/old.md", article("An old story", VAGUE))
    pull.branch()
    pull.repo.write("content/new.md", article("A new story", TYPO))
    pull.repo.commit()
    clone = Repo(pull.temp / "shallow")
    clone.git("pull", "-q", "--depth=1", f"file://{pull.repo.folder}", "change")
    pull.repo = clone
    ran = pull.run("pull_request", {"pull_request": {"base": {"sha": pull.base}}})
    assert sorted(file for _, file, _ in annotations(ran)) == ["content/new.md", "content/old.md"], ran.log
    assert "fetch" in ran.summary


def test_no_more_annotations_than_github_shows(pull: Pull) -> None:
    pull.branch()
    for number in range(60):
        words = [
            f"Analysts say that quay {number} of {place} is late." for place in ("Calder", "Marrow", "Tarn", "Esk")
        ]
        pull.repo.write(f"content/{number}.md", article(f"Story {number}", *words, f"Built by TK in {number}."))
    pull.repo.commit()
    ran = pull.check()
    levels = [level for level, _, _ in annotations(ran)]
    assert (levels.count("error"), levels.count("warning")) == (10, 10)
    assert ran.outputs["findings"] == "300"
    assert "51 more errors in the log of this step" in ran.log
    assert "231 more warnings" in ran.log
    assert ran.log.count("attribution/vague-source") >= 240
    assert len(ran.summary.encode()) < 1_000_000
    assert "300 things to fix in 60 articles" in ran.summary


INJECTIONS = (
    "::error file=x::pwned",
    "\n::set-output name=exit-code::0",
    "##[command]pwned",
    "%0A::warning::pwned",
    "</details><script>alert(1)</script><!--",
    "@octocat fixes #1 GH-2 [x](https://evil.example) ![i](https://evil.example/i.png) | a | `b` ``` c",
    "newslint_0<<END\n0\nEND",
    "$(touch pwned) `touch pwned` ; touch pwned",
)


@pytest.mark.parametrize("attack", INJECTIONS)
def test_an_article_is_data(pull: Pull, attack: str) -> None:
    pull.branch()
    pull.repo.write(
        "content/new.md", article("A new story", f"TODO: {attack} and TK {attack}", f"Analysts say {attack}.")
    )
    name = re.sub(r"[/\0]", "", attack)[:80]
    pull.repo.write(f"content/{name}.md", article("Another story", TYPO))
    pull.repo.commit()
    ran = pull.check()
    assert ran.code == 1
    assert not list(pull.repo.folder.rglob("pwned"))
    for line in ran.log.splitlines():
        if line.lstrip().startswith("::"):
            assert re.match(r"::(error|warning|notice) ", line), line
            assert line.count("::") >= 2
        assert "##[" not in line
    files = [file for _, file, _ in annotations(ran)]
    assert len(files) <= 20
    assert ran.outputs["exit-code"] == "1"
    shown = re.sub(r"(`+)(?!`)[^\n]*?(?<!`)\1(?!`)", "", ran.summary)  # within code nothing means anything
    assert not re.search(r"(?<!\\)<script", shown)
    assert not re.search(r"(?<![\w>])@octocat|(?<![\\\w>])#1\b|\]\(https://evil", shown)


def test_sarif_is_written_where_it_is_wanted(pull: Pull) -> None:
    pull.branch()
    pull.repo.write("content/new.md", article("A new story", TYPO))
    pull.repo.commit()
    ran = pull.check(sarif_file="out.sarif", format="concise")
    log = json.loads((pull.repo.folder / "out.sarif").read_text(encoding="utf-8"))
    assert_github_profile(log)
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == ["body/placeholder"]
    assert (ran.outputs["sarif-file"], annotations(ran)) == ("out.sarif", [])


def test_all_is_checked_where_nothing_changes(pull: Pull) -> None:
    pull.repo.write("content/old.md", article("An old story", VAGUE))
    pull.branch()
    ran = pull.run("schedule", {})
    assert [(level, file) for level, file, _ in annotations(ran)] == [("warning", "content/old.md")]


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 0), ("warning", 1), ("never", 0)], ids=["errors", "warnings", "nothing"]
)
def test_what_fails_is_the_workflows_to_say(pull: Pull, fail_on: str, code: int) -> None:
    pull.branch()
    pull.repo.write("content/new.md", article("A new story", VAGUE))
    pull.repo.commit()
    ran = pull.check(fail_on=fail_on)
    assert (ran.code, ran.outputs["exit-code"], len(annotations(ran))) == (code, str(code), 1)


def test_a_wrong_input_is_told(pull: Pull) -> None:
    pull.branch()
    ran = pull.check(as_of="yesterday")
    assert ran.code == 2
    assert "“yesterday” is no day" in ran.log


@pytest.mark.parametrize(
    "plugins", ["newslint-acme", "--index-url https://evil.example x==1", "x==1;touch pwned", "./x==1"]
)
def test_a_plugin_needs_a_version(pull: Pull, plugins: str) -> None:
    ran = run_action(ROOT, {"plugins": plugins}, pull.repo.folder, pull.temp, {}, skip=("Check",))
    assert ran.code == 2
    assert "version" in ran.log
    assert not list(pull.temp.rglob("pwned"))


@pytest.mark.skipif("NEWSLINT_TEST_INSTALL" not in os.environ, reason="CI installs it, which takes the network")
def test_it_installs_itself_and_nothing_of_the_workspace(pull: Pull) -> None:
    for name in ("pip", "venv", "json", "newslint", "click"):
        pull.repo.write(f"{name}.py", "raise SystemExit('taken for a module')\n")
    pull.repo.write("content/new.md", article("A new story", TYPO))
    pull.repo.commit()
    ran = run_action(ROOT, {"as-of": "2026-11-22"}, pull.repo.folder, pull.temp, {"GITHUB_EVENT_NAME": "schedule"})
    assert ran.code == 1, ran.log
    assert [file for _, file, _ in annotations(ran)] == ["content/new.md"]
