"""Bad input gets a clear word, and the rest of the run goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

import pytest
from command import newslint, newslint_process

from newslint.cli import main

GOOD = "Council approves budget\n\nBy Ann Lee\n\nThe council approved the budget on 3 March 2026.\n\nAnalysts say it is tight.\n"


def write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def vague_sources(out: str) -> int:
    return out.count("attribution/vague-source")


@pytest.fixture
def good(site: Path) -> Path:
    """A folder with one article that has one finding."""
    write(site, good__txt=GOOD)
    return site


def check(*arguments: str) -> tuple[int, str]:
    outcome = newslint("check", *arguments, "--format", "concise")
    return outcome.code, outcome.out


# Files and folders


@pytest.mark.usefixtures("good")
def test_a_missing_path_is_named_and_the_rest_is_checked() -> None:
    code, out = check("nowhere.md", "good.txt")
    assert (code, vague_sources(out), "nowhere.md" in out) == (2, 1, True)


def test_a_folder_with_nothing_to_check_is_a_problem_unless_it_may_be_empty(site: Path) -> None:
    (site / "empty").mkdir()
    assert check("empty")[0] == 2
    assert check("empty", "--allow-empty")[0] == 0


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "body/missing"),
        (b"---\ntitle: Bridge opens\ndate: 2026-11-01\nauthor: Ann Lee\n---\n", "body/missing"),
        ("Le café a fermé.\n".encode("latin-1") * 20, "body/encoding"),
        (b"---\ntitle: [Bridge\n---\nThe bridge opened.\n", "metadata/unreadable"),
        (b"+++\ntitle = Bridge\n+++\nThe bridge opened.\n", "metadata/unreadable"),
        (b'{\n"title": "Bridge",,\n}\nThe bridge opened.\n', "metadata/unreadable"),
        (b"---\ntitle: Bridge\nThe bridge opened.\n", "metadata/unreadable"),
        (b"---\na: &a [1,1,1,1,1,1,1,1,1]\n" + b"".join(
            b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % ((i, i) + (i - 1,) * 9) for i in range(98, 108)
        ) + b"---\nThe bridge opened.\n", "metadata/unreadable"),
        (b"---\na: " + b"[" * 100_000 + b"\n---\nThe bridge opened.\n", "metadata/unreadable"),
        (b"---\n" + b"- " * 100_000 + b"a\n---\nThe bridge opened.\n", "metadata/unreadable"),
    ],
    ids=["empty", "front matter only", "latin-1", "YAML", "TOML", "JSON", "unclosed", "alias bomb", "brackets", "dashes"],
)  # fmt: skip
def test_a_broken_article_is_a_finding_and_the_rest_is_checked(good: Path, content: bytes, rule: str) -> None:
    write(good, bad__md=content)
    code, out = check("bad.md", "good.txt")
    assert (rule in out, vague_sources(out)) == (True, 1), out
    assert code == 1


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("---\ntitle: [Bridge\n---\nAnalysts say it is tight.\n", True),
        ("---\na: {{{{{{\n---\nAnalysts say so.\n", True),
    ],
)
def test_the_body_below_broken_front_matter_is_checked(site: Path, content: str, body: bool) -> None:
    write(site, bad__md=content)
    assert (vague_sources(check("bad.md")[1]) == 1) is body


def test_binary_rubbish_is_named(good: Path) -> None:
    write(good, bad__md=bytes(range(256)) * 40)
    code, out = check(".")
    assert (code, vague_sources(out), "bad.md" in out) == (2, 1, True)


def test_a_huge_file_is_named_and_not_read(good: Path) -> None:
    with (good / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    code, out = check(".")
    assert (code, vague_sources(out), "huge.txt" in out) == (2, 1, True)


def test_an_unreadable_file_is_named(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(good, locked__txt="x")

    def opened(path: str, mode: str, **more: Any) -> IO[Any]:
        if path.endswith("locked.txt"):
            raise PermissionError(13, "Permission denied")
        return open(path, mode, **more)

    monkeypatch.setattr("newslint.examining.open", opened, raising=False)  # tests run as root, who may read everything
    code, out = check(".")
    assert (code, vague_sources(out), "permission denied" in out) == (2, 1, True)


def test_a_loop_of_links_is_named_or_passed_by(good: Path) -> None:
    (good / "loop.txt").symlink_to(good / "loop.txt")
    (good / "here").symlink_to(good)
    assert check(".")[0] == 1
    code, out = check("loop.txt", "good.txt")
    assert (code, vague_sources(out), "loop.txt" in out) == (2, 1, True)


def test_a_link_within_the_folder_makes_no_second_article(good: Path) -> None:
    (good / "link.txt").symlink_to(good / "good.txt")
    out = check(".")[1]
    assert (vague_sources(out), "duplicates/" in out) == (1, False)


def test_a_link_that_leads_out_is_not_followed(good: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text(GOOD, encoding="utf-8")
    (good / "link.txt").symlink_to(secret)
    assert vague_sources(check(".")[1]) == 1


@pytest.mark.parametrize(
    "content",
    [
        "word " * 200_000,
        "[" * 1_000_000,
        "<" * 300_000,
        '"' * 300_000,
        "*" * 300_000,
        " " * 1_000_000 + "x",
        "```\n" + "code\n" * 1000,
        "<div>" * 50_000 + "text",
        "“" * 100_000,
        "<!--" * 100_000,
        "> " * 20_000 + "x",
        "Analysts " * 50_000,
        "by " * 100_000,
        "{{" * 100_000,
        "A. " * 100_000,
        "1 2 3 4 2020-" * 30_000,
    ],
    ids=lambda content: repr(content[:8]),
)
@pytest.mark.parametrize("extension", ["md", "txt", "html"])
def test_monsters_are_done_with(site: Path, content: str, extension: str) -> None:
    (site / f"monster.{extension}").write_text(content, encoding="utf-8")
    code, out = check(".")
    assert code in (0, 1), out


# Names and values


@pytest.mark.usefixtures("good")
@pytest.mark.parametrize(
    ("config", "place", "words"),
    [
        ("slect: [body]\n", "1:1", "did you mean “select”?"),
        ("ignore: [bodi]\n", "", "did you mean “body”?"),
        ("rules:\n  body/mising: off\n", "2:3", "did you mean “body/missing”?"),
        ("rules:\n  body/missing: of\n", "2:17", "did you mean “off”?"),
        ("rules:\n  dates/stale-article:\n    max-ag: 3\n", "3:13", "did you mean “max-age”?"),
        ("rules:\n  dates/stale-article:\n    max-age: soon\n", "3:14", "a whole number"),
        ("rules:\n  dates/stale-article: {max-age: 0}\n", "2:34", "at least 1"),
        ("rules:\n  dates/stale-article: {max-age: true}\n", "2:34", "a whole number"),
        ("fail-on: eror\n", "1:10", "one of note, warning, error"),
        ("extends: newslint/newsrom@1\n", "", "did you mean “newslint/newsroom@1”?"),
        ("overrides:\n  - fils: [x]\n", "2:5", "did you mean “files”?"),
        ("fields:\n  bylin: by\n", "2:3", "did you mean “byline”?"),
        ("limits: {rule-second: 3}\n", "1:10", "did you mean “rule-seconds”?"),
        ("limits: {file-size: 1e400}\n", "1:21", "a number above 0"),
        ("exclude: [a, '!']\n", "1:14", "no pattern"),
        ("overrides:\n  - files: '!'\n", "2:12", "no pattern"),
        ('corpus: ["a\\0b"]\n', "", "null byte"),
        ("as-of: yesterday\n", "1:8", "a day such as"),
        ("language: english\n", "1:11", "such as en"),
        ("encoding: latinx\n", "1:11", "such as windows-1252"),
        ("overrides:\n  - rules: {body: off}\n", "2:5", "for which articles"),
        ("select: {a: b}\n", "1:9", "a text or a list of texts"),
        ("ignore: [body]\nignore: [dates]\n", "2:1", "given twice"),
        ("- a\n", "1:1", "a mapping"),
    ],
)
def test_a_wrong_configuration_is_told_with_its_place(config: str, place: str, words: str) -> None:
    Path(".newslint.yaml").write_text(config, encoding="utf-8")
    code, out = check("good.txt")
    assert code == 2
    assert words in out, out
    assert not place or f".newslint.yaml:{place}" in out, out


@pytest.mark.usefixtures("good")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--select", "bodi"], "did you mean “body”?"),
        (["--format", "sarf"], "did you mean “sarif”?"),
        (["-p", "no:bodyy"], "did you mean “body”?"),
        (["--config", "nowhere.yaml"], "nowhere.yaml"),
        (["--as-of", "soon"], "no day"),
        (["--fail-on", "eror"], "error"),
        (["--format", "json=a.json", "--output", "b.json"], "both name a file"),
        (["--slect", "x"], "--select"),
    ],
)
def test_a_wrong_option_is_told(arguments: list[str], words: str) -> None:
    outcome = newslint("check", "good.txt", *arguments)
    assert outcome.code == 2
    assert words in outcome.out + outcome.err


def test_a_configuration_that_is_no_yaml_is_told_with_its_place(good: Path) -> None:
    write(good, x__yaml="select: [a\nignore: b\n")
    outcome = newslint("check", "good.txt", "--config", "x.yaml")
    assert outcome.code == 2
    assert "x.yaml:1:9" in outcome.err, outcome.err


@pytest.mark.usefixtures("good")
def test_an_unknown_rule_in_a_suppression_is_told_with_its_place() -> None:
    Path("s.md").write_text("# Title\n\n<!-- newslint: ignore dates/mising -->\n\nText here.\n", encoding="utf-8")
    code, out = check("s.md", "good.txt")
    assert (code, vague_sources(out)) == (2, 1)
    assert "s.md:3:1" in out
    assert "did you mean “dates/missing”?" in out


# Rules and plugins that misbehave

PLUGIN = """
from newslint import ArticleRule, Finding, hookimpl, WHOLE
{imports}
def check(article, context):
    yield context.finding(WHOLE, "seen")
    {body}

