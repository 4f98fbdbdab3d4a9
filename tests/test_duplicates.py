"""The duplicates family beyond its pages: what is common to two texts, to the letter and in linear time."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import lines_run

from newslint.article import Article
from newslint.pages import DEFAULT_DAY, Example
from newslint.plugins import load_plugins
from newslint.rules import Context, Rule
from newslint.testing import check_example, load, page_examples
from newslint_duplicates import repeated_paragraph
from newslint_duplicates._alignment import best_alignment
from newslint_duplicates._headlines import headline_of, is_same_column
from newslint_duplicates._letters import digest_of, letters_by_block, letters_in, letters_of, prose_of
from newslint_duplicates._passages import Part, Passage, passage_of
from newslint_duplicates._sample import keys_of, may_share, sample_of
from newslint_duplicates._sketch import comparable, run_keys, share_of, sketch_of

WORDS = """
above barrel begin believe board border bottle bridge bring brother build business cabin council cover deliver
develop driver ever every favour five forever gather government harbour have heavy however invite January labour
leave library lives members move never number observe over possible prove public remember reserve river save
september serve seven several shiver something stove subscribe table travel valley value verb village visit voice
vote wave
""".split()

RULES = {rule.id: rule for rule in load_plugins().rules.values() if rule.family == "duplicates"}
EXAMPLES = [
    pytest.param(rule, example, id=f"{name}-{example.number}")
    for name, rule in RULES.items()
    for example in page_examples(rule)
    if len(example.files) > 1
]


def story(seed: int, count: int = 120) -> str:
    """An article of so many words, the same for the same seed."""
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(count)) + "."


def text(content: str, path: str = "a.md", title: str = "") -> Article:
    return load(path, f"---\ntitle: {title}\n---\n{content}\n" if title else content + "\n")


def shared(one: str, other: str) -> int:
    return share_of(sketch_of(text(one)), sketch_of(text(other))).percent


def passage(one: Article, other: Article) -> Passage | None:
    """What two articles have in common, all their runs being rare."""
    first, second = sketch_of(one).pairs, sketch_of(other).pairs
    found = best_alignment(first, second, run_keys(first) & run_keys(second))
    return found and passage_of(Part(one, *found.first), Part(other, *found.second), frozenset())


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_order_of_the_files_makes_no_difference(rule: Rule[Any], example: Example) -> None:
    turned = Example(example.kind, example.number, example.files[::-1], example.options, example.today, example.status)
    assert check_example(rule, turned) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It’s “late” – they said.", 'it\'s "LATE" - they said'),
        ("one\u00a0two", "one two"),
        ("你好，世界。", "你好 世界"),
        ("ÉTÉ", "été"),
        ("**bold** and [link](x)", "bold and link"),
    ],
)
def test_marks_and_case_make_no_difference(one: str, other: str) -> None:
    assert digest_of(text(one)) == digest_of(text(other))


MARKS = re.compile(rb"\xc2[\xa0-\xbf]|\xe2\x80[\x80-\xaf]|\xe3\x80[\x80-\x9f]|\xef\xbc[\x81-\x8f\x9a-\xa0]")
LETTERS = st.text(st.one_of(st.characters(), st.sampled_from("aB ’“”–\u00a0。！éÉßİΣσ")), max_size=60)


@given(LETTERS.map(lambda content: content.replace("\0", " ")))
def test_letters_are_those_of_the_text_in_lower_case_without_marks(content: str) -> None:
    lower = content.lower().encode("utf-8", "surrogatepass")
    plain = bytes(code for code in lower if code > 127 or chr(code).isalnum())
    assert letters_of(content) == [MARKS.sub(b"", plain)]


PIECES = st.sampled_from(
    [
        "Été “one”\n\n",
        "two\\\nthree\n\n",
        "    code\n\n    more\n\n",
        "> said\n\n",
        "| a | b |\n|---|---|\n| c | d |\n\n",
        "# four\n\n",
        "- five\n- six\n\n",
        "***\n\n",
        "<div>\n</div>\n\n",
        "![seven](x.png)\n\n",
        "…\n\n",
        "é – X\n\n",
    ]
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_the_letters_of_an_article_are_those_of_its_blocks(content: str) -> None:
    article = text(content)
    blocks = prose_of(article)
    letters = [b"".join(letters_of(article.text[block.start : block.end])) for block in blocks]
    assert letters_by_block(article) == letters
    assert letters_in(article).whole == b"".join(letters)


def test_a_paragraph_that_stands_twice_is_found_however_its_lines_are_broken() -> None:
    paragraph = story(1, 40)
    broken = paragraph.replace(" ", "\\\n", 3)
    context = Context(repeated_paragraph.rule, repeated_paragraph.Options(), DEFAULT_DAY)
    article = text(f"{paragraph}\n\n{story(2)}\n\n{broken}")
    assert len(list(repeated_paragraph.check(article, context))) == 1


def test_more_must_be_shared_of_many_pieces() -> None:
    few, many = (("en", ("", "", "", "", ()), bytes(4 * count)) for count in (50, 500))
    assert may_share(few, few, 13, 60)
    assert not may_share(many, many, 130, 60)


@pytest.mark.parametrize(("one", "other"), [("412 cm", "397 cm"), ("été", "ete"), ("ß", "ss")])
def test_letters_and_digits_do(one: str, other: str) -> None:
    assert digest_of(text(one)) != digest_of(text(other))


def test_a_copy_shares_all() -> None:
    assert shared(story(1), story(1)) == 100


def test_articles_of_the_same_words_in_another_order_share_nothing() -> None:
    assert shared(story(1, 600), story(2, 600)) < 30


def test_a_part_is_measured_against_the_shorter_text() -> None:
    assert shared(story(1), f"{story(2, 900)} {story(1)} {story(3, 900)}") >= 90


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_sharing_is_the_same_both_ways(one: int, other: int, common: int) -> None:
    first, second = (sketch_of(text(f"{story(seed)} {story(common, 60)}")) for seed in (one, other))
    assert share_of(first, second) == share_of(second, first)


SCRIPTS = {
    "Latin": "abcdefghiklmnoprstuvz",
    "Cyrillic": "абвгдежзиклмнопрстуфхцчшыьюя",
    "Greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "Devanagari": "कखगघचछजझटठडढतथदधनपफबभमयरलवशषसह",
    "Hangul": "가나다라마바사아자차카타파하고노도로모보소오조호",
    "kana": "あいうえおかきくけこさしすせそたちつてとなにのはひふまみむもやゆよらりるれろわをん",
    "Han": "".join(map(chr, range(0x4E00, 0x4F00))),
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_copy_of_which_every_tenth_word_was_changed_is_worth_a_closer_look(script: str) -> None:
    chance = random.Random(1)
    words = ["".join(chance.choices(SCRIPTS[script], k=chance.randint(2, 9))) for _ in range(200)]
    copy = [word if place % 10 else word[::-1] + word[0] for place, word in enumerate(words)]
    one, other = (sample_of(text(" ".join(each))) for each in (words, copy))
    assert one
    assert other
    common = len(set(keys_of(one)) & set(keys_of(other)))
    assert common >= 2
    assert may_share(one, other, common, 60)


def test_articles_on_their_own_have_next_to_nothing_of_their_samples_in_common() -> None:
    one, other = (sample_of(text(story(seed, 600))) for seed in (1, 2))
    assert one
    assert other
    assert not may_share(one, other, len(set(keys_of(one)) & set(keys_of(other))), 30)


def test_a_sample_is_the_same_in_every_process() -> None:
    sample = sample_of(
        text("The old bridge that the council wants to replace still carries ten thousand people a day.")
    )
    assert sample
    assert sorted(keys_of(sample)) == [149871849, 517732278]


REPORT = (
    "Divers who inspected the piers above the weir had found cracks that are wider than a hand. Every heavy vehicle "
    "must now take the valley road, which adds forty minutes to the journey between both towns."
)


@given(st.integers(0, 99), st.integers(100, 199))
def test_a_passage_is_found_in_both_to_the_word(one: int, other: int) -> None:
    first, second = (text(f"{story(seed)} Between. {REPORT}\n\n{story(seed + 500)}") for seed in (one, other))
    found = passage(first, second)
    assert found is not None
    assert REPORT[:-1] in first.quote(found.first)
    assert REPORT[:-1] in second.quote(found.second)


@pytest.mark.parametrize(
    "reworded",
    [
        "The divers inspecting the piers above the weir found cracks wider than your hand.",
        "Heavy vehicles must all take the long valley road, which of course adds forty minutes to each journey.",
    ],
)
def test_a_passage_is_found_though_it_was_reworded(reworded: str) -> None:
    found = passage(text(f"{story(1)} {REPORT}"), text(f"{story(2)} {reworded}"))
    assert found is not None
    assert found.telling >= 6


def test_a_passage_ends_where_a_quotation_begins() -> None:
    one, other = (text(f"{start} {REPORT} “Nobody will ever mend this bridge.”") for start in ("It is cold.", "So."))
    found = passage(one, other)
    assert found is not None
    assert "Nobody" not in one.quote(found.first)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("Rust 1.70 released", "Rust 1.71 released", False),
        ("Outlook for May", "Outlook for June", False),
        ("Announcing Rust 1.70", "Rust 1.71 is out", False),
        ("News Bytes", "NewsBytes 46", False),
        ("Mayor resigns", "Mayor resigns after row over bridge", True),
        ("Bank cuts rate to 4.5 per cent", "Rate cut to 4.25 per cent, says bank", True),
        ("Pip 10 is out", "Try the beta of pip 10", True),
        ("The council votes", "The mayor resigns", True),
        ("The council votes", "The council votes", True),
        ("", "", True),
        ("", "The council votes", True),
    ],
)
def test_editions_of_a_series_are_not_compared(one: str, other: str, wanted: bool) -> None:
    first, second = (sketch_of(text(story(1), title=title)) for title in (one, other))
    assert comparable(first, second) is wanted


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("The Latest: Council votes", "The Latest: Mayor resigns", True),
        ("Python 3 is out", "Python 4 comes in May", True),
        ("Ten things to know", "Ten things to know", True),
        ("The council votes", "The mayor resigns", False),
        ("", "", False),
    ],
)
def test_columns_are_known_by_their_headlines(one: str, other: str, wanted: bool) -> None:
    assert is_same_column(*(headline_of(text("x", title=repr(title))) for title in (one, other))) is wanted


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [("en/a.md", "fr/a.md", False), ("en/a.md", "en/b.md", True), ("a.md", "b.md", True)],
)
def test_translations_are_not_compared(one: str, other: str, wanted: bool) -> None:
    first, second = (sketch_of(text(story(1), path)) for path in (one, other))
    assert comparable(first, second) is wanted


HOSTILE = {
    "one letter": lambda size: "b" * size,
    "one word": lambda size: "board " * (size // 6),
    "short period": lambda size: "vivid bees " * (size // 11),
    "one paragraph again and again": lambda size: "Vivid bees above the board.\n\n" * (size // 30),
    "no telling words": lambda size: "it is so " * (size // 9),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_with_the_length_of_the_text(make: Callable[[int], str]) -> None:
    def work(size: int) -> int:
        one, other = text(make(size) + " first"), text(make(size) + " second", "b.md")
        return lines_run(lambda: passage(one, other))

    assert work(16_000) < 12 * work(2_000)  # 8 where linear, 64 where quadratic
