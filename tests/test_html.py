"""HTML pages: their text, blocks, zones and facts, each in its place."""

from __future__ import annotations

import pytest

from newslint.article import Article
from newslint.contracts import File, LoadSettings
from newslint.loaders import html
from newslint.parts import InlineKind, Zone
from newslint.spans import BODY, Span
from newslint.testing import load


def page(source: str, path: str = "a.html") -> Article:
    return load(path, source)


def blocks(article: Article) -> list[str]:
    """The leaves in short: kind, level and zone where they matter, text."""
    return [
        "".join((block.kind.name[0], str(block.level or ""), ":", article.text[block.start : block.end]))
        for block in article.leaves
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>one  two\n three\t</p>", "one two three"),
        ("<p> a <b> b </b> c</p>", "a b c"),
        ("<p>a<b> b</b>c</p>", "a bc"),
        ("a<br>b", "a\nb"),
        ("a <br/> b<br></p>", "a\nb"),
        ("<p><br>a", "a"),
        ("a&nbsp; b", "a\u00a0 b"),
        ("a&#32;&#10;b", "a b"),
        ("fish &amp chips, AT&T, &#8217;n &notanentity; &nosuch;", "fish & chips, AT&T, ’n ¬anentity; &nosuch;"),
        ("a<wbr>b<!-- c -->d<script>e</script>f", "abdf"),
        ("<pre>\n a\n  b &lt;<br>c\n</pre>", " a\n  b <\nc\n"),
        ("<pre>\r\na\r\n\r\nb</pre>", "a\r\n\r\nb"),
        ("<xmp>a <b></xmp>", "a <b>"),
        ("a<svg><title>b</title><text>c</text></svg>d", "ad"),
        ("a<svg/>b", "ab"),
        ("<div>a</div><svg><path><div>b</div>", "a\n\nb"),
        ("a<button>b</button><select><option>c</select><textarea>d</textarea>e", "ae"),
        ("<ruby>漢<rp>(</rp><rt>kan<rp>)</rp></ruby>字", "漢字"),
        ("<template><p>a</p></template>b", "b"),
        ("<noscript>a</noscript><iframe>b</iframe>c", "c"),
        ("<video><p>a</p></video><object>b</object>c", "c"),
        ("<head><title>a</title><style>b</style></head><body>c</body></html> d", "c d"),
        ("<p>a <span hidden>b <span>c</span> d</span> e", "a e"),
        ("a<i aria-hidden=true>b<i>c</i></i>d", "ad"),
        ("<div style='color: red; DISPLAY : none'><p>a</div>b", "b"),
        ("<dialog>a</dialog><dialog open>b</dialog>", "b"),
        ("<body style='display:none' hidden>a", "a"),
        ("<p>a<button><div>b</div></button>c", "ac"),
        ("<p>&nbsp;</p><p>\u200b</p><p>a</p><p>&#8203;&shy;</p>", "a"),
        ("", ""),
        ("<p>", ""),
    ],
)
def test_text(source: str, text: str) -> None:
    assert page(source).text == text


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<h2>a</h2>b<p>c<h4>d", ["H2:a", "P:b", "P:c", "H4:d"]),
        ("<h1>a<h2>b</h3>c", ["H1:a", "H2:b", "P:c"]),
        ("<h3><div>a</div></h3>", ["H3:a"]),
        ("<p>a<p>b<div>c</p>d", ["P:a", "P:b", "P:c", "P:d"]),
        ("a<br><br>b<br>\n<br>\n<br>c", ["P:a", "P:b", "P:c"]),
        ("<h1>a<br><br>b</h1>", ["H1:a\nb"]),
        ("<p>a<hr>b", ["P:a", "P:b"]),
        ("<ul><li>a<li>b<p>c</p></ul>", ["I:a", "I:b", "I:c"]),
        ("<ul><li>a<ul><li>b</ul>c<li>d</ul>", ["I:a", "I:b", "I:c", "I:d"]),
        ("<dl><dt>a<dd>b<dt>c</dl>", ["I:a", "I:b", "I:c"]),
        ("<li><blockquote>a</blockquote>b", ["P:a", "I:b"]),
        ("<table><caption>a<tr><th>b<td>c<tr><td><p>d</table>e", ["C:a", "C:b", "C:c", "P:d", "P:e"]),
        ("<div><table><tr><td>a</div>b</table>c", ["C:ab", "P:c"]),
        ("<figure><img src=x><figcaption><p>a</figcaption></figure>", ["C:a"]),
        ("<pre>a</pre><p>b</p>", ["C:a", "P:b"]),
        ("<p>a</p></p></div></b><p>b", ["P:a", "P:b"]),
        ("<b><p>a</b>b</p>c", ["P:ab", "P:c"]),
        ("<details><summary>a</summary>b</details>", ["P:a", "P:b"]),
        ("<unknown-block><p>a</unknown-block>b", ["P:ab"]),
    ],
)
def test_blocks(source: str, found: list[str]) -> None:
    assert blocks(page(source)) == found