rule = ArticleRule("bad/rule", check, title="t", advice="a", messages={{"seen": "seen once"}})

@hookimpl
def register_rules():
    return [rule]
"""


def plugin(folder: Path, body: str, imports: str = "") -> None:
    (folder / "bad.py").write_text(PLUGIN.format(body=body, imports=imports), encoding="utf-8")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("raise ValueError('broken')", "ValueError: broken"),
        ("raise SystemExit(0)", "SystemExit"),
        ("1 / 0", "ZeroDivisionError"),
        ("yield 'text'", "no finding"),
        ("yield context.finding(WHOLE, 'unknown')", "no message"),
        ("from newslint import Span; yield context.finding(Span(0, 5, 10**6), 'seen')", "outside the article"),
        ("from newslint import Span; yield context.finding(Span(-1, 0, 0), 'seen')", "in no passage"),
        ("from newslint import SourceSpan; yield context.finding(SourceSpan(-5, 3), 'seen')", "outside the article"),
        ("yield context.finding(None, 'seen')", "no place"),
        ("from newslint import Related; yield context.finding(WHOLE, 'seen', Related((0, 1)))", "no place"),
        ("raise type('Odd', (BaseException,), {})('broken')", "Odd: broken"),
        ("while True: pass", "took more than"),
        ("while True: yield context.finding(WHOLE, 'seen')", "took more than"),
        ("re.match(r'(a+)+$', 'a' * 40 + 'b')", "took more than"),
        ("try:\n        time.sleep(60)\n    except Exception: pass", "took more than"),
    ],
)
def test_a_rule_that_misbehaves_is_a_problem_and_nothing_else_is_lost(good: Path, body: str, words: str) -> None:
    plugin(good, body, "import re, time")
    write(good, x__yaml="limits: {rule-seconds: 0.6}\n")
    code, out = check("good.txt", "-p", "bad.py", "--config", "x.yaml")
    assert (code, vague_sources(out)) == (2, 1), out
    for part in (words, "bad/rule", "“bad”", "good.txt", "seen once"):
        assert part in out


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("sum(range(10 ** 12))", "did not return"),
        ("os.kill(os.getpid(), 11)", "SIGSEGV"),
        ("os._exit(0)", "ended the process (exit)"),
        ("os.kill(os.getpid(), 40)", "ended the process (signal 40)"),
        ("os.kill(os.getpid(), 9)", "ended the process (SIGKILL)"),
    ],
)
def test_what_no_timer_stops_ends_with_its_process(good: Path, body: str, words: str) -> None:
    plugin(good, body, "import os")
    write(good, x__yaml="limits: {rule-seconds: 0.5}\n")
    outcome = newslint_process("good.txt", "-p", "bad.py", "--config", "x.yaml", "--format", "concise", cwd=good)
    assert (outcome.code, vague_sources(outcome.out)) == (2, 1), outcome
    assert words in outcome.out
    assert "bad/rule" in outcome.out


def test_a_process_that_is_killed_once_costs_nothing(good: Path) -> None:
    plugin(good, "if not os.path.exists('killed'): open('killed', 'w').close(); os.kill(os.getpid(), 9)", "import os")
    outcome = newslint_process("good.txt", "-p", "bad.py", "--format", "concise", cwd=good)
    assert (outcome.code, vague_sources(outcome.out), outcome.out.count("seen once")) == (1, 1, 1), outcome


def test_a_rule_that_ends_process_after_process_is_left_out(good: Path) -> None:
    plugin(good, "os._exit(0)", "import os")
    write(good, **{f"more{n}__txt": GOOD for n in range(30)})
    outcome = newslint_process(".", "-p", "bad.py", "--isolated", "--format", "concise", cwd=good)
    assert (outcome.code, vague_sources(outcome.out)) == (2, 31), outcome
    assert outcome.out.count("so it is left out") == 1


LOADER = """
import time
from newslint import hookimpl

