"""Front matter of every kind is told from the body, whatever its fences, line ends and faults."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.metadata import Metadata, Origin
from newslint.parts import FaultKind
from newslint.reading.fields import FieldMap
from newslint.reading.frontmatter import FrontMatter, read_front_matter
from newslint.spans import SourceSpan
from newslint.testing import load
from newslint.trees.yamltree import read_yaml


def plain(front: FrontMatter) -> object:
    return front.tree.root.plain() if front.tree.root else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("---\ntitle: A\n---\nBody", {"title": "A"}),
        ("\ufeff---\ntitle: A\n---\nBody", {"title": "A"}),
        ("\n  \n---\ntitle: A\n---\nBody", {"title": "A"}),
        ("---\r\ntitle: A\r\n---\r\nBody", {"title": "A"}),
        ("---\rtitle: A\r---\rBody", {"title": "A"}),
        ("--- \ntitle: A\n--- \nBody", {"title": "A"}),
        ("---\ntitle: A\n...\nBody", {"title": "A"}),
        ("---yaml\ntitle: A\n---\nBody", {"title": "A"}),
        ("---toml\ntitle = 'A'\n---\nBody", {"title": "A"}),
        ('---json\n{"title": "A"}\n---\nBody', {"title": "A"}),
        ("+++\ntitle = 'A'\n+++\nBody", {"title": "A"}),
        ("+++\r\ntitle = '''A\r\nB'''\r\n+++\r\nBody", {"title": "A\nB"}),
        ('{\n  "title": "A"\n}\nBody', {"title": "A"}),
        ('{\n"a": {\n"b": 1\n}\n}\nBody', {"a": {"b": 1}}),
        ('{"title": "A"}\nBody', {"title": "A"}),
        ("---\n---\nBody", None),
        ("---\n# nothing yet\n---\nBody", None),
        ("---\n{}\n---\nBody", {}),
        ("---\ntitle: |\n  ---\n  A\n---\nBody", {"title": "---\nA\n"}),
        ("---\ntitle: A\u2028B\nslug: c\n---\nBody", {"title": "A\u2028B", "slug": "c"}),
        ("Title: A\nDate: 2024-01-01\nBody", None),
        ("Title: A: B\nDate: 2024-01-01\n\nBody", {"title": "A: B", "date": "2024-01-01"}),
        ("Title: A\rDate:  \r\rBody", {"title": "A", "date": None}),
    ],
)
def test_front_matter_is_read(text: str, value: object) -> None:
    front = read_front_matter(text)
    assert plain(front) == value
    if value is not None:
        assert text[front.body :].strip() == "Body"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Body",
        "---",
        "---\n",
        "---\n\nA paragraph.\n\n---\n\nAnother: with a colon.",
        "---\n\n- A: one\n- B\n\n---\n",
        "---\nNote: the council met.\n\nIt said nothing.",
        "----\ntitle: A\n----\n",
        "--- title\n",
        "{% include head.html %}\n\nBody",
        "{{ content }}\n}\n",
        "{the word} begins the story.",
        '{"quoted" words} begin the story.',
        '{"a": 1} begins the story.',
        ";;;\ntitle: A\n;;;\n",
        "Title: A\n\nBody",
        "Anna: Hello.\nBert: Good day.\n\nThey left.",
        "[#]: collector: (someone)\n[#]: translator: ( )\n\nBody",
        "> * Title: A\n> * Author: B\n\nBody",
    ],
)
def test_what_is_no_front_matter_is_body(text: str) -> None:
    assert read_front_matter(text) == FrontMatter(read_yaml(""), Origin.FRONT_MATTER, 0)


@pytest.mark.parametrize(
    ("text", "kind", "quote"),
    [
        ("---\ntitle: The mayor: a life\n---\nBody", FaultKind.FRONT_MATTER, ": a life"),
        ("---\r\ntitle: 'A\r\n---\r\nBody", FaultKind.FRONT_MATTER, "'A"),
        ("+++\ntitle = A\n+++\nBody", FaultKind.FRONT_MATTER, "A\n"),
        ('{\n  "title": "A",\n}\nBody', FaultKind.FRONT_MATTER, "}"),
        ("---\ntitle: A\ndate: 2024-01-01\n\nBody", FaultKind.FRONT_MATTER, "---"),
        ("+++\ntitle = 'A'\n\nBody", FaultKind.FRONT_MATTER, "+++"),
        ("---\ntitle: [[\n\nBody", FaultKind.FRONT_MATTER, "---"),
        ("---\ntags: " + "[" * 30_000 + "\n---\nBody", FaultKind.LIMIT, "["),
        ("---\n" + "- " * 100_000 + "\n---\nBody", FaultKind.LIMIT, "- -"),
        ("---\ntitle: " + "x" * 1_000_000 + "\n---\nBody", FaultKind.LIMIT, "title"),
        ('{\n  "a": ' + "[" * 30_000 + "\n}\nBody", FaultKind.LIMIT, "["),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_a_fault_in_its_place_and_the_body_follows(
    text: str, kind: FaultKind, quote: str
) -> None:
    front = read_front_matter(text)
    [fault] = front.faults
    assert fault.kind is kind
    assert isinstance(fault.where, SourceSpan)
    assert text[fault.where.start :].startswith(quote)
    assert text[front.body :].strip() == "Body"


def test_front_matter_that_is_never_closed_is_read_all_the_same() -> None:
    assert plain(read_front_matter("---\ntitle: A\n\nBody")) == {"title": "A"}


def test_a_header_given_twice_is_told() -> None:
    assert [found.name for found in read_front_matter("Title: A\ntitle: B\nDate: C\n").tree.duplicates] == ["title"]


def test_a_line_of_blanks_takes_no_time() -> None:
    blanks = " " * 300_000
    for text in (blanks + "x", f"Title: a{blanks}b\n", f"---{blanks}x", f"---\na: b\n---{blanks}x\n"):
        assert read_front_matter(text).body == 0


pieces = "--- +++ { } \n \r title :\u00a0 = \" a ... json [ - ' 1 Date:".split(" ")


@settings(deadline=None)
@given(text=st.lists(st.sampled_from(pieces)).map("".join))
def test_any_text_is_split_somewhere_inside_it(text: str) -> None:
    front = read_front_matter(text)
    assert 0 <= front.body <= len(text)
    for fault in front.faults:
        assert isinstance(fault.where, SourceSpan)
        assert 0 <= fault.where.start < fault.where.end <= len(text)


def facts(front_matter: str) -> Metadata:
    root = read_yaml(front_matter).root
    assert root is not None
    return FieldMap().read(root, Origin.FRONT_MATTER)


@pytest.mark.parametrize(
    ("front_matter", "fact", "value"),
    [
        ("title: A", "headline", "A"),
        ("title: ''\nheadline: A", "headline", "A"),
        ("title: 1984", "headline", "1984"),
        ("provider: {name: The Paper}", "provider", "The Paper"),
        ("lang: en-GB", "language", "en"),
        ("draft: true", "draft", True),
        ("published: false", "draft", True),
        ("description: |\n  Some words.\n", "excerpt", "Some words."),
    ],
)
def test_a_fact_is_found_under_its_keys(front_matter: str, fact: str, value: object) -> None:
    assert getattr(facts(front_matter), fact).value == value


@pytest.mark.parametrize("front_matter", ["title: ''", "title:", "title: true", "title: [A]", "other: A"])
def test_what_is_no_headline_is_none(front_matter: str) -> None:
    assert facts(front_matter).headline is None


@pytest.mark.parametrize(
    ("front_matter", "names"),
    [
        ("author: Ann Bell", ["Ann Bell"]),
        ("author: ''", [""]),
        ("author:", [""]),
        ("authors: []", [""]),
        ("authors: [Ann Bell, {name: Carl Dean}]", ["Ann Bell", "Carl Dean"]),
        ("author: {id: 4}", []),
        ("other: x", []),
    ],
)
def test_bylines_are_read_from_texts_lists_and_mappings(front_matter: str, names: list[str]) -> None:
    assert [byline.value for byline in facts(front_matter).bylines] == names


@pytest.mark.parametrize(
    "date", ["2015-06-30 9:00:00 -0400", "2024-01-01", "'Tue, 22 Jan 2019'", "2023-11-27T10:15:00Z"]
)
def test_a_date_is_read_as_it_is_written(date: str) -> None:
    assert facts(f"date: {date}").published is not None


def test_an_escaped_headline_is_a_passage_that_knows_its_source() -> None:
    article = load("a.md", '---\ntitle: "The \\"best\\" mayor"\n---\n\nBody.\n')
    headline = article.passages[1].text
    at = headline.text.index("mayor")
    assert article.source.text[slice(*headline.to_source(at, at + 5))] == "mayor"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ('{\n  "title": "Bridge",\n}\nBody.\n', "Body.\n"),
        ("{\n  'title': 'Bridge'\n}\nBody.\n", "Body.\n"),
        ('{\n  "title": "Bridge"\n\nBody.\n', "\nBody.\n"),
        ('{"title": "Bridge", "list": ' + "[" * 100_000 + "\n\nBody.\n", "\nBody.\n"),
    ],
    ids=["trailing comma", "single quotes", "never closed", "brackets"],
)
def test_broken_json_is_a_fault_and_the_body_follows(text: str, body: str) -> None:
    front = read_front_matter(text)
    assert (len(front.faults), text[front.body :]) == (1, body)


@pytest.mark.parametrize("text", ["{'tis the season}\n\nBody.\n", '{"quoted" prose}\n\nBody.\n'])
def test_prose_in_braces_is_no_front_matter(text: str) -> None:
    assert read_front_matter(text).body == 0
