"""A body that was cut off: a count of missing characters, an ellipsis, a way to the rest, half a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint import (
    BODY,
    Article,
    ArticleRule,
    Block,
    BlockKind,
    Context,
    Finding,
    InlineKind,
    NoOptions,
    Severity,
    Span,
    fold,
)
from newslint_body._story import count_words, ends_cut, ends_well, is_last, phrase_in, story
from newslint_body._walls import wall_of

# “[+1234 chars]”, “… [2507 symbols]”: how news interfaces end the texts that they cut, also in translation.
_COUNT = re.compile(
    r"(?:…|\.{3})?\s{0,3}\[\s?(?:\+\s?\d{1,7}\s\w{2,14}|\d{1,7}\s(?:char|chars|characters?|symbols?|words?))\s?\]\W{0,3}\Z"
)
_BRACKETED = re.compile(r"[\[(]\s?(?:…|\.{3})\s?[\])]\W{0,3}\Z")
_ELLIPSIS = re.compile(r"(?P<word>\w+)?[ \t]?(?P<dots>…|(?<!\.)\.{3})\Z")
_ADDRESS = re.compile(r"://|www\.|\S@\S")
_TAIL = 60
_WALL_BLOCKS = 3
_WALLED_WORDS = 400
_WIRE_PARAGRAPHS = 3
_LONG_WORDS = 12
_HALF_WORDS = 8
_LAST_WORD = re.compile(r"[^\W\d_]+[,;]?\Z")


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield the signs that text is missing: counts at the end of any paragraph, all others at the end of the body."""
    blocks = story(article)
    counts = [Span(BODY, *count.span()) for block in blocks if (count := _at_end(_COUNT, article, block))]
    yield from (context.finding(count, "count") for count in counts)
    if not counts and blocks and is_last(article, blocks[-1]):
        yield from _cut_end(article, blocks, context)


def _cut_end(article: Article, blocks: list[Block], context: Context[NoOptions]) -> Iterator[Finding]:
    last = blocks[-1]
    if bracketed := _at_end(_BRACKETED, article, last):
        yield context.finding(Span(BODY, *bracketed.span()), "bracketed")
    elif dots := _ellipsis(article, last, context):
        yield context.finding(dots, "ellipsis")
    elif _leads_on(article, blocks, context):
        yield context.finding(last.span, "continued")
    elif wall := _paywall(article, blocks, context):
        yield context.finding(wall.span, "paywall")
    elif _is_half(article, blocks):
        yield context.finding(_last_words(article, last), "half")


def _at_end(pattern: re.Pattern[str], article: Article, block: Block) -> re.Match[str] | None:
    return pattern.search(article.text, max(block.start, block.end - _TAIL), block.end)


def _ellipsis(article: Article, block: Block, context: Context[NoOptions]) -> Span | None:
    """The three dots that a block ends in, unless the writer trails off (“etc…”)."""
    found = _at_end(_ELLIPSIS, article, block)
    if (
        not found
        or block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        or fold(found["word"] or "") in context.words("trailing-off")
    ):
        return None
    return Span(BODY, *found.span("dots"))


def _leads_on(article: Article, blocks: list[Block], context: Context[NoOptions]) -> bool:
    """Whether the last line leads to the rest of a text that stops before its end; a list of articles has many such."""
    if len(blocks) < 2 or not _is_link(article, blocks[-1], context):
        return False
    before = article.text[blocks[-2].start : blocks[-2].end]
    cut = ends_cut(before) or bool(_ELLIPSIS.search(before[-_TAIL:]) or _BRACKETED.search(before[-_TAIL:]))
    prose = blocks[-2].kind is BlockKind.PARAGRAPH and count_words(before) >= _HALF_WORDS
    return cut and prose and not any(_is_link(article, block, context) for block in blocks[:-2])


def _is_link(article: Article, block: Block, context: Context[NoOptions]) -> bool:
    """Whether a block is no more than a way to the rest of a text."""
    short = block.end - block.start < _TAIL
    return short and bool(phrase_in(article.text[block.start : block.end], context.words("read-on")))


def _paywall(article: Article, blocks: list[Block], context: Context[NoOptions]) -> Block | None:
    """The line of a short text's end that asks readers to pay or sign in."""
    words = sum(article.text.count(" ", block.start, block.end) + 1 for block in blocks)
    if words > _WALLED_WORDS:
        return None
    paywall = context.words("paywall")
    ends = (block for block in blocks[-_WALL_BLOCKS:] if block.end - block.start < _WALLED_WORDS)
    asking = (block for block in ends if phrase_in(article.text[block.start : block.end], paywall))
    found = next((block for block in asking if not _is_told(article, block)), None)
    return found if found and not wall_of(article, context) else None


def _is_told(article: Article, block: Block) -> bool:
    """Whether somebody says something in a block: a story about paywalls names theirs."""
    return article.somebody_speaks(block.start, block.end)


def _is_half(article: Article, blocks: list[Block]) -> bool:
    """Whether the last paragraph stops in mid-sentence; all other long ones end in full stops, as agency copy does."""
    last = blocks[-1]
    text = article.text[last.start : last.end].rstrip()
    word = _LAST_WORD.search(text[-_TAIL:])
    if last.kind is not BlockKind.PARAGRAPH or not ends_cut(text) or not (word and word[0][0].islower()):
        return False
    linked = any(inline.kind is InlineKind.LINK and inline.end >= last.end - 1 for inline in article.inlines)
    if linked or _ADDRESS.search(text[-_TAIL:]) or count_words(text) < _HALF_WORDS:
        return False
    paragraphs = [article.text[block.start : block.end] for block in blocks[:-1] if block.kind is BlockKind.PARAGRAPH]
    long = [paragraph for paragraph in paragraphs if count_words(paragraph) >= _LONG_WORDS]
    return len(long) >= _WIRE_PARAGRAPHS and all(map(ends_well, long))


def _last_words(article: Article, block: Block) -> Span:
    """The last few words of a block."""
    text = article.text[block.start : block.end].rstrip()
    start = text.rfind(" ", 0, max(0, len(text) - 30)) + 1
    return Span(BODY, block.start + start, block.start + len(text))


rule = ArticleRule(
    "body/truncated",
    check,
    title="Text cut off",
    advice="Put the whole text in, or end it with a whole sentence.",
    messages={
        "count": "“{quote}” stands for text that is missing: put the whole story in.",
        "bracketed": "“{quote}” at the very end stands for text that is missing: put the whole story in.",
        "ellipsis": "The story ends in three dots, as texts do that were cut off: is the rest missing?",
        "continued": "The story breaks off before “{quote}”: put the whole of it in.",
        "paywall": "The story ends at a paywall: “{quote}”. Is the rest missing?",
        "half": "The story ends in mid-sentence: “… {quote}”. Is the rest missing?",
    },
    severity=Severity.ERROR,
    severities={"ellipsis": Severity.WARNING, "paywall": Severity.WARNING, "half": Severity.NOTE},
)
