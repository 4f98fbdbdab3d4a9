"""Trees of values know the place of each key and value, and refuse what can't be read safely."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.spans import MappedText, SourceSpan
from newslint.trees.jsontree import read_json, read_json_prefix
from newslint.trees.node import Node, Tree, TreeError
from newslint.trees.scalartext import scalar_text
from newslint.trees.tomltree import read_toml
from newslint.trees.yamltree import read_plain, read_yaml

ROOT = Path(__file__).parent.parent
READERS = {"yaml": read_yaml, "toml": read_toml, "json": read_json}

anything = st.text(st.characters(codec=None), max_size=60)
marks = st.text("ab:-?#&*!|>'\"%@`{}[],=.0 \t\r\n\\\u2028\u0085\ufeff😀é", max_size=60)
plain_words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=30)


def root(tree: Tree) -> Node:
    assert tree.root is not None
    return tree.root


def all_nodes(node: Node) -> Iterator[Node]:
    yield node
    for _, member in node.items():
        yield from all_nodes(member)
    for element in node.elements():
        yield from all_nodes(element)


def places(read: Callable[[str], Tree], text: str) -> Iterator[SourceSpan]:
    """Each place that reading a text tells: of its keys and values, or of the error."""
    try:
        tree = read(text)
    except TreeError as error:
        yield SourceSpan(error.offset, error.offset)
    else:
        for node in all_nodes(tree.root) if tree.root else ():
            yield node.span
            yield node.key or node.span


def quoted(source: str, span: SourceSpan | None) -> str:
    return source[slice(*span)] if span else ""


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@settings(deadline=None)
@given(text=anything | marks)
def test_any_text_is_a_tree_or_a_tree_error_with_places_inside_it(read: Callable[[str], Tree], text: str) -> None:
    for span in places(read, text):
        assert 0 <= span.start <= span.end <= len(text)


def follow(source: str, mapped: MappedText) -> None:
    """Each copied character is the character of the source that it maps to; a blank may stand for a line end."""
    for i, char in enumerate(mapped.text):
        if mapped.is_plain(i, i + 1):
            written = quoted(source, mapped.to_source(i, i + 1))
            assert written == char or (written + char).isspace()


@settings(deadline=None)
@given(value=plain_words, before=plain_words)
def test_a_json_text_maps_back_to_its_escapes(value: str, before: str) -> None:
    for ascii_only in (True, False):
        source = json.dumps({"before": before, "title": value}, ensure_ascii=ascii_only)
        node = root(read_json(source)).get("title")
        assert node is not None
        mapped = scalar_text(source, node.span, str(node.value))
        follow(source, mapped)
        assert (mapped.text, json.loads(quoted(source, node.span))) == (value, value)


@settings(deadline=None)
@given(text=marks)
def test_whatever_a_value_is_its_text_is_whole_and_its_copies_are_true(text: str) -> None:
    for source in (f"a: {text}", f"a: '{text}'", f'a: "{text}"', f"a: |\n  {text}", f"a: >-\n  {text}"):
        try:
            node = root(read_yaml(source)).get("a")
        except TreeError:
            continue
        if node and node.text is not None:
            mapped = scalar_text(source, node.span, node.text)
            follow(source, mapped)
            assert mapped.text == node.text


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("a: NO", "NO"),
        ("a: yes", "yes"),
        ("a: true", True),
        ("a: 2024-01-01", "2024-01-01"),
        ("a: 2015-06-30 9:00:00 -0400", "2015-06-30 9:00:00 -0400"),
        ("a: 12:30:45", "12:30:45"),
        ("a: 42", 42),
        ("a: 007", "007"),
        ("a: 1.5", 1.5),
        ("a: 9" + "9" * 30, "9" * 31),
        ("a: ~", None),
        ("a:", None),
        ("a: '42'", "42"),
        ("a: !!str x", "x"),
        ("a:\tx", "x"),
        ("a: one\u2028two\nb: 1", "one\u2028two"),
        ("a: one\x85two\nb: 1", "one\x85two"),
        ("a: one\ufefftwo\nb: 1", "one\ufefftwo"),
        ("\ufeffa: x", "x"),
        ("b: 1\r\na: x\r\n", "x"),
        ("b: 1\ra: x\r", "x"),
        ("a: >-\n  one\n  two\n", "one two"),
        ("a: |\n  one\n  two\n", "one\ntwo\n"),
        ("base: &base {a: x, b: y}\n<<: *base", "x"),
        ("base: &base {a: x}\n<<: [{b: y}, *base]", "x"),
        ("a: mine\n<<: {a: theirs}", "mine"),
        ("one: &x x\na: *x", "x"),
    ],
)
def test_yaml_is_read_as_writers_mean_it(source: str, value: object) -> None:
    node = root(read_yaml(source)).get("a")
    assert node is not None
    assert node.value == value


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("a: some words # a comment", "some words"),
        ("a: 'it''s'", "'it''s'"),
        ("a: !!str x", "x"),
        ("a: &name x", "x"),
        ("one: 😀\na: x", "x"),
        ("one: \u2028\na: x", "x"),
        ("a: |\n  one\n\n# a comment\nb: 1", "|\n  one"),
    ],
)
def test_a_yaml_value_stands_where_it_is_written(source: str, quote: str) -> None:
    node = root(read_yaml(source)).get("a")
    assert node is not None
    assert (quoted(source, node.span), quoted(source, node.key)) == (quote, "a")


@pytest.mark.parametrize(
    ("source", "quote", "problem"),
    [
        ("title: Mayor: budget", ": budget", "put the value in quotes"),
        ("title: 'Mayor", "'Mayor", "never closed"),
        ("title: @mayor", "@mayor", "can't begin with"),
        ("title:\n\tname: x", "\tname: x", "indent with spaces"),
        ("title: x\n\tname: x", "\tname: x", "indent with spaces"),
        ("tags: [a, b\ntitle: x", "[a, b", "never closed"),
        ("title: **Mayor** resigns", "*Mayor** resigns", "must be in quotes"),
        ("title: *mayor", "*mayor", "must be in quotes"),
        ("a: x\x07", "\x07", "U+0007"),
        ("a: 1\n--- b", "--- b", "second document"),
    ],
)
def test_a_fault_in_yaml_is_told_plainly_and_in_its_place(source: str, quote: str, problem: str) -> None:
    with pytest.raises(TreeError, match=re.escape(problem)) as caught:
        read_yaml(source)
    assert source[caught.value.offset :].startswith(quote)


BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 10)}]\n" for i in range(9)
)


@pytest.mark.parametrize(
    ("read", "source"),
    [
        (read_yaml, "[" * 30_000),
        (read_yaml, "{a: " * 30_000),
        (read_yaml, "- " * 30_000),
        (read_yaml, "? " * 30_000),
        (read_yaml, "\n".join(" " * i + "a:" for i in range(1100))),
        (read_yaml, BOMB),
        (read_yaml, "a: &a [*a]"),
        (read_yaml, "a: " + "x" * 1_000_001),
        (read_yaml, "- 1\n" * 110_000),
        (read_json, "[" * 100_000),
        (read_json, '{"a":' * 100_000),
        (read_toml, "a = " + "[" * 30_000),
        (read_toml, "a." * 100_000 + "b = 1"),
        (read_toml, "[" + "a." * 100_000 + "b]"),
        (read_toml, "a = " + "{b = " * 30_000),
        (read_toml, "a = '" + "x" * 1_000_001 + "'"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_what_could_take_for_ever_or_crash_is_refused(read: Callable[[str], Tree], source: str) -> None:
    with pytest.raises(TreeError) as caught:
        read(source)
    assert caught.value.limit


@pytest.mark.parametrize(
    ("read", "source"),
    [
        (read_yaml, "a: " + "x " * 450_000),
        (read_yaml, "a: '" + "x'' " * 200_000 + "'"),
        (read_json, '{"a": "' + "x\\n" * 300_000 + '"}'),
        (read_toml, "a = '" + "x " * 450_000 + "'"),
        (read_toml, 'a = """' + '""x' * 300_000 + '"""'),
    ],
    ids=["plain", "single", "json", "literal", "multi-line"],
)
def test_a_line_of_a_million_characters_is_read(read: Callable[[str], Tree], source: str) -> None:
    node = root(read(source)).get("a")
    assert node is not None
    assert scalar_text(source, node.span, str(node.value)).text == node.value


@pytest.mark.parametrize("source", ['"\\"' * 200_000, "'" * 999_999, "a = " + '\\"' * 300_000, "=" * 500_000])
def test_text_that_is_no_toml_is_refused_in_linear_time(source: str) -> None:
    with pytest.raises(TreeError):
        read_toml(source)


@pytest.mark.parametrize(
    ("read", "source"), [(read_yaml, "a: 1\nb: 2\na: 3\na: 4"), (read_json, '{"a":1,"a":3,"a":4}')]
)
def test_a_name_given_again_points_at_the_first(read: Callable[[str], Tree], source: str) -> None:
    tree = read(source)
    first = source.index("a") if read is read_yaml else source.index('"a"')
    assert [(found.name, found.first.start) for found in tree.duplicates] == [("a", first)] * 2


def test_the_last_of_equal_names_wins() -> None:
    assert root(read_yaml("a: 1\na: 2")).plain() == {"a": 2}


def test_names_in_a_mapping_used_twice_are_told_once() -> None:
    assert len(read_yaml("x: &x {b: 1, b: 2}\ny: *x").duplicates) == 1


@pytest.mark.parametrize(
    "source", ["", "{", '{"a" 1}', '{"a": 1,}', '["a" "b"]', "nul", "NaN", "-", "01", "1 2", '"a\nb"', "9" * 5000]
)
def test_what_is_no_json_is_refused(source: str) -> None:
    with pytest.raises(TreeError):
        read_json(source)


def test_half_a_surrogate_pair_is_no_character() -> None:
    assert root(read_json(r'"\ud83d \ud83d\ude00"')).value == "\ufffd 😀"


def test_a_prefix_tells_where_its_value_ends() -> None:
    tree, end = read_json_prefix('{"a": {}}\nThe story', 0)
    assert (root(tree).plain(), end) == ({"a": {}}, 9)


TOML = """\
title = "A \\"quoted\\" word" # a comment
date = 2024-02-03T04:05:06Z
body = \'\'\'
title = 'not this'
[not.a.table]
\'\'\'
authors = [
  "A", # first
  "B",
]
[params.site]
"a key" = 'x'
owner.name = "Jo"
[[related]]
title = "one"
[[related]]
title = "two"
[related.more]
title = "three"
"""


@pytest.mark.parametrize(
    ("path", "quote"),
    [
        ("title", '"A \\"quoted\\" word"'),
        ("date", "2024-02-03T04:05:06Z"),
        ("authors", '[\n  "A", # first\n  "B",\n]'),
        ("params.site.a key", "'x'"),
        ("params.site.owner.name", '"Jo"'),
        ("params.site", "params.site"),
    ],
)
def test_a_toml_value_stands_where_it_is_written(path: str, quote: str) -> None:
    node = root(read_toml(TOML)).get(path)
    assert node is not None
    assert quoted(TOML, node.span) == quote


def test_each_of_a_list_of_tables_has_its_own_place() -> None:
    related = root(read_toml(TOML)).get("related")
    assert related is not None
    titles = [element.get("title") for element in related.elements()]
    assert [quoted(TOML, title.span) for title in titles if title] == ['"one"', '"two"']
    last = related.elements()[1].get("more.title")
    assert last is not None
    assert quoted(TOML, last.span) == '"three"'


def test_toml_dates_are_iso_texts() -> None:
    assert root(read_toml("a = 2024-02-03\nb = 07:32:00")).plain() == {"a": "2024-02-03", "b": "07:32:00"}


def test_a_fault_in_toml_is_told_in_its_place() -> None:
    with pytest.raises(TreeError) as caught:
        read_toml("a = 1\r\nb = oops\r\n")
    assert caught.value.offset == 11


@pytest.mark.parametrize(
    ("source", "value", "quotes"),
    [
        (r'"a \"b\" c"', 'a "b" c', {"b": "b", "c": "c", '"': r"\""}),
        (r'"a\\nb"', r"a\nb", {"b": "b"}),
        (r'"\ud83d\ude00 x"', "😀 x", {"😀": r"\ud83d\ude00", "x": "x"}),
        ("'it''s x'", "it's x", {"'": "''", "x": "x"}),
        ("'''tis o''clock'", "'tis o'clock", {"tis": "tis", "'c": "''c"}),
        ("'''\r\none\r\ntwo'''", "one\ntwo", {"one": "one", "two": "two"}),
        ('"one \\\n  two"', "one two", {"two": "two"}),
        ("one\n  two", "one two", {"two": "two", "e t": "e\n  t"}),
        ('"one\n  \\ttwo"', "one \ttwo", {"\t": r"\t", "two": "two"}),
        (">-\n  one\n  two\n\n  three", "one two\nthree", {"two": "two", "three": "three"}),
        ("|\n  one\n    two", "one\n  two\n", {"two": "two"}),
        ("nothing like it", "at all", {"a": "nothing like it"}),
    ],
)
def test_a_value_maps_back_to_how_it_is_written(source: str, value: str, quotes: dict[str, str]) -> None:
    mapped = scalar_text(source, SourceSpan(0, len(source)), value)
    assert mapped.text == value
    for quote, written in quotes.items():
        at = value.index(quote)
        assert quoted(source, mapped.to_source(at, at + len(quote))) == written


PLAIN = [
    "",
    "a: 1\nb: [x, 2.5, yes, true, ~, '3']\nc:\n  d: |\n    e\n    f\n",
    "a: {b: 1\n  }\nc: >-\n  x y\n  z\n",
    "- a\n- [b]\n",
    "a: &x {b: 1}\nc: {<<: *x, d: 2}\n",
    "a: 1\na: 2",
    "? [a, b]\n: c\n",
    "a: x\u2028y\nb: z\u0085",
    "\ufeffa: 1",
    "<<: 3",
]


@pytest.mark.parametrize("source", PLAIN)
def test_reading_plainly_gives_what_reading_with_places_gives(source: str) -> None:
    whole = read_yaml(source).root
    assert read_plain(source) == (whole.plain() if whole else None)


@pytest.mark.parametrize("path", [*ROOT.glob("plugins/*/lexicons/*.yaml"), *ROOT.glob("newslint/**/*.yaml")])
def test_our_own_files_are_read_plainly_as_they_are_read_with_places(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    whole = read_yaml(source).root
    assert whole
    assert read_plain(source) == whole.plain()


def test_what_is_wrong_is_told_with_its_place_when_reading_plainly() -> None:
    with pytest.raises(TreeError) as told:
        read_plain("a: 1\nb: [x\n")
    assert told.value.offset == 8
