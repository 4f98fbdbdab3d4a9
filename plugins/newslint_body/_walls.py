"""Texts that stand in an article's place: consent windows, checks, notices, error pages, paywalls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from newslint import Article, Block, Context, Role, Zone, fold, is_edge, regex
from newslint_body._sitetalk import is_site_talk
from newslint_body._story import count_words, is_spaced, phrases_in
from newslint_body._wallwords import WALLS

KINDS = {
    "consent": "a cookie notice",
    "robot-check": "a check for robots",
    "browser": "a notice about the browser",
    "error-page": "an error page",
    "closed": "a notice of the site that it can't be seen",
    "paywall": "a paywall",
}
"""The lists of the lexicon, and what a page full of their phrases is."""

SITE = "site"
"""The kind of a text that none of the lists knows, and that speaks of nothing but its own website."""

_MOST_WORDS = 150
_LONGEST_WORD = 12
_SHORT = 25
_SHARE = 0.5
_PHRASES_SHARE = 0.4
_WORD = regex(r"\w+")


def wall_of(article: Article, context: Context[Any]) -> str:
    """Which kind of wall an article is, or nothing. Where somebody says or has changed something, it is a story."""
    return "" if len(article.text) > _LONGEST_WORD * _MOST_WORDS else article.shared(_wall_of, context)


def _wall_of(article: Article, context: Context[Any]) -> str:
    suspect = any(map(_has_words_of_walls, (article.text, *_headline(article))))
    found = (_by_phrases(article, context) if suspect else "") or (
        SITE if is_site_talk(article, list(_blocks(article)), context) else ""
    )
    return found if found and not (_somebody_speaks(article, context) or _tells_of_changes(article, context)) else ""


def _has_words_of_walls(text: str) -> bool:
    return WALLS.catches(fold(text).encode("utf-8", "replace"))


def _may_be_wall(article: Article) -> bool:
    """The same by whole blocks, before any sentence is looked for. In scripts without spaces only sentences tell."""
    if not is_spaced(article.text):
        return True
    texts = [article.text[block.start : block.end] for block in _blocks(article)]
    total = sum(map(count_words, texts))
    if not 0 < total <= _MOST_WORDS:
        return False
    return (
        sum(count_words(text) for text in (*texts, *_headline(article)) if _has_words_of_walls(text)) >= _SHARE * total
    )


def _by_phrases(article: Article, context: Context[Any]) -> str:
    """Which kind of wall a short text is of which at least half says what such pages say, or nothing.

    It takes two different phrases, so that a brief that quotes one is none, except in a text of one sentence; and it
    speaks to its reader, or says hardly anything else.
    """
    if not _may_be_wall(article):
        return ""
    sentences = list(_sentences(article))
    total = sum(map(count_words, sentences))
    suspects = [sentence for sentence in [*sentences, *_headline(article)] if _has_words_of_walls(sentence)]
    if not 0 < total <= _MOST_WORDS or sum(map(count_words, suspects)) < _SHARE * total:
        return ""
    words: Counter[str] = Counter()
    said: set[str] = set()
    within = 0
    for sentence in suspects:
        found = {kind: phrases for kind in KINDS if (phrases := _phrases(sentence, context.words(kind)))}
        words.update({kind: len(phrases) for kind, phrases in found.items()})
        said.update(*found.values())
        within += count_words(sentence) if found else 0
    enough = within >= _SHARE * total and (len(said) > 1 or total <= _SHORT)
    spoken = sum(map(count_words, said)) >= _PHRASES_SHARE * total or _addresses_reader(article, context)
    return max(words, key=lambda kind: words[kind]) if enough and spoken else ""


def _phrases(sentence: str, phrases: frozenset[str]) -> set[str]:
    return {phrase for _, phrase in phrases_in(sentence, phrases)}


def _addresses_reader(article: Article, context: Context[Any]) -> bool:
    """Whether a text itself speaks to whoever reads it: “your browser”, “we use”, “please”."""
    addresses = context.words("addresses")
    return any(
        fold(word[0]) in addresses and not article.quotation_at(word.start())
        for block in _blocks(article)
        for word in _WORD.finditer(article.text, block.start, block.end)
    )


def _somebody_speaks(article: Article, context: Context[Any]) -> bool:
    """Whether somebody says something; “access denied” and “prove that you are human” only look like that."""
    phrases = frozenset().union(*map(context.words, KINDS))
    return not all(_is_within(article, attribution.cue_start, phrases) for attribution in article.attributions)


def _tells_of_changes(article: Article, context: Context[Any]) -> bool:
    """Whether a text tells what is new on a site or in a program, as release notes do."""
    folded = fold(article.text)
    return any(
        (at := folded.find(phrase)) >= 0 and is_edge(folded, at) and is_edge(folded, at + len(phrase))
        for phrase in context.words("changes")
    )


def _is_within(article: Article, offset: int, phrases: frozenset[str]) -> bool:
    """Whether a place stands in one of the phrases."""
    sentence = article.sentence_at(offset)
    folded, at = fold(article.text[sentence.start : sentence.end]), offset - sentence.start
    return any(phrase in folded[max(at - len(phrase) + 1, 0) : at + len(phrase)] for phrase in phrases)


def _headline(article: Article) -> Iterator[str]:
    """The headline, where that stands outside the body."""
    return (passage.text.text for passage in article.passages if passage.role is Role.HEADLINE)


def _sentences(article: Article) -> Iterator[str]:
    """The sentences of the body's main part."""
    for block in _blocks(article):
        yield from (article.text[sentence.start : sentence.end] for sentence in article.sentences_in(block))


def _blocks(article: Article) -> Iterator[Block]:
    """The prose of the body's main part."""
    return (block for block in article.prose if block.zone is Zone.MAIN)