def test_lists_and_quotes_hold_their_blocks() -> None:
    article = page("a<blockquote><p>b</p><ol><li>c</ol></blockquote><ul></ul>d")
    held = [(block.kind.value, article.text[block.start : block.end], block.parent) for block in article.blocks]
    assert held == [
        ("paragraph", "a", -1),
        ("block quote", "b\n\nc", -1),
        ("paragraph", "b", 1),
        ("list", "c", 1),
        ("list item", "c", 3),
        ("paragraph", "d", -1),
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a <a href='/x'>b c</a>", [("link", "b c", "/x")]),
        ("a<b> b </b>c", [("emphasis", "b", "")]),
        ("<em>a <strong>b</strong></em> c", [("emphasis", "a b", "")]),
        ("<code>a</code><kbd>b</kbd><samp>c</samp>", [("code", "a", ""), ("code", "b", ""), ("code", "c", "")]),
        ("<a name=x>a</a>", []),
        ("<a href=x>a<a href=y>b", [("link", "a", "x"), ("link", "b", "y")]),
        ("<a href=x><p>a</p><p>b</p></a>c", [("link", "a", "x"), ("link", "b", "x")]),
        ("<b>a<p>b</b>c", [("emphasis", "a", ""), ("emphasis", "b", "")]),
        ("<table><td><b>a<td>b</table>c", [("emphasis", "a", "")]),
        ("<b><table><td>a</table></b>b", [("emphasis", "a", "")]),
        ("a <img src='x.png' alt='y'> b", [("image", "", "x.png")]),
        ("<a href=x><img src=y></a>", [("image", "", "y")]),
    ],
)
def test_inlines(source: str, found: list[tuple[str, str, str]]) -> None:
    article = page(source)
    assert [(each.kind.value, article.text[each.start : each.end], each.target) for each in article.inlines] == found


def test_a_link_knows_where_its_target_stands() -> None:
    article = page('<p>See <a class=x href="/a?b=1&amp;c=2">this</a>.')
    (link,) = article.inlines
    assert link.kind is InlineKind.LINK
    assert link.target_span
    assert (link.target, article.quote(link.target_span)) == ("/a?b=1&c=2", "/a?b=1&amp;c=2")


@pytest.mark.parametrize(
    ("source", "word", "place"),
    [
        ("<p>one\r\n  two</p>", "one two", "one\r\n  two"),
        ("a &amp; <b>b</b>", "& b", "&amp; <b>b"),
        ("caf&eacute; x", "é", "&eacute;"),
        ("&notanentity;", "¬anentity", "&notanentity"),
        ("a<br>b", "\n", "<br>"),
        ("<p>a</p>\n<p>b c</p>", "b c", "b c"),
        ("<pre>\n  x\n</pre>", "x", "x"),
    ],
)
def test_places(source: str, word: str, place: str) -> None:
    article = page(source)
    at = article.text.index(word)
    found = article.source_span(Span(BODY, at, at + len(word)))
    assert found
    assert source[found.start : found.end] == place


def test_comments_keep_their_place() -> None:
    article = page("<p>a</p><!-- newslint: ignore x --><p>b</p>")
    assert [(article.quote(c.span), c.text) for c in article.comments] == [
        ("<!-- newslint: ignore x -->", " newslint: ignore x ")
    ]


