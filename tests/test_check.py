"""The main job, as people run it."""

from __future__ import annotations

import gc
import subprocess
import weakref
from pathlib import Path
from typing import Any

import pytest
from command import found, newslint, newslint_process
from hypothesis import given
from hypothesis import strategies as st
from work import lines_run

from newslint.article import Article
from newslint.checking import Checker
from newslint.judging import normal
from newslint.suppression import read_suppressions
from newslint.testing import load

RULES = """
from newslint import ArticleRule, BODY, Severity, Span, WHOLE, hookimpl

def word(article, context):
    at = article.text.find("zebra")
    while at >= 0:
        yield context.finding(Span(BODY, at, at + 5), "seen")
        at = article.text.find("zebra", at + 1)

def whole(article, context):
    yield context.finding(WHOLE, "seen", words=len(article.text.split()))

@hookimpl
def register_rules():
    return [
        ArticleRule("zoo/zebra", word, title="Zebra", advice="-", messages={"seen": "“{quote}” seen"}),
        ArticleRule("zoo/words", whole, title="Words", advice="-", messages={"seen": "{words} words"},
                    severity=Severity.NOTE),
    ]
"""


@pytest.fixture
def zoo(site: Path) -> Path:
    """A folder with a plugin that finds zebras."""
    (site / "zoo.py").write_text(RULES, encoding="utf-8")
    return site


def zebras(*arguments: str, stdin: str | None = None) -> list[str]:
    """What the zoo finds."""
    return [rule for rule, _ in found(*arguments, "-p", "zoo.py", "--select", "zoo", stdin=stdin)]


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("zoo")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["--fail-on", "error"], 0),
        (["--fail-on", "note"], 1),
        (["--select", "zoo/words"], 0),
        (["--ignore", "zoo"], 0),
    ],
)
def test_the_exit_code_says_what_was_found(arguments: list[str], code: int) -> None:
    write("a.md", "A zebra.\n")
    select = [] if "--select" in arguments or "--ignore" in arguments else ["--select", "zoo"]
    more = ["--ignore", "attribution,boilerplate,body,dates,duplicates,metadata"] if "--ignore" in arguments else []
    assert newslint("check", "a.md", "-p", "zoo.py", *select, *arguments, *more).code == code


@pytest.mark.usefixtures("zoo")
def test_paths_alone_are_checked() -> None:
    write("a.md", "A zebra.\n")
    assert newslint("a.md", "-p", "zoo.py", "--select", "zoo", "--format", "concise").out == (
        "a.md:1:1: note: zoo/words 2 words\na.md:1:3: warning: zoo/zebra “zebra” seen\n"
    )


@pytest.mark.usefixtures("zoo")
def test_standard_input_is_read_as_the_file_it_is_said_to_be() -> None:
    assert zebras("-", "--stdin-filename", "a.html", stdin="<p>A <!-- zebra --> zebra") == ["zoo/words", "zoo/zebra"]
    assert zebras("-", "--stdin-filename", "b.md", stdin="A <!-- zebra -->\n") == ["zoo/words"]


@pytest.mark.usefixtures("zoo")
@pytest.mark.parametrize(
    ("select", "ignore", "on"),
    [
        ("zoo", "", {"zoo/zebra", "zoo/words"}),
        ("zoo/zebra", "", {"zoo/zebra"}),
        ("zoo", "zoo/words", {"zoo/zebra"}),
        ("zoo/zebra", "zoo", {"zoo/zebra"}),
        ("zoo/zebra", "zoo/zebra", set()),
        ("zoo", "zoo", set()),
        ("zoo/zebra,zoo/words", "", {"zoo/zebra", "zoo/words"}),
    ],
)
def test_the_more_specific_name_wins_and_ignore_wins_a_tie(select: str, ignore: str, on: set[str]) -> None:
    write("a.md", "A zebra.\n")
    arguments = ["a.md", "-p", "zoo.py", "--select", select, *(["--ignore", ignore] if ignore else [])]
    assert {rule for rule, _ in found(*arguments)} == on


