"""A body that was cut off: a count of missing characters, an ellipsis, a way to the rest, half a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newslint import (
    BODY,
    Article,
    ArticleRule,
    Block,
    BlockKind,
    Context,
    Finding,
    NoOptions,
    Severity,
    Span,
    fold,
    is_edge,
    regex,
)
from newslint_body._glance import COUNTED, suspect
from newslint_body._half import is_half, last_words
from newslint_body._story import count_words, ends_cut, in_story, last_blocks, phrase_in, phrases_in, story
from newslint_body._walls import wall_of
from newslint_body._wallwords import LEADS, PAYWALLS, READ_ON

# “[+1234 chars]”, “… [2507 symbols]”, “1,204 more words”: how news interfaces and feeds end the texts that they cut,
# also in translation.
_DOTS = r"(?:…|\.{3}|&hellip;|&#8230;)"
_COUNT = regex(
    rf"{_DOTS}?\s{{0,3}}(?:[\[(]\s?(?:\+\s?\d[\d,.]{{0,8}}\s\w{{2,14}}"
    r"|\d[\d,.]{0,8}\s(?:more )?(?:char|chars|characters?|symbols?|words?))\s?[\])]"
    r"|(?<![\w,.])\d[\d,]{0,8} more (?:words|characters))\W{0,3}\Z"
)
_BRACKETED = regex(rf"[\[(]\s?{_DOTS}\s?[\])]\W{{0,3}}\Z")
_ELLIPSIS = regex(r"(?P<dots>…|(?<!\.)\.{3,4}|&hellip;|&#8230;)\Z")
_WORD = regex(r"[^\W_]+")
_TRAILING = regex(r"(?:…|(?<!\.)\.{3,4})(?=\s)")
_TAIL = 60
_WALL_BLOCKS = 3
_WALLED_WORDS = 400
_TEASER_WORDS = 200  # feeds give 55 words by WordPress's default, others a paragraph or two
_LONGEST_FOOTER = 250
_LONGEST_REQUEST = 20
_HALF_WORDS = 8


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield the signs that text is missing: counts at the end of any paragraph, all others at the end of the body."""
    data = suspect(article, BODY)
    counted = _story_at(article, COUNTED.places(data)) if data else ()
    counts = [Span(BODY, *count.span()) for block in counted if (count := _count(article, block))]
    yield from (context.finding(count, "count") for count in counts)
    if not counts and (last := last_blocks(article, _WALL_BLOCKS)):
        yield from _cut_end(article, last, _may_lead_on(article, last), context)


def _story_at(article: Article, places: Iterable[int]) -> Iterator[Block]:
    """The blocks of the story that stand at some places."""
    blocks = dict.fromkeys(article.block_at(place) for place in places)
    return in_story(article, (block for block in blocks if block))


def _may_lead_on(article: Article, last: list[Block]) -> bool:
    """Whether one of the last few blocks may lead to the rest, or ask to pay for it."""
    text = article.text
    ends = [text[block.start : block.end] for block in last if block.end - block.start < _WALLED_WORDS]
    if ends and LEADS.catches(_folded("\n".join(ends))):
        return True
    return _is_short(last[-1]) and READ_ON.catches(_folded(ends[-1]))


def _is_short(block: Block) -> bool:
    return block.end - block.start < _TAIL


def _ends_in_dots(end: str) -> bool:
    return "…" in end or "..." in end or "&hellip;" in end or "&#8230;" in end


def _cut_end(article: Article, ends: list[Block], leads: bool, context: Context[NoOptions]) -> Iterator[Finding]:
    """What the last few blocks of a story tell; ``leads``: one of them may lead elsewhere."""
    last = ends[-1]
    dotted = _ends_in_dots(article.text[max(last.start, last.end - _TAIL) : last.end])
    bracketed = _at_end(_BRACKETED, article, last) if dotted else None
    if bracketed and not _is_omission(article, bracketed):
        yield context.finding(Span(BODY, *bracketed.span()), "bracketed")
    elif leads and _leads_on(article, ends, context):
        yield context.finding(last.span, "continued")
    elif leads and _is_teaser(article, last, context):
        yield context.finding(last.span, "teaser")
    elif dots := _ellipsis(article, last, context) if dotted else None:
        yield context.finding(dots, "ellipsis")
    elif wall := _paywall(article, ends, context) if leads else None:
        yield context.finding(wall.span, "paywall")
    elif is_half(article, last, context):
        yield context.finding(last_words(article, last), "half")


def _count(article: Article, block: Block) -> re.Match[str] | None:
    """The count of missing characters or words that a block ends in."""
    end = article.text[max(block.end - 20, block.start) : block.end]
    return _at_end(_COUNT, article, block) if "]" in end or ")" in end or "ore " in end else None


def _at_end(pattern: re.Pattern[str], article: Article, block: Block) -> re.Match[str] | None:
    return pattern.search(article.text, max(block.start, block.end - _TAIL), block.end)


def _is_omission(article: Article, dots: re.Match[str]) -> bool:
    """Whether a writer leaves out the end of what somebody else wrote: “The dam is safe […].”"""
    quotation = article.quotation_at(dots.start())
    return quotation is not None and quotation.closed