class Slow:
    name, extensions = "slow", (".slow",)

    def load(self, file, settings):
        from newslint.loaders import built_in
        time.sleep(1)
        return built_in("text").load(file, settings)

class Broken:
    name, extensions = "broken", (".broken",)

    def load(self, file, settings):
        raise ValueError("oh")

class Reporter:
    name, needs_line_hashes = "broken", False

    def write(self, report, out, style):
        raise ValueError("oh")

@hookimpl
def register_loaders():
    return [Slow(), Broken()]

@hookimpl
def register_reporters():
    return [Reporter()]
"""


def test_a_loader_that_fails_is_a_problem_and_the_rest_is_checked(good: Path) -> None:
    write(good, odd__py=LOADER, a__broken="x")
    code, out = check(".", "-p", "odd.py")
    assert (code, vague_sources(out)) == (2, 1)
    assert "a.broken:1:1: problem: the loader broken failed: ValueError: oh" in out


def test_a_reporter_that_fails_costs_no_other_report(good: Path) -> None:
    write(good, odd__py=LOADER)
    outcome = newslint("check", "good.txt", "-p", "odd.py", "--format", "broken=x.txt", "--format", "concise")
    assert (outcome.code, vague_sources(outcome.out)) == (2, 1)
    assert "the reporter “broken” failed: ValueError: oh" in outcome.err


def test_time_before_the_first_rule_is_no_rules_time(good: Path) -> None:
    plugin(good, "sum(range(10 ** 12))")
    write(good, odd__py=LOADER, a__slow=GOOD, x__yaml="limits: {rule-seconds: 2}\n")
    outcome = newslint_process(
        "a.slow", "-p", "bad.py", "-p", "odd.py", "--config", "x.yaml", "--format", "concise", cwd=good
    )
    assert (outcome.code, outcome.out.count("did not return"), vague_sources(outcome.out)) == (2, 1, 1), outcome


@pytest.mark.parametrize(
    ("lexicon", "words"),
    [
        ("other: {source: made up, words: a}\n", "has no list 'cries'"),
        ("cries: [a, b]\n", "“source:”"),
        ("cries: {source: made up, words: '!!'}\n", "no letter"),
        ("cries: {source: [\n", "can't be read"),
    ],
)
def test_a_rule_whose_words_are_missing_is_a_problem_and_nothing_else_is_lost(
    good: Path, lexicon: str, words: str
) -> None:
    plugin(good, "pass")
    text = (good / "bad.py").read_text(encoding="utf-8")
    (good / "bad.py").write_text(text.replace('title="t"', 'title="t", words=("cries",)'), encoding="utf-8")
    (good / "lexicons").mkdir()
    (good / "lexicons" / "en.yaml").write_text(lexicon, encoding="utf-8")
    code, out = check("good.txt", "-p", "bad.py")
    assert (code, vague_sources(out)) == (2, 1), out
    assert words in out
    assert out.count("bad/rule") == 1


def test_a_rule_that_is_late_again_and_again_is_left_out(site: Path) -> None:
    for number in range(6):
        write(site, **{f"a{number}__txt": GOOD.replace("budget", f"budget {number}")})
    plugin(site, "while True: pass")
    write(site, x__yaml="limits: {rule-seconds: 0.3}\nignore: [duplicates]\n")
    code, out = check(".", "-p", "bad.py", "--config", "x.yaml")
    assert (code, vague_sources(out), out.count("took more than")) == (2, 6, 3)
    assert out.count("left out from there on") == 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('title="t"', 'title="t", severity="note"', "Severity.NOTE"),
        ("bad/rule", "bad/Ru le", "is no id"),
        ('title="t"', 'title="t", severities={"other": None}', "Severity"),
    ],
)
def test_a_rule_that_could_not_be_told_keeps_its_plugin_out(good: Path, old: str, new: str, words: str) -> None:
    plugin(good, "pass")
    (good / "bad.py").write_text((good / "bad.py").read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    code, out = check("good.txt", "-p", "bad.py")
    assert (code, vague_sources(out), words in out) == (2, 1, True), out


def test_options_without_a_default_keep_a_plugin_out(good: Path) -> None:
    options = "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass Options:\n    most: int\n"
    (good / "bad.py").write_text(
        PLUGIN.format(body="pass", imports=options).replace('title="t"', 'title="t", options=Options'), encoding="utf-8"
    )
    code, out = check("good.txt", "-p", "bad.py")
    assert (code, vague_sources(out), "“bad” is left out" in out) == (2, 1, True), out


ODD_LOADER = """
from newslint import hookimpl

