"""``--diff``, ``--staged`` and ``--diff-file``: only what a change brings is told."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from command import Outcome, newslint
from hypothesis import given
from hypothesis import strategies as st
from repo import Repo, article

from newslint.patch import apply_reversed, read_patch

VAGUE = "Analysts say the bridge is late."
TYPO = "The quay was rebuilt by TK last year."


@pytest.fixture
def repo(site: Path) -> Repo:
    return Repo(site)


def check(*arguments: str, stdin: bytes | None = None) -> Outcome:
    return newslint("check", ".", "--as-of", "2026-11-22", *arguments, stdin=stdin)


def new(*arguments: str, stdin: bytes | None = None) -> list[tuple[str, str]]:
    """Path and rule of each new finding."""
    found = check("--format", "json", *arguments, stdin=stdin).report["findings"]
    assert all(one["baseline"] for one in found)
    return [(one["path"], one["rule"]) for one in found if one["baseline"] == "new"]


def test_only_what_a_branch_brings_is_told(repo: Repo) -> None:
    repo.write("old.md", article("An old story", VAGUE))
    repo.write("edited.md", article("A story", VAGUE))
    repo.commit()
    repo.git("checkout", "-q", "-b", "change")
    repo.write("edited.md", article("A story", VAGUE, TYPO))
    repo.write("new.md", article("A new story", VAGUE))
    repo.commit()
    expected = [("edited.md", "body/placeholder"), ("new.md", "attribution/vague-source")]
    assert new("--diff") == new("--diff", "main") == new("--diff", "HEAD~1") == expected
    assert new("--diff", "HEAD") == []
    assert check("--diff", "HEAD").code == 0
    repo.write("untracked.md", article("Another story", TYPO))
    assert new("--diff", "HEAD") == [("untracked.md", "body/placeholder")]


def test_the_main_branch_going_on_is_no_matter(repo: Repo) -> None:
    repo.write("old.md", article("An old story"))
    repo.commit()
    repo.git("checkout", "-q", "-b", "change")
    repo.write("new.md", article("A new story", VAGUE))
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.write("old.md", article("An old story", TYPO))
    repo.commit()
    repo.git("checkout", "-q", "change")
    assert new("--diff") == [("new.md", "attribution/vague-source")]


def test_a_typo_mended_does_not_bring_up_an_articles_age(repo: Repo) -> None:
    old = article("A story of 2014", "A fine bridg.", date="2014-03-01").replace("author: Ann Lee\n", "")
    repo.write("old.md", old)
    repo.commit()
    repo.write("old.md", old.replace("bridg.", "bridge."))
    assert new("--diff", "HEAD", "--fail-on", "note") == []
    assert check("--diff", "HEAD", "--fail-on", "note").code == 0


def test_a_duplicate_that_is_new_is_told_and_an_old_one_is_not(repo: Repo) -> None:
    letters = Random(7)
    words = ["".join(letters.choices("abcdefghilmnoprstu", k=letters.randint(3, 9))) for _ in range(200)]
    text = f"The ferry went. {' '.join(words)}."
    repo.write("first.md", article("A story", text))
    repo.write("twin.md", article("A twin", text))
    repo.commit()
    repo.write("copy.md", article("A copy", text))
    assert [rule for path, rule in new("--diff", "HEAD") if path == "copy.md"] == ["duplicates/near-duplicate"]
    (Path("copy.md")).unlink()
    repo.write("twin.md", article("A twin", text, "It rained."))
    assert new("--diff", "HEAD") == []


@pytest.mark.parametrize("name", ["ä ö – “x”.md", 'quo"te.md', "tab\tname.md", "new\nline.md", "\udcffbyte.md"])
def test_names_of_any_kind(repo: Repo, name: str) -> None:
    repo.write("plain.md", article("A story", VAGUE))
    repo.commit()
    repo.git("mv", "plain.md", name)
    repo.commit()
    assert new("--diff", "HEAD~1") == []
    repo.write(name, article("A story", VAGUE, TYPO))
    assert [rule for _, rule in new("--diff", "HEAD~1")] == ["body/placeholder"]


def test_staged_is_what_would_be_committed(repo: Repo) -> None:
    repo.write("a.md", article("A story"))
    repo.commit()
    repo.write("a.md", article("A story", VAGUE))
    repo.git("add", "a.md")
    repo.write("a.md", article("A story", TYPO))  # what is on the disk by now is not what is staged
    repo.write("b.md", article("Not staged", TYPO))
    assert new("--staged") == [("a.md", "attribution/vague-source")]
    repo.git("add", "--all")
    assert new("--staged") == [("a.md", "body/placeholder"), ("b.md", "body/placeholder")]


def test_staged_before_the_first_commit(repo: Repo) -> None:
    repo.write("a.md", article("A story", VAGUE))
    repo.git("add", "a.md")
    assert new("--staged") == [("a.md", "attribution/vague-source")]


def test_without_a_common_commit_whole_files_are_checked(repo: Repo) -> None:
    repo.write("a.md", article("A story", VAGUE))
    repo.commit()
    repo.git("checkout", "-q", "--orphan", "other")
    repo.commit("Another beginning")
    outcome = check("--diff", "main")
    assert outcome.code == 1
    assert "no commit in common" in outcome.out
    assert "Analysts say" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (("--diff", "nothing"), "git knows no revision “nothing”"),
        (("--diff", "--upload-pack=x"), "--upload-pack"),
        (("--diff", "HEAD", "--staged"), "don't go together"),
        (("--diff-file", "nothing.diff"), "can't be read"),
    ],
)
def test_what_nobody_can_compare_with_is_told(repo: Repo, arguments: tuple[str, ...], wrong: str) -> None:
    repo.write("a.md", article("A story", VAGUE))
    repo.commit()
    outcome = check(*arguments)
    assert outcome.code == 2
    assert wrong in outcome.err


def test_without_a_repository_there_is_no_diff(site: Path) -> None:
    (site / "a.md").write_text(article("A story"), encoding="utf-8")
    outcome = check("--diff")
    assert outcome.code == 2
    assert "no git repository" in outcome.err


def test_a_diff_by_file_and_by_standard_input(repo: Repo) -> None:
    repo.write("a.md", article("A story", VAGUE))
    repo.write("gone.md", article("Another story", VAGUE))
    repo.commit()
    repo.write("a.md", article("A story", VAGUE, TYPO))
    (Path("gone.md")).unlink()
    repo.write("sub/ä.md", article("A new story", TYPO))
    repo.git("add", "--all")
    diff = repo.git("diff", "--cached") + "\n"
    Path("change.diff").write_text(diff, encoding="utf-8")
    expected = [("a.md", "body/placeholder"), ("sub/ä.md", "body/placeholder")]
    assert new("--diff-file", "change.diff") == expected
    assert new("--diff-file", "-", stdin=diff.encode()) == expected


def test_a_diff_that_does_not_fit_hides_nothing(repo: Repo) -> None:
    repo.write("a.md", article("A story", VAGUE))
    repo.commit()
    repo.write("a.md", article("A story", VAGUE, TYPO))
    diff = repo.git("diff") + "\n"
    repo.write("a.md", "Something else. Analysts say so.\n")
    outcome = check("--diff-file", "-", stdin=diff.encode())
    assert "doesn't fit a.md" in outcome.out
    assert "Analysts say" in outcome.out


def test_what_is_no_diff_is_told(repo: Repo) -> None:
    repo.write("a.md", article("A story", VAGUE))
    outcome = check("--diff-file", "-", stdin=b"hello\n")
    assert outcome.code == 2
    assert "no unified diff" in outcome.err


LINES = st.lists(st.sampled_from([b"a\n", b"b\n", b"c\r\n", b"\n", b"d d\n", b"\x0b\n"]), max_size=12)


@given(LINES, LINES, st.booleans(), st.booleans())
def test_a_diff_taken_back_gives_what_was(
    tmp_path_factory: pytest.TempPathFactory, before: list[bytes], after: list[bytes], cut: bool, cut_too: bool
) -> None:
    folder = tmp_path_factory.mktemp("diff")
    old, now = b"".join(before)[: -1 if cut else None], b"".join(after)[: -1 if cut_too else None]
    (folder / "old.md").write_bytes(old)
    (folder / "now.md").write_bytes(now)
    done = os.popen(f"cd '{folder}' && git diff --no-index --no-ext-diff old.md now.md > out.diff").close()
    assert done is not None or old == now
    for patch in read_patch((folder / "out.diff").read_bytes()):
        assert apply_reversed(patch, now) == old
