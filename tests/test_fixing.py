"""Fixes: what a machine may mend is mended, and nothing else of a file changes."""

from __future__ import annotations

import codecs
import os
import stat
import subprocess
from pathlib import Path

import pytest
from command import Outcome, newslint, newslint_process
from hypothesis import given
from hypothesis import strategies as st

from newslint.findings import Edit
from newslint.fixing import applied
from newslint.reading.decoding import decode
from newslint.spans import SourceSpan

PLUGIN = '''"""Rules with fixes, made for a test."""

import re

from newslint import ArticleRule, Fix, Safety, Span, BODY, hookimpl


def fixing(name, pattern, new, safety, keep=0):
    def check(article, context):
        for match in re.finditer(pattern, article.text):
            span = Span(BODY, *match.span())
            edit = article.edit(span, match.expand(new))
            yield context.finding(span, "found", fix=Fix("Mend it", safety, (edit,)) if edit else None)

    return ArticleRule("fixes/" + name, check, title=name, advice="Mend it.", messages={"found": "“{quote}”"})


@hookimpl
def register_rules():
    return [
        fixing("double", r"\\b(teh|adn)\\b", r"the", Safety.SAFE),
        fixing("spaces", r"  +", " ", Safety.SAFE),
        fixing("wide", r"wrong  words", "right words", Safety.SAFE),
        fixing("worse", r"bad", "teh", Safety.SAFE),
        fixing("endless", r"ping", "ping", Safety.SAFE),
        fixing("unsafe", r"very ", "", Safety.UNSAFE),
        fixing("wise", r"Monday", "Tuesday", Safety.SUGGESTION),
        fixing("dash", r" - ", " – ", Safety.SAFE),
        fixing("lines", r"one two", "one\\n\\ntwo", Safety.SAFE),
    ]
'''


@pytest.fixture
def fix(site: Path) -> Path:
    (site / "fixes.py").write_text(PLUGIN, encoding="utf-8")
    return site


def run(*arguments: str) -> Outcome:
    return newslint("check", "a.md", "-p", "fixes.py", "--isolated", "--select", "fixes", *arguments)


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("It is teh end.\n", "It is the end.\n", 0),
        ("It is teh  end, teh  end.\n", "It is the end, the end.\n", 0),
        ("These are wrong  words.\n", "These are right words.\n", 0),
        ("A bad thing.\n", "A bad thing.\n", 1),
        ("A bad thing and teh end.\n", "A bad thing and the end.\n", 1),
        ("Say ping and teh.\n", "Say ping and the.\n", 1),
        ("A very good Monday.\n", "A very good Monday.\n", 2),
        ("Nothing at all.\n", "Nothing at all.\n", 0),
        ("Not `teh` *teh* &amp; teh.\n", "Not `the` *the* &amp; the.\n", 0),
        ("It is<!-- teh --> teh.\n", "It is<!-- teh --> the.\n", 0),
    ],
)
def test_safe_fixes_are_applied(fix: Path, before: str, after: str, left: int) -> None:
    (fix / "a.md").write_text(before, encoding="utf-8", newline="")
    outcome = run("--fix", "--format", "json")
    assert (fix / "a.md").read_text(encoding="utf-8") == after
    assert len(outcome.report["findings"]) == left
    assert outcome.code == int(left > 0)
    assert run("--diff-fixes", "--fix").out == ""


def test_all_fixes_are_applied_where_that_is_asked_for(fix: Path) -> None:
    (fix / "a.md").write_text("A very good Monday for teh town.\n", encoding="utf-8")
    outcome = run("--fix=all")
    assert (fix / "a.md").read_text(encoding="utf-8") == "A good Tuesday for the town.\n"
    assert "3 findings fixed in 1 file" in outcome.out


def test_what_is_suppressed_or_known_is_left(fix: Path) -> None:
    text = "<!-- newslint: ignore fixes -- a joke -->\nIt is teh end.\n\nIt is adn end.\n"
    (fix / "a.md").write_text(text, encoding="utf-8")
    newslint("baseline", "write", "a.md", "-p", "fixes.py", "--isolated", "--select", "fixes")
    (fix / "a.md").write_text(text + "\nAnd teh rest.\n", encoding="utf-8")
    run("--fix", "--baseline", ".newslint-baseline.json")
    assert (fix / "a.md").read_text(encoding="utf-8") == text + "\nAnd the rest.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            codecs.BOM_UTF8 + b"A bridge \xe2\x80\x94 teh end\r\nof  it.\r\n",
            codecs.BOM_UTF8 + b"A bridge \xe2\x80\x94 the end\r\nof it.\r\n",
        ),
        ("Zwölf teh.".encode("utf-16-le"), None),
        (
            codecs.BOM_UTF16_LE + "Zwölf teh.\r\n".encode("utf-16-le"),
            codecs.BOM_UTF16_LE + "Zwölf the.\r\n".encode("utf-16-le"),
        ),
        (
            "Zwölf Käse, teh end – für alle über sechs Größen.\n".encode("cp1252"),
            "Zwölf Käse, the end – für alle über sechs Größen.\n".encode("cp1252"),
        ),
        (b"Lone\rteh\rreturns\r", b"Lone\rthe\rreturns\r"),
        (b"one two\r\nteh\r\n", b"one\r\n\r\ntwo\r\nthe\r\n"),
        (b"one two\nteh\n", b"one\n\ntwo\nthe\n"),
        (b"No end teh", b"No end the"),
    ],
    ids=[
        "UTF-8 with BOM",
        "no BOM",
        "UTF-16",
        "Windows-1252",
        "CR",
        "new lines as CRLF",
        "new lines as LF",
        "no last line end",
    ],
)
def test_encoding_bom_and_line_ends_stay(fix: Path, before: bytes, after: bytes | None) -> None:
    (fix / "a.md").write_bytes(before)
    run("--fix", "--ignore", "metadata,body")
    assert (fix / "a.md").read_bytes() == (before if after is None else after)