@pytest.mark.parametrize(
    ("source", "zones"),
    [
        ("<p>a<div>b", "MM"),
        ("<header>a<nav>b</nav></header>c<aside>d</aside><footer>e</footer>", "HNMAF"),
        ("<div role=banner>a</div><div role=navigation>b</div>c<div role=contentinfo>d", "HNMF"),
        ("<article><header>a</header>b<footer>c</footer></article>", "MMF"),
        ("<section><header>a</header>b</section>", "MM"),
        ("<blockquote>a<footer>b</footer></blockquote>", "MM"),
        ("<aside><header>a</header><footer>b</footer></aside>", "AA"),
        ("a<div id=comments>b<footer>c</footer></div><ol class='x commentlist'><li>d</ol>", "MCCC"),
        ("<body class=comments>a<p class=comments-link>b", "MM"),
        ("a<div>b</div><main>c c c c c</main>d", "HHMF"),
        ("a<div role=main>b b b</div><article>c</article>", "HMF"),
        ("a<article>b b b<article>c</article>d</article>e", "HMMMF"),
        ("<header>a</header><div>b</div><article>c c c</article><footer>d</footer>", "HHMF"),
        ("<p>a a a a a</p><article>b</article>", "MM"),
        ("a<h1>b</h1>c<article>d d d</article>e", "HMMMF"),
        ("<h1>a</h1><article><h1>b</h1>c</article>", "HMM"),
        ("<ul><li>a<li>b</ul><main>c</main>", "HHM"),
        ("<aside><article>a</article></aside>b", "AM"),
        ("<article>a a a a a</article><article><h2><a href=x>b</a></h2>b</article>", "MAA"),
        ("<article>a a a a a</article><article><h2>b</h2>b</article>", "MMM"),
        ("<main><article>a a a a a</article><article><p><a href=x>b</a></article>c</main>", "MAM"),
        ("<p><a href=x>a a a a a</a></p><article>b</article>", "HM"),
        ("<header><h1>a</h1>b</header>c", "MMM"),
        ("<header><h1><a href=/>a</a></h1>b</header>c", "HHM"),
        ("<header><h1>a</h1></header><main>b b b</main>", "MM"),
        ("<header><h1>a</h1></header><main><h1>b</h1>c c</main>", "HMM"),
    ],
)
def test_zones(source: str, zones: str) -> None:
    letters = {zone: zone.name[0] for zone in Zone}
    assert "".join(letters[block.zone] for block in page(source).leaves) == zones


def test_the_charset_of_the_page_is_believed() -> None:
    data = "<meta charset=iso-8859-1><p>Le caf\u00e9 \u201cfermé\u201d</p>".encode("windows-1252")
    (article,) = html.load(File("a.html", data), LoadSettings())
    assert (article.text, article.faults) == ("Le café “fermé”", ())


def test_xhtml_is_read_as_xml() -> None:
    article = page('<?xml version="1.0"?><script src="x"/><p>a<![CDATA[ <b>]]></p><div/>', "a.xhtml")
    assert article.text == "a <b>"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('<p align="center">hello</p>', ["P:hello"]),
        ("<figure><img src=x><figcaption>Text</figcaption></figure>", ["C:Text"]),
        ("<table><tr><td>a</td></tr></table>", ["C:a"]),
        ("<details>\n<summary>a</summary>\n\nb *c*\n\n</details>", ["P:a", "P:b c"]),
        ('<div class="x">\n\na\n\n</div>\n\nb', ["P:a", "P:b"]),
        ("a\n\n<!-- c -->\n\nb", ["P:a", "P:b"]),
        ("a\n\n<script>\nx <p>\n</script>\n\nb", ["P:a", "P:b"]),
        ("- a\n\n  <div>b</div>\n\nc", ["I:a", "P:b", "P:c"]),
        ("a\n\n<ul><li>b</ul>\n\nc", ["P:a", "I:b", "P:c"]),
        ("> <p>\n> a\n> > b 1 > 0\n> </p>\n\nc", ["P:a b 1 > 0", "P:c"]),
    ],
)
def test_html_in_markdown(source: str, found: list[str]) -> None:
    assert blocks(page(source, "a.md")) == found
