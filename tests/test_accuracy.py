"""Figures: how they are counted, kept and shown; and that a rule is on by default only where it has earned it."""

from __future__ import annotations

import gzip
import json
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.accuracy.__main__ import main
from benchmarks.accuracy.corpora import Data, Split
from benchmarks.accuracy.hits import Sample, hits
from benchmarks.accuracy.measuring import Job, Outcomes, figures, jobs, run
from benchmarks.accuracy.scoring import Judgement, Outcome, Place, classified, count
from benchmarks.accuracy.studies import studies, study
from benchmarks.accuracy.verdicts import FOLDER, VERDICTS, Verdict, corrected, read_verdicts
from newslint.accuracy import record as records
from newslint.accuracy.figures import Accuracy, Counts, Figure, Noise, wilson
from newslint.accuracy.record import Record, content_of, is_old, record_of
from newslint.accuracy.words import accuracy_lines, faults, grade, shown_page
from newslint.plugins import load_plugins
from tests.command import newslint

RULES = load_plugins().rules


# A rule is on by default only when it has earned it


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_that_is_on_has_earned_it(name: str) -> None:
    assert list(faults(RULES[name])) == []


@pytest.mark.parametrize("name", sorted(RULES))
def test_nobody_types_a_figure_on_a_page(name: str) -> None:
    page = RULES[name].page.read_text(encoding="utf-8")
    prose = page.rpartition("## Accuracy")[2].partition("\n## ")[0]
    assert not re.search(r"\d ?%|per cent|\b[01]?\.\d|\d+ (?:out )?of \d+", prose)
    assert "Not measured yet" not in prose


def test_every_rule_with_figures_shows_them() -> None:
    for rule in RULES.values():
        measured = record_of(rule).rules.get(rule.id)
        if measured and measured.figures:
            assert f" of {(measured.met.hits or measured.made.hits)} " in shown_page(rule)
            assert shown_page(rule).endswith(rule.page.read_text(encoding="utf-8").rpartition("## Sources")[2])


def fake(tmp_path: Path, name: str = "acme/rule", **more: Any) -> Any:
    """A rule in a package of its own."""
    file = tmp_path / "rule.py"
    if not file.exists():
        file.write_text("from newslint_acme import _help\n", encoding="utf-8")
    return SimpleNamespace(id=name, file=file, page=tmp_path / "rule.md", **{"preview": False, "certain": "", **more})


def recorded(rule: Any, counts: Counts, **more: Any) -> None:
    figure = Figure("reading", "some_corpus", counts, more.get("labelled", counts), more.get("made", False))
    accuracy = Accuracy("1.2", content_of(rule), (figure,), (Noise("posts", 10, 3, 2),))
    records.write(rule.file.parent, Record({rule.id: accuracy}, {"reading": "Hits, read"}))


@pytest.mark.parametrize(
    ("counts", "more", "fault"),
    [
        (Counts(right=45, wrong=5), {}, ""),
        (Counts(right=49), {}, "only 49 findings were judged"),
        (Counts(right=89, wrong=11), {}, "precision 0.890 is below 0.9"),
        (Counts(right=1, wrong=9), {"preview": True}, ""),
        (Counts(), {"certain": "It is there or it isn't."}, ""),
        (Counts(), {}, "only 0 findings"),
    ],
)
def test_what_stands_against_a_rule(tmp_path: Path, counts: Counts, more: dict[str, Any], fault: str) -> None:
    rule = fake(tmp_path, **more)
    recorded(rule, counts)
    told = list(faults(rule))
    assert (fault in told[0]) if fault else told == []


def test_a_rule_that_was_never_measured_may_not_be_on(tmp_path: Path) -> None:
    assert list(faults(fake(tmp_path))) == ["acme/rule has never been measured"]
    assert grade(fake(tmp_path)) == "not measured"


# How figures are shown


def test_a_page_shows_figures_corrections_and_noise(tmp_path: Path) -> None:
    rule = fake(tmp_path)
    recorded(rule, Counts(right=9, wrong=1, found=3, missed=1, clean=7), labelled=Counts(right=8, wrong=2), made=True)
    rule.page.write_text("# acme/rule\n\n## Accuracy\n\nMisses some.\n\n## Sources\n\nA book.\n", encoding="utf-8")
    assert shown_page(rule).splitlines()[2:] == [
        "## Accuracy",
        "",
        "Misses some.",
        "",
        "Of faults made for the test 3 of 4 were found. Where faults were made for the test, 9 of 10 findings were "
        "right. (In brackets: 95 % intervals. The texts are those that the rule was developed on.)",
        "",
        "- Hits, read:",
        "    - some_corpus (faults made for the test): precision 0.90 (0.59–0.99), 9 of 10; recall 0.75 (0.30–0.96), "
        "3 of 4; 7 rightly left alone; by the labels alone precision 0.80 (0.49–0.95), 8 of 10",
        "- How often it speaks, with no configuration:",
        "    - posts: 3 findings in 2 of 10 articles",
        "",
        "## Sources",
        "",
        "A book.",
    ]


