"""Texts that stand in an article's place: consent windows, checks, notices, error pages, paywalls."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from newslint import Article, Block, Context, Role, Zone, fold
from newslint_body._story import count_words

KINDS = {
    "consent": "a cookie notice",
    "robot-check": "a check for robots",
    "browser": "a notice about the browser",
    "error-page": "an error page",
    "paywall": "a paywall",
}
"""The lists of the lexicon, and what a page full of their phrases is."""

_MOST_WORDS = 150
_LONGEST_WORD = 12
_SHORT = 25
_SHARE = 0.5
_PHRASES_SHARE = 0.4
_WORD = re.compile(r"\w+")


def wall_of(article: Article, context: Context[Any]) -> str:
    """Which kind of wall an article is, or nothing: a short text of which at least half says such things.

    It takes two different phrases, so that a brief that quotes one is none, except in a text of one sentence; and it
    speaks to its reader, or says hardly anything else. A text in which somebody says something is a story.
    """
    if len(article.text) > _LONGEST_WORD * _MOST_WORDS or article.attributions:
        return ""
    sentences = list(_sentences(article))
    total = sum(map(count_words, sentences))
    if not 0 < total <= _MOST_WORDS:
        return ""
    words: Counter[str] = Counter()
    said: set[str] = set()
    within = 0
    for sentence in [*sentences, *_headline(article)]:
        found = {kind: phrases for kind in KINDS if (phrases := _phrases(sentence, context.words(kind)))}
        words.update({kind: len(phrases) for kind, phrases in found.items()})
        said.update(*found.values())
        within += count_words(sentence) if found else 0
    enough = within >= _SHARE * total and (len(said) > 1 or total <= _SHORT)
    spoken = sum(map(count_words, said)) >= _PHRASES_SHARE * total or _addresses_reader(article, context)
    return max(words, key=lambda kind: words[kind]) if enough and spoken else ""


def _phrases(sentence: str, phrases: frozenset[str]) -> set[str]:
    """The phrases that stand in a sentence; of those that overlap, the first and longest."""
    folded = fold(sentence)
    places = sorted((at, -len(phrase), phrase) for phrase in phrases if (at := folded.find(phrase)) >= 0)
    kept, end = set(), 0
    for at, length, phrase in places:
        if at >= end:
            kept.add(phrase)
            end = at - length
    return kept


def _addresses_reader(article: Article, context: Context[Any]) -> bool:
    """Whether a text itself speaks to whoever reads it: “your browser”, “we use”, “please”."""
    addresses = context.words("addresses")
    return any(
        fold(word[0]) in addresses and not article.quotation_at(word.start())
        for block in _blocks(article)
        for word in _WORD.finditer(article.text, block.start, block.end)
    )


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
