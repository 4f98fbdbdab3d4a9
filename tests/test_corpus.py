"""What articles share is found whatever the order they come in, and told once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Article
from newslint.checking import ActiveRule, Checker, RuleSet
from newslint.corpus.clusters import Members
from newslint.corpus.comparison import Corpus
from newslint.corpus.keys import Keys, key_of, key_of_number
from newslint.findings import WHOLE, Finding
from newslint.guard import Guard
from newslint.plugins import load_plugins
from newslint.results import Problem
from newslint.rules import Context, Evidence, GroupRule, Key, PairRule, Rule, Status
from newslint.spans import BODY, Span
from newslint.testing import load


def words(article: Article, _: Context[Any]) -> Iterator[Key]:
    """A key for each word, at its place."""
    at = 0
    for word in article.text.split():
        at = article.text.index(word, at)
        yield Key(word, Span(BODY, at, at + len(word)), {"word": word})
        at += len(word)


def group(keys: Callable[..., Iterable[Key]] = words, **more: Any) -> GroupRule[Any]:
    return GroupRule("test/group", keys, title="", advice="", messages={"shared": "{word} {count} {other}"}, **more)


def bag(article: Article, _: Context[Any]) -> frozenset[str] | None:
    return frozenset(article.text.split()) or None


def numbers(found: frozenset[str]) -> Iterator[int]:
    return map(key_of, found)


def overlap(one: frozenset[str], other: frozenset[str], *_: object) -> Evidence | None:
    common = one & other
    return Evidence(WHOLE, WHOLE, {"common": " ".join(sorted(common))}) if common else None


def pair(**more: Any) -> PairRule[Any, frozenset[str]]:
    given = {"sketch": bag, "keys": numbers, "verify": overlap, "messages": {"shared": "{common} {others}"}, **more}
    return PairRule("test/pair", title="", advice="", **given)


def articles(*texts: str) -> list[Article]:
    """Articles a.md, b.md … with these texts."""
    return [load(f"{chr(97 + number)}.md", text) for number, text in enumerate(texts)]


def dated(path: str, day: str, text: str) -> Article:
    return load(path, f"---\ndate: {day}\n---\n{text}\n")


class Told:
    """What a corpus says of some articles under some rules."""

    def __init__(
        self,
        rules: Rule[Any] | Sequence[Rule[Any]],
        given: Sequence[Article],
        reported: Iterable[str] | None = None,
        reopen: Callable[[str], Article | None] | None = None,
    ) -> None:
        self.problems: list[Problem] = []
        guard = Guard(20.0)
        chosen = [rules] if isinstance(rules, Rule) else rules
        active = RuleSet(tuple(ActiveRule(rule, rule.options(), "test") for rule in chosen))
        checker = Checker(date(2026, 11, 22), guard, self.problems)
        corpus = Corpus(guard, self.problems)
        for article in given:
            corpus.add(article, checker.contexts(article, active, Status.UNKNOWN))
        ids = {article.id: article for article in given}
        self.findings = list(corpus.findings(set(ids) if reported is None else set(reported), reopen or ids.get))

    @property
    def brief(self) -> list[tuple[str, list[str]]]:
        """Of each finding the anchor, and the others."""
        return [(told.article, [place.article for place in told.finding.related]) for told in self.findings]

    @property
    def data(self) -> list[dict[str, object]]:
        return [dict(told.finding.data) for told in self.findings]


def test_articles_that_share_a_key_are_one_finding() -> None:
    assert Told(group(), articles("red", "green", "red")).brief == [("c.md", ["a.md"])]


def test_a_key_twice_in_one_article_does_not_count_twice() -> None:
    assert Told(group(), articles("red red", "green")).brief == []


def test_a_group_has_a_least_size() -> None:
    assert Told(group(least=3), articles("red blue", "red", "blue red")).brief == [("c.md", ["a.md", "b.md"])]


def test_the_place_is_the_first_in_each_article() -> None:
    told = Told(group(), articles("red", "a red red")).findings[0].finding
    assert (told.where, told.related[0].where) == (Span(BODY, 2, 5), Span(BODY, 0, 3))


def test_the_data_of_the_anchor_fill_the_message() -> None:
    assert Told(group(), articles("red", "red", "red")).data == [
        {"word": "red", "count": 2, "other": "a.md", "others": "a.md and 1 more"}
    ]


def test_the_anchor_is_the_newest_and_the_oldest_comes_first() -> None:
    given = [dated("x.md", "2024-05-01", "red"), dated("y.md", "2022-05-01", "red"), dated("z.md", "2023-05-01", "red")]
    assert Told(group(), given).brief == [("x.md", ["y.md", "z.md"])]


def test_the_anchor_is_a_reported_article_even_an_old_one() -> None:
    given = [dated("x.md", "2024-05-01", "red"), dated("y.md", "2022-05-01", "red")]
    assert Told(group(), given, {"y.md"}).brief == [("y.md", ["x.md"])]


@pytest.mark.parametrize("rule", [group(), pair(), pair(clusters=False)], ids=["group", "clusters", "pairs"])
def test_nothing_is_told_where_no_member_is_reported(rule: Rule[Any]) -> None:
    assert Told(rule, articles("red", "red", "green"), {"c.md"}).brief == []


@pytest.mark.parametrize("rule", [group(), pair()], ids=["group", "pair"])
def test_a_finding_carries_ten_places_and_counts_all(rule: Rule[Any]) -> None:
    told = Told(rule, articles(*["red"] * 25)).findings[0].finding
    assert (len(told.related), told.data["count"]) == (10, 24)


def test_an_article_that_comes_twice_is_not_compared_with_itself() -> None:
    assert Told(group(), [*articles("red"), *articles("red")]).brief == []


def test_what_hangs_together_is_one_finding() -> None:
    given = articles("red", "red green", "green blue", "white")
    assert Told(pair(), given).brief == [("c.md", ["b.md", "a.md"])]


def test_pairs_are_told_one_by_one_where_the_rule_has_it_so() -> None:
    given = articles("red", "red green", "green blue")
    assert Told(pair(clusters=False), given).brief == [("b.md", ["a.md"]), ("c.md", ["b.md"])]


def test_the_evidence_is_that_of_the_anchor_and_its_neighbour() -> None:
    assert Told(pair(), articles("red", "red green", "green blue")).data[0]["common"] == "green"


def test_each_pair_is_verified_once() -> None:
    seen: list[tuple[frozenset[str], frozenset[str]]] = []

    def verify(one: frozenset[str], other: frozenset[str], *_: object) -> None:
        seen.append((one, other))

    Told(pair(verify=verify), articles("red green blue", "red green blue x", "red y"))
    assert len(seen) == len(set(seen)) == 3


def test_a_hot_key_brings_each_article_together_with_two_others_at_most_on_average() -> None:
    seen: list[int] = []
    Told(pair(verify=lambda *_: seen.append(1)), articles(*["red"] * 26))
    assert 25 <= len(seen) <= 2 * 25


def test_articles_with_one_hot_key_still_make_one_cluster() -> None:
    assert len(Told(pair(), articles(*["red"] * 26)).findings) == 1


def test_keys_that_too_many_articles_share_count_for_nothing() -> None:
    given = articles("red x", "red x", "red", "red")
    assert Told(pair(clusters=False, most=3), given).brief == [("b.md", ["a.md"])]


def test_a_pair_must_share_enough_keys() -> None:
    assert Told(pair(least=2), articles("red x", "red x", "red y")).brief == [("b.md", ["a.md"])]


def test_an_article_without_a_sketch_takes_no_part() -> None:
    assert Told(pair(), articles("", "", "red")).brief == []


def found_places(*_: object) -> Evidence:
    return Evidence(Span(BODY, 0, 1), Span(BODY, 1, 2), {"common": "exact"})


def test_exact_sharpens_the_places() -> None:
    told = Told(pair(exact=found_places, clusters=False), articles("red", "red")).findings[0].finding
    assert (told.where, told.related[0].where, told.data["common"]) == (Span(BODY, 0, 1), Span(BODY, 1, 2), "exact")


def test_exact_may_take_the_evidence_back() -> None:
    assert Told(pair(exact=lambda *_: None), articles("red", "red")).brief == []


def test_exact_is_skipped_where_an_article_is_gone() -> None:
    told = Told(pair(exact=found_places), articles("red", "red"), reopen=lambda _: None).findings[0].finding
    assert (told.where, told.related[0].where, told.data["common"]) == (WHOLE, WHOLE, "red")


def text_of(article: Article, _: Any) -> str:
    return article.text


def looked(one: str, other: str, evidence: Evidence, _: Any) -> Evidence:
    return evidence._replace(data={"common": f"{one}|{other}"})


def test_a_closer_look_is_what_exact_is_given() -> None:
    assert Told(pair(closer=text_of, exact=looked), articles("red", "red")).data[0]["common"] == "red|red"


def test_a_closer_look_is_had_once_at_each_article_that_is_worth_one() -> None:
    seen: list[str] = []

    def closer(article: Article, _: Any) -> str:
        seen.append(article.id)
        return article.text

    Told(pair(closer=closer, exact=looked), articles("red", "red green", "green red", "white"))
    assert sorted(seen) == ["a.md", "b.md", "c.md"]


def test_a_closer_look_at_places_outside_of_the_article_is_a_problem() -> None:
    told = Told(pair(closer=text_of, exact=lambda *_: outside()), articles("red", "red"))
    assert (told.findings, [problem.rule for problem in told.problems]) == ([], ["test/pair"])


def test_an_article_that_is_gone_before_the_closer_look_makes_no_pair_and_is_a_problem() -> None:
    told = Told(pair(closer=text_of, exact=looked), articles("red", "red"), reopen=lambda _: None)
    assert (told.findings, {problem.path for problem in told.problems}) == ([], {"a.md", "b.md"})


def test_a_pair_must_share_enough_of_the_keys_of_the_one_that_has_fewer() -> None:
    given = articles("red a b c", "red d e f g h", "red i")
    assert Told(pair(share=50, clusters=False), given).brief == [("c.md", ["a.md"]), ("c.md", ["b.md"])]


def broken(*_: object) -> Any:
    raise RuntimeError("broken")


def outside(*_: object) -> Evidence:
    return Evidence(Span(BODY, 0, 999), WHOLE, {"common": ""})


@pytest.mark.parametrize(
    "rule",
    [
        group(broken),
        group(lambda *_: [Key([], WHOLE, {"word": ""})]),  # type: ignore[arg-type]  # a fault to be found
        group(lambda *_: [Key("red", WHOLE)]),
        group(lambda *_: [Key("red", Span(BODY, 0, 999), {"word": ""})]),
        group(lambda *_: ["red"]),  # type: ignore[arg-type,list-item]  # a fault to be found
        pair(sketch=broken),
        pair(keys=broken),
        pair(keys=lambda _: ["red"]),
        pair(verify=broken),
        pair(verify=lambda *_: True),
        pair(verify=lambda *_: Evidence(WHOLE, WHOLE)),
        pair(verify=outside),
        pair(exact=broken),
        pair(exact=outside),
        pair(exact=lambda *_: True),
        pair(exact=found_places, closer=broken),
    ],
)
def test_a_failing_rule_is_a_problem_and_never_the_end(rule: Rule[Any]) -> None:
    sound = GroupRule("test/sound", words, title="", advice="", messages={"shared": "{word}"})
    told = Told([rule, sound], articles("red", "red"))
    assert ([found.active.rule.id for found in told.findings], {problem.rule for problem in told.problems}) == (
        ["test/sound"],
        {rule.id},
    )


def test_a_rule_that_fails_on_one_article_still_compares_the_others() -> None:
    def keys(article: Article, context: Context[Any]) -> Iterator[Key]:
        if article.path == "b.md":
            raise RuntimeError("broken")
        yield from words(article, context)

    assert Told(group(keys), articles("red", "red", "red")).brief == [("c.md", ["a.md"])]


def test_keys_are_the_same_in_every_process() -> None:
    assert key_of(("title", b"\x00", 7)) == 6433689251816383099


def test_keys_of_different_values_differ() -> None:
    values = ["1", b"1", 1, ("1",), ("1", ""), ("", "1"), (("1",),), "", b"", ()]
    assert len({key_of(value) for value in values}) == len(values)


def test_a_number_of_any_size_is_a_key() -> None:
    assert [key_of_number(number) for number in (7, -1, 1 << 64)] == [7, (1 << 64) - 1, 0]


@given(st.lists(st.integers(0, 20)))
def test_shared_rows_are_those_of_equal_keys(values: list[int]) -> None:
    keys = Keys()
    keys.add(values)
    expected = [[row for row, value in enumerate(values) if value == key] for key in set(values)]
    assert sorted(keys.shared()) == sorted(rows for rows in expected if len(rows) > 1)


def test_silent_evidence_holds_a_cluster_together_and_makes_none() -> None:
    def verify(one: frozenset[str], other: frozenset[str], *_: object) -> Evidence | None:
        return Evidence(WHOLE, WHOLE, {"common": ""}, told=one != other) if one & other else None

    assert Told(pair(verify=verify), articles("red", "red")).findings == []
    assert Told(pair(verify=verify), articles("red", "red", "red green")).brief == [("c.md", ["a.md", "b.md"])]


def test_the_keys_that_two_articles_share_are_told_but_not_those_of_many() -> None:
    seen: list[frozenset[int]] = []
    rule = pair(verify=lambda *given: seen.append(given[2]), most=2)
    Told(rule, articles("red green", "red green blue", "red"))
    assert seen == [frozenset({key_of_number(key_of("green"))})]


def test_members_hold_no_articles() -> None:
    members = Members()
    assert [members.add("a.md", 0), members.add("b.md", 738_000), members.add("a.md", 0)] == [0, 1, None]
    assert members.ids == ["a.md", "b.md"]


TEXTS = st.lists(st.lists(st.sampled_from("red green blue white black".split()), max_size=4).map(" ".join), max_size=12)
DAYS = st.lists(st.dates(date(2020, 1, 1), date(2020, 1, 9)), min_size=12, max_size=12)


def seen(told: Told) -> list[tuple[str, Finding]]:
    return [(found.article, found.finding) for found in told.findings]


@given(TEXTS, DAYS, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_makes_no_difference(texts: list[str], days: list[date], random: Any) -> None:
    given = [dated(f"{number}.md", str(day), text) for number, (text, day) in enumerate(zip(texts, days, strict=False))]
    shuffled = random.sample(given, len(given))
    rules = [group(), pair(exact=lambda *given: given[2])]
    reported = {article.id for article in given if article.id < "5"}
    assert seen(Told(rules, given, reported)) == seen(Told(rules, shuffled, reported))


PIECES = ["ab", "vivid bees", "b", "。", "“", "\n\n", "> ", "- ", "# ", "ß", "İ", "\U0001f41d"]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.data())
def test_no_text_makes_the_built_in_rules_fail(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    rules = [rule for rule in load_plugins().rules.values() if rule.family == "duplicates"]
    corpus_rules = [rule for rule in rules if isinstance(rule, GroupRule | PairRule)]
    given = articles(text * 9, text * 9, text[cut:] * 9, text[:cut] * 9 + text)
    assert Told(corpus_rules, given).problems == []