def test_figures_older_than_the_rule_are_told(tmp_path: Path) -> None:
    rule = fake(tmp_path)
    recorded(rule, Counts(right=60))
    assert (grade(rule), "older than the rule" in "\n".join(accuracy_lines(rule))) == ("1.00", False)
    rule.file.write_text("changed = True\n", encoding="utf-8")
    records._bytes.cache_clear()
    records._imported.cache_clear()
    assert (grade(rule), "older than the rule" in "\n".join(accuracy_lines(rule))) == ("1.00 (old)", True)


def test_a_rule_in_preview_says_how_to_turn_it_on(tmp_path: Path) -> None:
    rule = fake(tmp_path, preview=True)
    recorded(rule, Counts(right=6, wrong=4))
    assert "--extend-select acme/rule" in "\n".join(accuracy_lines(rule))


def test_explain_rules_and_json_show_what_was_measured() -> None:
    name = "attribution/vague-source"
    measured = record_of(RULES[name]).rules[name].met
    assert f"{measured.right} of {measured.hits} findings that were judged were right" in newslint("explain", name).out
    assert grade(RULES[name]) in newslint("rules", "--select", name).out
    told = json.loads(newslint("rules", "--select", name, "--format", "json").out)[0]
    assert told["precision"] == pytest.approx(measured.precision)
    assert (told["preview"], told["certain"]) == (False, "")


@pytest.mark.parametrize("text", ["{oops", "[]", '{"rules": {}}', '{"studies": {}, "rules": {"acme/rule": {}}}'])
def test_figures_that_cannot_be_read_cost_nothing_else(tmp_path: Path, text: str) -> None:
    rule = fake(tmp_path)
    (tmp_path / records.FILE).write_text(text, encoding="utf-8")
    assert grade(rule) == "not measured"
    assert "accuracy.json can't be read" in "\n".join(accuracy_lines(rule))


# What decides whether figures are old


@pytest.mark.parametrize("changed", ["rule.py", "_help.py", "_deeper.py", "lexicons/en.yaml", "weights.json"])
def test_the_content_changes_with_all_that_decides_what_a_rule_finds(tmp_path: Path, changed: str) -> None:
    folder = tmp_path / "newslint_acme"
    (folder / "lexicons").mkdir(parents=True)
    texts = {
        "rule.py": "from newslint_acme._help import help\n",
        "_help.py": "from newslint_acme import _deeper\n",
        "_deeper.py": "from newslint import Article\n",
        "_other.py": "",
        "lexicons/en.yaml": "words: {source: us, words: a}\n",
        "weights.json": "{}",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    before = content_of(fake(folder))
    for name, differs in [("_other.py", False), (records.FILE, False), (changed, True)]:
        (folder / name).write_text("# another\n" + texts.get(name, ""), encoding="utf-8")
        for each in (records._bytes, records._imported, records._data):
            each.cache_clear()
        assert (content_of(fake(folder)) != before) == differs, name


@pytest.mark.parametrize(
    ("rule", "changed", "differs"),
    [
        ("dates/stale-reference", "timedays.py", True),
        ("dates/stale-reference", "languages/times/en.yaml", True),
        ("dates/stale-reference", "markup/zones.py", True),
        ("dates/stale-reference", "corpus/cohesion.py", False),
        ("dates/stale-reference", "reporters/text_report.py", False),
        ("duplicates/near-duplicate", "corpus/cohesion.py", True),
    ],
)
def test_the_content_changes_with_the_core_that_a_rule_stands_on(
    monkeypatch: pytest.MonkeyPatch, rule: str, changed: str, differs: bool
) -> None:
    path, read, before = Path(records.__file__).parent.parent / changed, records._bytes, content_of(RULES[rule])
    assert path.is_file()
    assert not is_old(RULES[rule], Accuracy("", before))
    monkeypatch.setattr(records, "_bytes", lambda each: read(each) + (b"# another" if each == path else b""))
    assert is_old(RULES[rule], Accuracy("", before)) == differs


# Counting


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    # Values of the Wilson score interval as statistics packages give them
    [(76, 77, 0.930, 0.998), (5, 10, 0.237, 0.763), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (0, 0, 0.0, 1.0)],
)
def test_wilson(hits: int, of: int, low: float, high: float) -> None:
    interval = wilson(hits, of)
    assert (interval.low, interval.high) == (pytest.approx(low, abs=5e-4), pytest.approx(high, abs=5e-4))


