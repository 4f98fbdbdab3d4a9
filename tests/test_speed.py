"""The measuring of speed: that it counts, compares and tells rightly. What a time is, no test says."""

from __future__ import annotations

import re
import sys
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.speed import counting, making, phrases, tables, texts
from benchmarks.speed.__main__ import main
from benchmarks.speed.profiling import ELSEWHERE, Stats, by_home
from benchmarks.speed.ratios import TARGETS, Target, ratios
from benchmarks.speed.results import RESULTS, Line, Results, read, write
from benchmarks.speed.rounds import in_rounds
from benchmarks.speed.rows import ROWS, Row, words
from benchmarks.speed.running import LIMIT, Cost, Ran, middle, run
from benchmarks.speed.variants import Variant, changed, variant_of
from benchmarks.speed.work import ROOT, AbsentError, Work
from newslint.cli.check import command

# What tools print


@pytest.mark.parametrize(
    ("count", "printed", "findings"),
    [
        (counting.places, "a.md:7:57: error: `observ` should be `observe`\nb.md:2:4: error: `x` should be `y`\n", 2),
        (counting.places, "a b.md:20:1: [MD012] Blank lines\n\nIssues: Found 1 issue in 1/1 files (2ms)\n", 1),
        (counting.places, 'xs/a.md:14:12:"recently" can weaken meaning\n', 1),
        (counting.places, "a.md:8:183:Newslint.attribution:'people'\n", 1),
        (counting.places, "\n0 problems at 12:30:\n", 0),
        (counting.fixes, "a.md:49: accidently ==> accidentally\nb.md:5: wasn ==> wasn't, was\n", 2),
        (counting.matches, "a.md:3\nb:c.md:12\n", 15),
        (counting.closing_line, "a.md\n  1:1 note: 3 errors\n\n2 warnings, 1,150 notes in 115 of 119 files · 38 rules · 2.7 s\n", 1152),
        (counting.closing_line, "1 error in 1 of 1 file · 7 notes left out · 38 rules · 0.1 s\n", 1),
        (counting.closing_line, "Nothing to report in 1 file · 38 rules · 0.1 s\n", 0),
        (counting.sarif_results, '{"runs": [{"results": [{}, {}]}]}', 2),
        (counting.sarif_results, "", 0),
    ],
)  # fmt: skip
def test_findings_are_counted(count: counting.Count, printed: str, findings: int) -> None:
    assert count(printed) == findings


# Commands


def row(name: str) -> Row:
    return next(row for row in ROWS if row.name == name)


def test_each_row_has_a_name_of_its_own() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_all_that_a_row_needs_can_be_made(row: Row) -> None:
    needed = {*row.things, *filter(None, (row.fresh, row.place))}
    assert needed <= set(making.MAKERS)


def test_a_command_is_filled_in() -> None:
    assert words(row("newslint-j2"), Path)[-3:] == ("--jobs=2", "--no-cache", "all")


def test_what_is_quoted_is_one_word() -> None:
    assert words(row("python-imports"), Path) == ("python", "-c", "import click, pluggy, yaml")


def test_a_command_without_its_tool_is_none() -> None:
    with pytest.raises(AbsentError, match="nothing in"):
        words(row("typos"), lambda _: failing(Work(Path(), Path(), {})))


@pytest.mark.parametrize(
    "row", [row for row in ROWS if " check " in row.command and row.tool == "newslint"], ids=lambda row: row.name
)
def test_newslint_has_the_options_that_its_rows_use(row: Row) -> None:
    known = {option for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r"--[\w-]+", row.command)) <= known


def test_a_star_stands_for_the_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.md", "a.md"):
        (tmp_path / name).touch()
    assert words(row("write-good"), lambda _: tmp_path)[2:] == (f"{tmp_path}/a.md", f"{tmp_path}/b.md")


@pytest.mark.parametrize(
    ("name", "code", "findings", "worked"),
    [
        ("newslint", 1, 5, True),
        ("newslint", 2, 5, False),  # something was wrong with the run
        ("codespell", 65, 65, True),  # the exit code is the number of findings
        ("typos", 2, 0, False),
        ("typos", -9, 3, False),
        ("rumdl", 0, 0, True),
    ],
)
def test_a_run_that_failed_is_none(name: str, code: int, findings: int, worked: bool) -> None:
    assert row(name).worked(code, findings) is worked


# What can't be had


def failing(work: Work) -> Path:
    raise AbsentError(f"nothing in {work.folder.name}")


