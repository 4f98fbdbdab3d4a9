"""HTML's tokens: what is markup, what is text, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.markup.charrefs import attribute_value
from newslint.markup.tokens import Comment, EndTag, Raw, Reference, StartTag, Text, tokenize


def told(source: str, *, xml: bool = False) -> str:
    """The tokens, each in brackets with the letter of its kind."""
    return "".join(f"[{letter} {text}]" for letter, text in _told(source, xml))


def _told(source: str, xml: bool) -> Iterator[tuple[str, str]]:
    for token in tokenize(source, xml=xml):
        if isinstance(token, StartTag):
            attributes = "".join(f" {name}={value.value!r}" for name, value in token.attributes.items())
            yield "s", token.name + attributes + (" /" if token.closed else "")
        elif isinstance(token, EndTag):
            yield "e", token.name
        elif isinstance(token, Reference | Comment):
            yield "r" if isinstance(token, Reference) else "c", token.text
        else:
            yield "t" if isinstance(token, Text) else "raw", source[token.start : token.end]


@pytest.mark.parametrize(
    ("source", "tokens"),
    [
        ("a<b>c</b>d", "[t a][s b][t c][e b][t d]"),
        ("<P>x</P >", "[s p][t x][e p]"),
        ("<br/><hr />", "[s br /][s hr /]"),
        ("<a/b>", "[s a b='']"),
        ("</b class=x>", "[e b]"),
        ("<p<i>x", "[s p<i][t x]"),
    ],
)
def test_tags(source: str, tokens: str) -> None:
    assert told(source) == tokens


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("<a x>", "x=''"),
        ("<a x=1 y='2' z=\"3\">", "x='1' y='2' z='3'"),
        ("<a X = 1>", "x='1'"),
        ("<a\tx\n=\r\n'1'\f>", "x='1'"),
        ('<a x="1"y="2">', "x='1' y='2'"),
        ("<a x=1/>", "x='1/'"),
        ("<a x=>", "x=''"),
        ("<a x= >", "x=''"),
        ("<a =x>", "=x=''"),
        ("<a x=1 x=2>", "x='1'"),
        ("<a x='a>b'>", "x='a>b'"),
        ("<a x=a\"b'c>", "x='a\"b\\'c'"),
        ("<a \"x'>", "\"x'=''"),
        ("<a x=1 / y>", "x='1' y=''"),
        ("<a x='1&amp;2'>", "x='1&2'"),
    ],
)
def test_attributes(tag: str, attributes: str) -> None:
    assert told(tag) == f"[s a {attributes}]"


@pytest.mark.parametrize(
    ("source", "value"),
    [("<a x='one'>", "one"), ('<a b x = "two" c>', "two"), ("<a x=three>", "three"), ("<a x=''>", ""), ("<a x>", "")],
)
def test_the_place_of_a_value_has_no_quotes(source: str, value: str) -> None:
    (tag,) = tokenize(source)
    assert isinstance(tag, StartTag)
    start, end = tag.attributes["x"].span
    assert source[start:end] == value


@pytest.mark.parametrize(
    ("source", "tokens"),
    [
        ("1 < 2", "[t 1 < 2]"),
        ("<", "[t <]"),
        ("a </", "[t a </]"),
        ("<3 <é", "[t <3 <é]"),
        ("a</>b", "[t a][t b]"),
        ("a</ x>b", "[t a][t b]"),
        ("a<!doctype html>b", "[t a][t b]"),
        ("a<?xml version='1.0'?>b", "[t a][t b]"),
        ("a<!ELEMENT x>b", "[t a][t b]"),
        ("a<![CDATA[x]]>b", "[t a][t b]"),
        ("a<![if !vml]>b", "[t a][t b]"),
        ("<!", ""),
    ],
)
def test_what_begins_no_tag(source: str, tokens: str) -> None:
    assert told(source) == tokens


@pytest.mark.parametrize(
    ("source", "tokens"),
    [
        ("<!-- a -->b", "[c  a ][t b]"),
        ("<!---->b", "[c ][t b]"),
        ("<!-->b", "[c ][t b]"),
        ("<!--->b", "[c ][t b]"),
        ("<!-- a --!>b", "[c  a ][t b]"),
        ("<!-- a -- > <b> -->c", "[c  a -- > <b> ][t c]"),
        ("<!--a<!--b-->c", "[c a<!--b][t c]"),
        ("<!-- open <b>", "[c  open <b>]"),
    ],
)
def test_comments(source: str, tokens: str) -> None:
    assert told(source) == tokens


@pytest.mark.parametrize("source", ["a<b", "a<b x", "a<b x=", "a<b x='y>z", 'a<b x="y>z', "a</b", "a<b x=y /"])
def test_a_tag_that_is_never_closed_takes_the_rest_with_it(source: str) -> None:
    assert told(source) == "[t a]"


@pytest.mark.parametrize(
    ("source", "tokens"),
    [
        ("&amp;&AMP;", "[r &][r &]"),
        ("&amp", "[r &]"),
        ("AT&T &", "[t AT&T &]"),
        ("&nosuch;", "[t &nosuch;]"),
        ("&notanentity;", "[r ¬][t anentity;]"),
        ("&notin;", "[r ∉]"),
        ("&#8217;&#x2019;&#X2019", "[r ’][r ’][r ’]"),
        ("&#150;", "[r –]"),
        ("&#0;", "[r \ufffd]"),
        ("&#99999999999;", "[r \ufffd]"),
        (f"&#{'9' * 6000};", "[r \ufffd]"),
        (f"&#{'0' * 6000}65;", "[r A]"),
        ("&#; &#x; &#xg;", "[t &#; &#x; &#xg;]"),
        ("&NotEqualTilde;", "[r ≂̸]"),
    ],
)
def test_references(source: str, tokens: str) -> None:
    assert told(source) == tokens


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("?a=1&copy=2", "?a=1&copy=2"),
        ("?a=1&copy2", "?a=1&copy2"),
        ("?a=1&copy;=2", "?a=1©=2"),
        ("&copy", "©"),
        ("&copy !", "© !"),
        ("a&amp;b&#38;c", "a&b&c"),
    ],
)
def test_references_in_attributes(source: str, value: str) -> None:
    assert attribute_value(source, 0, len(source)) == value


@pytest.mark.parametrize(
    ("source", "tokens"),
    [
        ("<script>a<b&amp;</i></SCRIPT >c", "[s script][raw a<b&amp;</i>][e script][t c]"),
        ("<style>p > a</style>", "[s style][raw p > a][e style]"),
        ("<script></scripted></script>", "[s script][raw </scripted>][e script]"),
        ("<script><!-- </script> -->", "[s script][raw <!-- ][e script][t  -->]"),
        (
            "<script><!-- w('<script></script>') --></script>x",
            "[s script][raw <!-- w('<script></script>') -->][e script][t x]",
        ),
        ("<script><!--> <script></script>x", "[s script][raw <!--> <script>][e script][t x]"),
        ("<noscript><img></noscript>", "[s noscript][raw <img>][e noscript]"),
        ("<script>x", "[s script][raw x]"),
        ("<plaintext><b></plaintext>", "[s plaintext][raw <b></plaintext>]"),
        ("<title>A <b> &amp; B</title>", "[s title][t A <b> ][r &][t  B][e title]"),
        ("<textarea></p></textarea>", "[s textarea][t </p>][e textarea]"),
        ("<title>A", "[s title][t A]"),
    ],
)
def test_elements_that_hold_no_markup(source: str, tokens: str) -> None:
    assert told(source) == tokens


@pytest.mark.parametrize(
    ("source", "tokens"),
    [
        ("<script src='x'/>y", "[s script src='x' /][t y]"),
        ("a<![CDATA[<b>&amp;]]>c", "[t a][t <b>&amp;][t c]"),
        ("a<![CDATA[b", "[t a][t b]"),
    ],
)
def test_as_xml(source: str, tokens: str) -> None:
    assert told(source, xml=True) == tokens


def test_a_stretch_is_read_as_if_it_were_all() -> None:
    source = "<i>ab</i><b title='x'>"
    assert list(tokenize(source, 3, 11)) == [Text(3, 5), EndTag(5, 9, "i")]


PIECES = st.sampled_from(
    [
        *"< > </ /> <!-- --> --!> <! <? <![CDATA[ ]]> \" ' = & &# &#x &amp; &lt ; a B p div é".split(),
        *["<script>", "</script>", "<title>", "</title>", "<p x='1'>", " ", "\n", "\0"],
    ]
)
TEXTS = st.one_of(st.text(max_size=100), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS, st.booleans())
def test_tokens_come_in_order_and_stay_in_range(source: str, xml: bool) -> None:
    at = 0
    for token in tokenize(source, xml=xml):
        assert at <= token.start <= token.end <= len(source)
        at = token.end
        if isinstance(token, StartTag):
            for value in token.attributes.values():
                assert token.start < value.span.start <= value.span.end < token.end
        elif not isinstance(token, Comment | EndTag):
            assert token.start < token.end


@given(TEXTS)
def test_text_without_markup_is_one_text(source: str) -> None:
    plain = source.replace("<", "").replace("&", "")
    assert list(tokenize(plain)) == ([Text(0, len(plain))] if plain else [])


@given(TEXTS)
def test_raw_text_never_holds_its_end(source: str) -> None:
    for token in tokenize(f"<style>{source}"):
        if isinstance(token, Raw):
            assert "</style>" not in source[: token.end - 7]
            break