def test_shares_are_none_where_nothing_was_counted() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1, Counts(wrong=1, missed=1).f1) == (None,) * 4
    assert Counts(right=3, wrong=1, found=1, missed=1).f1 == pytest.approx(0.6)
    assert Counts(right=1) + Counts(right=2, clean=3) == Counts(right=3, clean=3)


@pytest.mark.parametrize(
    ("found", "wanted", "counts"),
    [
        (True, True, Counts(right=1, found=1)),
        (True, False, Counts(wrong=1)),
        (False, True, Counts(missed=1)),
        (False, False, Counts(clean=1)),
    ],
)
def test_something_is_there_or_not_and_found_or_not(found: bool, wanted: bool, counts: Counts) -> None:
    assert count(classified("x/y", Place("c", "a"), found=found, wanted=wanted)) == counts


def test_a_hit_counts_once_and_a_label_before_a_reader(tmp_path: Path) -> None:
    def judged(study: str, outcome: Outcome, *, made: bool = False) -> Outcomes:
        hit = Judgement("x/y", outcome, Place("c", "a", 5, 9), made=made)
        return Outcomes(Job(study, Split("c", "", tmp_path)), (hit,))

    outcomes = [
        judged("reading", Outcome.RIGHT),
        judged("archive", Outcome.WRONG),
        judged("bodies_read", Outcome.WRONG),
        judged("dates_made", Outcome.RIGHT, made=True),
        judged("sources", Outcome.FOUND),
    ]
    told = {figure.study: figure.counts for figure in figures(outcomes)["x/y"]}
    assert told == {"archive": Counts(wrong=1), "dates_made": Counts(right=1), "sources": Counts(found=1)}


# Verdicts


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonl")), ids=lambda path: path.name)
def test_verdicts_hold_places_and_reasons_and_no_text(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert set(row) == {"corpus", "article", "start", "end", "rule", "verdict", "reason"}
        assert row["rule"] in RULES or row["rule"].startswith("newslint/")
        assert row["verdict"] in VERDICTS
        assert 0 < len(row["reason"]) <= 200


def test_no_place_has_two_verdicts() -> None:
    seen: dict[tuple[str, Place], Verdict] = {}
    for each in (verdict for group in read_verdicts().values() for verdict in group):
        assert seen.setdefault((each.rule, each.place), each) is each, each


@pytest.mark.parametrize(
    ("outcome", "verdict", "becomes"),
    [
        (Outcome.WRONG, "right", [Outcome.RIGHT]),
        (Outcome.RIGHT, "wrong", [Outcome.WRONG]),
        (Outcome.WRONG, "unclear", []),
        (Outcome.MISSED, "wrong", []),
        (Outcome.MISSED, "right", [Outcome.MISSED]),
        (Outcome.CLEAN, "right", []),
        (Outcome.WRONG, "", [Outcome.WRONG]),
    ],
)
def test_a_verdict_corrects_a_label(
    monkeypatch: pytest.MonkeyPatch, outcome: Outcome, verdict: str, becomes: list[Outcome]
) -> None:
    known = {("x/y", "c", "a"): (Verdict(Place("c", "a", 5, 9), "x/y", verdict, "read"),)} if verdict else {}
    monkeypatch.setattr("benchmarks.accuracy.verdicts.read_verdicts", lambda: known)
    judged = corrected(
        [Judgement("x/y", outcome, Place("c", "a", 8, 12)), Judgement("x/y", outcome, Place("c", "a", 9, 12))]
    )
    assert [each.outcome for each in judged] == [*becomes, outcome]


# The command, on corpora of our own


POLNEAR = {
    "id": "gazette_2016-03-01_bridge-closed",
    "publisher": "gazette",
    "author": "None",
    "title": "Bridge closed",
    "text": "Bridge closed.\n\nThe old bridge will stay closed until May, sources said.\n\nMayor Ann Poe said the town had no choice.",
    "attributions": [
        {"source": [[59, 66, "sources", "anonymous"]], "cue": [[67, 71, "said"]], "content": [[16, 65, "…"]]},
        {"source": [[74, 87, "Mayor Ann Poe", "identified"]], "cue": [[88, 92, "said"]], "content": [[93, 115, "…"]]},
    ],
}


def corpus(folder: Path, name: str, *rows: dict[str, Any]) -> None:
    with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)