def test_a_thing_is_made_once(tmp_path: Path) -> None:
    asked: list[str] = []
    work = Work(tmp_path, tmp_path, {"tool": lambda _: Path(asked.append("tool") or "made")})
    assert (work["tool"], work["tool"], asked) == (Path("made"), Path("made"), ["tool"])


def test_a_thing_that_cannot_be_had_says_why_each_time(tmp_path: Path) -> None:
    work = Work(tmp_path / "bench", tmp_path, {"tool": failing})
    for _ in range(2):
        with pytest.raises(AbsentError, match="nothing in bench"):
            work["tool"]


def test_a_missing_program_is_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    for name in ("npm", "vale"):
        with pytest.raises(AbsentError, match="not on this machine"):
            Work(tmp_path, tmp_path, making.MAKERS)[name]


# Running


def test_a_run_tells_cost_code_and_outputs(tmp_path: Path) -> None:
    script = "import sys; print('found'); print('wrong', file=sys.stderr); sys.exit(3)"
    ran = run((sys.executable, "-I", "-S", "-c", script), tmp_path, tmp_path)
    assert (ran.code, ran.out, ran.err) == (3, "found\n", "wrong\n")
    assert min(ran.cost.cpu, ran.cost.wall, ran.cost.peak) > 0


def test_children_count_and_the_measuring_process_does_not(tmp_path: Path) -> None:
    child = "b = bytearray(64 << 20)"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-I', '-S', '-c', {child!r}])"
    alone, with_child = (
        run((sys.executable, "-I", "-S", "-c", each), tmp_path, tmp_path).cost for each in ("", script)
    )
    assert with_child.peak > 64 > alone.peak


@pytest.mark.parametrize(
    ("ran", "told"),
    [
        (Ran(Cost(1, 2, 3), 2, "", "Traceback:\nno such rule\n"), "it ended with 2: no such rule"),
        (Ran(Cost(1, 2, 3), -11, "", ""), "it ended with -11: it said nothing"),
        (Ran(Cost(1, LIMIT + 0.1, 3), -9, "", ""), f"it took more than {LIMIT} seconds"),
    ],
)
def test_an_end_is_told_in_words(ran: Ran, told: str) -> None:
    assert ran.end == told


def test_each_figure_has_its_own_middle() -> None:
    assert middle([Cost(1, 9, 5), Cost(2, 8, 5), Cost(3, 1, 6)]) == Cost(2, 8, 5)


QUICK, SLOW, BROKEN = Row("quick", "", "{x}", repeat=3), Row("slow", "", "{x}", slow=True), Row("broken", "", "{x}")


def test_rounds_take_turns_and_the_first_does_not_count() -> None:
    order: list[str] = []

    def do(row: Row) -> tuple[Cost, int]:
        order.append(row.name)
        if row is BROKEN:
            raise AbsentError("gone")
        return Cost(len(order), 1, 1), 7

    measured, skipped = in_rounds([QUICK, SLOW, BROKEN], do, 2, 1, lambda _: None)
    assert order == ["quick", "slow", "broken", *["quick"] * 3, "slow", *["quick"] * 3]
    assert [(each.row.name, [cost.cpu for cost in each.costs], each.findings) for each in measured] == [
        ("quick", [5, 9], 7),
        ("slow", [7], 7),
    ]
    assert skipped == {"broken": "gone"}


# Ratios and tables

NEWSLINT, RUMDL = [Cost(2, 4, 90), Cost(3, 3, 91), Cost(8, 1, 90)], [Cost(10, 1, 1), Cost(10, 1, 1)]


def test_ratios_are_taken_round_by_round() -> None:
    (ratio,) = ratios({"newslint": NEWSLINT, "rumdl": RUMDL}, [Target("newslint", "rumdl", "rumdl", limit=0.25)])
    assert (ratio.value, ratio.low, ratio.high, ratio.met) == (0.25, 0.2, 0.3, True)


def test_a_target_may_be_about_wall_time_or_memory() -> None:
    mine = {"newslint": NEWSLINT, "rumdl": RUMDL}
    targets = [Target("newslint", "", "rumdl", "wall"), Target("newslint", "", figure="peak", limit=80)]
    assert [(each.value, each.met) for each in ratios(mine, targets)] == [(3.5, None), (90, False)]


def test_a_target_without_its_rows_is_left_out() -> None:
    assert [each.target.what for each in ratios({"newslint": NEWSLINT})] == ["peak memory, one worker"]


def test_targets_name_rows() -> None:
    assert {each for one in TARGETS for each in (one.row, one.against) if each} <= {row.name for row in ROWS}