@pytest.mark.usefixtures("zoo")
def test_folders_are_walked_in_one_order_and_ignore_files_obeyed() -> None:
    for path in (
        "b/x.md",
        "a/y.md",
        "a/skip/z.md",
        "a/keep.md",
        "node_modules/n.md",
        "c/drafts/d.md",
        "top.md",
        "n.pdf",
    ):
        write(path, "A zebra.\n")
    write(".gitignore", "skip/\ndrafts\n")
    write("c/.gitignore", "!drafts\n")
    write("a/.gitignore", "*.md\n!keep.md\n")
    out = newslint("config", "files", ".").out
    assert [line.split()[0] for line in out.splitlines()] == ["a/keep.md", "b/x.md", "c/drafts/d.md", "top.md"]


@pytest.mark.usefixtures("zoo")
def test_an_ignored_folder_is_walked_when_it_is_given() -> None:
    write(".git/HEAD", "")
    write(".gitignore", "out/\n!keep.md\n!\n")
    for path in ("out/a.md", "keep.md", "other.md"):
        write(path, "A zebra.\n")
    assert "zoo/zebra" in zebras("out")
    write(".newslint.yaml", "include: [other.md]\n")
    assert newslint("config", "files").out == "other.md  markdown\n"


@pytest.mark.usefixtures("site")
def test_a_file_is_read_once_however_it_is_named(site: Path) -> None:
    write("a.md", "The council of the town met on the hill.\n\nIt spoke of the bridge that it wants to build.\n" * 20)
    arguments = ["--select", "duplicates/duplicate-article"]
    assert found(".", "./a.md", str(site / "a.md"), *arguments) == []
    write(".newslint.yaml", "corpus: ['.']\n")
    assert found("-", "--stdin-filename", "./a.md", *arguments, stdin=Path("a.md").read_text(encoding="utf-8")) == []


@pytest.mark.usefixtures("zoo")
def test_includes_excludes_and_formats_of_the_configuration() -> None:
    for path in ("news/a.md", "news/b.note", "news/old/c.md", "shop/d.md"):
        write(path, "A zebra.\n")
    write(".newslint.yaml", "include: [news/]\nexclude: [old/]\nformats: {.note: markdown}\n")
    out = newslint("config", "files", ".").out
    assert out == "news/a.md  markdown\nnews/b.note  markdown\n"
    assert len(zebras("shop/d.md")) == 2, "a file that is given is always read"


@pytest.mark.usefixtures("zoo")
@pytest.mark.parametrize(
    ("config", "rules"),
    [
        ("rules: {zoo/zebra: off}", ["note"]),
        ("rules: {zoo/zebra: error}", ["note", "error"]),
        ("rules: {zoo/zebra: {severity: note}}", ["note", "note"]),
        ("overrides:\n  - files: ['*.md']\n    rules: {zoo/zebra: error}", ["note", "error"]),
        ("overrides:\n  - files: [other/]\n    rules: {zoo/zebra: error}", ["note", "warning"]),
        ("overrides:\n  - when: {front: {type: [opinion, brief]}}\n    rules: {zoo/zebra: off}", ["note"]),
        ("overrides:\n  - when: {front: {type: [news]}}\n    rules: {zoo/zebra: off}", ["note", "warning"]),
        ("overrides:\n  - when: {front: {kind: [a]}}\n    rules: {zoo/zebra: off}", ["note", "warning"]),
        ("ignore: [zoo/words]", ["warning"]),
        ("extends: newslint/crawl@1\nselect: [zoo]", ["note", "warning"]),
    ],
)
def test_the_configuration_decides_what_is_on_and_how_bad(config: str, rules: list[str]) -> None:
    write("a.md", "---\ntype: opinion\n---\n\nA zebra.\n")
    write(".newslint.yaml", config + "\n")
    select = [] if "select" in config else ["--select", "zoo"]
    outcome = newslint("check", "a.md", "-p", "zoo.py", *select, "--format", "json")
    assert [one["severity"] for one in outcome.report["findings"]] == rules
    assert outcome.report["problems"] == []


