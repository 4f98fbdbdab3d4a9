"""Which words of an article are its writer's own, and who is named beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from newslint import Article, Attribution, Block, BlockKind, InlineKind, Span, Zone, regex

_TOLD = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CAPTION})
_SCARE = 25  # characters up to which a quotation is a word in quotation marks, not somebody's speech
_COMMENT_LINE = 160
_REACH = 500  # characters: longer sentences are lists or text without stops
_DATE = r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2}),? \d{4}"
_HEADINGS = frozenset("0123456789RrCc")  # what “Reader comments”, “Replies” and “3 thoughts on” begin with
_COMMENTS = regex(
    rf"\S[^\n.!?]{{0,50}}\b{_DATE}\b[\s,–-]{{0,3}}(?:at )?\d{{1,2}}:\d{{2}}.{{0,12}}"  # Ann Poe 3 May 2024, 10:15
    r"|(?:\d{1,4} )?(?:[Rr]eader )?(?:[Cc]omments?|[Rr]eplies|[Rr]esponses)(?: \(\d{1,4}\))?:?"
    r"|\d{1,4} thoughts on .{1,120}"
)


class Story:
    """The prose of an article that its writer answers for: no quotation, no headline, no reader's comment."""

    def __init__(self, article: Article) -> None:
        self.article = article
        headline = article.metadata.headline
        self._headline = headline.where if headline and isinstance(headline.where, Span) else None

    def tells(self, span: Span) -> bool:
        """Whether the writer says what stands at ``span``."""
        block = self.article.block_at(span.start)
        if block is None or not self.holds(block):
            return False
        quotation = self.article.quotation_at(span.start)
        return quotation is None or quotation.length <= _SCARE

    def holds(self, block: Block) -> bool:
        """Whether a block is the writer's own prose."""
        if block.kind not in _TOLD or block.zone not in (Zone.MAIN, Zone.HEADER) or block.span == self._headline:
            return False
        return not self.article.inside(block, BlockKind.QUOTE) and block.start < self._end

    def sentence(self, span: Span) -> Span:
        """The sentence around a span; of one that doesn't end, what is near."""
        whole = self.article.sentence_at(span.start)
        return Span(whole.passage, max(whole.start, span.start - _REACH), min(whole.end, span.end + _REACH))

    def linked(self, start: int, end: int) -> bool:
        """Whether a link touches ``text[start:end]`` of the body: the reader can look the source up."""
        first = bisect_right(self._links, start, key=lambda link: link[1])
        return first < len(self._links) and self._links[first][0] < end

    def sourced(self, sentence: Span) -> bool:
        """Whether a sentence names somebody who says something, or links to a source."""
        return next(self.attributions_in(sentence), None) is not None or self.linked(sentence.start, sentence.end)

    def attributions_in(self, sentence: Span) -> Iterator[Attribution]:
        """The attributions of a sentence to somebody named or to a pronoun."""
        return self.article.attributions_between(sentence.start, sentence.end)

    @cached_property
    def _links(self) -> list[tuple[int, int]]:
        """Where the links begin and end, in order; links don't overlap."""
        return sorted((each.start, each.end) for each in self.article.inlines if each.kind is InlineKind.LINK)

    @cached_property
    def _end(self) -> int:
        """Where readers' comments begin: at a line with a name, date and time, or the heading “3 comments”."""
        text = self.article.text
        for block in self.article.prose[1:]:
            if block.end - block.start <= _COMMENT_LINE and _begins_comments(text, block.start, block.end):
                return block.start
        return len(text)


def _begins_comments(text: str, start: int, end: int) -> bool:
    """Whether a line is the first of readers' comments: one that begins like their heading, or has a time in it."""
    likely = text[start : start + 1] in _HEADINGS or text.find(":", start, end) >= 0
    return likely and _COMMENTS.fullmatch(text, start, end) is not None