@pytest.mark.parametrize(
    ("value", "told"), [(1 / 25, "1/25"), (0.034, "1/29.4"), (0.62, "0.62"), (1.234, "1.23"), (10.5, "10.5"), (101.6, "102")]
)  # fmt: skip
def test_ratios_are_told_as_people_say_them(value: float, told: str) -> None:
    (ratio,) = ratios({"a": [Cost(value, 1, 1)], "b": [Cost(1, 1, 1)]}, [Target("a", "", "b")])
    assert tables.shown(ratio, ratio.value) == told


@pytest.fixture
def results() -> Results:
    lines = [
        Line("newslint", "newslint", "{newslint} check {all}", "all", 1234, NEWSLINT),
        Line("rumdl", "rumdl", "{rumdl} {all}", "all", 3, RUMDL),
        Line("python-pass", "python", "{python} -c pass", "", 0, [Cost(0.0123, 0.02, 9)]),
    ]
    sizes = {"all": [1194, 10_070_000]}
    return Results("2026-11-22", {"cores": "2"}, {"rumdl": "0.3"}, sizes, 1685, 3, lines, {"vale": "Go is not here"})


def test_tables_tell_ratios_costs_and_what_is_absent(results: Results) -> None:
    told = re.sub(" +", " ", "\n".join(tables.figures(results))).splitlines()
    for line in (
        "| rumdl | 1/4 | 1/5–0.3 | ≤ 0.8 | yes |",
        "| peak memory, one worker | 90 MB | 90–91 MB | ≤ 150 MB | yes |",
        "### 1,194 articles, 10.07 MB",
        "| newslint | 3.000 | 3.000 | 90 | 3.4 | 398 | 1,234 |",
        "### Starting alone",
        "| python | 0.012 | 0.020 | 9 | |",
        "- vale: Go is not here",
        "- rumdl 0.3",
    ):
        assert line in told


def test_results_can_be_read_again(results: Results, tmp_path: Path) -> None:
    write(results, tmp_path / "results.json")
    assert read(tmp_path / "results.json") == results


