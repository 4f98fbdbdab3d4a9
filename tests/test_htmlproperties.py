"""HTML of any kind, well formed or not: read in time, every character in its place, every block in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Article
from newslint.markup.tokens import tokenize
from newslint.parts import CONTAINERS, InlineKind
from newslint.spans import BODY
from newslint.testing import load


def page(source: str, path: str = "a.html") -> Article:
    return load(path, source)


SHAPES = {
    "<": ("<" * 1_000_000, 1),
    "<!--": ("<!--" * 1_000_000, 1),
    "<![CDATA[": ("<![CDATA[>" * 100_000, 0),
    "<a ": ("<a " * 100_000, 0),
    "</a ": ("</a " * 100_000, 0),
    "quotes": ('"' * 1_000_000, 1),
    "quotes in a tag": ("<a " + '"' * 1_000_000, 0),
    "unclosed values": ("<a x='" * 100_000, 0),
    "values closed by the next": ("<a x='>" * 100_000, 50_000),
    "many attributes": ("<a" + " x" * 300_000 + ">", 1),
    "white space in a tag": ("<a" + " " * 1_000_000 + ">", 1),
    "white space before no value": ("<a" + (" x" + " " * 1000) * 1000 + ">", 1),
    "ampersands": ("&a" * 500_000, 1),
    "hashes": ("&#" * 500_000, 1),
    "digits": ("&#" + "1" * 1_000_000, 1),
    "long names": ("&" + "n" * 1_000_000, 1),
    "nested": ("<div>" * 100_000, 100_000),
    "scripts": ("<script>" * 200_000, 2),
    "script marks": ("<script>" + "<!--<script></script>" * 100_000, 2),
    "titles": ("<title>" * 200_000, 2),
    "bogus": ("<!x" * 500_000, 0),
    "slashes": ("</" * 500_000, 0),
    "dashes": ("<!--" + "-" * 1_000_000, 1),
}


@pytest.mark.parametrize(("source", "count"), SHAPES.values(), ids=SHAPES.keys())
def test_no_input_takes_more_than_linear_time(source: str, count: int) -> None:
    assert sum(1 for _ in tokenize(source)) == count


DEEP = {
    "div": "<div>" * 100_000 + "x",
    "ul": "<ul>" * 50_000 + "x" + "</ul>" * 50_000,
    "quotes": "<blockquote>x" * 20_000,
    "p": "<p>x" * 50_000,
    "b": "<b>" * 50_000 + "<p>x" * 20_000 + "</b>" * 50_000,
    "b and div": "<b><div>x" * 20_000 + "</b>" * 20_000,
    "links": "<a href=x>" * 50_000 + "<p>x" * 20_000,
    "spans": "<span hidden>" * 50_000 + "</span>" * 50_000 + "x",
    "tables": "<table><td>" * 20_000 + "</div>" * 20_000 + "x",
    "cells": "<table>" + "<td><b><i><tt>x" * 20_000,
    "articles": "<article>x" * 20_000 + "</article>y" * 20_000,
    "teasers": "<article>x y z</article>" + "<article><a href=x>y</a></article>" * 20_000,
    "svg": "<svg>" * 50_000 + "<p>x" * 1000,
    "times": "<p><time datetime=2026-01-01>x</time>" * 10_000,
    "breaks": "x<br>" * 50_000,
    "space": "x" + " \n" * 500_000 + "y",
    "ends": "<i>x" + "</b></div></p>" * 50_000,
    "jsonld": "<script type=application/ld+json>{" * 1000 + "[" * 100_000,
}


@pytest.mark.parametrize("source", DEEP.values(), ids=DEEP.keys())
def test_nothing_is_too_deep(source: str) -> None:
    assert page(source).leaves or "ld+json" in source


PIECES = st.sampled_from(
    [
        *"<p> </p> <div> </div> <b> </b> <i> <a> </a> <br> <hr> <ul> <li> </ul> <ol> <dl> <dd> <h1> </h2> <table>".split(),
        *"<tr> <td> </td> </table> <pre> </pre> <blockquote> </blockquote> <article> </article> <main> </main>".split(),
        *"<header> <footer> <nav> </nav> <aside> <svg> </svg> <button> </button> <title> </title> <script>".split(),
        *"</script> <template> </template> <textarea> <xmp> <ruby> <rt> <!-- --> &amp; &nbsp; &#10; &lt &#8203;".split(),
        *[
            "<a href='x'>",
            "<img src='y'>",
            "<span hidden>",
            "</span>",
            "<div id=comments>",
            "<time datetime=2026-01-01>",
        ],
        *["<meta name=date content=2026-01-01>", "<script type='application/ld+json'>", "{", "}", '"', "---\n", "\r\n"],
        *["word", " ", "  ", "\n", "\u00a0", "é", "😀", "“", "x y z", "By Ann Lee", "<", ">", "&"],
    ]
)
TEXTS = st.one_of(st.text(max_size=100), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS, st.sampled_from(["a.html", "a.xhtml"]))
def test_any_text_is_read_and_keeps_its_places(source: str, path: str) -> None:
    if "\0" in source:
        return
    article = page(source, path)
    text, mapped = article.source.text, article.passages[BODY].text
    last = 0
    for at, char in enumerate(mapped.text):
        start, end = mapped.to_source(at, at + 1)
        assert last <= start <= end <= len(text)
        last = start
        if mapped.is_plain(at, at + 1):
            assert text[start] == char or (text[start].isspace() and char.isspace())


@given(TEXTS)
def test_leaves_are_in_order_apart_and_show_something(source: str) -> None:
    if "\0" in source:
        return
    article = page(source)
    end = -2
    for block in article.leaves:
        assert block.start == end + 2
        assert article.text[block.start : block.end].strip()
        end = block.end
    assert end in (-2, len(article.text))
    starts = [block.start for block in article.blocks]
    assert starts == sorted(starts)
    for number, block in enumerate(article.blocks):
        assert block.start < block.end
        assert -1 <= block.parent < number
        if block.parent >= 0:
            around = article.blocks[block.parent]
            assert around.kind in CONTAINERS
            assert around.start <= block.start < block.end <= around.end


@given(TEXTS)
def test_inlines_stay_in_one_block(source: str) -> None:
    if "\0" in source:
        return
    article = page(source)
    for inline in article.inlines:
        if inline.kind is not InlineKind.IMAGE:
            block = article.block_at(inline.start)
            assert block
            assert block.start <= inline.start < inline.end <= block.end
