"""The same headline, excerpt or related item stands in several files of one language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from newslint import Article, Context, GroupRule, Key, Node, NoOptions, Severity, regex

_WORD = regex(r"\w+")
_TITLES = ("title", "headline")
_FEWEST_IN_TITLE = 4  # “Weekly update” says too little to be anybody's
_FEWEST_IN_EXCERPT = 8
_CHARS_A_WORD = 2  # in scripts that write without spaces


def keys(article: Article, context: Context[NoOptions]) -> Iterator[Key]:  # noqa: ARG001 - what keys take
    """The headline, the excerpt and the title of each item in a list of the front matter, in this language."""
    metadata = article.metadata
    if metadata.headline and (title := _normal(metadata.headline.value, _FEWEST_IN_TITLE)):
        yield Key(("title", article.language, title), metadata.headline.where, {"what": "headline"})
    if metadata.excerpt and (excerpt := _normal(metadata.excerpt.value, _FEWEST_IN_EXCERPT)):
        yield Key(("excerpt", article.language, excerpt), metadata.excerpt.where, {"what": "excerpt"})
    for node in _item_titles(metadata.front) if metadata.front else ():
        if title := _normal(node.text or "", _FEWEST_IN_TITLE):
            yield Key(("title", article.language, title), node.place, {"what": "related item"})


def _normal(text: str, fewest: int) -> str:
    """A text by its words alone; nothing where these are too few to be told from others."""
    words = _WORD.findall(text.lower())
    if text.isascii():
        length = len(words)
    else:
        length = sum(1 if word.isascii() else max(1, len(word) // _CHARS_A_WORD) for word in words)
    return " ".join(words) if length >= fewest else ""


def _item_titles(front: Node) -> Iterator[Node]:
    """The titles of the items in lists at the front matter's top: ``related: [{title: …}]``."""
    for item in chain.from_iterable([node.elements() for _, node in front.items()]):
        if item.text is None:
            members = dict(item.items())
            yield from (members[name] for name in _TITLES if name in members)


rule = GroupRule(
    "duplicates/repeated-metadata",
    keys,
    title="Headline, excerpt or related item used twice",
    advice="Give each article a headline and an excerpt of its own, and send readers on to something new.",
    messages={"shared": "The {what} “{quote}” also stands in {others}: give each article its own."},
    severity=Severity.NOTE,
    certain="Headlines, excerpts and titles are compared word by word: what is found does stand in several files.",
)
