"""The one matching pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.leading import Finder
from newslint.lexicon import expand, fold
from newslint.matching import Matcher, compiled, is_edge
from newslint.sieves import spans_of

WORDS = [
    "some",
    "experts",
    "experts say",
    "some experts",
    "say",
    "close to",
    "it's said",
    "é",
    "on the record",
    "expert",
    "the experts, some",
    "é the",
    "say the",
]


def hits(entries: list[str], text: str) -> list[tuple[int, str]]:
    return sorted((start, text[start:end]) for _, _, start, end in Matcher({"list": entries}).find(text))


@pytest.mark.parametrize(
    ("entries", "text", "found"),
    [
        (["experts"], "Experts and experts_ and _experts_", ["Experts", "experts", "experts"]),
        (["source"], "resources outsource source sources", ["source"]),
        (["some experts", "experts say"], "Some experts say", ["Some experts", "experts say"]),
        (["expert", "experts"], "experts", ["experts"]),
        (["it's said"], "It’s said, it's said", ["It’s said", "it's said"]),
        (["close to"], "close\u00a0to, close\nto, close  to", ["close\u00a0to", "close\nto"]),
        (["é"], "é café éa e\u0301", ["é"]),
        (["cafe"], "cafe\u0301 cafe", ["cafe"]),
        (["İstanbul"], "İstanbul", ["İstanbul"]),
        (["straße"], "Straße STRASSE", ["Straße"]),
        (["эксперт"], "Эксперт экспертов", ["Эксперт"]),
        (["a b c", "b", "b c d", "c d e f", "f"], "a b c d e f", ["a b c", "b", "b c d", "c d e f", "f"]),
        (["é x", "x"], "café x", ["x"]),
        (["a_b", "b"], "a_b a b", ["a_b", "b", "b"]),
        ([], "anything", []),
        (["x"], "", []),
    ],
)
def test_words_and_phrases_are_found_whole(entries: list[str], text: str, found: list[str]) -> None:
    assert [piece for _, piece in hits(entries, text)] == found


@given(
    st.lists(st.sampled_from(WORDS), unique=True),
    st.lists(st.sampled_from([*WORDS, "the", ",", ".", "’", "“", "\u00a0", "😀"]), max_size=30),
)
def test_what_is_found_of_a_list_never_depends_on_the_others(others: list[str], pieces: list[str]) -> None:
    text = " ".join(pieces)
    for word in WORDS:
        alone = list(Matcher({"mine": [word]}).find(text))
        together = [hit[1:] for hit in Matcher({"mine": [word], "others": others}).find(text) if "mine" in hit[0]]
        assert sorted(hit[1:] for hit in alone) == sorted(together)


@given(st.text(max_size=60), st.sampled_from(WORDS))
def test_every_hit_is_the_entry_between_word_edges(text: str, word: str) -> None:
    for _, entry, start, end in Matcher({"list": [word]}).find(f"{text} {word} {text}"):
        whole = f"{text} {word} {text}"
        assert fold(whole[start:end]) == entry
        assert is_edge(whole, start)
        assert is_edge(whole, end)


@given(
    st.lists(st.sampled_from([*WORDS, "a_b", "b", "e\u0301 the"]), unique=True),
    st.lists(st.sampled_from([*WORDS, "the", ",", "_", ".", "’", "\u00a0", "\n", "e\u0301", "É"]), max_size=30),
    st.sampled_from(["", " "]),
)
def test_what_is_found_in_a_few_texts_is_found_in_many(entries: list[str], pieces: list[str], between: str) -> None:
    few, many = Matcher({"list": entries}), Matcher({"list": entries})
    list(many.find("nothing to find\n" * 10_000))
    text = between.join(pieces)
    assert list(few.find(text)) == list(many.find(text))


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("sources say", ["sources say"]),
        ("{say,says} [that]", ["say", "say that", "says", "says that"]),
        ("[on] the record", ["on the record", "the record"]),
        ("[our,the] staff", ["our staff", "staff", "the staff"]),
        ("wait[,] please", ["wait please", "wait, please"]),
    ],
)
def test_a_pattern_stands_for_its_phrases(pattern: str, phrases: list[str]) -> None:
    assert sorted(expand(pattern)) == phrases


LEADS = frozenset({"some", "many"})


def led(text: str) -> list[tuple[str, int]]:
    finder = Finder({"heads": ["some"], "people": ["users", "farm workers", "workers"]}, {"people": LEADS})
    return [(lists[0], start) for lists, _, start, _ in finder.find(text, text.encode())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("users and some users", [("heads", 10), ("people", 15)]),
        ("Many of Poe's former users", [("people", 21)]),
        ("many U.S. farm workers", [("people", 10), ("people", 15)]),
        ("many\nusers, users", [("people", 5)]),
        ("many, users; manyusers; handsome users", []),
        ("é many é’s usersé users", [("people", 18)]),
        ("many users and workers", [("people", 5), ("people", 15)]),
    ],
)
def test_where_others_must_lead_a_word_it_is_found_only_after_them(text: str, found: list[tuple[str, int]]) -> None:
    assert led(text) == found


@given(st.lists(st.sampled_from(["some", "users", "farm", "workers", ",", ".", "é", "many", "’"]), max_size=30))
def test_led_words_are_those_with_nothing_but_words_before_them(pieces: list[str]) -> None:
    text = " ".join(pieces)
    alone = Matcher({"people": ["users", "farm workers", "workers"]}).find(text)
    expected = [start for _, _, start, _ in alone if LEADS & {*text[:start].rpartition(",")[2].split()}]
    assert [start for name, start in led(text) if name == "people"] == expected


def test_an_entry_with_nothing_to_find_is_refused() -> None:
    with pytest.raises(ValueError, match="no letter"):
        Matcher({"list": ["!!"]})


@pytest.mark.parametrize("missing", ["the inner pattern", "its way of matching"])
def test_places_are_the_same_where_the_library_has_another_inside(missing: str) -> None:
    pattern = compiled(r"\bb+\b")
    text = "b bb xbb bbb ä b".encode()
    expected = list(spans_of(pattern)(text))

    class Other:
        finditer = staticmethod(pattern.finditer)

    class Strange(Other):
        _regexp = object() if missing == "the inner pattern" else type("Inner", (), {"Match": lambda *_: []})()

    assert expected == [(0, 1), (2, 4), (9, 12), (16, 17)]
    assert list(spans_of(Strange())(text)) == expected
    assert list(spans_of(Other())(text)) == expected
