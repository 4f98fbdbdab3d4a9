"""Loaders: every copied character is the source's, whatever comes in."""

from __future__ import annotations

import re

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Article
from newslint.contracts import File, LoadSettings
from newslint.errors import NewslintError
from newslint.loaders import EXTENSIONS, built_in
from newslint.markup import mdreading
from newslint.markup.reading import read_markup
from newslint.metadata import Origin
from newslint.parts import CONTAINERS, BlockKind, Role
from newslint.testing import load

PIECES = st.sampled_from(
    [
        "---\n", "+++\n", "title: A “b”\n", "date: 2024-01-02\n", "author:\n", "# Head\n", "Text é ü 😀 ", "*em* ", "`code` ",
        "[l](http://x) ", "![a](b) ", "> q\n", "- item\n", "1. one\n", "| a | b |\n|---|---|\n| c | d |\n", "```\ncode\n```\n",
        "<div>", "</div>", "<!-- c -->", "<p>x", "&amp; ", "&nbsp;", "\\* ", "\r\n", "\r", "\n", "\n\n", "\u2028", "\ufeff",
        "{{< x >}}", "{% raw %}", "By Ann Lee\n", "LONDON (AP) — ", "e\u0301", "\u0430\u0431 ", "\u200b", "“quoted”", "[^1]", "~~s~~",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))


def articles(format_name: str, text: str) -> list[Article]:
    extension = EXTENSIONS[format_name][0]
    file = File(f"a{extension}", text.encode("utf-8", "surrogatepass"))
    return list(built_in(format_name).load(file, LoadSettings()))


@pytest.mark.parametrize("format_name", EXTENSIONS)
@given(text=TEXTS)
def test_every_copied_character_equals_its_source_character(format_name: str, text: str) -> None:
    try:
        loaded = articles(format_name, text)
    except NewslintError:
        assert "\0" in text or any("\ud800" <= char <= "\udfff" for char in text)
        return
    for article in loaded:
        source = article.source.text
        for passage in article.passages:
            mapped = passage.text
            for at, char in enumerate(mapped.text):
                start, end = mapped.to_source(at, at + 1)
                assert 0 <= start <= end <= len(source)
                if mapped.is_plain(at, at + 1) and not char.isspace():
                    assert source[start] == char


@pytest.mark.parametrize("format_name", EXTENSIONS)
@given(text=TEXTS)
def test_blocks_are_in_order_and_never_overlap(format_name: str, text: str) -> None:
    try:
        loaded = articles(format_name, text)
    except NewslintError:
        return
    for article in loaded:
        end = 0
        for block in article.leaves:
            assert end <= block.start < block.end <= len(article.text)
            end = block.end
        for number, block in enumerate(article.blocks):
            assert -1 <= block.parent < number
            assert block.parent < 0 or article.blocks[block.parent].kind in CONTAINERS
        for inline in article.inlines:
            assert 0 <= inline.start <= inline.end <= len(article.text)


LINE_ENDS = pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])


@LINE_ENDS
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no BOM", "BOM"])
@pytest.mark.parametrize("format_name", EXTENSIONS)
def test_lines_are_counted_as_editors_count_them(format_name: str, end: str, mark: str) -> None:
    lines = ["---", "title: T", "---", "", "One\u2028two 😀 é.", "", "Here is the word zebra in line seven.", ""]
    article = articles(format_name, mark + end.join(lines))[0]
    at = article.text.index("zebra")
    region = article.locate(article.blocks[-1].span._replace(start=at, end=at + 5)).region
    assert region is not None
    assert (region.start.line, region.start.column) == (7, 18)


def test_columns_in_three_units() -> None:
    article = load("a.md", "😀 Ж e\u0301 &amp; zebra\n")
    at = article.text.index("zebra")
    region = article.locate(article.blocks[0].span._replace(start=at, end=at + 5)).region
    assert region is not None
    assert tuple(region.start) == (1, 14, 15, 19)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("One *two* **three**.", "One two three."),
        ("Soft\nbreak", "Soft break"),
        ("Hard  \nbreak", "Hard\nbreak"),
        ("A &amp; B &copy; C", "A & B © C"),
        (r"\*not\* `co\de`", r"*not* co\de"),
        ("[link](http://x 'title') here", "link here"),
        ("a <b>bold</b> word", "a bold word"),
        ("| a | b |\n|---|---|\n| c | d |", "a\n\nb\n\nc\n\nd"),
        ("- one\n- two", "one\n\ntwo"),
        ("1. one\n\n2. two", "one\n\ntwo"),
        ("> quoted\n> text", "quoted text"),
        ("Text.[^1]\n\n[^1]: Note.", "Text.\n\nNote."),
        ("a <!-- hidden --> b", "a  b"),
    ],
)
def test_markdown_becomes_plain_text(source: str, text: str) -> None:
    assert load("a.md", source).text == text


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("# H\n\ntext", [BlockKind.HEADING, BlockKind.PARAGRAPH]),
        ("```\nx\n```", [BlockKind.CODE]),
        ("    x", [BlockKind.CODE]),
        ("{{< figure src=x >}}", [BlockKind.OTHER]),
        ("{% highlight py %}\n\nx = 1\n\n{% endhighlight %}\n\ntext", [BlockKind.CODE] * 3 + [BlockKind.PARAGRAPH]),
        ("import X from 'y'\n\ntext", [BlockKind.OTHER, BlockKind.PARAGRAPH]),
        ("- a\n\n  b", [BlockKind.ITEM, BlockKind.ITEM]),
        ("![only an image](x.png)", [BlockKind.CAPTION]),
    ],
)
def test_markdown_blocks(source: str, kinds: list[BlockKind]) -> None:
    assert [block.kind for block in load("a.mdx", source).leaves] == kinds


