"""Site generators' syntax in prose: Hugo shortcodes, Liquid tags and outputs, kramdown attributes, MDX."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newslint.parts import CONTAINERS, PROSE, Block, BlockKind, Inline, InlineKind
from newslint.patterns import regex

_LONGEST = 800  # characters of a tag; what is longer is no tag, and looking for its end would cost too much
_TEMPLATE = regex(
    rf"\{{%-?\s*raw\s*-?%\}}[^\n]{{0,{_LONGEST}}}?\{{%-?\s*endraw\s*-?%\}}|"
    rf"\{{\{{<(?:[^>]|>(?!\}}\}})){{0,{_LONGEST}}}+>\}}\}}"  # {{< figure >}}
    rf"|\{{%(?:[^%]|%(?!\}})){{0,{_LONGEST}}}+%\}}"  # {% include %}
    rf"|\{{\{{[^{{}}]{{0,{_LONGEST}}}+\}}\}}"  # {{ page.title }}, {{% notice %}}
    rf"|\{{/\*(?:[^*]|\*(?!/\}})){{0,{_LONGEST}}}+\*/\}}"  # {/* a comment of MDX */}
    r"|\{:{1,2}[^{}\n]{1,200}\}"  # {: .kramdown}
)
_ODD = frozenset(  # what import, export, the definition of a link and a blank block begin with
    "ie[ \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_SYNTAX = _ODD | {"{"}
_CODE_OPENS = regex(r"\{%-?\s*(highlight|raw|codeblock)\b|\{\{[<%]\s*(highlight|code)\b")
_CODE_CLOSES = regex(r"\{%-?\s*end(highlight|raw|codeblock)\b|\{\{[<%]\s*/\s*(highlight|code)\b")
_MDX = regex(
    r"(?:import\s(?:[^\n\"']{0,400}\sfrom\s+)?[\"'][^\"'\n]{1,200}[\"'];?\s*)+"
    r"|export\s+(?:default|const|let|var|function|async)\s.*",
    re.S,
)
# Below a tag, Markdown takes the definitions of links for a paragraph; the site generator has read the tag by then.
_DEFINITIONS = regex(r"(?:\s*\[[^\]\n]{1,200}\]:\s{0,9}\S{1,2000}(?:\s+\"[^\"\n]{0,200}\")?)*+\s*")
_TOLD = regex(r"\b(?:alt|caption|title)\s{0,3}=\s{0,3}(?:\"([^\"]{2,})\"|'([^']{2,})'|“([^”]{2,})”)")


def mark_templates(text: str, blocks: Sequence[Block], inlines: list[Inline]) -> list[Block]:
    """``blocks`` with those that are only template syntax, or stand between code tags, told from prose.

    What a tag says to readers (its ``alt``, ``caption`` and ``title``) becomes captions. Tags within prose are
    added to ``inlines`` as code.
    """
    if "{" not in text and "import " not in text and "export " not in text:
        return list(blocks)
    odd = _odd(text, blocks)
    if not odd:
        return list(blocks)
    closing = [tag.start() for tag in _CODE_CLOSES.finditer(text)] if "{%" in text or "{{" in text else []
    if closing:
        told = _told_by_tags(text, blocks, odd, _Listing(text, inlines, closing[-1]))
    else:
        told = {i: list(_parts(text, blocks[i])) for i in odd if blocks[i].kind in PROSE}
    inlines += [
        Inline(InlineKind.CODE, *tag.span())
        for i in odd
        for block in told.get(i, ())
        if block.kind in PROSE and (brace := text.find("{", block.start, block.end)) >= 0
        for tag in _TEMPLATE.finditer(text, brace, block.end)
    ]
    return _with_parts(blocks, told)


def _told_by_tags(text: str, blocks: Sequence[Block], odd: Iterable[int], listing: _Listing) -> dict[int, list[Block]]:
    """What blocks of prose are where tags say that what stands between them is code."""
    known = frozenset(odd)
    told: dict[int, list[Block]] = {}
    for i, block in enumerate(blocks):
        if block.kind not in PROSE or (i not in known and not listing.is_open):
            if listing.is_open:
                listing.goes_on_in(block)
        elif listing.goes_on_in(block):
            told[i] = [block._replace(kind=BlockKind.CODE)]
        else:
            told[i] = list(_parts(text, block))
    return told


def _with_parts(blocks: Sequence[Block], told: Mapping[int, list[Block]]) -> list[Block]:
    """The blocks, each with its parts in its place."""
    if all(len(parts) == 1 for parts in told.values()):
        marked = list(blocks)
        for i, (part,) in told.items():
            marked[i] = part
        return marked
    marked = []
    places: list[int] = []  # where each block has gone, for those that stand in it
    for i, block in enumerate(blocks):
        places.append(len(marked))
        parent = places[block.parent] if block.parent >= 0 else -1
        marked += [part._replace(parent=parent) for part in told.get(i, (block,))]
    return marked


def _odd(text: str, blocks: Sequence[Block]) -> list[int]:
    """Which blocks may hold any of this, by a brace in them or by their first character."""
    starts = [block[1] for block in blocks]
    odd = {i for i, start in enumerate(starts) if text[start] in _ODD}
    brace = text.find("{")
    while brace >= 0:
        i = bisect_right(starts, brace)  # the block after the one with the brace
        if i:
            odd.add(i - 1)
        brace = text.find("{", starts[i]) if i < len(starts) else -1
    return sorted(odd)


class _Listing:
    """Follows the tags around code. A tag that is never closed, or is itself inline code, opens nothing."""

    def __init__(self, text: str, inlines: Sequence[Inline], last: int) -> None:
        self._text = text
        self._code = sorted((each.start, each.end) for each in inlines if each.kind is InlineKind.CODE)
        self._last = last  # where the last tag that ends any begins
        self.is_open = False

    def goes_on_in(self, block: Block) -> bool:
        """Whether code begins or goes on in a block, to be asked block by block."""
        if block.kind in CONTAINERS:
            return self.is_open
        begun = self.is_open or (block.kind in PROSE and self._opens(block))
        self.is_open = begun and not _CODE_CLOSES.search(self._text, block.start, block.end)
        return begun

    def _opens(self, block: Block) -> bool:
        tag = _CODE_OPENS.search(self._text, block.start, min(block.end, max(self._last, block.start)))
        if tag is None:
            return False
        i = bisect_right(self._code, (tag.start(), len(self._text))) - 1
        if i >= 0 and tag.start() < self._code[i][1]:
            return False
        above = self._text[block.start : tag.start()].strip()
        return not above or not _CODE_CLOSES.search(self._text, tag.end(), block.end)


def _parts(text: str, block: Block) -> Iterator[Block]:
    """A block of prose as what it is; one that is only a tag is parted into syntax and captions."""
    if text[block.start] not in _SYNTAX:
        yield block
        return
    piece = text[block.start : block.end]
    if _MDX.fullmatch(piece):
        yield block._replace(kind=BlockKind.OTHER)
    elif not _DEFINITIONS.fullmatch(_TEMPLATE.sub("", piece)):
        yield block
    else:
        yield from _captions(piece, block)


def _captions(piece: str, block: Block) -> Iterator[Block]:
    at = 0
    for told in _TOLD.finditer(piece):
        start, end = told.span(told.lastindex or 0)
        yield block._replace(kind=BlockKind.OTHER, start=block.start + at, end=block.start + start)
        yield block._replace(kind=BlockKind.CAPTION, start=block.start + start, end=block.start + end)
        at = end
    yield block._replace(kind=BlockKind.OTHER, start=block.start + at)
