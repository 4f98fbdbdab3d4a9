"""What an HTML page says of its article: head, JSON-LD, times, first lines; each fact in its place."""

from __future__ import annotations

import pytest

from newslint.article import Article
from newslint.spans import SourceSpan
from newslint.testing import load


def page(source: str) -> Article:
    return load("a.html", source)


HEAD = """<!DOCTYPE html><html lang="en-GB"><head>
<title>Flood wall approved | Local | Riverton Herald</title>
<meta property="og:site_name" content="Riverton Herald">
<meta name="description" content="A wall for &pound;4m.">
<meta name=author content="Ann Lee"><meta name="author" content="Bo Fox">
<meta property='article:published_time' content='2026-03-01T08:00:00Z'>
<meta property="article:modified_time" content="2026-03-02">
<meta property="article:section" content="Local">
<link rel="canonical" href="https://riverton.example/flood-wall">
</head><body><p>Text of the story.</p>"""


@pytest.mark.parametrize(
    ("fact", "value", "place"),
    [
        ("headline", "Flood wall approved", "Flood wall approved"),
        ("excerpt", "A wall for £4m.", "A wall for &pound;4m."),
        ("language", "en", "en-GB"),
        ("provider", "Riverton Herald", "Riverton Herald"),
        ("genre", "Local", "Local"),
        ("canonical_url", "https://riverton.example/flood-wall", "https://riverton.example/flood-wall"),
        ("published", "2026-03-01", "2026-03-01T08:00:00Z"),
        ("modified", "2026-03-02", "2026-03-02"),
    ],
)
def test_facts_of_the_head(fact: str, value: str, place: str) -> None:
    article = page(HEAD)
    found = getattr(article.metadata, fact)
    assert (str(found.value), article.quote(found.where)) == (value, place)


def test_several_authors() -> None:
    article = page(HEAD)
    assert [(b.value, article.quote(b.where)) for b in article.metadata.bylines] == [
        ("Ann Lee", "Ann Lee"),
        ("Bo Fox", "Bo Fox"),
    ]


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ("<title>A day | Site</title>", "A day"),
        ("<title>News | A longer day | Site</title>", "A longer day"),
        ("<title>A day - Site</title>", "A day - Site"),
        ("<title>A day - Site</title><meta property=og:site_name content=Site>", "A day"),
        ("<title>A day &#8211;\n Site</title><meta property=og:site_name content=site>", "A day"),
        ("<title>Site</title><meta property=og:site_name content=Site>", "Site"),
        ("<title>A</title><h1>B</h1>", "B"),
        ("<title>A</title><meta property=og:title content=C><h1>B</h1>", "C"),
        ("<title>A</title><nav><h1>B</h1></nav>", "A"),
        ("<svg><title>B</title></svg>", None),
        ("<title></title>", None),
        ("<meta property=og:title content='  '><title>A</title>", "A"),
    ],
)
def test_headlines(head: str, headline: str | None) -> None:
    found = page(head + "<p>The story itself was told at some length, on a long day.</p>").metadata.headline
    assert (found and found.value) == headline


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script><p>Text.</p>'


@pytest.mark.parametrize(
    "json",
    [
        '{"@type": "NewsArticle", "headline": "A \\u201cday\\u201d"}',
        '[{"@type": "Person", "name": "B"}, {"@type": ["Thing", "ReportageNewsArticle"], "headline": "A \\u201cday\\u201d"}]',
        '{"@graph": [{"@type": "WebPage", "name": "B"}, {"@type": "BlogPosting", "headline": "A \\u201cday\\u201d"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "http://schema.org/Article", "headline": "A \\u201cday\\u201d"}}',
        '<!-- {"@type": "NewsArticle", "headline": "A \\u201cday\\u201d"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "A \\u201cday\\u201d"}\n//]]>\n',
    ],
)
def test_the_article_of_the_jsonld_is_found(json: str) -> None:
    article = page(ld(json))
    headline = article.metadata.headline
    assert headline
    assert not article.faults
    assert (headline.value, article.quote(headline.where)) == ("A “day”", '"A \\u201cday\\u201d"')


