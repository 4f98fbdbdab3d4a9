"""Which part of a whole HTML page is the article, and which is the page around it.

The page's ``main`` is, or else its ``article``s. What stands outside and in no zone of its own is HEADER before it
and FOOTER after it; the first-level heading above it, if it has none itself, and what follows that are still MAIN.
Two things are not believed: a main part that holds less of the page's paragraphs than what is outside, and an
``article`` that is only a teaser (short, with a line that is all link), which is ASIDE. On a page without landmarks
what no zone claims is MAIN. So is, anywhere, a ``header`` with the page's only first-level heading, unless that is a
link, as names of sites are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence

from newslint.parts import Block, BlockKind, Inline, InlineKind, Zone
from newslint.tuples import NamedTuple

_TEASER = 0.25  # of the paragraphs of the page's longest article

_Links = Container[tuple[int, int]]


class _Stretch(NamedTuple):
    start: int
    end: int

    def of(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """The blocks in it."""
        first = bisect_left(blocks, self.start, key=lambda block: block.start)
        return blocks[first : bisect_left(blocks, self.end, first, key=lambda block: block.start)]


def settle_zones(
    blocks: Sequence[Block], landmarks: Sequence[tuple[str, int, int]], inlines: Iterable[Inline]
) -> list[Block]:
    """The blocks of a whole page, those of the article told from those around it."""
    links = {(each.start, each.end) for each in inlines if each.kind is InlineKind.LINK}
    blocks = _with_title(blocks, links)
    articles = _stretches(landmarks, "article")
    teasers = list(_teasers(blocks, articles, links))
    inside = _stretches(landmarks, "main") or sorted(set(articles) - set(teasers))
    blocks = [_moved(block, teasers, Zone.ASIDE) for block in blocks]
    return _settled(blocks, inside, links) if inside else blocks


def _stretches(landmarks: Sequence[tuple[str, int, int]], wanted: str) -> list[_Stretch]:
    """The landmarks of a name that hold text and stand in no other of that name, in order."""
    found: list[_Stretch] = []
    for start, end in sorted((start, -end) for name, start, end in landmarks if name == wanted):
        if start < -end and (not found or start >= found[-1].end):
            found.append(_Stretch(start, -end))
    return found


def _within(block: Block, stretches: Sequence[_Stretch]) -> bool:
    i = bisect_right(stretches, block.start, key=lambda stretch: stretch.start) - 1
    return i >= 0 and block.end <= stretches[i].end


def _moved(block: Block, stretches: Sequence[_Stretch], zone: Zone) -> Block:
    return block._replace(zone=zone) if block.zone is Zone.MAIN and _within(block, stretches) else block


def _with_title(blocks: Sequence[Block], links: _Links) -> Sequence[Block]:
    """The blocks, a header that holds the headline taken into the main part."""
    titles = [block for block in blocks if block.kind is BlockKind.HEADING and block.level == 1]
    if any(title.zone is Zone.MAIN for title in titles):
        return blocks
    if not any(title.zone is Zone.HEADER and (title.start, title.end) not in links for title in titles):
        return blocks
    return [block._replace(zone=Zone.MAIN) if block.zone is Zone.HEADER else block for block in blocks]


def _teasers(blocks: Sequence[Block], articles: Sequence[_Stretch], links: _Links) -> Iterator[_Stretch]:
    prose = [_prose(article.of(blocks), links) for article in articles]
    least = _TEASER * max(prose, default=0)
    for article, length in zip(articles, prose, strict=True):
        if length < least and any((block.start, block.end) in links for block in article.of(blocks)):
            yield article


def _prose(blocks: Iterable[Block], links: _Links) -> int:
    """Characters of the paragraphs that no zone claims and that are more than a link."""
    paragraphs = (block for block in blocks if block.kind is BlockKind.PARAGRAPH and block.zone is Zone.MAIN)
    return sum(block.end - block.start for block in paragraphs if (block.start, block.end) not in links)


def _settled(blocks: list[Block], inside: Sequence[_Stretch], links: _Links) -> list[Block]:
    outside = [block for block in blocks if block.zone is Zone.MAIN and not _within(block, inside)]
    if 2 * _prose(outside, links) > _prose(blocks, links):
        return blocks
    start = _title_above(blocks, inside)
    above = {block for block in outside if start <= block.start < inside[0].start}
    moved = {block: Zone.HEADER if block.start < start else Zone.FOOTER for block in outside if block not in above}
    return [block._replace(zone=moved[block]) if block in moved else block for block in blocks]


def _title_above(blocks: Iterable[Block], inside: Sequence[_Stretch]) -> int:
    """Where the main part begins: at the last first-level heading above it, if it has none of its own."""
    start = inside[0].start
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level == 1 and block.zone is Zone.MAIN:
            if _within(block, inside):
                return inside[0].start
            if block.start < inside[0].start:
                start = block.start
    return start