def accuracy(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [*arguments, "-j", "1"])
    return result.exit_code, result.output


def test_a_split_of_another_name_is_measured_too(tmp_path: Path) -> None:
    corpus(tmp_path, "polnear_fresh", POLNEAR)
    code, told = accuracy("--data", str(tmp_path), "--only", "sources")
    assert code == 0
    assert "attribution/anonymous-source (polnear_fresh): P 1.000 (1/1, 0.21–1.00), R 1.000 (1/1" in told


def test_disagreements_are_shown_in_their_context(tmp_path: Path) -> None:
    row = json.loads(json.dumps(POLNEAR).replace("anonymous", "identified").replace("Poe said", "Poe told aides"))
    row["attributions"][1]["source"][0][3] = "vague"
    corpus(tmp_path, "polnear_fresh", row)
    told = accuracy("--data", str(tmp_path), "--only", "sources", "--errors", "attribution")[1]
    assert "wrong attribution/anonymous-source polnear_fresh gazette_2016-03-01_bridge-closed 59-71" in told
    assert "until May, ⟦sources said⟧" in told
    assert "missed attribution/vague-source" in told


def test_noise_is_counted_as_of_the_day_of_publication(tmp_path: Path) -> None:
    corpus(tmp_path, "polnear_fresh", POLNEAR)
    told = accuracy("--data", str(tmp_path), "--only", "noise")[1]
    assert "noise on polnear_fresh, 1 articles" in told
    assert "attribution/missing-byline: 1 in 1 articles" in told  # “None” is no author
    assert "stale" not in told


def test_an_article_with_findings_of_two_severities_is_one(tmp_path: Path) -> None:
    said = "Critics said the bridge is old. Many experts believe that it will fall. Some say it won’t."
    texts = ("One.\n\n" + said, "Two.\n\nExperts said the bridge is safe.", "Three.\n\nAnn Poe said nothing.")
    rows = [{**POLNEAR, "id": f"{n}_2016-03-01_a", "text": text, "attributions": []} for n, text in enumerate(texts)]
    corpus(tmp_path, "polnear_fresh", *rows)
    (job,) = jobs(Data(tmp_path), ["noise"])[0]
    (outcomes,) = run([job], 1, lambda _: None)
    rule = "attribution/vague-source"
    mine = [(severity, noise) for name, severity, noise in outcomes.noise if name == rule]
    assert len(mine) == 2
    assert outcomes.having[rule] == 2
    assert sum(noise.having for _, noise in mine) == 3


def test_a_corpus_that_is_absent_is_skipped_by_name(tmp_path: Path) -> None:
    corpus(tmp_path, "polnear_fresh", POLNEAR)
    assert "skipped, not here: articles" in accuracy("--data", str(tmp_path), "--only", "reading")[1]
    code, told = accuracy("--data", str(tmp_path), "--only", "datelines")
    assert (code, "nothing to measure" in told) == (1, True)
    assert "there is no study" in accuracy("--data", str(tmp_path), "--only", "nonsense")[1]
    assert "there is no rule" in accuracy("--data", str(tmp_path), "--errors", "dates/vague-tim")[1]
    assert accuracy("--data", str(tmp_path / "nowhere"))[0] == 1


def test_a_corpus_that_cannot_be_measured_is_told(tmp_path: Path) -> None:
    corpus(tmp_path, "polnear_fresh", {"id": "a_2020-01-01_b", "text": "x", "title": "t", "author": "None"})
    code, told = accuracy("--data", str(tmp_path), "--only", "sources")
    assert (code, "polnear_fresh.jsonl.gz: sources: polnear_fresh can't be measured: KeyError" in told) == (1, True)