@pytest.mark.usefixtures("zoo")
def test_a_configuration_may_extend_a_file_in_its_own_folder_only() -> None:
    write("a.md", "A zebra.\n")
    write("base.yaml", "rules: {zoo/zebra: error}\n")
    write(".newslint.yaml", "extends: ./base.yaml\n")
    assert newslint("check", "a.md", "-p", "zoo.py", "--format", "concise").out.count("error: zoo/zebra") == 1
    write("inner/.newslint.yaml", "extends: ../base.yaml\n")
    write("inner/a.md", "A zebra.\n")
    outcome = newslint("check", "inner/a.md", "-p", "zoo.py")
    assert (outcome.code, "leads out" in outcome.err) == (2, True)


@pytest.mark.usefixtures("zoo")
def test_a_file_that_is_extended_may_extend_presets_only() -> None:
    write(".newslint.yaml", "extends: ./base.yaml\n")
    write("base.yaml", "extends: [newslint/blog@1, ./more.yaml]\n")
    outcome = newslint("config", "show")
    assert (outcome.code, "“extends: ./more.yaml” is not followed" in outcome.err) == (2, True)


@pytest.mark.usefixtures("zoo")
def test_the_nearest_configuration_holds_and_isolated_takes_none() -> None:
    write(".newslint.yaml", "rules: {zoo/zebra: off}\n")
    write("inner/.newslint.yaml", "rules: {zoo/words: off}\n")
    write("inner/a.md", "A zebra.\n")
    assert zebras("inner/a.md") == ["zoo/zebra"]
    assert zebras("inner/a.md", "--isolated") == ["zoo/words", "zoo/zebra"]
    assert zebras("inner/a.md", "--config", ".newslint.yaml") == ["zoo/words"]


@pytest.mark.usefixtures("zoo")
def test_each_file_is_checked_by_the_configuration_nearest_above_it() -> None:
    write(".newslint.yaml", "rules: {zoo/words: off}\n")
    write("strict/.newslint.yaml", "rules: {zoo/zebra: error, zoo/words: off}\n")
    write("broken/.newslint.yaml", "rules: [\n")
    write("odd/.newslint.yaml", "slect: [zoo]\n")
    for folder in (".", "strict", "strict/inner", "broken", "odd"):
        write(f"{folder}/a.md", f"A zebra in {folder}.\n")
    report = newslint("check", ".", "-p", "zoo.py", "--select", "zoo", "--format", "json").report
    assert [(one["path"], one["rule"], one["severity"]) for one in report["findings"]] == [
        ("a.md", "zoo/zebra", "warning"),
        ("broken/a.md", "zoo/zebra", "warning"),
        ("odd/a.md", "zoo/words", "note"),
        ("odd/a.md", "zoo/zebra", "warning"),
        ("strict/a.md", "zoo/zebra", "error"),
        ("strict/inner/a.md", "zoo/zebra", "error"),
    ]
    assert [one["path"] for one in report["problems"]] == ["broken/.newslint.yaml", "odd/.newslint.yaml"]


@pytest.mark.usefixtures("zoo")
def test_what_is_ignored_adds_up_over_presets_configuration_and_command_line() -> None:
    write("a.md", "A zebra.\n")
    write("base.yaml", "ignore: [zoo/words]\n")
    write(".newslint.yaml", "extends: ./base.yaml\nignore: [attribution]\n")
    assert zebras("a.md") == ["zoo/zebra"]
    assert zebras("a.md", "--ignore", "zoo/zebra") == []


