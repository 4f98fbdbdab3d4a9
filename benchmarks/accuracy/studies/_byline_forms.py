"""Ways in which bylines are printed: above a story, in Markdown, in front matter, in HTML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.accuracy.hits import Sample

_PARAGRAPHS = 4  # of an article: a byline stands above the story, and reading on tells nothing more
_TITLE = 12  # words of a headline


class Form(NamedTuple):
    """The file name's extension, and the text of a file with ``TITLE``, ``STORY`` and perhaps ``NAME`` in it."""

    extension: str
    text: str

    def print(self, sample: Sample, name: str = "", what: str = "") -> Sample:
        """An article with its byline printed in this way, under a name of its own."""
        title, *story = sample.text.split("\n\n")[:_PARAGRAPHS]
        joint = "\n<p>" if self.extension == ".html" else "\n\n"
        text = self.text.replace("TITLE", " ".join(title.replace(chr(34), "”").split()[:_TITLE]).rstrip(".")).replace(
            "STORY", joint.join(story)
        )
        text = text.replace("NAME", name)
        place = sample.place._replace(article=f"{sample.place.article} {what or self.text}")
        return Sample(place, text, today=sample.today, extension=self.extension, data=text.encode())


def line(text: str) -> Form:
    """A line between headline and story."""
    return Form(".txt", f"TITLE\n\n{text}\n\nSTORY\n")


def markdown(text: str) -> Form:
    """The same in Markdown."""
    return Form(".md", f"# TITLE\n\n{text}\n\nSTORY\n")


def front(text: str) -> Form:
    """A line or more of front matter in YAML."""
    return Form(".md", f'---\ntitle: "TITLE"\n{text}\ndate: 2016-05-03\n---\n\nSTORY\n')


def toml(text: str) -> Form:
    """The same in TOML."""
    return Form(".md", f'+++\ntitle = "TITLE"\n{text}\n+++\n\nSTORY\n')


def head(text: str) -> Form:
    """Something in a page's head."""
    return Form(".html", f"<html><head><title>TITLE</title>{text}</head><body><h1>TITLE</h1><p>STORY</body></html>")


def body(text: str) -> Form:
    """Something below a page's headline."""
    return head("")._replace(
        text=f"<html><head><title>TITLE</title></head><body><h1>TITLE</h1>{text}<p>STORY</body></html>"
    )


def jsonld(author: object) -> Form:
    """A page that says in JSON-LD who wrote it."""
    told = json.dumps({"@type": "NewsArticle", "headline": "A headline", "author": author})
    return head(f'<script type="application/ld+json">{told}</script>')


PRINTED = (
    line("By NAME"),
    line("By NAME | May 3, 2016"),
    line("Posted by NAME on May 3, 2016"),
    line("May 3, 2016 by NAME"),
    line("Written by NAME"),
    line("Author: NAME"),
    markdown("*By NAME*"),
    markdown("By [NAME](/writers/1) – 3 May 2016"),
    front('author: "NAME"'),
    front('byline: "By NAME"'),
    front('authors:\n  - name: "NAME"'),
    toml('authors = ["NAME"]'),
    head('<meta name="author" content="NAME">'),
    jsonld({"@type": "Person", "name": "NAME"}),
    body('<p class="byline">By <a href="/writers/1">NAME</a></p><p>May 3, 2016</p>'),
)
"""How a byline with a name is printed."""


def empty() -> Iterator[Form]:
    """Bylines that name nobody."""
    yield from map(line, _LINES)
    yield from map(markdown, _MARKDOWN)
    yield from map(front, _FRONT)
    yield from map(toml, ('author = ""', "authors = []", 'authors = ["admin"]', 'author = "TBD"'))
    yield from map(head, (f'<meta name="{name}" content="{value}">' for name, value in _META))
    yield from map(jsonld, ("admin", "N/A", {"@type": "Person", "name": "admin"}, ["TBD"]))
    yield from map(body, _BODY)


def blank() -> Iterator[Form]:
    """Pages whose head holds a blank author, as themes leave it behind: no byline that a reader sees."""
    yield from map(
        head, (f'<meta name="{name}" content="{value}">' for name in ("author", "dc:creator") for value in ("", " "))
    )
    yield from map(jsonld, ("", {"@type": "Person", "name": ""}, [], None))