def test_a_character_that_the_encoding_lacks_is_not_forced_in(fix: Path) -> None:
    (fix / "a.html").write_bytes('<meta charset="iso-8859-5"><p>Мост - teh end</p>\n'.encode("iso-8859-5"))
    newslint("check", "a.html", "-p", "fixes.py", "--isolated", "--select", "fixes", "--fix")
    assert (fix / "a.html").read_bytes() == '<meta charset="iso-8859-5"><p>Мост - the end</p>\n'.encode("iso-8859-5")


def test_bytes_that_are_no_text_are_not_written_back(fix: Path) -> None:
    data = "Größe und Übel und Öl, teh end. ".encode() * 3 + b"\xff\n"
    (fix / "a.md").write_bytes(data)
    outcome = run("--fix")
    assert (outcome.code, (fix / "a.md").read_bytes()) == (2, data)
    assert "can't be fixed by a machine" in outcome.out


def test_mode_and_links_stay(fix: Path) -> None:
    (fix / "real").mkdir()
    (fix / "real" / "story.md").write_text("It is teh end.\n", encoding="utf-8")
    os.chmod(fix / "real" / "story.md", 0o640)
    (fix / "a.md").symlink_to("real/story.md")
    run("--fix")
    assert (fix / "a.md").is_symlink()
    assert (fix / "real" / "story.md").read_text(encoding="utf-8") == "It is the end.\n"
    assert stat.S_IMODE((fix / "real" / "story.md").stat().st_mode) == 0o640
    assert sorted(path.name for path in (fix / "real").iterdir()) == ["story.md"]


def test_a_diff_of_fixes_changes_nothing_and_can_be_applied(fix: Path) -> None:
    (fix / "a.md").write_bytes(b"It is teh end.\r\n\r\nNo  end \xc3\xa4 teh")
    before = (fix / "a.md").read_bytes()
    arguments = ("check", "a.md", "-p", "fixes.py", "--isolated", "--select", "fixes", "--diff-fixes")
    outcome = newslint_process(*arguments, cwd=fix)
    assert (outcome.code, (fix / "a.md").read_bytes()) == (1, before)
    (fix / "fix.diff").write_text(outcome.out, encoding="utf-8", newline="")
    done = subprocess.run(["git", "apply", "fix.diff"], cwd=fix, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (fix / "a.md").read_bytes() == b"It is the end.\r\n\r\nNo end \xc3\xa4 the"
    assert run("--diff-fixes") == Outcome(0, "", "")


@pytest.mark.parametrize(("arguments", "stdin"), [(("-",), b"It is teh end.\n"), ((".", "--staged"), None)])
@pytest.mark.usefixtures("fix")
def test_what_is_not_on_the_disk_is_not_fixed(arguments: tuple[str, ...], stdin: bytes | None) -> None:
    outcome = newslint("check", *arguments, "-p", "fixes.py", "--isolated", "--fix", stdin=stdin)
    assert outcome.code == 2
    assert "--diff-fixes" in outcome.err


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 6), st.text(max_size=4)), max_size=5)
)
def test_edits_change_their_own_stretches_alone(text: str, wanted: list[tuple[int, int, str]]) -> None:
    data = text.encode("utf-8", "replace")
    if b"\0" in data:
        return
    source = decode(data, "a.md", "cp1252").text
    edits, at = [], 0
    for start, length, new in sorted(wanted):
        if at <= start <= len(source) - length:
            edits.append(
                Edit(SourceSpan(start, start + length), new.encode("utf-8", "replace").decode().replace("\r", ""))
            )
            at = start + length + 1
    expected = source
    end = "\r\n" if source.count("\r\n") * 2 > source.count("\n") else "\n"
    for edit in reversed(edits):
        expected = expected[: edit.span.start] + edit.text.replace("\n", end) + expected[edit.span.end :]
    after = applied("a.md", data, "cp1252", edits)
    assert after is not None
    assert after.removeprefix(codecs.BOM_UTF8).decode() == expected