SUPPRESSIONS = [
    ("<!-- newslint: ignore zoo/zebra -- a quote -->\n\nA zebra.\n\nA zebra.", 1, 0),
    ("<!-- newslint: ignore zoo/zebra -->\nA zebra.\n\nA zebra.", 1, 0),
    ("<!-- newslint: ignore zoo -->\n\nA zebra.", 1, 0),
    ("<!-- newslint: ignore -->\n\nA zebra.", 1, 0),
    ("A zebra, <!-- newslint: ignore zoo/zebra --> here zebra.", 2, 0),
    ("A zebra. <!-- newslint: ignore zoo/zebra -->\n\nA zebra.", 1, 0),
    ("A lion. <!-- newslint: ignore zoo/zebra -->\n\nA zebra.", 0, 1),
    ("<!-- newslint: ignore-file zoo/zebra -->\n\nA zebra.\n\nA zebra.", 2, 0),
    ("<!-- newslint: ignore-file zoo/words, zoo/zebra -->\n\nA zebra.", 2, 0),
    (
        "A zebra.\n\n<!-- newslint: ignore-start zoo/zebra -->\n\nzebra\n\nzebra\n\n<!-- newslint: ignore-end -->\n\nzebra",
        2,
        0,
    ),
    ("<!-- newslint: ignore-start zoo/zebra -->\n\nzebra\n\nzebra", 2, 0),
    ("---\nnewslint: {ignore: [zoo/zebra]}\n---\n\nA zebra.", 1, 0),
    ("<!-- newslint: ignore zoo/zebra -->\n\nA lion.\n\nA zebra.", 0, 1),
    ("<!-- newslint: ignore-file zoo/zebra -->\n\nA lion.", 0, 1),
    ("<!-- newslint: ignore body/missing -->\n\nA zebra.", 0, 0),
    ("<!-- newslint: ignore\n  zoo/zebra\n  -- a quote -->\n\nA zebra.", 1, 0),
    (
        "<!-- newslint: ignore-start zoo/zebra -->\n\n<!-- newslint: ignore-start zoo/words -->\n\n"
        "zebra\n\n<!-- newslint: ignore-end -->\n\nzebra\n\n<!-- newslint: ignore-end -->\n\nzebra",
        2,
        1,
    ),
]


@pytest.mark.usefixtures("zoo")
@pytest.mark.parametrize(("text", "suppressed", "unused"), SUPPRESSIONS)
@pytest.mark.parametrize("extension", ["md", "html"])
def test_suppressions(text: str, suppressed: int, unused: int, extension: str) -> None:
    if extension == "html":
        text = (
            text
            if text.startswith("---")
            else "".join(f"<p>{part}</p>" if part[0] != "<" else part for part in text.split("\n\n"))
        )
    write(f"a.{extension}", text + "\n")
    report = newslint(
        "check",
        f"a.{extension}",
        "-p",
        "zoo.py",
        "--select",
        "zoo",
        "--extend-select",
        "newslint/unused-suppression",
        "--format",
        "json",
    ).report
    marked = [one for one in report["findings"] if one["suppressed"] is not None]
    left_over = [one for one in report["findings"] if one["rule"] == "newslint/unused-suppression"]
    if "\nA zebra.\n" in text and extension == "html":
        return
    assert (len(marked), len(left_over)) == (suppressed, unused), report["findings"]
    assert report["problems"] == []


@pytest.mark.usefixtures("zoo")
@pytest.mark.parametrize(
    ("comment", "arguments", "unused"),
    [
        ("ignore zoo", [], 1),
        ("ignore zoo", ["--ignore", "zoo/words"], 0),
        ("ignore all", ["--ignore", "zoo/words"], 0),
        ("ignore zoo/zebra", ["--ignore", "zoo/words"], 1),
    ],
)
def test_a_suppression_of_what_did_not_run_may_be_needed(comment: str, arguments: list[str], unused: int) -> None:
    write("a.md", f"A lion.\n\n<!-- newslint: {comment} -->\n\nA lion.\n")
    rules = [rule for rule, _ in found("a.md", "-p", "zoo.py", *arguments)]
    assert rules.count("newslint/unused-suppression") == unused


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(("level", "severities"), [("error", ["error"]), ("off", [])])
def test_the_configuration_decides_about_unused_suppressions(level: str, severities: list[str]) -> None:
    write(".newslint.yaml", f"select: [newslint]\nextend-select: [dates/future]\n"
          f"rules: {{newslint/unused-suppression: {level}}}\n")  # fmt: skip
    write("a.md", "<!-- newslint: ignore dates/future -->\n\nA lion.\n")
    report = newslint("check", "a.md", "--format", "json").report
    assert ([one["severity"] for one in report["findings"]], report["problems"]) == (severities, [])


