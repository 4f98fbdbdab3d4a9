"""An excerpt that stops in the middle of its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint import Article, ArticleRule, Context, Finding, Node, NoOptions, Severity, SourceSpan, fold, regex

_KEYS = frozenset({"excerpt", "description", "summary", "standfirst", "dek", "deck"})
_COMMA = regex(r"[,;][\s”’\"']{0,3}\Z")
_DOTS = regex(r"(?:…|\.{3}|\[(?:…|\.{3})\])[\s”’\"']{0,3}\Z")
_LAST_WORD = regex(r"([^\W\d_]+)\s{0,3}\Z")
_TAIL = 60  # characters that hold what an end is told by, a joining word too
_FEWEST_WORDS = 5
_FEWEST_BEFORE_DOTS = 10  # fewer may be a headline that trails off


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each excerpt, the article's own or a related item's, that ends in a comma, a joining word or three dots."""
    for place, text in _excerpts(article):
        message = _how_it_ends(text[-_TAIL:], article, context)
        if message and len(text.split()) >= (_FEWEST_BEFORE_DOTS if message == "dots" else _FEWEST_WORDS):
            yield context.finding(place, message, end=text[-40:].partition(" ")[2] or text[-40:])


def _how_it_ends(end: str, article: Article, context: Context[NoOptions]) -> str:
    """The message for a text that isn't whole, or nothing."""
    last = end.rstrip()[-1:]
    if last.isalpha():
        word = _LAST_WORD.search(end) if article.language == "en" else None
        return "cut" if word and fold(word[1]) in context.words("joining-words") else ""
    if _DOTS.search(end):
        return "dots"
    return "cut" if _COMMA.search(end) else ""


def _excerpts(article: Article) -> Iterator[tuple[SourceSpan, str]]:
    """The excerpts in the front matter, at any depth; without front matter, the page's own."""
    metadata = article.metadata
    if metadata.front:
        yield from _in_tree(metadata.front)
    elif metadata.excerpt and isinstance(metadata.excerpt.where, SourceSpan):
        yield metadata.excerpt.where, _unescaped(metadata.excerpt.value)


def _in_tree(node: Node) -> Iterator[tuple[SourceSpan, str]]:
    value = node.value
    if isinstance(value, Mapping):
        for name, member in value.items():
            if not isinstance(member.value, str):
                if isinstance(member.value, Mapping | tuple):
                    yield from _in_tree(member)
            elif name in _KEYS and member.value:
                yield member.span, _unescaped(member.value).strip()
    elif isinstance(value, tuple):
        for element in value:
            if isinstance(element.value, Mapping | tuple):
                yield from _in_tree(element)


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape  # brings the names of all characters

    return unescape(text)


rule = ArticleRule(
    "metadata/cut-off-excerpt",
    check,
    title="Excerpt cut off",
    advice="Write an excerpt that is whole, or cut it where a sentence ends.",
    messages={
        "cut": "The excerpt stops in mid-sentence (“… {end}”): cut it where a sentence ends.",
        "dots": "The excerpt ends in dots (“… {end}”): cut it where a sentence ends.",
    },
    severity=Severity.NOTE,
)
