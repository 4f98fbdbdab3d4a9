"""The cache: what hasn't changed isn't examined again, and nobody can tell by the report."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import sys
import time
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import pytest
from command import newslint, newslint_process
from hypothesis import given
from hypothesis import strategies as st

from newslint.cache import sources
from newslint.cache.rows import result_of, row_of
from newslint.cache.store import Store, Stored
from newslint.cache.values import NotPlainError, plain, regained
from newslint.examining import ExaminedFile, Examiner, Input, read_file
from newslint.findings import Edit, Excerpt, Fix, Location, Position, Region, Safety, Severity
from newslint.results import Result
from newslint.rules import rules_in
from newslint.runner import Runner
from newslint.spans import SourceSpan

OLD = time.time() - 1000
FILES = 24


def article(number: int) -> str:
    random = Random(number)
    words = " ".join("".join(random.choices("abcdefghilmnoprstu", k=random.randint(3, 9))) for _ in range(90))
    vague = "Analysts say it is tight." if number % 4 == 0 else "Ann Lee said so."
    front = f"title: Story number {number}\nlang: en\ndate: 2026-11-01\nauthor: Ann Lee"
    return f"---\n{front}\n---\n\nThe council met. {words}\n\n{vague}\n"


def write(path: Path, text: str) -> None:
    """A file that was written some time ago."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (OLD, OLD))