def test_a_broken_corpus_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "polnear_bad.jsonl").write_text('{"id": "a"}\n{oops\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"polnear_bad\.jsonl, line 2"):
        list(Data(tmp_path).splits("polnear")[0].rows())


def test_hits_that_nobody_judged_are_rows_for_a_file_of_verdicts(tmp_path: Path) -> None:
    corpus(tmp_path, "polnear_fresh", POLNEAR)
    told = accuracy("--data", str(tmp_path), "--sample", "attribution/anonymous-source")[1]
    row = json.loads(told.strip())
    assert (row["corpus"], row["article"], row["start"], row["end"]) == ("polnear_fresh", POLNEAR["id"], 59, 71)


def test_writing_needs_all_studies(tmp_path: Path) -> None:
    corpus(tmp_path, "polnear_fresh", POLNEAR)
    code, told = accuracy("--data", str(tmp_path), "--only", "sources", "--write")
    assert (code, "only when all is measured" in told) == (1, True)


@pytest.mark.parametrize("name", studies())
def test_every_study_says_what_it_measures(name: str) -> None:
    assert study(name).__doc__.partition("\n")[0].endswith(".")
    assert study(name).CORPORA


def test_places_are_those_of_the_corpus_not_of_the_front_matter() -> None:
    sample = Sample(Place("c", "a"), POLNEAR["text"], {"title": "Bridge closed"}, date(2016, 3, 1))
    (hit,) = hits(sample, "attribution/anonymous-source")
    assert (hit.place, sample.text[hit.place.start : hit.place.end]) == (Place("c", "a", 59, 71), "sources said")


@pytest.mark.parametrize(
    "text",
    [
        "{oops",
        "[]",
        '{"rules": []}',
        '{"rules": {"early/bird": {}}}',
        '{"accuracy": 0.9}',
        '{"rules": {"early/bird": 1}}',
    ],
)
def test_a_file_of_that_name_that_holds_something_else_is_no_record(tmp_path: Path, text: str) -> None:
    (tmp_path / "early.py").write_text(PREVIEW, encoding="utf-8")
    (tmp_path / "accuracy.json").write_text(text, encoding="utf-8")
    (tmp_path / "a.md").write_text("# A headline\n\nThe town has a new bridge.\n", encoding="utf-8")
    given = ("--isolated", "-p", str(tmp_path / "early.py"))
    outcome = newslint("check", str(tmp_path / "a.md"), *given, "--extend-select", "early/bird", "--format", "json")
    assert "early/bird" in {finding["rule"] for finding in outcome.report["findings"]}
    assert outcome.report["problems"] == []
    assert "not measured" in newslint("rules", *given).out


# Rules in preview


PREVIEW = '''
"""A rule that hasn't earned it yet."""
from newslint import ArticleRule, WHOLE, hookimpl

def check(article, context):
    yield context.finding(WHOLE, "told")

rule = ArticleRule("early/bird", check, title="Early", advice="Wait.", messages={"told": "too early"}, preview=True)

@hookimpl
def register_rules():
    return [rule]
'''


@pytest.mark.parametrize(
    ("arguments", "configuration", "runs"),
    [
        ([], "", False),
        (["--preview"], "", True),
        (["--select", "early"], "", False),
        (["--extend-select", "early/bird"], "", True),
        (["--select", "early/bird"], "", True),
        (["--preview", "--ignore", "early"], "", False),
        ([], "preview: true\n", True),
        ([], "rules: {early/bird: warning}\n", True),
        ([], "rules: {early/bird: off}\npreview: true\n", False),
        ([], "overrides: [{files: '*.md', rules: {early/bird: note}}]\n", True),
        ([], "overrides: [{files: 'b.md', rules: {early/bird: note}}]\n", False),
        ([], "extend-select: [early/bird]\n", True),
    ],
)
def test_a_preview_runs_only_where_it_is_asked_for(
    tmp_path: Path, arguments: list[str], configuration: str, runs: bool
) -> None:
    plugin = tmp_path / "early.py"
    plugin.write_text(PREVIEW, encoding="utf-8")
    (tmp_path / ".newslint.yaml").write_text(configuration, encoding="utf-8")
    article = tmp_path / "a.md"
    article.write_text("# A headline\n\nThe town has a new bridge. It opened this morning.\n", encoding="utf-8")
    given = ["--config", str(tmp_path / ".newslint.yaml"), "-p", str(plugin), "--format", "json"]
    report = newslint("check", str(article), *given, *arguments).report
    assert ("early/bird" in {finding["rule"] for finding in report["findings"]}) == runs


def test_a_setting_that_is_no_yes_or_no_is_told(tmp_path: Path) -> None:
    (tmp_path / ".newslint.yaml").write_text("preview: maybe\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("# A\n\nB.\n", encoding="utf-8")
    outcome = newslint("check", str(tmp_path / "a.md"))
    assert (outcome.code, "true or false" in outcome.err + outcome.out) == (2, True)


def test_the_list_of_rules_says_which_are_in_preview(tmp_path: Path) -> None:
    plugin = tmp_path / "early.py"
    plugin.write_text(PREVIEW, encoding="utf-8")
    told = newslint("rules", "--isolated", "-p", str(plugin)).out
    assert next(line for line in told.splitlines() if "early/bird" in line).split()[1:2] == ["preview"]
