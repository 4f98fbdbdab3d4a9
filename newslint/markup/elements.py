"""HTML's elements: what each means for the text in it, and which end tags may be left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from newslint.markup.tokens import StartTag
from newslint.parts import BlockKind, Zone
from newslint.patterns import regex
from newslint.tuples import NamedTuple

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CELLS = frozenset({"td", "th", "caption"})

ROWS = frozenset({"tr", "tbody", "thead", "tfoot", "colgroup"})
"""Elements that only end the cell before them."""

CONTAINERS = {
    "blockquote": BlockKind.QUOTE,
    "dir": BlockKind.LIST,
    "dl": BlockKind.LIST,
    "menu": BlockKind.LIST,
    "ol": BlockKind.LIST,
    "ul": BlockKind.LIST,
}
PRE = frozenset({"listing", "plaintext", "pre", "xmp"})

_KINDS: Mapping[str, BlockKind] = {
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.CELL),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    **dict.fromkeys(PRE, BlockKind.CODE),
    **dict.fromkeys(
        ("article", "aside", "figure", "footer", "header", "main", "nav", "p", "section", "table", *CONTAINERS),
        BlockKind.PARAGRAPH,
    ),
}
_SAME = frozenset("address body center details dialog div fieldset form head hgroup html legend search summary".split())
"""Blocks whose text is of the kind of what is around them."""

BLOCKS = frozenset(_KINDS) | _SAME | ROWS
UNCLOSED = frozenset({"body", "head", "html"})
"""Elements whose end tags are passed over: what follows them belongs to the body all the same."""

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr image img input link meta param source track wbr".split()
)

HIDDEN = frozenset(
    "applet audio button canvas datalist foreignobject math meter object option optgroup progress rp rt select "
    "svg template textarea title video".split()
)
"""Elements whose content is no text of the page, or only stands in for what can't be shown."""

FOREIGN = frozenset({"math", "svg"})

_HIDING_STYLE = regex(r"display\s*+:\s*+none", re.I)


def is_hidden(tag: StartTag) -> bool:
    """Whether a browser leaves the element out, or a screen reader does, by its attributes."""
    found = tag.attributes
    if tag.name == "dialog" and "open" not in found:
        return True
    if not found or tag.name in UNCLOSED:
        return False
    style = found.get("style")
    return (
        "hidden" in found
        or tag.value("aria-hidden").lower() == "true"
        or bool(style and _HIDING_STYLE.search(style.value))
    )


class Element(NamedTuple):
    """An element that is open: what text in it is.

    ``owned`` says that it stands in an article, section or main part, whose own title a header then is.
    ``since`` is where in the text a landmark (``main``, ``article``) begins, ``formats`` the formatting that was
    open before a table cell.
    """

    name: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    zone: Zone = Zone.MAIN
    hidden: bool = False
    pre: bool = False
    owned: bool = False
    is_block: bool = True
    contains: bool = False
    landmark: str = ""
    since: int = 0
    formats: Mapping[str, int] | None = None


def kind_of(name: str, around: BlockKind) -> BlockKind:
    """The kind of the text in an element that stands in text of another kind."""
    if name == "p" and around in (BlockKind.ITEM, BlockKind.CAPTION):
        return around
    return _KINDS.get(name, around)


_WALL = frozenset({"table", "td", "th", "caption", "template", "object", "applet", "svg"})
_WALLS: Mapping[str, frozenset[str]] = {
    "li": _WALL | {"ul", "ol", "menu", "dir"},
    **dict.fromkeys(("dt", "dd"), _WALL | {"dl"}),
    **dict.fromkeys(("td", "th", "caption"), frozenset({"table", "template"})),
    "p": _WALL | {"audio", "button", "canvas", "math", "select", "video"},
    "table": frozenset({"template"}),
}
_ROOT = Element("")


class OpenElements:
    """The elements that are open, outermost first. Everything takes constant time, however deep they are nested."""

    def __init__(self) -> None:
        self._stack = [_ROOT]
        self._places: dict[str, list[int]] = defaultdict(list)

    @property
    def top(self) -> Element:
        """The innermost element."""
        return self._stack[-1]

    def has(self, name: str) -> bool:
        """Whether an element of this name is open."""
        return bool(self._places.get(name))

    def push(self, element: Element) -> None:
        """An element begins."""
        self._places[element.name].append(len(self._stack))
        self._stack.append(element)

    def close(self, *names: str) -> list[Element]:
        """End the innermost element of one of these names and what is open in it, innermost first.

        An element beyond a wall isn't ended: a ``</div>`` in a table cell ends no ``div`` around the table.
        """
        places = self._places
        open_at = [places[name][-1] for name in names if places.get(name)]
        if not open_at:
            return []
        at = max(open_at)
        walls = _WALLS.get(names[0], _WALL)
        if not walls.isdisjoint(places) and at < max(map(self._last, walls)):  # few pieces of HTML have any
            return []
        return self._cut(at)

    def close_all(self) -> list[Element]:
        """End every element, innermost first."""
        return self._cut(1)

    def _last(self, name: str) -> int:
        places = self._places.get(name)
        return places[-1] if places else -1

    def _cut(self, at: int) -> list[Element]:
        ended = self._stack[at:]
        del self._stack[at:]
        ended.reverse()
        for element in ended:
            self._places[element.name].pop()
        return ended
