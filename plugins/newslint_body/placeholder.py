"""A mark or filler in the place of text that is still to come: TK, TODO, [NAME], XXX, lorem ipsum."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import partial

from newslint import (
    BODY,
    PROSE,
    Article,
    ArticleRule,
    BlockKind,
    Context,
    Finding,
    NoOptions,
    Role,
    Severity,
    Span,
    regex,
)
from newslint_body._glance import suspect
from newslint_body._standins import StandIn, find_stand_ins

_ROLES = (Role.BODY, Role.HEADLINE, Role.EXCERPT, Role.CAPTION)
_OF_FORMS = ("field", "number", "mask")
_FEW = 40
_QUOTED = 8  # characters of a quotation that says more than the field in it
_COMMENT = regex(r"\W{0,10}(?:TK(?:TK)*|TODO|FIXME|XXX)\b")


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield each stand-in in headline, excerpt, captions and prose, and comments that begin with one."""
    for number, passage in enumerate(article.passages):
        look = passage.role in _ROLES and suspect(article, number)
        for start, end, kind in _stand_ins(article, number, context) if look else ():
            if _counts(article, number, start, end, kind):
                yield context.finding(Span(number, start, end), kind)
    for comment in article.comments:
        if _COMMENT.match(comment.text):
            yield context.finding(comment.span, "comment")


def _stand_ins(article: Article, number: int, context: Context[NoOptions]) -> list[StandIn]:
    passage = article.passages[number]
    sentences = context.words("filler-sentences")
    lines = sentences | context.words("filler-headlines") if passage.role is Role.HEADLINE else sentences
    if number != BODY:
        return find_stand_ins(passage.text.text, context.words("filler"), lines)
    return find_stand_ins(article.text, context.words("filler"), lines, partial(_stands_in_prose, article))


def _stands_in_prose(article: Article, at: int) -> bool:
    """Whether what begins at or just after a place stands in a block of prose."""
    block = article.block_at(at + 1)
    return block is not None and block.kind in PROSE


def _counts(article: Article, passage: int, start: int, end: int, kind: str) -> bool:
    """Whether a stand-in is none of code's or of another language's (TK is a German insurer)."""
    if kind == "tk" and not (article.language == "en" or (article.language == "unknown" and _is_short(article))):
        return False
    if passage != BODY:
        return article.passages[passage].text.text.count("`", 0, start) % 2 == 0
    if not article.is_prose(start, end) or (kind in _OF_FORMS and _is_quoted(article, start, end)):
        return False
    if kind == "todo":
        return not (_is_a_heading(article, start, end) or _is_told(article, start, end))
    return kind != "mask" or not _is_in_a_cell(article, start)


def _is_quoted(article: Article, start: int, end: int) -> bool:
    """Whether a blank stands within a form that is quoted, and isn't itself the quotation to come."""
    block, quotation = article.block_at(start), article.quotation_at(start)
    if block and article.inside(block, BlockKind.QUOTE):
        return True
    return quotation is not None and quotation.end - quotation.start > end - start + _QUOTED


def _is_a_heading(article: Article, start: int, end: int) -> bool:
    """Whether a mark is all that its block says, and meant: in a cell it masks a name, above a list TODO is a title."""
    block = article.block_at(start)
    if block is None or article.text[block.start : start].strip() or article.text[end : block.end].strip():
        return False
    after = bisect_right(article.leaves, block.start, key=lambda leaf: leaf.start)
    above_list = after < len(article.leaves) and article.leaves[after].kind is BlockKind.ITEM
    return block.kind is BlockKind.CELL or (above_list and "TODO" in article.text[start:end])


def _is_told(article: Article, start: int, end: int) -> bool:
    """Whether what follows “TODO:” is told to readers, in several sentences: a note to oneself is short."""
    block = article.block_at(start)
    if block is None or article.text[start] in "[(<{":
        return False
    return sum(sentence.end > end for sentence in article.sentences_in(block)) > 1


def _is_in_a_cell(article: Article, start: int) -> bool:
    """Whether a mark stands in a table, where crosses mask what is nobody's business."""
    block = article.block_at(start)
    return block is not None and block.kind is BlockKind.CELL


def _is_short(article: Article) -> bool:
    """Whether a text is too short for its language to be told."""
    return article.text.count(" ") < _FEW


rule = ArticleRule(
    "body/placeholder",
    check,
    title="Text still to come",
    advice="Put in what the mark stands for, or take it out.",
    messages={
        "tk": "“{quote}” stands for something still to come: put it in.",
        "todo": "“{quote}” marks what is still to be done: do it, and take the mark out.",
        "field": "“{quote}” was never filled in: put the right words in.",
        "number": "“{quote}” stands for a figure still to come: put it in.",
        "mask": "“{quote}” stands for something still to come, or hides it: put it in, or say that it is withheld.",
        "filler": "“{quote}” only fills the place of text still to come: put that in.",
        "comment": "This comment says that something is still to come: put it in, and take the comment out.",
    },
    severity=Severity.ERROR,
    severities={"number": Severity.WARNING, "mask": Severity.WARNING, "comment": Severity.NOTE},
)