class Loader:
    name = "odd"
    extensions = (".odd",)
    def load(self, file, settings):
        {body}

@hookimpl
def register_loaders():
    return [Loader()]
"""


@pytest.mark.parametrize(
    ("body", "words"),
    [("raise ValueError('oh')", "ValueError: oh"), ("while True: pass", "took more than"), ("return 3", "TypeError")],
)
def test_a_loader_that_misbehaves_is_a_problem_and_the_rest_is_checked(good: Path, body: str, words: str) -> None:
    write(good, odd__py=ODD_LOADER.format(body=body), a__odd="text", x__yaml="limits: {rule-seconds: 0.4}\n")
    code, out = check(".", "-p", "odd.py", "--config", "x.yaml")
    assert (code, vague_sources(out)) == (2, 1), out
    assert words in out
    assert "loader odd" in out
    assert "a.odd" in out


HOOK = "from newslint import hookimpl\n@hookimpl\ndef register_rules():\n    return []\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("import nowhere_to_be_found", "ModuleNotFoundError"),
        ("raise SystemExit(3)", "SystemExit"),
        ("newslint_api = 99\n" + HOOK, "plugin API 99"),
        (HOOK.replace("register_rules", "register_rulez"), "did you mean “register_rules”?"),
        ("def register_rules():\n    return []\n", "@hookimpl"),
        (HOOK.replace("[]", "[1]"), "no rule"),
        (PLUGIN.format(body="", imports="").replace("bad/rule", "good/rule"), "must be named “bad/…”"),
        (HOOK.replace("return []", "raise RuntimeError('oh')"), "RuntimeError: oh"),
    ],
)
def test_a_plugin_that_cannot_be_taken_in_is_a_problem_and_the_rest_runs(good: Path, content: str, words: str) -> None:
    write(good, bad__py=content)
    code, out = check("good.txt", "-p", "bad.py")
    assert (code, vague_sources(out)) == (2, 1), out
    assert words in out
    assert "“bad”" in out


# Output


def test_a_reader_that_has_seen_enough_ends_the_run_quietly(site: Path) -> None:
    for number in range(300):
        write(site, **{f"a{number}__txt": GOOD.replace("budget", f"budget {number}")})
    command = f"{sys.executable} -m newslint check . --format concise | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=site, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1
    assert done.returncode == 1, "what was found is no less so"


@pytest.mark.parametrize("form", ["text", "concise"])
def test_what_an_article_says_is_shown_and_never_obeyed(site: Path, form: str) -> None:
    evil = "Analysts say \x1b[31mred\x1b[0m \u202egnp.exe\u202c \u2066x\u2069 it\n::error::pwned\n"
    (site / "evil.md").write_text(f"# T\n\n{evil}\n", encoding="utf-8")
    out = newslint("check", "evil.md", "--format", form).out
    assert not any(char in out for char in "\x1b\u202e\u2066")
    assert not any(line.startswith("::") for line in out.splitlines())


def test_a_script_end_never_leaves_its_quotes(site: Path) -> None:
    (site / "evil.md").write_text("# T\n\nAnalysts say </script><b>it</b> is so.\n", encoding="utf-8")
    assert "</script" not in newslint("check", "evil.md", "--format", "json").out


def test_an_interrupt_ends_the_run_with_2(site: Path) -> None:
    plugin(site, "open('begun', 'w').close(); time.sleep(30)", "import time")
    write(site, good__txt=GOOD)
    process = subprocess.Popen(
        [sys.executable, "-m", "newslint", "good.txt", "-p", "bad.py", "--format", "json"],
        cwd=site, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    while not (site / "begun").exists():
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, b"Traceback" in out + err) == (2, False), err
    told = [problem["message"] for problem in json.loads(out)["problems"]]  # which fails where there are two reports
    assert told == ["stopped after 0 of 1 files: this is what was found so far"]


@pytest.mark.skipif(not os.path.exists("/proc/self/cmdline"), reason="no /proc")
def test_ending_the_run_ends_all_of_it(site: Path) -> None:
    plugin(site, "open('child', 'w').write(str(os.getpid())); time.sleep(30)", "import os, time")
    write(site, good__txt=GOOD)
    process = subprocess.Popen([sys.executable, "-m", "newslint", "good.txt", "-p", "bad.py"], cwd=site)
    for _ in range(100):
        time.sleep(0.1)
        if (site / "child").exists() and (child := (site / "child").read_text(encoding="utf-8")):
            break
    process.terminate()
    assert process.wait(10) == -signal.SIGTERM
    time.sleep(0.2)
    assert not Path(f"/proc/{child}/cmdline").exists() or not Path(f"/proc/{child}/cmdline").read_bytes()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device")
def test_a_report_that_cannot_be_written_is_told_and_is_no_clean_run(good: Path) -> None:
    write(good, clean__txt="")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newslint", "good.txt", "--select", "dates/future", "--format", "json"],
            cwd=good, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, "Error: standard output: no space left on device\n")
    outcome = newslint_process("good.txt", "--format", "json=no/where.json", "--format", "concise", cwd=good)
    assert (outcome.code, vague_sources(outcome.out)) == (2, 1)
    assert outcome.err == "Error: no/where.json: no such file or directory\n"


def test_json_is_json_whatever_the_encoding_of_the_output(good: Path) -> None:
    outcome = newslint_process(
        "good.txt", "--format", "json", cwd=good, env={**os.environ, "PYTHONIOENCODING": "latin-1"}
    )
    assert any("“" in one["message"] for one in outcome.report["findings"])


def test_the_output_survives_a_terminal_that_knows_only_ascii(good: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    outcome = newslint_process("good.txt", cwd=good, env=environment)
    assert outcome.code == 1, outcome
    assert "Traceback" not in outcome.err


def test_a_closed_standard_output_is_told(good: Path) -> None:
    command = [sys.executable, "-m", "newslint", "good.txt", "--format", "concise"]
    done = subprocess.run(["sh", "-c", '"$@" >&-', "sh", *command], cwd=good, capture_output=True, check=False)
    assert (done.returncode, b"standard output is closed" in done.stderr, b"Traceback" in done.stderr) == (
        2,
        True,
        False,
    )
    with_file = [*command, "--output", "report.txt"]
    assert subprocess.run(["sh", "-c", '"$@" >&- 2>&-', "sh", *with_file], cwd=good, check=False).returncode == 1
    assert vague_sources((good / "report.txt").read_text(encoding="utf-8")) == 1


def test_an_interrupt_before_anything_is_imported_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "_answer", interrupted)
    assert (main.run(["good.txt"]), capsys.readouterr().err) == (2, "stopped\n")