def test_jsonld_comes_before_meta_tags() -> None:
    article = page(ld('{"@type": "Article", "author": "Cy Orr", "description": ""}') + HEAD)
    assert [byline.value for byline in article.metadata.bylines] == ["Cy Orr"]
    assert article.metadata.excerpt
    assert article.metadata.excerpt.value == "A wall for £4m."


def test_what_jsonld_refers_to_is_joined() -> None:
    article = page(
        ld(
            '{"@graph": [{"@type": "Article", "author": [{"@id": "#a"}, {"name": "Bo"}], "publisher": {"@id": "#p"},'
            ' "articleSection": ["Local", "All"]}, {"@id": "#a", "name": "Ann"}, {"@id": "#p", "name": "Herald"}]}'
        )
    )
    known = article.metadata
    assert known.provider
    assert known.genre
    assert ([b.value for b in known.bylines], known.provider.value, known.genre.value) == (
        ["Ann", "Bo"],
        "Herald",
        "Local",
    )


@pytest.mark.parametrize(
    ("json", "place"),
    [('{"@type": "Article", "headline": "A" "x": 1}', '"'), ('{"a": ', " "), ("{'a': 1}", "'")],
)
def test_broken_jsonld_is_a_fault_with_its_place(json: str, place: str) -> None:
    article = page(ld(json))
    (fault,) = article.faults
    assert isinstance(fault.where, SourceSpan)
    assert fault.message.startswith("the JSON-LD can't be read: ")
    assert article.quote(fault.where) == place


@pytest.mark.parametrize(
    "json", ["", "  ", '{"headline": {{ page.title | jsonify }} }', '{"@type": "JobPosting"}', "[]", "1"]
)
def test_jsonld_that_is_no_fault(json: str) -> None:
    assert not page(ld(json)).faults


@pytest.mark.parametrize(
    ("source", "dates"),
    [
        ("<p>By A, <time datetime=2026-03-01>Sunday</time></p><p>Text", ["2026-03-01"]),
        ("<p>On <time datetime=2026-03-01>Sunday</time> " + "the story goes on " * 20, []),
        ("<p>Text</p>" * 9 + "<p><time datetime=2026-03-01>x</time>", []),
        ("<p>Text</p>" * 9 + "<p><time datetime=2026-03-01 class='a published'>x</time>", ["2026-03-01"]),
        ("<p>Text</p>" * 9 + "<p><time datetime=2026-03-01 pubdate>x</time>", ["2026-03-01"]),
        ("<aside><time datetime=2026-03-01 pubdate>x</time></aside>Text", []),
        ("<div id=comments><time datetime=2026-03-01 pubdate>x</time></div>Text", []),
        ("<p><time datetime=2026-03-01 itemprop=dateModified>x</time></p><p>Text", []),
        ("<p><time datetime=soon>x</time></p><p>Text", []),
    ],
)
def test_times(source: str, dates: list[str]) -> None:
    assert [str(each.value) for each in page(source).metadata.dates] == dates


def test_front_matter_comes_first_and_templates_are_no_prose() -> None:
    article = page("---\ntitle: Front\n---\n<title>A</title><p>{% include x %}</p><p>Text {{ b }} here.</p>")
    assert article.metadata.headline
    assert article.metadata.headline.value == "Front"
    assert [block.kind.value for block in article.leaves] == ["not prose", "paragraph"]
    assert not article.is_prose(article.text.index("b }"), article.text.index("b }") + 1)


def test_page_chrome_is_not_taken_for_the_lead() -> None:
    article = page(
        "<header><h2>The Site</h2><p>By the people</p></header><nav><ul><li>2 May 2020</ul></nav>"
        "<h2>A day in the town</h2><p>By Ann Lee</p><p>1 March 2026</p><p>RIVERTON, Ohio — It was a day like any.</p>"
    )
    known = article.metadata
    assert known.headline
    assert known.published
    assert (known.headline.value, known.bylines[0].value, str(known.published.value)) == (
        "A day in the town",
        "Ann Lee",
        "2026-03-01",
    )
