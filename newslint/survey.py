"""What a site's articles have in common: which keys hold what, where dates come from, which are only links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newslint.article import Article
from newslint.dates import parse_date
from newslint.parts import PROSE, BlockKind
from newslint.patterns import regex
from newslint.reading.fields import FieldMap
from newslint.trees.node import Node

_BYLINE_KEY = regex(r"author|byline|writer|written|creator|contributor|reporter|team", re.I)
_DATE_KEY = regex(r"date|publish|posted|created|time", re.I)
_LINK_KEY = regex(r"(?:source|external|link|redirect|original)[_-]?(?:url|to|link)?$|^link", re.I)
_NAME = regex(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,4}")
_NOT_ARTICLES = regex(
    r"(?:^|/)(?:README|CONTRIBUTING|CHANGELOG|CODE_OF_CONDUCT|LICENSE|SECURITY|GOVERNANCE)[^/]*$", re.I
)


@dataclass
class Survey:
    """Counts over a sample of articles; each counter maps what was seen to the number of articles."""

    articles: int = 0
    formats: Counter[str] = field(default_factory=Counter)
    byline_keys: Counter[str] = field(default_factory=Counter)
    other_byline_keys: Counter[str] = field(default_factory=Counter)
    date_origins: Counter[str] = field(default_factory=Counter)
    date_keys: Counter[str] = field(default_factory=Counter)
    other_date_keys: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    link_keys: Counter[str] = field(default_factory=Counter)
    empty_bodies: int = 0
    with_byline: int = 0
    with_code: int = 0
    with_attributions: int = 0
    not_articles: list[str] = field(default_factory=list)

    def add(self, article: Article, fields: FieldMap) -> None:
        """Count an article."""
        if _NOT_ARTICLES.search(article.path) and article.metadata.front is None:
            self.not_articles.append(article.path)
            return
        self.articles += 1
        self.formats[article.format] += 1
        self.languages[article.language] += 1
        self.with_code += any(block.kind is BlockKind.CODE for block in article.leaves)
        self.with_byline += any(byline.value for byline in article.metadata.bylines)
        self.with_attributions += bool(article.attributions)
        published = article.metadata.published
        self.date_origins[published.origin.value if published else "nowhere"] += 1
        if article.metadata.front:
            self._count_keys(article.metadata.front, fields)
        if not any(block.kind in PROSE for block in article.leaves):
            self.empty_bodies += 1
            if article.metadata.front:
                self.link_keys.update(name for name, node in _texts(article.metadata.front) if _is_link(name, node))

    def _count_keys(self, front: Node, fields: FieldMap) -> None:
        self.byline_keys.update([key for key in fields.byline if front.get(key)][:1])
        for name, node in _texts(front):
            value = node.text or ""
            if parse_date(value):
                known = name in fields.published or name in fields.modified
                (self.date_keys if known else self.other_date_keys)[name] += bool(known or _DATE_KEY.search(name))
            elif name not in fields.byline and _BYLINE_KEY.search(name) and _NAME.fullmatch(value):
                self.other_byline_keys[name] += 1


def _texts(front: Node) -> Iterator[tuple[str, Node]]:
    """The texts in front matter, by dotted name; lists by their first element."""
    for name, node in front.items():
        if node.text:
            yield name, node
        for inner, value in node.items():
            if value.text:
                yield f"{name}.{inner}", value
        if node.elements() and node.elements()[0].text:
            yield name, node.elements()[0]


def _is_link(name: str, node: Node) -> bool:
    return bool(_LINK_KEY.search(name)) and (node.text or "").startswith(("http:", "https:", "/"))


def survey(articles: Iterable[Article], fields: FieldMap) -> Survey:
    """The survey of a sample."""
    found = Survey()
    for article in articles:
        found.add(article, fields)
    return found
