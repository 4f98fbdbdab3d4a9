"""Site generators' syntax in prose: Hugo shortcodes, Liquid tags and outputs, MDX imports and expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newslint.article import PROSE, Block, BlockKind, Inline, InlineKind

_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
_CODE_OPENS = re.compile(r"\{%-?\s*(?:highlight|raw|codeblock)\b|\{\{[<%]\s*(?:highlight|code)\b")
_CODE_CLOSES = re.compile(r"\{%-?\s*end(?:highlight|raw|codeblock)\b|\{\{[<%]\s*/\s*(?:highlight|code)\b")
_MDX = re.compile(r"(?:import|export)\s[^\n]*(?:from\s+[\"'][^\"']+[\"'];?|=)", re.S)


def mark_templates(text: str, blocks: Sequence[Block], inlines: list[Inline]) -> list[Block]:
    """``blocks`` with those that are only template syntax, or stand between code tags, told from prose.

    Tags within prose are added to ``inlines`` as code.
    """
    if "{" not in text and "import " not in text and "export " not in text:
        return list(blocks)
    found: list[Block] = []
    in_code = False
    for block in blocks:
        if block.kind not in PROSE:
            found.append(block)
            continue
        piece = text[block.start : block.end]
        in_code = in_code or bool(_CODE_OPENS.search(piece))
        kind = BlockKind.CODE if in_code else _kind(block, piece)
        in_code = in_code and not _CODE_CLOSES.search(piece)
        found.append(replace(block, kind=kind))
        inlines.extend(
            Inline(InlineKind.CODE, block.start + tag.start(), block.start + tag.end())
            for tag in _TEMPLATE.finditer(piece)
        )
    return found


def _kind(block: Block, piece: str) -> BlockKind:
    only_tags = not _TEMPLATE.sub("", piece).strip()
    return BlockKind.OTHER if only_tags or _MDX.fullmatch(piece.strip()) else block.kind