_LINES = (
    *("by | Nov 25, 2023", "By", "By:", "BY", "By |", "By –", "By | 25 November 2023", "by - Nov 25, 2023"),
    *(
        "By admin",
        "by admin",
        "BY ADMIN",
        "Posted by admin",
        "Written by admin",
        "Published by admin",
        "By administrator",
    ),
    *("Posted by admin on Nov 25, 2023", "By admin | Nov 25, 2023", "By admin - Nov 25, 2023", "By: admin"),
    *("Nov 25, 2023 by admin", "Nov 25, 2023 | By admin", "Published Nov 25, 2023 by admin", "Nov 25, 2023 by"),
    *("By {{author}}", "By {{ author }}", "By {{ page.author }}", "By [Author]", "By [Author Name]", "By <author>"),
    *("By %author%", "By ${author}", "By $author", "By {author}", "By {% author %}", "By [Your Name Here]"),
    *("By Author", "By Author Name", "By your name", "By Your Name Here", "By First Last", "By Firstname Lastname"),
    *("By TBD", "By TBC", "By TK", "By N/A", "By n/a", "By None", "By null", "By undefined", "By NaN", "By (none)"),
    *("By unknown", "By Unknown Author", "By Lorem Ipsum", "By John Doe", "By Jane Doe", "By XXX", "By xxxx"),
    *("By test", "By user", "By guest", "By username", "By webmaster", "By root", "By nobody", "By wordpress"),
    *("By , ,", "By , ", "By ...", "By ___", "By ???", "By —", "By -", "Author:", "Author: admin", "Author: N/A"),
    *(
        "Author: {{author}}",
        "Words: TBD",
        "Words by",
        "Text: N/A",
        "By admin, Updated Nov 25, 2023",
        "By admin / 25.11.2023",
    ),
    *("By admin 5 min read", "By Test User", "By no author", "By Insert Name", "By [insert name]", "By default"),
)
_MARKDOWN = (
    *(
        "*By*",
        "**By:**",
        "_By admin_",
        "*By admin*",
        "**By admin**",
        "By **admin**",
        "*By {{ author }}*",
        "By \\[Author\\]",
    ),
    *(
        "*Posted by admin*",
        "By [admin](/author/admin) on Nov 25, 2023",
        "**Author:** admin",
        "*by | Nov 25, 2023*",
        "By `author`",
    ),
)
_FRONT = (
    *(
        "author:",
        'author: ""',
        "author: ~",
        "author: null",
        "author: None",
        "author: N/A",
        "author: TBD",
        "author: admin",
    ),
    *(
        'author: "{{author}}"',
        'author: "[Author]"',
        "author: []",
        'author: [""]',
        "author: [admin]",
        "authors: []",
        "authors:",
    ),
    *(
        'authors:\n  - name: ""',
        "authors:\n  - name: admin",
        "author:\n  name:",
        "author:\n  name: admin",
        "byline: By",
    ),
    *(
        "byline: By admin",
        'byline: "by |"',
        "byline:",
        'author: "-"',
        'author: "?"',
        "author: unknown",
        "author: your name",
    ),
    *(
        "author: Author Name",
        "author: undefined",
        "by: TBD",
        "writer: N/A",
        "creator: admin",
        'author: ", ,"',
        "author: xxx",
    ),
)
_META = (
    *(("author", "admin"), ("author", "None"), ("author", "N/A"), ("author", "{{ author }}")),
    *(("author", "undefined"), ("author", "null"), ("author", "Your Name"), ("dc:creator", "admin")),
    *(("parsely-author", "admin"), ("author", "[Author]"), ("author", "by admin")),
)
_BODY = (
    "<p>By admin</p>",
    '<p class="byline">By <a href="/author/admin">admin</a> | Nov 25, 2023</p>',
    '<div class="byline">By </div><div>Nov 25, 2023</div>',
    '<p>by <a href="/author/"></a> | Nov 25, 2023</p>',
    '<p class="meta"><span>Posted by</span> <span>admin</span> <span>on Nov 25, 2023</span></p>',
    "<p><em>By {{ author }}</em></p>",
)