def test_figures_fill_the_place_of_the_old_ones(results: Results, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n\n<!-- figures -->\nold\n<!-- end of figures -->\n\nEnd.\n", encoding="utf-8")
    for _ in range(2):
        tables.fill(page, results)
    told = page.read_text(encoding="utf-8")
    assert told == f"# Page\n\n<!-- figures -->\n{tables.filling(results)}<!-- end of figures -->\n\nEnd.\n"


def test_a_page_without_a_place_is_an_error(results: Results, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# Page\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for the figures"):
        tables.fill(tmp_path / "page.md", results)


def test_the_page_has_its_place_and_shows_what_was_measured() -> None:
    text = tables.PAGE.read_text(encoding="utf-8")
    assert text.count("<!-- figures -->\n") == text.count("<!-- end of figures -->") == 1
    if RESULTS.exists():
        assert tables.filling(read(RESULTS)) in text


# Articles


def work_on(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    monkeypatch.setattr(texts, "HOME", tmp_path / "home")
    return Work(tmp_path / "bench", data, making.MAKERS)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Twenty articles, and what is none."""
    for number in range(20):
        path = tmp_path / "site" / str(number % 2) / f"{number:02}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The harbour committee considered proposal {number}.\n", encoding="utf-8")
    (tmp_path / "site" / "picture.png").write_bytes(b"")
    return tmp_path / "site"


def test_a_folder_is_taken_as_it_is(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = work_on(site, tmp_path, monkeypatch)
    assert texts.size(work["all"])[0] == 20
    assert (work["all"] / "1" / "03.md").read_bytes() == (site / "1" / "03.md").read_bytes()


def test_every_tenth_article_is_in_one_folder(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [path.name for path in texts.files(work_on(site, tmp_path, monkeypatch)["tenth"])] == ["18.md", "19.md"]


def test_ten_variants_have_ten_times_the_size(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = work_on(site, tmp_path, monkeypatch)
    files, size = texts.size(work["all"])
    assert texts.size(work["ten"]) == (10 * files, 10 * size)


def test_other_articles_have_another_folder(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = work_on(site, tmp_path, monkeypatch)["all"]
    (site / "new.md").write_text("New.\n", encoding="utf-8")
    assert work_on(site, tmp_path, monkeypatch)["all"] != before


@pytest.mark.parametrize("named", ["absent.tar.gz", "empty"])
def test_no_articles_is_a_reason(named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(AbsentError, match="there are no articles in"):
        work_on(tmp_path / named, tmp_path, monkeypatch)["all"]


def test_an_archive_writes_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        archive.addfile(tarfile.TarInfo("../../../out.md"))
    with pytest.raises(AbsentError, match="leads out of the folder"):
        work_on(tmp_path / "a.tar", tmp_path, monkeypatch)["all"]


def test_an_archive_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for name in ("site/a.md", "site/b.txt", "site/c.png"):
            archive.addfile(tarfile.TarInfo(name))
    found = texts.files(work_on(tmp_path / "a.tar", tmp_path, monkeypatch)["all"])
    assert [path.name for path in found] == ["a.md", "b.txt"]


ARTICLE = """\
---
title: The harbour committee
layout: special
summary: >-
  Proposals considered
---
Officials considered the *harbour* proposals at https://example.org/proposals and [wrote](/proposals/harbour).
`harbour proposals` <a href="harbour">Harbour</a> &rarr; example.proposals

```
harbour proposals
```
Комитет рассмотрел предложение. 港口委员会审议了提案。
"""


def test_a_variant_has_the_same_form() -> None:
    other = variant_of(ARTICLE.encode(), Variant(3)).decode()
    assert len(other.encode()) == len(ARTICLE.encode())
    for kept in (
        "layout: special",
        "title: The ",
        "Officials ",  # a word list knows it
        "https://example.org/proposals",
        "](/proposals/harbour)",
        "`harbour proposals`",
        '<a href="harbour">',
        "&rarr; example.proposals",
        "```\nharbour proposals\n```",
    ):
        assert kept in other


def test_a_variant_has_other_words() -> None:
    other = variant_of(ARTICLE.encode(), Variant(3)).decode()
    for gone in (
        "harbour committee",
        "Proposals considered",
        "*harbour*",
        ">Harbour<",
        "рассмотрел",
        "港口委员会审议了提案",
    ):
        assert gone not in other


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Please share this article with friends.", "share this article"),
        ("A brown article grew.", ""),
        ("Comments\n", "Comments"),
    ],
)
def test_a_word_of_a_phrase_stays_where_the_phrase_stands(text: str, kept: str) -> None:
    other = variant_of(text.encode(), Variant(3)).decode()
    assert kept in other
    assert ("article" in other.lower()) == ("article" in kept)


def test_the_first_variant_is_the_article_itself() -> None:
    assert variant_of(b"Harbour\xff proposals", Variant(0)) == b"Harbour\xff proposals"


def test_bytes_that_are_no_text_stay() -> None:
    assert b"\xff" in variant_of(b"Harbour \xff proposals", Variant(1))


def test_variants_differ_from_each_other() -> None:
    assert len({changed("harbour", number) for number in range(1, 10)}) > 5


def test_a_changed_word_keeps_its_case() -> None:
    assert changed("HARBOUR", 1) == changed("harbour", 1).upper()


# Phrases


def test_phrases_are_those_of_the_rules_that_are_on() -> None:
    known = phrases.phrases()
    assert {"a few days ago": "dates", "officials": "attribution"}.items() <= known.items()


def test_a_sample_is_the_same_each_time() -> None:
    known = phrases.phrases()
    assert phrases.sample(known) == phrases.sample(dict(reversed(known.items())))
    assert len(phrases.sample(known)) == phrases.SAMPLE


def test_phrases_become_styles(tmp_path: Path) -> None:
    phrases.write_styles(tmp_path, {"a.m. today": "dates"})
    style = (tmp_path / "styles" / "Newslint" / "dates.yml").read_text(encoding="utf-8")
    assert style.endswith('ignorecase: true\ntokens:\n  - "a\\\\.m\\\\. today"\n')


# The profile


def test_what_a_library_did_counts_for_the_module_that_called_it() -> None:
    ours, builtin, library = (str(ROOT / "newslint" / "spans.py"), 1, "at"), ("~", 0, "find"), ("re.py", 5, "compile")
    stats: Stats = {
        ours: (1, 1, 1.0, 4.0, {}),
        builtin: (2, 2, 3.0, 3.0, {ours: (1, 1, 2.0, 2.0), library: (1, 1, 1.0, 1.0)}),
    }
    assert by_home(stats) == {"newslint/spans.py": 3.0, ELSEWHERE: 1.0}


# The command


def test_an_unknown_row_is_named_with_a_suggestion() -> None:
    done = CliRunner().invoke(main, ["--only", "tipos"])
    assert "there is no row “tipos”" in done.output
    assert "typos" in done.output


def test_a_part_is_never_published() -> None:
    assert "no --only" in CliRunner().invoke(main, ["--only", "typos", "--write"]).output


def test_articles_that_are_not_there_end_it_kindly(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--data", str(tmp_path / "absent"), "--folder", str(tmp_path)])
    assert "there are no articles in" in done.output
    assert done.exit_code == 1