def _ellipsis(article: Article, block: Block, context: Context[NoOptions]) -> Span | None:
    """The three dots that a body ends in, unless the writer trails off there (“etc…”), or elsewhere."""
    found = _at_end(_ELLIPSIS, article, block)
    if not found or block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return None
    before = fold(article.text[max(block.start, found.start() - _TAIL) : found.start()]).rstrip()
    trailing = (phrase for phrase in context.words("trailing-off") if before.endswith(phrase))
    if any(is_edge(before, len(before) - len(phrase)) for phrase in trailing):
        return None
    others = _TRAILING.finditer(article.text, next(story(article)).start, found.start())
    habit = any(not article.quotation_at(other.start()) for other in others)
    return None if habit else Span(BODY, *found.span("dots"))


def _leads_on(article: Article, ends: list[Block], context: Context[NoOptions]) -> bool:
    """Whether the last line leads to the rest of a text that stops before its end; a list of articles has many such."""
    if len(ends) < 2 or not _is_link(article, ends[-1], context):
        return False
    before = article.text[ends[-2].start : ends[-2].end]
    cut = ends_cut(before) or bool(_ELLIPSIS.search(before[-_TAIL:]) or _BRACKETED.search(before[-_TAIL:]))
    prose = ends[-2].kind is BlockKind.PARAGRAPH and count_words(before) >= _HALF_WORDS
    return cut and prose and not any(_is_link(article, block, context) for block in list(story(article))[:-2])


def _is_teaser(article: Article, last: Block, context: Context[NoOptions]) -> bool:
    """Whether a short text ends as feeds end what they give of an article: “Read more…”, “… appeared first on …”."""
    text = article.text[last.start : last.end]
    if len(text) > _LONGEST_FOOTER or _is_longer(article, _TEASER_WORDS):
        return False
    dotted = _is_link(article, last, context) and bool(_ELLIPSIS.search(text.rstrip()))
    return dotted or bool(phrase_in(text, context.words("feed-footers")))


def _is_longer(article: Article, words: int) -> bool:
    """Whether a story has more than about so many words."""
    for block in story(article):
        words -= article.text.count(" ", block.start, block.end) + 1
        if words < 0:
            return True
    return False


def _folded(text: str) -> bytes:
    return fold(text).encode("utf-8", "replace")


def _is_link(article: Article, block: Block, context: Context[NoOptions]) -> bool:
    """Whether a block is no more than a way to the rest of a text."""
    text = article.text[block.start : block.end] if _is_short(block) else ""
    return bool(text) and bool(phrase_in(text, context.words("read-on")))


def _paywall(article: Article, ends: list[Block], context: Context[NoOptions]) -> Block | None:
    """The line of a short text's end that asks readers to pay or sign in."""
    if _is_longer(article, _WALLED_WORDS):
        return None
    lines = (block for block in ends if block.kind is not BlockKind.ITEM and block.end - block.start < _WALLED_WORDS)
    asking = (block for block in lines if _asks(article.text[block.start : block.end], context))
    found = next((block for block in asking if not _is_told(article, block, context)), None)
    return found if found and not wall_of(article, context) else None


def _asks(text: str, context: Context[NoOptions]) -> bool:
    """Whether a line asks readers to pay or sign in for the rest, in a known phrase or in words for both."""
    if not PAYWALLS.catches(_folded(text)):
        return False
    if phrase_in(text, context.words("paywall")):
        return True
    words = _WORD.findall(fold(text))
    if len(words) > _LONGEST_REQUEST or not _meet(words, context, "subscription-words"):
        return False
    spoken = _meet(words, context, "addresses") or _meet(words[:2], context, "subscription-words", "commands")
    return spoken and _meet(words, context, "text-words") and not _meet(words, context, "promotion-words", "times")


def _meet(words: list[str], context: Context[NoOptions], *names: str) -> bool:
    """Whether a word of some lists is among some words."""
    return any(not context.words(name).isdisjoint(words) for name in names)


def _is_told(article: Article, block: Block, context: Context[NoOptions]) -> bool:
    """Whether somebody says something in a block, or that readers must pay: a story about paywalls tells who."""
    if article.somebody_speaks(block.start, block.end):
        return True
    asked = phrases_in(article.text[block.start : block.end], context.words("paywall"))
    sentences = (article.sentence_at(block.start + at) for at, _ in asked)
    return any(
        _meet(_WORD.findall(fold(article.text[each.start : each.end])), context, "reported") for each in sentences
    )


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
        "teaser": "“{quote}” is how feeds end the beginning of a story: is the rest missing?",
        "paywall": "The story ends at a paywall: “{quote}”. Is the rest missing?",
        "half": "The story ends in mid-sentence: “… {quote}”. Is the rest missing?",
    },
    severity=Severity.ERROR,
    severities={
        "ellipsis": Severity.WARNING,
        "teaser": Severity.WARNING,
        "paywall": Severity.WARNING,
        "half": Severity.NOTE,
    },
)