@pytest.fixture
def stories(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles, two of them near-duplicates, in a world without a clock that ticks between runs."""
    monkeypatch.setattr("newslint.examining._FRESH", -(10**18))  # the files of a test are all too new to be relied on
    for number in range(FILES):
        write(site / f"{number:02}.md", article(number))
    write(site / "copy.md", article(7).replace("Story number 7", "Another story").replace("Ann Lee said", "She said"))
    return site


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, frozenset[str] | None]]:
    """Which files were examined, and by which rules (none: all)."""
    seen: list[tuple[str, frozenset[str] | None]] = []
    examine = Examiner.examine

    def watched(self: Examiner, each: Input, **more: bool) -> ExaminedFile:
        seen.append((each.path, each.only))
        return examine(self, each, **more)

    monkeypatch.setattr(Examiner, "examine", watched)
    return seen


def check(*arguments: str) -> str:
    outcome = newslint("check", ".", "-j", "1", "--as-of", "2026-11-22", "--format", "json", *arguments)
    assert outcome.code in (0, 1), outcome
    return outcome.out


Seen = list[tuple[str, frozenset[str] | None]]


@pytest.mark.usefixtures("stories")
def test_a_second_run_examines_nothing_and_says_the_same(examined: Seen) -> None:
    first = check()
    rules = Counter(one["rule"] for one in json.loads(first)["findings"])
    assert rules == {"attribution/vague-source": FILES // 4, "duplicates/near-duplicate": 1}
    assert len(examined) == FILES + 1
    examined.clear()
    assert (check(), examined) == (first, [])


@pytest.mark.usefixtures("stories")
def test_a_format_that_needs_more_is_given_more() -> None:
    def sarif(*arguments: str) -> str:
        return newslint("check", ".", "-j", "1", "--as-of", "2026-11-22", "--format", "sarif", *arguments).out

    check()
    check()
    whole = sarif("--no-cache")
    assert "primaryLocationLineHash" in whole
    assert [without_times(sarif()), without_times(sarif())] == [without_times(whole)] * 2


def without_times(sarif: str) -> str:
    return re.sub(r'"(start|end)TimeUtc": "[^"]*"', "", sarif)


@pytest.mark.usefixtures("stories")
def test_without_a_cache_everything_is_examined_and_nothing_kept(examined: Seen) -> None:
    assert check("--no-cache") == check("--no-cache")
    assert len(examined) == 2 * (FILES + 1)
    assert not os.path.exists(".newslint_cache")


def test_a_file_that_changed_is_examined_and_compared_anew(stories: Path, examined: Seen) -> None:
    check()
    examined.clear()
    write(stories / "copy.md", article(3).replace("Story number 3", "Third story"))
    second = check()
    assert examined == [("copy.md", None)]
    assert second == check("--no-cache")


def test_a_file_that_was_only_touched_is_not_examined(stories: Path, examined: Seen) -> None:
    first = check()
    examined.clear()
    os.utime(stories / "03.md", (OLD + 5, OLD + 5))
    assert (check(), examined) == (first, [])


def test_a_change_within_a_tick_of_the_clock_is_seen(stories: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslint.examining._FRESH", 2_000_000_000)
    check()
    changed = article(3).replace("Ann Lee said so.", "Analysts say so…")
    assert len(changed.encode()) == len(article(3).encode()) + 2
    (stories / "03.md").write_text(changed[:-1].rstrip("…") + ".\n", encoding="utf-8")
    assert check() == check("--no-cache")


def test_what_was_only_compared_with_is_checked_when_its_turn_comes(stories: Path, examined: Seen) -> None:
    (stories / "content").mkdir()
    for path in sorted(stories.glob("*.md")):
        path.rename(stories / "content" / path.name)
    (stories / ".newslint.yaml").write_text("corpus: [content/]\n", encoding="utf-8")
    write(stories / "new.md", article(99))
    newslint("check", "new.md", "--as-of", "2026-11-22")
    expected = newslint("check", "content", "--as-of", "2026-11-22", "--no-cache", "--format", "json").out
    assert newslint("check", "content", "--as-of", "2026-11-22", "--format", "json").out == expected
    examined.clear()
    newslint("check", "new.md", "--as-of", "2026-11-22")
    assert not examined, "all that comparing needs is known, though more has been found since"


def test_a_file_that_is_gone_and_one_that_is_new_are_noticed(stories: Path, examined: Seen) -> None:
    check()
    examined.clear()
    (stories / "copy.md").unlink()
    write(stories / "new.md", article(5).replace("Story number 5", "Fifth"))
    second = check()
    assert examined == [("new.md", None)]
    assert second == check("--no-cache")


@pytest.mark.usefixtures("stories")
def test_another_option_runs_only_its_rule_again(examined: Seen) -> None:
    check()
    examined.clear()
    Path(".newslint.yaml").write_text("rules: {dates/stale-article: {max-age: 10}}\n")
    second = check()
    assert {only for _, only in examined} == {frozenset({"dates/stale-article"})}
    assert second == check("--no-cache")
    assert "dates/stale-article" in second


PAIRED = """
from typing import NamedTuple

from newslint import Evidence, PairRule, hookimpl, WHOLE

class Sketch(NamedTuple):
    words: tuple

def sketch(article, context):
    return Sketch(tuple(sorted(set(article.text.split()))))

def keys(sketch):
    return {int.from_bytes(word.encode()[:8], 'big') for word in sketch.words}

def verify(one, other, shared, options):
    return Evidence(WHOLE, WHOLE) if len(set(one.words) & set(other.words)) > 60 else None

rule = PairRule("paired/pair", sketch, keys=keys, verify=verify, title="A pair", advice="None.",
                messages={"shared": "like {other}"})

@hookimpl
def register_rules():
    return [rule]
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("--select", "duplicates/duplicate-article"), ("--select", "duplicates")),
        (("--ignore", "duplicates/near-duplicate"), ()),
        (("--ignore", "duplicates/duplicate-article"), ()),
        ((), ("-p", "paired.py")),
        (("-p", "paired.py"), ("-p", "paired.py")),  # it keeps what can't be remembered, so it runs each time
    ],
)
def test_what_some_corpus_rules_kept_is_compared_with_what_others_keep_now(
    stories: Path, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    write(stories / "paired.py", PAIRED)
    write(stories / "same.md", article(9))
    check(*before)
    expected = check(*after, "--no-cache")
    assert '"duplicates/near-duplicate"' in expected
    assert ("paired/pair" in expected) == ("paired.py" in after)
    (stories / "23.md").unlink()  # so that all must be compared again
    expected = check(*after, "--no-cache")
    assert check(*after) == expected
    assert check(*after) == expected


GROUPED = """
from newslint import GroupRule, Key, Span, hookimpl

def keys(article, context):
    for block in article.leaves:
        yield Key(article.text[block.start:block.end], Span(0, block.start, block.end))

rule = GroupRule("grouped/paragraph", keys, title="A paragraph", advice="None.", messages={"shared": "as in {others}"})

@hookimpl
def register_rules():
    return [rule]
"""


@pytest.mark.parametrize("options", [(), ("--no-cache",)])
def test_a_rule_whose_words_are_missing_is_told_in_every_run(stories: Path, options: tuple[str, ...]) -> None:
    write(stories / "local.py", PLUGIN.format(word="x").replace("title=", "words=('none',), title="))
    (stories / "lexicons").mkdir()
    write(stories / "lexicons" / "en.yaml", "some: {source: ours, words: x}\n")
    outcomes = []
    for gone in ("", "00.md", "01.md"):
        (stories / (gone or "none")).unlink(missing_ok=True)
        outcome = newslint("check", ".", "-p", "local.py", "--as-of", "2026-11-22", "--format", "json", *options)
        outcomes.append((outcome.code, [problem["message"] for problem in outcome.report["problems"]]))
    told = "rule local/word (plugin “local”) doesn't run: its lexicon for “en” has no list 'none'"
    assert outcomes == [(2, [told])] * 3


def test_comparing_without_what_failed_is_not_remembered(stories: Path) -> None:
    failing = "    if article.path == 'copy.md' and __import__('os').path.exists('fail'):\n        raise ValueError\n"
    write(stories / "paired.py", PAIRED.replace("context):\n", f"context):\n{failing}"))
    arguments = ("-p", "paired.py", "--select", "paired")
    write(stories / "fail", "")
    assert newslint("check", ".", "-j", "1", "--as-of", "2026-11-22", *arguments).code == 2
    (stories / "fail").unlink()
    expected = check(*arguments, "--no-cache")
    assert json.loads(expected)["findings"]
    assert check(*arguments) == expected


SHORT = "---\ntitle: Shorter\nlang: en\ndate: 2026-11-01\n---\n\nShort.\n"


@pytest.mark.parametrize("options", [(), ("--no-cache",)])
@pytest.mark.parametrize("changed", ["copy.md", "07.md"])
@pytest.mark.parametrize("rule", ["grouped/paragraph", "duplicates/near-duplicate"])
def test_a_file_that_changes_while_articles_are_compared_is_a_problem_and_nothing_is_remembered(
    stories: Path, rule: str, changed: str, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(stories / "grouped.py", GROUPED)
    arguments = ("-p", "grouped.py", "--select", rule, *options)
    text, compare = (stories / changed).read_text(encoding="utf-8"), Runner._compare

    def disturbed(self: Runner) -> None:
        write(stories / changed, SHORT)
        compare(self)

    with monkeypatch.context() as patched:
        patched.setattr(Runner, "_compare", disturbed)
        outcome = newslint("check", ".", "-j", "1", "--as-of", "2026-11-22", "--format", "json", *arguments)
    told = [(problem["path"], problem["message"]) for problem in json.loads(outcome.out)["problems"]]
    assert (outcome.code, told) == (2, [(changed, "changed or gone while it was checked")])
    write(stories / changed, text)
    expected = check(*arguments, "--no-cache")
    assert json.loads(expected)["findings"]
    assert check(*arguments) == expected


@pytest.mark.usefixtures("stories")
def test_another_severity_examines_nothing(examined: Seen) -> None:
    check()
    examined.clear()
    Path(".newslint.yaml").write_text("rules: {attribution/vague-source: error}\n")
    second = check()
    assert (examined, '"severity": "error"' in second) == ([], True)


@pytest.mark.usefixtures("stories")
def test_another_day_runs_only_the_rules_that_ask_for_it(examined: Seen) -> None:
    check()
    examined.clear()
    arguments = ("check", ".", "-j", "1", "--as-of", "2027-11-22", "--format", "json")
    second = newslint(*arguments).out
    rules = set().union(*(only or {"all"} for _, only in examined))
    assert rules == {"dates/stale-article", "dates/future", "dates/stale-reference"}
    assert second == newslint(*arguments, "--no-cache").out


PLUGIN = """
from newslint import ArticleRule, hookimpl, Severity, WHOLE

def check(article, context):
    if "{word}" in article.text:
        yield context.finding(WHOLE, "it")

rule = ArticleRule("local/word", check, title="A word", advice="None.", messages={{"it": "it stands here"}})

@hookimpl
def register_rules():
    return [rule]
"""


def test_a_plugin_that_changed_runs_again_and_no_other_rule_does(stories: Path) -> None:
    def run(word: str) -> str:
        write(stories / "local.py", PLUGIN.format(word=word))
        found = newslint_process(
            "check", ".", "-p", "local.py", "--as-of", "2026-11-22", "--format", "concise", cwd=stories
        )
        return found.out

    assert run("council").count("local/word") == FILES + 1
    assert run("Analysts").count("local/word") == FILES // 4


def test_a_module_beside_a_plugin_of_one_file_counts_as_well(stories: Path) -> None:
    def run(word: str) -> str:
        write(stories / "wording.py", f"WORD = {word!r}\n")
        lines = f"import sys; sys.path.insert(0, {str(stories)!r}); from wording import WORD\n"
        write(stories / "local.py", lines + PLUGIN.replace('"{word}"', "WORD").replace("{{", "{").replace("}}", "}"))
        arguments = ("check", ".", "-p", "local.py", "--as-of", "2026-11-22", "--format", "concise")
        return newslint_process(*arguments, cwd=stories).out

    assert run("council").count("local/word") == FILES + 1
    assert run("Analysts").count("local/word") == FILES // 4


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A plugin that is a package, imported from a folder of its own."""
    folder = tmp_path / "one" / "newslint_acme"
    (folder / "rules").mkdir(parents=True)
    for name in ("__init__.py", "helper.py", "rules/__init__.py", "rules/word.py", "words.txt", "rules/data.toml"):
        write(folder / name, "x = 1\n")
    (folder / "helper.md").write_text("A page.")
    monkeypatch.syspath_prepend(str(folder.parent))
    _forget_acme()  # another test may have one of that name
    import_module("newslint_acme.rules.word")
    yield folder
    _forget_acme()


def _forget_acme() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "newslint_acme"]:
        del sys.modules[name]


def key_of_package() -> bytes:
    sources.package.cache_clear()
    return sources.package("newslint_acme.rules.word")


@pytest.mark.parametrize(
    "name", ["__init__.py", "helper.py", "rules/word.py", "words.txt", "rules/data.toml", "new.py"]
)
def test_every_file_of_a_plugins_package_counts(acme: Path, name: str) -> None:
    before = key_of_package()
    write(acme / name, "x = 2\n")
    assert key_of_package() != before


def test_neither_its_place_nor_its_times_count_nor_what_decides_nothing(
    acme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = key_of_package()
    again = acme.parent.parent / "two"
    shutil.copytree(acme.parent, again)
    for path in again.rglob("*"):
        os.utime(path, (OLD + 1, OLD + 1))
    (again / "newslint_acme" / "helper.md").write_text("Another page.")
    monkeypatch.setattr(sys.modules["newslint_acme"], "__path__", [str(again / "newslint_acme")])
    assert key_of_package() == before


def test_links_in_a_familys_folder_are_no_end_of_the_run(acme: Path) -> None:
    before = key_of_package()
    (acme / ".#lock.py").symlink_to("nobody@nowhere")
    (acme / "gone.yaml").symlink_to("gone")
    assert key_of_package() == before
    (acme / "round").symlink_to(".")
    assert key_of_package()


def test_a_lock_of_an_editor_is_no_rule(acme: Path) -> None:
    write(acme / "helper.py", "rule = 1\n")
    shutil.rmtree(acme / "rules")
    (acme / ".#helper.py").symlink_to("nobody@nowhere")
    assert list(rules_in("newslint_acme")) == [1]


def test_a_pattern_of_paths_is_about_the_folder_of_the_configuration(site: Path) -> None:
    (site / ".newslint.yaml").write_text(
        "overrides: [{files: [old/], rules: {attribution/vague-source: 'off'}}]\n", encoding="utf-8"
    )
    for folder in ("new", "old"):
        (site / folder).mkdir()
        for number in range(FILES):
            write(site / folder / f"{number:02}.md", article(number))
    for folder in ("new", "old", "new"):
        os.chdir(site / folder)
        assert check() == check("--no-cache")
    assert "vague-source" in check()


@pytest.mark.usefixtures("stories")
def test_what_is_suppressed_stays_so(stories: Path) -> None:
    text = article(4).replace("Analysts", "<!-- newslint: ignore attribution/vague-source -- granted -->\n\nAnalysts")
    write(stories / "04.md", text)
    first = check()
    assert "granted" in first
    assert check() == first


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize("content", [b"", b"no database at all" * 1000, b"SQLite format 3\0" + bytes(5000)])
def test_a_broken_cache_is_begun_anew(examined: Seen, content: bytes) -> None:
    first = check()
    Path(".newslint_cache/findings.sqlite3").write_bytes(content)
    examined.clear()
    assert check() == first
    assert len(examined) == FILES + 1
    examined.clear()
    assert (check(), examined) == (first, [])


DEEP = "'" + "[" * 200_000 + "'"


def crafted(*statements: str) -> None:
    with sqlite3.connect(f".newslint_cache/{FILE}") as database:
        for statement in statements:
            database.execute(statement)
    database.close()


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize(
    "column",
    [
        "about = '['",
        "about = '[[1]]'",
        "about = '[]'",
        f"about = {DEEP}",
        """about = '[["", 1, {}, []]]'""",
        """about = '[["", "1", "en", []]]'""",
        """about = '[["", 1e300, "en", []]]'""",
        """about = '[["", -1, "en", []]]'""",
        """about = '[["", 1, "en", [7]]]'""",
        "about = CAST(x'ff' AS TEXT)",
        "found = '[]'",
        f"found = {DEEP}",
        """found = replace(found, '"warning", "', '"warning", 5, "')""",
        """found = replace(found, '"attribution/vague-source"', '"attribution/hearsay"')""",
        """found = replace(found, '"attribution/vague-source"', '5')""",
        """found = replace(found, 'null, "", ', 'null, 5, ')""",
        "ran = x'00'",
        "ran = NULL",
        "ran = 5",
        "stat = 5, content = 5",
        "digests = '{'",
        f"digests = {DEEP}",
        "digests = replace(digests, '{\"t\"', '{\"u\"')",
    ],
)
def test_rows_that_nobody_wrote_like_this_are_passed_over(column: str) -> None:
    first = check()
    crafted(f"UPDATE files SET {column}", "UPDATE comparisons SET found = '[[1]]'")
    assert check() == first


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize(
    "found",
    [
        DEEP,
        """replace(found, '["copy.md"', '["none.md"')""",
        "replace(found, 'duplicates/near-duplicate', 'duplicates/none')",
        """replace(found, '"warning", "', '"warning", 5, "')""",
        "NULL",
        "x'5b31'",
    ],
)
def test_comparisons_that_nobody_wrote_like_this_are_passed_over(found: str) -> None:
    first = check()
    crafted(f"UPDATE comparisons SET found = {found}")
    assert check() == first


@pytest.mark.parametrize(
    "row", ["1, 0, 0, 99, {}", "1, 0, 0, 1", "-1, 0, 0, 1, {}", "1, 0.5, 0, 1, {}", "1, 99, 0, 1, {}"]
)
@pytest.mark.parametrize("options", [(), ("--select", "grouped,duplicates")])
def test_keys_that_nobody_kept_like_this_are_no_end_of_the_run(
    stories: Path, row: str, options: tuple[str, ...]
) -> None:
    write(stories / "grouped.py", GROUPED)
    arguments = ("check", ".", "-p", "grouped.py", "-j", "1", "--as-of", "2026-11-22", "--format", "text")
    newslint(*arguments, "--select", "grouped")
    kept = f'[{{"t": [{row}]}}]'.replace("{}", '{"m": []}')
    with sqlite3.connect(f".newslint_cache/{FILE}") as database:
        for path, variant, digests in database.execute("SELECT path, variant, digests FROM files").fetchall():
            told = json.dumps({key: [[0, json.loads(kept)]] for key in json.loads(digests)})
            database.execute("UPDATE files SET digests = ? WHERE path = ? AND variant = ?", (told, path, variant))
    database.close()
    crafted("DELETE FROM comparisons")
    outcome = newslint(*arguments, *(options or ("--select", "grouped")))
    assert outcome.code in (1, 2)


def test_a_file_that_has_grown_is_not_read_to_know_that_it_is_another(
    stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stories / ".newslint.yaml").write_text("limits: {file-size: 30000}\n")
    check()
    with sqlite3.connect(f".newslint_cache/{FILE}") as database:  # of one file the size isn't known
        database.execute("UPDATE files SET stat = '' WHERE path = CAST('04.md' AS BLOB)")
    database.close()
    for name in ("03.md", "04.md"):
        (stories / name).write_text("x" * 2_000_000)
    read: list[tuple[str, int]] = []

    def watched(path: str, limit: int) -> bytes:
        read.append((path, limit))
        return read_file(path, limit)

    monkeypatch.setattr("newslint.cache.memory.read_file", watched)
    outcome = newslint("check", ".", "-j", "1", "--as-of", "2026-11-22", "--format", "json")
    assert (outcome.code, read) == (2, [("04.md", 30_000)])


@pytest.mark.usefixtures("stories")
def test_a_cache_that_another_run_holds_is_done_without(examined: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    first = check()
    monkeypatch.setattr("newslint.cache.store._PATIENCE", 0.05)
    held = sqlite3.connect(".newslint_cache/findings.sqlite3", isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    examined.clear()
    outcome = newslint("check", ".", "-j", "1", "--as-of", "2026-11-22", "--format", "text")
    held.close()
    assert (outcome.code, len(examined)) == (1, FILES + 1)
    assert "the cache could not be used: database is locked" in outcome.out
    assert check() == first


def test_a_folder_that_cannot_be_made_is_told(stories: Path) -> None:
    (stories / "file").write_text("x")
    outcome = newslint("check", ".", "--cache-dir", "file/cache", "--format", "text")
    assert "the cache could not be used" in outcome.out


@pytest.mark.usefixtures("stories")
def test_the_cache_hides_itself_from_git_and_is_deleted_by_clean() -> None:
    check()
    assert "*" in Path(".newslint_cache/.gitignore").read_text().splitlines()
    assert newslint("clean").out == f"deleted {os.path.join('.', '.newslint_cache')}\n"
    assert not Path(".newslint_cache").exists()
    assert newslint("clean").out.startswith("there is no cache")


def test_clean_leaves_what_is_not_its_own(site: Path) -> None:
    (site / "kept").mkdir()
    (site / "kept" / "notes.txt").write_text("mine")
    Store("kept").write((), (), [(b"key", "[]")])
    newslint("clean", "--cache-dir", "kept")
    assert os.listdir("kept") == ["notes.txt"]


def test_a_few_files_are_checked_without_a_cache(site: Path) -> None:
    write(site / "a.md", article(1))
    check()
    assert not Path(".newslint_cache").exists()


def test_a_store_that_has_grown_too_large_forgets_the_oldest(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(str(site / "cache"))
    store._day = 1
    store.write((), (), [(bytes([n]), "x" * 50_000) for n in range(10)])
    monkeypatch.setattr("newslint.cache.tables._MOST", 400_000)
    store._day = 2
    store.write((), (), [(bytes([n]), "y" * 50_000) for n in range(10, 14)])
    assert not store.trouble
    assert all(store.comparison(bytes([n])) for n in range(10, 14))
    assert sum(bool(store.comparison(bytes([n]))) for n in range(10)) == 3


def test_one_row_beyond_the_bound_is_forgotten_once(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslint.cache.tables._MOST", 100_000)
    store = Store(str(site / "cache"))
    store.write((), (), [(b"large", "x" * 200_000)])
    assert (store.comparison(b"large"), (site / "cache" / FILE).stat().st_size < 50_000) == ("", True)


FILE = "findings.sqlite3"


def stored(path: str, variant: bytes = b"v") -> Stored:
    return Stored(path, variant, "1 2 3 4", b"content", b"ran", "[]", "", "{}")


def test_a_name_that_is_no_utf_8_is_kept_like_any_other(site: Path) -> None:
    names = ["a.md", os.fsdecode(b"caf\xe9.md"), "café.md"]
    Store(str(site / "cache")).write([stored(name) for name in names], (), ())
    store = Store(str(site / "cache"))
    assert sorted(row.path for row in store.read(dict.fromkeys(names, b"v"))) == sorted(names)
    assert not store.trouble


@pytest.mark.usefixtures("stories")
def test_a_file_whose_name_is_no_utf_8_keeps_the_cache_alive(examined: Seen) -> None:
    try:
        Path(os.fsdecode(b"caf\xe9.md")).write_text(article(50))
    except OSError:
        pytest.skip("the file system refuses such names")
    first = check()
    examined.clear()
    assert (check(), examined) == (first, [])


def test_a_folder_that_we_did_not_make_gets_no_ignore_file(site: Path) -> None:
    Store(".").write([stored("a.md")], (), ())
    assert os.listdir(site) == [FILE]


@pytest.mark.parametrize("text", ["*.pyc\n", "*\n"])
def test_an_ignore_file_that_is_not_ours_stays(site: Path, text: str) -> None:
    (site / ".gitignore").write_text(text)
    Store(".").write([stored("a.md")], (), ())
    assert newslint("clean", "--cache-dir", ".").out == "deleted .\n"
    assert (os.listdir(site), (site / ".gitignore").read_text()) == ([".gitignore"], text)


@pytest.fixture
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of somebody else."""
    path = tmp_path_factory.mktemp("mine") / FILE
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE files (name TEXT)")
        database.execute("INSERT INTO files VALUES ('precious')")
    database.close()
    return path


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize("what", ["folder", "file", "journal", "copy"])
def test_a_database_of_somebody_else_is_left_alone(foreign: Path, what: str) -> None:
    before, folder = foreign.read_bytes(), Path(".newslint_cache")
    if what == "folder":
        folder.symlink_to(foreign.parent)
    else:
        folder.mkdir()
        there = folder / (f"{FILE}-journal" if what == "journal" else FILE)
        there.write_bytes(before) if what == "copy" else there.symlink_to(foreign)
    outcome = newslint("check", ".", "-j", "1", "--as-of", "2026-11-22", "--format", "text")
    assert "the cache could not be used: " in outcome.out
    assert json.loads(check())["findings"] == json.loads(check("--no-cache"))["findings"]
    newslint("clean")
    assert foreign.read_bytes() == before
    assert what != "copy" or there.read_bytes() == before


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize(
    "crafted",
    [
        "DROP TABLE files; CREATE VIEW files AS SELECT 1 AS path",
        "CREATE TRIGGER more AFTER INSERT ON files BEGIN DELETE FROM files; END",
        "PRAGMA user_version = 1",
        "DROP TABLE comparisons",
    ],
)
def test_tables_that_are_not_as_we_make_them_are_begun_anew(examined: Seen, crafted: str) -> None:
    first = check()
    database = sqlite3.connect(Path(".newslint_cache", FILE))
    database.executescript(crafted)
    database.close()
    assert check() == first
    examined.clear()
    assert (check(), examined) == (first, [])


def test_after_trouble_nothing_is_waited_for_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store("cache").write([stored("a.md")], (), ())
    monkeypatch.setattr("newslint.cache.store._PATIENCE", 0.01)
    held = sqlite3.connect(site / "cache" / FILE, isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    store = Store("cache")
    assert (store.read({"a.md": b"v"}), store.trouble) == ([], "database is locked")
    monkeypatch.setattr("newslint.cache.store.sqlite3.connect", None)
    assert store.comparison(b"key") == ""
    store.write([stored("b.md")], (), ())
    held.close()


def test_what_is_of_use_is_noted_though_nothing_is_new(site: Path) -> None:
    def on(day: int) -> Store:
        store = Store(str(site / "cache"))
        store._day = day
        return store

    on(1).write([stored("old.md"), stored("steady.md")], (), [(b"old", "[]"), (b"steady", "[]")])
    later = on(9)
    later.comparison(b"steady")
    later.write((), [row[:2] for row in later.read({"steady.md": b"v"})], ())
    with sqlite3.connect(site / "cache" / FILE) as database:
        days = dict(database.execute("SELECT path, used FROM files UNION ALL SELECT key, used FROM comparisons"))
    database.close()
    assert days == {b"old.md": 1, b"steady.md": 9, b"old": 1, b"steady": 9}


def test_rows_of_another_variant_are_deleted_when_nobody_came_back_to_them(site: Path) -> None:
    def on(day: int, variant: bytes) -> None:
        store = Store(str(site / "cache"))
        store._day = day
        store.write([stored("a.md", variant)], (), ())

    on(1, b"first")
    on(10, b"second")
    on(20, b"third")
    store = Store(str(site / "cache"))
    kept = [variant for variant in (b"first", b"second", b"third") if store.read({"a.md": variant})]
    assert kept == [b"second", b"third"]


# Values and rows

SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(), st.binary())
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS | st.lists(st.integers(0, 2**64 - 1)).map(lambda numbers: array("Q", numbers)),
    lambda inner: st.one_of(
        st.lists(inner),
        st.lists(inner).map(tuple),
        st.dictionaries(st.text(), inner),
        st.frozensets(st.integers()),
    ),
)


@given(VALUES)
def test_plain_values_come_back_as_they_were(value: Any) -> None:
    again = regained(plain(value))
    assert again == value
    assert type(again) is type(value)


@pytest.mark.parametrize("value", [object(), Severity.ERROR, SourceSpan(1, 2), {1, 2}])
def test_what_would_come_back_as_something_else_is_refused(value: object) -> None:
    with pytest.raises(NotPlainError):
        plain([value])


def region(start: int) -> Region:
    return Region(Position(1, start, start, start), Position(2, 3, 4, 5), start, 7)


@pytest.mark.parametrize("path", ["home.md", "elsewhere.md"])
def test_a_result_comes_back_as_it_was(path: str) -> None:
    fix = Fix("mend it", Safety.SUGGESTION, (Edit(SourceSpan(3, 4), "x"),))
    place = Location(path, "#/1", region(5), Excerpt("a", "b", "c", True, False), 3, "abc:1")
    result = Result("a/b", "c", Severity.NOTE, "told", place, (Location("other.md"),), "f", fix, edits=(region(3),))
    assert result_of(row_of(result, "home.md"), "home.md") == result


def test_a_row_of_a_result_knows_no_path_of_its_own_file() -> None:
    result = Result("a/b", "c", Severity.NOTE, "told", Location("home.md"), (Location("home.md"),))
    assert "home.md" not in str(row_of(result, "home.md"))
    moved: Callable[[str], Result] = lambda home: result_of(row_of(result, "home.md"), home)  # noqa: E731
    assert moved("new.md").location.path == "new.md"