def test_code_and_templates_are_not_prose() -> None:
    article = load("a.md", "Use `the flag` and {{ site.name }} here.")
    prose = [
        word
        for word in ("Use", "flag", "site", "here")
        if article.is_prose(article.text.index(word), article.text.index(word) + 2)
    ]
    assert prose == ["Use", "here"]


WRAPPED = """The council met late on Monday evening to vote on the budget, and
after four hours of talk it agreed to spend two million on the old
bridge, which has been closed to lorries since the floods of last
spring.

It will open in May.
"""


def test_hard_wrapped_text_is_unwrapped() -> None:
    article = load("a.txt", WRAPPED)
    assert [article.text[block.start : block.end].count("\n") for block in article.leaves] == [0, 0]


def test_lines_that_are_no_wrapped_paragraph_stay_apart() -> None:
    article = load(
        "a.txt", "Bridge opens\nBy Ann Lee\nMarch 3, 2026\n\nThe bridge opened on Monday with a party for all.\n"
    )
    assert len(article.leaves) == 4


def test_a_byline_right_below_a_headline_is_no_wrapped_line() -> None:
    headline = "Council puts off its vote on the old bridge until after the winter"
    article = load(
        "a.txt", f"{headline}\nBy Ann Lee\n\nThe council has put off its vote on the bridge, the mayor said.\n"
    )
    assert [byline.value for byline in article.metadata.bylines] == ["Ann Lee"]
    assert article.metadata.headline is not None
    assert article.metadata.headline.value == headline


def test_a_bullet_makes_an_item() -> None:
    article = load("a.txt", "List\n\n  • one thing\n  • two things\n")
    assert [(b.kind, article.text[b.start : b.end]) for b in article.leaves[1:]] == [
        (BlockKind.ITEM, "one thing"),
        (BlockKind.ITEM, "two things"),
    ]


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "A \\"big\\" day"\nauthor: Ann Lee\ndate: 2024-05-06\n---\n',
        '+++\ntitle = "A \\"big\\" day"\nauthor = "Ann Lee"\ndate = 2024-05-06\n+++\n',
        '{\n"title": "A \\"big\\" day",\n"author": {"name": "Ann Lee"},\n"date": "2024-05-06T10:00:00Z"\n}\n',
        'Title: A "big" day\nAuthor: Ann Lee\nDate: 6 May 2024\n\n',
        '---json\n{"title": "A \\"big\\" day", "authors": ["Ann Lee"], "date": "2024-05-06"}\n---\n',
    ],
    ids=["YAML", "TOML", "JSON", "header lines", "---json"],
)
@pytest.mark.parametrize("extension", ["md", "txt"])
def test_front_matter_of_any_kind_gives_the_same_facts(front: str, extension: str) -> None:
    article = load(f"a.{extension}", front + "The day was big.\n")
    metadata = article.metadata
    assert metadata.headline is not None
    assert metadata.published is not None
    assert (metadata.headline.value, metadata.bylines[0].value, metadata.published.value.isoformat()) == (
        'A "big" day',
        "Ann Lee",
        "2024-05-06",
    )
    assert re.search(r"day", article.quote(metadata.headline.where))
    assert [passage.role for passage in article.passages] == [Role.BODY, Role.HEADLINE]
    assert article.text.strip() == "The day was big."


@pytest.mark.parametrize(
    ("path", "origin"),
    [("2014-03-01-a.md", Origin.FILE_NAME), ("news/2014/03/01/a.md", Origin.PATH), ("a.md", None)],
)
def test_a_date_in_the_path(path: str, origin: Origin | None) -> None:
    published = load(path, "Text.").metadata.published
    assert (published and published.origin) == origin


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("content/de/a.md", "Text", "de"),
        ("a.fr.md", "Texte", "fr"),
        ("a.md", "---\nlang: en-GB\n---\nText", "en"),
        ("a.md", "The council has met and it was a good day for the town.", "en"),
        ("a.md", "Der Rat hat getagt und es war ein guter Tag für die Stadt.", "unknown"),
        ("a.md", "市议会星期一开会讨论预算。", "zh"),
        ("a.md", "Городской совет утвердил бюджет.", "ru"),
        ("js/a.md", "x", "unknown"),
    ],
)
def test_the_language_is_known_before_rules_run(path: str, text: str, code: str) -> None:
    assert load(path, text).language == code


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("# Head\n\nA *story* with `code`, [a link](http://x.org), \\* and &amp;.\n\n- item\n", 0),
        ("A story.\n\n<div>With HTML.</div>\n\nMore.\n\n<p>And more.</p>\n", 1),
    ],
)
def test_markdown_is_read_with_ranges_only_where_it_has_html(
    monkeypatch: pytest.MonkeyPatch, text: str, readings: int
) -> None:
    asked: list[str] = []
    ranged = pyromark.events_with_range
    monkeypatch.setattr(pyromark, "events_with_range", lambda text, **how: asked.append(text) or ranged(text, **how))
    articles("markdown", text)
    assert len(asked) == readings


@pytest.mark.parametrize(
    "piece", ["<!-- c -->", "<!-- c --> x", "<!-->", "<!-- c --!> x -->", "<div>", "</p>\n<hr>", "<img src='x'>"]
)
def test_a_piece_of_html_that_shows_nothing_is_read_as_any_other(monkeypatch: pytest.MonkeyPatch, piece: str) -> None:
    text = f"Above.\n\n{piece}\n\nBelow.\n"
    (quick,) = articles("markdown", text)
    monkeypatch.setattr(mdreading, "read_piece", read_markup)
    (full,) = articles("markdown", text)
    assert (quick.text, quick.blocks, quick.inlines, quick.comments) == (
        full.text,
        full.blocks,
        full.inlines,
        full.comments,
    )