@pytest.mark.usefixtures("site")
def test_the_work_of_suppressions_grows_with_their_number() -> None:
    def work(number: int) -> int:
        article = load("a.md", "".join(f"<!-- newslint: ignore dates -->\n\nPart {n}.\n\n" for n in range(number)))
        return lines_run(lambda: read_suppressions(article, lambda _: None, []))

    assert work(800) < 12 * work(100)  # 8 where linear (and a little for the search), 64 where quadratic


@pytest.mark.usefixtures("site")
def test_a_suppression_with_a_wide_gap_is_done_with() -> None:
    write("a.md", f"<!-- newslint: ignore dates{' ' * 40_000}\n. -->\n\nText.\n")
    assert newslint("check", "a.md", "--select", "dates").code == 2


@pytest.mark.usefixtures("zoo")
@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("<!-- newslint: ingore zoo/zebra -->", "did you mean “ignore”?"),
        ("<!-- newslint: ignore zoo/zebar -->", "did you mean “zoo/zebra”?"),
        ("<!-- newslint: ignore-end -->", "without “ignore-start”"),
        ("<!-- newslint ignore zoo/zebra -->", "a colon after “newslint”"),
        ("---\nnewslint: {ignores: [zoo]}\n---", "did you mean “ignore”?"),
        ("---\nnewslint: ignore\n---", "write it as"),
    ],
)
def test_a_suppression_that_cannot_be_understood_is_a_problem(comment: str, words: str) -> None:
    write("a.md", f"{comment}\n\nA zebra.\n")
    outcome = newslint("check", "a.md", "-p", "zoo.py", "--select", "zoo", "--format", "concise")
    assert (outcome.code, words in outcome.out) == (2, True), outcome.out
    assert f"a.md:{1 if comment[0] == '<' else 2}:" in outcome.out


@pytest.mark.usefixtures("zoo")
def test_reports_can_be_written_to_files() -> None:
    write("a.md", "A zebra.\n")
    outcome = newslint(
        "check", "a.md", "-p", "zoo.py", "--select", "zoo", "--format", "concise", "--format", "json=out.json"
    )
    assert outcome.out.count("zoo/zebra") == 1
    assert '"zoo/zebra"' in Path("out.json").read_text(encoding="utf-8")
    assert newslint("check", "a.md", "-p", "zoo.py", "--format", "sarif", "--output", "out.sarif").out == ""
    assert '"2.1.0"' in Path("out.sarif").read_text(encoding="utf-8")
    assert newslint("check", "a.md", "--output", "no/where.txt").code == 2


@pytest.mark.usefixtures("zoo")
def test_two_reports_do_not_share_standard_output() -> None:
    write("a.md", "# A\n\nA Cat.\n")
    outcome = newslint("check", "a.md", "-p", "zoo.py", "--format", "json", "--format", "concise")
    assert (outcome.code, outcome.out, "share standard output" in outcome.err) == (2, "", True)
    assert newslint("check", "a.md", "-p", "zoo.py", "--format", "json", "--format", "concise=c.txt").report["findings"]


@pytest.mark.usefixtures("site")
def test_what_a_plugin_prints_is_not_in_the_report() -> None:
    write("loud.py", LOUD)
    write("a.md", "# A\n\nA cat.\n")
    outcome = newslint("check", "a.md", "-p", "loud.py", "--select", "loud", "--format", "json")
    assert [finding["rule"] for finding in outcome.report["findings"]] == ["loud/mouth"]
    assert outcome.err.splitlines() == ["imported", "checking"]


