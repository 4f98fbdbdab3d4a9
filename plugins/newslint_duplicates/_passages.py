"""A passage that two articles have in common, as readers see it: where it stands in each, and how much is the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from newslint import BODY, Article, NamedTuple, Span
from newslint_duplicates._letters import WORD, own_places
from newslint_duplicates._words import Word, telling_words

_SENTENCE = 12  # words; shorter lines are names, links, items of lists
_FURTHER = 60  # words that a passage may go on beyond its telling words, where both articles are the same

_Pair = tuple[Word, Word]


class Passage(NamedTuple):
    """Where a common passage stands in both articles.

    ``telling`` is how many telling words of the writer's own stand in both, ``words`` how many words the passage has
    in the first article, and ``same`` how many of them the other has too.
    """

    first: Span
    second: Span
    telling: int
    words: int
    same: int


class Part(NamedTuple):
    """A part of an article, from one telling word to another, by their numbers."""

    article: Article
    first: int
    last: int


def passage_of(mine: Part, theirs: Part, voices: frozenset[str]) -> Passage | None:
    """The passage that two parts of articles have in common, if anything of it is the writers' own.

    Words don't count that are quoted, stand in lines that are no sentences, or (in both articles) in sentences with a
    word of ``voices``, in which a site speaks of itself or to its readers. The passage goes on as far as the two
    articles are the same word for word.
    """
    one, other = mine.article, theirs.article
    pairs = [list(_own_pairs(part)) for part in (mine, theirs)]
    stems = [set(map(_stems, each)) for each in pairs]
    common = (stems[0] & stems[1]) - (_standing(one, pairs[0], voices) & _standing(other, pairs[1], voices))
    here, there = ([word for pair in each if _stems(pair) in common for word in pair] for each in pairs)
    if not common:
        return None
    start = _agreed(_before(one, here[0].start), _before(other, there[0].start))
    end = _agreed(_after(one, here[-1].end), _after(other, there[-1].end))
    spans = (
        Span(BODY, start[0].start() if start else here[0].start, end[0].end() if end else here[-1].end),
        Span(BODY, start[1].start() if start else there[0].start, end[1].end() if end else there[-1].end),
    )
    said = [
        Counter(WORD.findall(article.quote(span).lower())) for article, span in zip((one, other), spans, strict=True)
    ]
    return Passage(*spans, min(len(set(here)), len(set(there))), said[0].total(), (said[0] & said[1]).total())


def _own_pairs(part: Part) -> Iterator[_Pair]:
    """Each two telling words of a part that follow each other and are its writer's own."""
    article = part.article
    words = telling_words(article.text, own_places(article))[part.first : part.last + 1]
    own = {word.start for word in words if _is_own(article, word.start)}
    yield from (pair for pair in pairwise(words) if own.issuperset(word.start for word in pair))


def _is_own(article: Article, place: int) -> bool:
    block = article.block_at(place)
    words = islice(WORD.finditer(article.text, block.start, block.end), _SENTENCE) if block else ()
    return len(list(words)) == _SENTENCE and not article.quotation_at(place)


def _standing(article: Article, pairs: Iterable[_Pair], voices: frozenset[str]) -> set[tuple[str, str]]:
    """The pairs in sentences in which the site speaks of itself or to its readers."""
    found = set()
    for pair in pairs if voices else ():
        sentence = WORD.findall(article.quote(article.sentence_at(pair[0].start)).lower())
        if not voices.isdisjoint(sentence):
            found.add(_stems(pair))
    return found


def _stems(pair: _Pair) -> tuple[str, str]:
    return pair[0].stem, pair[1].stem


def _agreed(one: Iterable[re.Match[str]], other: Iterable[re.Match[str]]) -> tuple[re.Match[str], re.Match[str]] | None:
    """The last two words up to which two texts are the same."""
    last = None
    for both in islice(zip(one, other, strict=False), _FURTHER):
        if both[0][0].lower() != both[1][0].lower():
            break
        last = both
    return last


def _after(article: Article, offset: int) -> Iterator[re.Match[str]]:
    """The article's own words from a place on, up to the next quotation."""
    for start, end in own_places(article):
        if end > offset:
            for word in WORD.finditer(article.text, max(start, offset), end):
                if article.quotation_at(word.start()):
                    return
                yield word


def _before(article: Article, offset: int) -> Iterator[re.Match[str]]:
    """The article's own words before a place, backwards, down to the last quotation."""
    for start, end in reversed(own_places(article)):
        if start < offset:
            for word in reversed(list(WORD.finditer(article.text, start, min(end, offset)))):
                if article.quotation_at(word.start()):
                    return
                yield word
