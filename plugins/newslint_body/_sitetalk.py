"""Short texts in which a website speaks of itself to its visitor, in whatever words."""

from __future__ import annotations

from typing import Any

from newslint import Article, Block, Context, fold, regex
from newslint_body._story import ends_well

_WORD = regex(r"[^\W_]+(?:'[^\W_]+)?")
_YEAR = regex(r"[12][0-9]{3}")
_MOST_WORDS = 60
_LONGEST_WORD = 12
_SHORT_SENTENCE = 5
_SHARE_OF_SENTENCES = 0.75
_SHARE_OF_WORDS = 0.2
# These three were set on leads and paragraphs of some 2,000 public articles, most of them about the web.


def is_site_talk(article: Article, blocks: list[Block], context: Context[Any]) -> bool:
    """Whether nearly all of a short text speaks of pages, accounts and browsers, to “you” or in commands.

    News tells when something was; such texts don't.
    """
    if len(article.text) > _LONGEST_WORD * _MOST_WORDS or not all(
        ends_well(article.text[block.start : block.end]) for block in blocks
    ):
        return False
    if not _may_speak_of_itself(article, blocks, context):
        return False
    sentences = [
        _WORD.findall(fold(article.text[sentence.start : sentence.end]))
        for block in blocks
        for sentence in article.sentences_in(block)
    ]
    return _speaks_of_itself([sentence for sentence in sentences if sentence], context)


def _may_speak_of_itself(article: Article, blocks: list[Block], context: Context[Any]) -> bool:
    """The same for all words together, before any sentence is looked for."""
    said = [word for block in blocks for word in _WORD.findall(fold(article.text[block.start : block.end]))]
    if not 0 < len(said) <= _MOST_WORDS or not context.words("times").isdisjoint(said):
        return False
    words = context.words("site-words")
    return sum(word in words for word in said) >= _SHARE_OF_WORDS * len(said)


def _speaks_of_itself(sentences: list[list[str]], context: Context[Any]) -> bool:
    words, times = context.words("site-words"), context.words("times")
    total = within = known = 0
    spoken = False
    for sentence in sentences:
        if any(word in times or _YEAR.fullmatch(word) for word in sentence):
            return False
        to_reader = not context.words("addresses").isdisjoint(sentence) or sentence[0] in context.words("commands")
        its_own = sum(word in words for word in sentence)
        total, known, spoken = total + len(sentence), known + its_own, spoken or to_reader
        if its_own > 1 or (its_own and (to_reader or len(sentence) <= _SHORT_SENTENCE)):
            within += len(sentence)
    if not spoken or not 0 < total <= _MOST_WORDS:
        return False
    return within >= _SHARE_OF_SENTENCES * total and known >= _SHARE_OF_WORDS * total
