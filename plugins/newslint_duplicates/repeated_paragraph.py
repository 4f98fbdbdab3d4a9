"""The same paragraph stands twice in one article."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Annotated

from newslint import (
    BODY,
    Article,
    ArticleRule,
    Block,
    BlockKind,
    Context,
    Finding,
    Fix,
    InlineKind,
    Limit,
    Related,
    Safety,
    Severity,
    Span,
    cut,
    frozen,
)
from newslint_duplicates._letters import count_words, letters_by_block, letters_in, prose_of

_LONG = 25  # words; below, a paragraph that stands twice is a refrain as often as a slip
_PARAGRAPH = 12  # words; what is repeated must have a paragraph of that length
_FORM = 3  # runs; more of them are the form of the text: a letter answered point by point, a summary and its parts
_INTRODUCES = ("?", ":")  # a question put to several people, or the words before each of several listings


@frozen
class Options:
    """Options of duplicates/repeated-paragraph."""

    words: Annotated[int, "how many words must be repeated", Limit(4)] = 25


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield each run of paragraphs that stands in the article again, once, on its second place."""
    longest = min(_PARAGRAPH, context.options.words)
    letters = letters_in(article)
    if (not letters.are_blocks or _twice(letters.parts, longest)) and _says_much_again(article, longest):
        yield from _repeated(article, context, longest)


def _twice(letters: Iterable[bytes], longest: int) -> Collection[bytes]:
    """What stands twice of what has the letters of so many words: each has one at least."""
    long = [each for each in letters if len(each) >= longest]
    if len(set(long)) == len(long):
        return ()
    return {each for each, times in Counter(long).items() if times > 1}


def _says_much_again(article: Article, longest: int) -> bool:
    """Whether a paragraph stands twice that is as long as one of those that are repeated must be."""
    said = zip(prose_of(article), letters_by_block(article), strict=True)
    paragraphs = [each for each in said if each[0].kind is BlockKind.PARAGRAPH]
    twice = _twice([letters for _, letters in paragraphs], longest)
    return bool(twice) and any(_words(article, block) >= longest for block, letters in paragraphs if letters in twice)


def _repeated(article: Article, context: Context[Options], longest: int) -> Iterator[Finding]:
    said = list(zip(prose_of(article), letters_by_block(article), strict=True))
    said = [each for each in said if not article.inside(each[0], BlockKind.QUOTE)]
    blocks = [block for block, _ in said]
    places: dict[tuple[int, int], list[Span]] = defaultdict(list)  # by where a run first stands, and how long it is
    for start, end, first in _runs(_first_places(article, said)):
        places[first, end - start].append(_span(blocks[start:end]))
    for (first, count), again in places.items() if len(places) <= _FORM else ():
        before = blocks[first : first + count]
        words = [_words(article, block) for block in before]
        if sum(words) >= context.options.words and max(words) >= longest:
            message = "repeated" if sum(words) >= _LONG else "short"
            others = (_span(before), *again[1:])
            fix = _fix(article, again)
            yield context.finding(again[0], message, *map(Related, others), times=len(again) + 1, fix=fix)


def _fix(article: Article, again: Sequence[Span]) -> Fix | None:
    """Leaves the first of them alone."""
    edits = [cut(article, span) for span in again]
    if None in edits:
        return None
    return Fix("Leave it in its first place alone", Safety.UNSAFE, tuple(filter(None, edits)))


def _first_places(article: Article, said: Sequence[tuple[Block, bytes]]) -> list[int]:
    """For each block the number of the first one that says the same (for most, its own)."""
    seen: dict[tuple[BlockKind, bytes], int] = {}
    found = []
    for number, (block, letters) in enumerate(said):
        first = seen.setdefault((block.kind, letters), number)
        same = first == number or _targets(article, said[first][0]) == _targets(article, block)
        found.append(first if same else number)
    return found


def _runs(first: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Blocks that repeat a run of others: from where, to where, and where the others begin."""
    start = 0
    while start < len(first):
        end = start + 1
        if first[start] != start:
            while end < len(first) and first[end] == first[end - 1] + 1:
                end += 1
            yield start, end, first[start]
        start = end


def _words(article: Article, block: Block) -> int:
    """The length of a paragraph in words; 0 for a block that may well be repeated."""
    text = article.text[block.start : block.end].rstrip()
    return 0 if block.kind is not BlockKind.PARAGRAPH or text.endswith(_INTRODUCES) else count_words(text)


def _targets(article: Article, block: Block) -> list[str]:
    """Where the links of a block lead."""
    number = bisect_left(article.inlines, block.start, key=lambda inline: inline.start)
    found = []
    for inline in article.inlines[number:]:
        if inline.start >= block.end:
            break
        if inline.kind is InlineKind.LINK:
            found.append(inline.target)
    return found


def _span(blocks: Sequence[Block]) -> Span:
    return Span(BODY, blocks[0].start, blocks[-1].end)


rule = ArticleRule(
    "duplicates/repeated-paragraph",
    check,
    title="Paragraph that stands twice",
    advice="Leave it in one place.",
    messages={
        "repeated": "“{quote}” stands {times} times in this article: once is enough.",
        "short": "“{quote}” stands {times} times in this article: once is enough, unless it is meant as a refrain.",
    },
    severities={"short": Severity.NOTE},
    options=Options,
)
