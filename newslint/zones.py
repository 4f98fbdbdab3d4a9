"""Which part of an HTML page a block stands in.

``nav``, ``aside``, ``header`` and ``footer`` (or their ARIA roles) say so, and the ids and classes that comment
systems use. A ``header`` of an article, section or main part holds its headline and belongs to it; so does a
``footer`` of a quotation or figure, which names its source. Inside a zone a nearer one wins, except in comments.

On a page that has a ``main``, or else an ``article``, the blocks outside it that no zone claims are HEADER before it
and FOOTER after it. It is not believed where most of the page's paragraphs are outside: there, as on a page with
neither, what no zone claims is MAIN.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from newslint.article import Block, BlockKind, Zone
from newslint.htmltokens import StartTag

_TAGS = {"aside": Zone.ASIDE, "footer": Zone.FOOTER, "header": Zone.HEADER, "nav": Zone.NAVIGATION}
_ROLES = {
    "banner": Zone.HEADER,
    "complementary": Zone.ASIDE,
    "contentinfo": Zone.FOOTER,
    "navigation": Zone.NAVIGATION,
}

# What WordPress, Disqus, Facebook's plugin, Drupal and Movable Type call their comments.
_COMMENTS = frozenset(
    "comments comment-list commentlist comments-list comments-area comments-content comments-section comment-section "
    "comment-wrapper comment-respond respond disqus disqus_thread disqus-thread fb-comments".split()
)
_LANDMARKS = {"article": "article", "main": "main"}


def zone_of(tag: StartTag, around: Zone, *, owned: bool, quoted: bool) -> Zone:
    """The zone of an element that stands in another zone; ``quoted``: in a block quote or figure."""
    if around is Zone.COMMENTS or _holds_comments(tag):
        return Zone.COMMENTS
    zone = _ROLES.get(_role(tag)) or _TAGS.get(tag.name)
    if zone is Zone.HEADER and (owned or around is not Zone.MAIN):
        return around
    if zone is Zone.FOOTER and (quoted or around is not Zone.MAIN):
        return around
    return zone or around


def landmark_of(tag: StartTag) -> str:
    """``main`` or ``article`` where the element is one, else nothing."""
    return _LANDMARKS.get(_role(tag)) or _LANDMARKS.get(tag.name, "")


def _role(tag: StartTag) -> str:
    return tag.value("role").strip().lower() if tag.attributes else ""


def _holds_comments(tag: StartTag) -> bool:
    if not tag.attributes or tag.name in ("main", "article"):
        return False
    return not _COMMENTS.isdisjoint(f"{tag.value('id')} {tag.value('class')}".lower().split())


def settle_zones(blocks: Sequence[Block], landmarks: Sequence[tuple[str, int, int]]) -> list[Block]:
    """The blocks of a whole page, those outside its main part told from those inside."""
    inside = _stretches(landmarks, "main") or _stretches(landmarks, "article")
    if not inside:
        return list(blocks)
    is_outside = [block.zone is Zone.MAIN and not _within(block, inside) for block in blocks]
    if _prose(blocks, is_outside, outside=True) > _prose(blocks, is_outside, outside=False):
        return list(blocks)
    begins = _beginning(blocks, is_outside, inside[0][0])
    return [
        replace(block, zone=Zone.HEADER if block.start < begins else Zone.FOOTER)
        if outside and not begins <= block.start < inside[0][0]
        else block
        for block, outside in zip(blocks, is_outside, strict=True)
    ]


def _stretches(landmarks: Sequence[tuple[str, int, int]], wanted: str) -> list[tuple[int, int]]:
    """The landmarks of a name that hold text and stand in no other of that name, in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((start, -end) for name, start, end in landmarks if name == wanted):
        if start < -end and (not found or start >= found[-1][1]):
            found.append((start, -end))
    return found


def _within(block: Block, stretches: Sequence[tuple[int, int]]) -> bool:
    i = bisect_right(stretches, block.start, key=lambda stretch: stretch[0]) - 1
    return i >= 0 and block.end <= stretches[i][1]


def _prose(blocks: Sequence[Block], is_outside: Sequence[bool], *, outside: bool) -> int:
    """Characters of the paragraphs in no zone, outside the main part or inside it."""
    return sum(
        block.end - block.start
        for block, out in zip(blocks, is_outside, strict=True)
        if block.kind is BlockKind.PARAGRAPH and block.zone is Zone.MAIN and out is outside
    )


def _beginning(blocks: Sequence[Block], is_outside: Sequence[bool], start: int) -> int:
    """Where the main part begins: at the first-level heading above it, if it has none of its own."""
    above = start
    for block, outside in zip(blocks, is_outside, strict=True):
        if block.kind is BlockKind.HEADING and block.level == 1 and block.zone is Zone.MAIN:
            if not outside:
                return start
            if block.start < start:
                above = block.start
    return above