LOUD = """
from newslint import ArticleRule, WHOLE, hookimpl
print("imported")

def check(article, context):
    print("checking")
    yield context.finding(WHOLE, "told")

rule = ArticleRule("loud/mouth", check, title="T", advice="A.", messages={"told": "M"})

@hookimpl
def register_rules():
    return [rule]
"""


@pytest.mark.usefixtures("zoo")
def test_the_order_of_paths_does_not_matter() -> None:
    for name in "cab":
        write(f"{name}.md", f"A zebra in {name}.\n")
    arguments = ["-p", "zoo.py", "--as-of", "2026-11-22", "--format", "concise"]
    assert (
        newslint("check", "a.md", "b.md", "c.md", *arguments).out
        == newslint("check", "c.md", "b.md", "a.md", "b.md", *arguments).out
    )


def test_an_articles_status_is_known_from_git(zoo: Path) -> None:
    (zoo / "zoo.py").write_text(RULES.replace("words=len(article.text.split())", "words=context.status").replace(
        "severity=Severity.NOTE", "severity=Severity.NOTE, uses=frozenset({Uses.STATUS})"
    ).replace("WHOLE, hookimpl", "WHOLE, Uses, hookimpl"), encoding="utf-8")  # fmt: skip
    for name in ("old", "changed", "new", "é staged", "intended"):
        write(f"{name}.md", "A lion.\n")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b"]
    for command in (["init", "-q"], ["add", "old.md", "changed.md"], ["commit", "-qm", "x"], ["add", "é staged.md"],
                    ["add", "-N", "intended.md"], ["config", "core.fsmonitor", f"touch '{zoo}/run'; false"]):  # fmt: skip
        subprocess.run([*git, *command], cwd=zoo, check=True)
    write("changed.md", "A changed lion.\n")
    out = dict(
        line.split(":1:1: note: zoo/words ")
        for line in newslint_process(
            "check", ".", "-p", "zoo.py", "--select", "zoo", "--format", "concise", cwd=zoo
        ).out.splitlines()
    )
    assert not (zoo / "run").exists()
    assert out == {
        "changed.md": "changed words", "intended.md": "new words", "new.md": "new words", "old.md": "existing words", "é staged.md": "new words"
    }  # fmt: skip


@pytest.mark.usefixtures("zoo")
def test_articles_in_a_language_without_words_are_told_once() -> None:
    write("de/a.md", "Der Rat hat getagt.\n")
    write("de/b.md", "Der Rat hat wieder getagt.\n")
    report = newslint("check", "de", "--select", "attribution", "--format", "json").report
    assert [one for one in report["run"]["notices"] if "“de”" in one] == report["run"]["notices"]
    assert len(report["run"]["notices"]) == 1


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_is_made_normal_as_any_text_is(text: str) -> None:
    assert normal(text) == normal(f"{text} é").removesuffix("é").strip()


def test_nothing_keeps_an_article_when_it_has_been_examined(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[weakref.ref[Article]] = []
    contexts = Checker.contexts

    def watched(self: Checker, article: Article, *about: Any) -> Any:
        seen.append(weakref.ref(article))
        return contexts(self, article, *about)

    monkeypatch.setattr(Checker, "contexts", watched)
    (site / "a.md").write_text(EVERYTHING)
    gc.collect()
    gc.disable()
    try:
        newslint("check", "a.md", "--isolated", "--preview")
        assert [article() for article in seen] == [None]
    finally:
        gc.enable()


EVERYTHING = """---
title: Council approves budget
date: 2026-03-01
author: Ann Lee
---

Sources close to the matter say “nobody asked us about the new bridge here”. Analysts believe so, and it is seen as a
risk. The move has raised concerns. The mayor is reportedly ill, a spokeswoman said on Friday, 4 March 2026.

“We will not sell the bridge to anyone at all, whatever they offer us for it.”

Copyright 2019 Example News. All rights reserved. Subscribe to our newsletter. You may also like this.
"""
