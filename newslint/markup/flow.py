"""Text as a browser lays it out: white space collapsed, lines broken, blocks apart, formatting followed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newslint.markup.collected import Collected
from newslint.markup.elements import Element
from newslint.markup.tokens import StartTag
from newslint.parts import BlockKind, Inline, InlineKind
from newslint.patterns import regex
from newslint.spans import SourceSpan
from newslint.tuples import NamedTuple

_COLLAPSING = " \t\n\f\r"
SPACE = frozenset(_COLLAPSING)
"""What collapses; a no-break space doesn't."""

FORMATTING = {
    "a": InlineKind.LINK,
    **dict.fromkeys(("b", "em", "i", "strong"), InlineKind.EMPHASIS),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), InlineKind.CODE),
}

_WORDS = regex(r"[^ \t\n\f\r]++(?: [^ \t\n\f\r]++)*+")
_FOLDED = regex(r"[\t\n\f\r]|  ")
_BLANK = regex(r"[\s\u00ad\u034f\u200b-\u200f\u2060\ufeff]*+")


class _Gap(NamedTuple):
    """White space or a line break that counts only if text follows it in the block."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Run:
    """Formatting that is open: by which elements, and since where in the text (-1: no text yet in this block)."""

    target: str = ""
    place: SourceSpan | None = None
    names: dict[str, int] = field(default_factory=dict)
    start: int = -1


class Flow:
    """Writes text, block by block. ``here`` is the element that it stands in."""

    def __init__(self, found: Collected) -> None:
        self.here = Element("")
        self._found = found
        self._leaf: tuple[Element, int] | None = None
        self._gap: _Gap | None = None
        self._runs: dict[InlineKind, _Run] = {}

    def text(self, start: int, end: int) -> None:
        """A stretch of the source that holds no references."""
        if self.here.pre:
            self.verbatim(start, end)
            return
        piece = self._found.source[start:end]
        words = piece.strip(_COLLAPSING)
        if not words:
            self._space(start, end)
        elif _FOLDED.search(words):
            self._lines(start, end)
        else:
            begin = start if words[0] == piece[0] else start + len(piece) - len(piece.lstrip(_COLLAPSING))
            self._words(start, begin, begin + len(words))
            self._space(begin + len(words), end)

    def _lines(self, start: int, end: int) -> None:
        """A stretch in which white space collapses."""
        for words in _WORDS.finditer(self._found.source, start, end):
            self._words(start, *words.span())
            start = words.end()
        self._space(start, end)

    def _words(self, space: int, start: int, end: int) -> None:
        """Words with single blanks between them, and the white space before them."""
        self._space(space, start)
        if self._leaf or not is_blank(self._found.source[start:end]):
            self._begin()
            self._found.builder.copy(start, end)

    def verbatim(self, start: int, end: int) -> None:
        """A stretch of the source whose white space counts."""
        if self._leaf or not is_blank(self._found.source[start:end]):
            self._begin()
            self._found.builder.copy(start, end)

    def meaning(self, start: int, end: int, text: str) -> None:
        """A reference and what it stands for."""
        if text in SPACE and not self.here.pre:
            self._space(start, end)
        elif self._leaf or not is_blank(text):
            self._begin()
            self._found.builder.replace(start, end, text)

    def line_break(self, start: int, end: int) -> None:
        """A ``<br>``; two of them part paragraphs."""
        if self._leaf is None:
            return
        if self.here.pre:
            self._found.builder.replace(start, end, "\n")
        elif self._gap and self._gap.text == "\n" and self._leaf[0].kind is not BlockKind.HEADING:
            self.end_block()
        else:
            self._gap = _Gap(start, end, "\n")

    def image(self, tag: StartTag) -> None:
        """An image: an empty inline, where it stands between the words."""
        size = self._found.builder.size
        source = tag.attributes.get("src")
        found = Inline(InlineKind.IMAGE, size, size, *source) if source else Inline(InlineKind.IMAGE, size, size)
        self._found.inlines.append(found)

    def end_block(self) -> None:
        """The text so far, if there is any, is a block; formatting that is still open goes on in the next."""
        if self._leaf:
            element, start = self._leaf
            for kind, run in self._runs.items():
                self._record(kind, run)
                run.start = -1
            self._found.add(element.kind, start, element.level, element.zone)
        self._leaf = self._gap = None

    def open_format(self, tag: StartTag) -> None:
        """An element that formats begins. Formatting of one kind within itself is one."""
        kind = FORMATTING[tag.name]
        if kind is InlineKind.LINK:
            self._close_run(kind)  # links don't nest
            if "href" not in tag.attributes:
                return
            self._runs[kind] = _Run(*tag.attributes["href"])
        names = self._runs.setdefault(kind, _Run()).names
        names[tag.name] = names.get(tag.name, 0) + 1

    def close_format(self, name: str) -> None:
        """The element of this name ends, if one is open."""
        kind = FORMATTING[name]
        run = self._runs.get(kind)
        if run and name in run.names:
            run.names[name] -= 1
            if not run.names[name]:
                del run.names[name]
            if not run.names:
                self._close_run(kind)

    def formats(self) -> Mapping[str, int]:
        """Which formatting elements are open, and how many of each."""
        return {name: count for run in self._runs.values() for name, count in run.names.items()}

    def restore(self, formats: Mapping[str, int]) -> None:
        """End what is open beyond these: a table cell keeps its formatting to itself."""
        for kind, run in list(self._runs.items()):
            run.names = {name: min(count, formats[name]) for name, count in run.names.items() if name in formats}
            if not run.names:
                self._close_run(kind)

    def _close_run(self, kind: InlineKind) -> None:
        run = self._runs.pop(kind, None)
        if run:
            self._record(kind, run)

    def _record(self, kind: InlineKind, run: _Run) -> None:
        if run.start >= 0:
            inline = Inline(kind, run.start, self._found.builder.size, run.target, run.place)
            self._found.inlines.append(inline)

    def _space(self, start: int, end: int) -> None:
        if self._leaf and not self._gap and end > start:
            self._gap = _Gap(start, end, " ")

    def _begin(self) -> None:
        """Text comes: open its block, put what stands between it and the last word, start its formatting."""
        builder = self._found.builder
        if self._leaf is None:
            self._found.separate()
            self._leaf = (self.here, builder.size)
        elif gap := self._gap:
            self._gap = None
            if self._found.source[gap.start : gap.end] == gap.text:
                builder.copy(gap.start, gap.end)
            else:
                builder.replace(*gap)
        for run in self._runs.values():
            if run.start < 0:
                run.start = builder.size


def is_blank(text: str) -> bool:
    """Whether a text shows nothing."""
    return _BLANK.fullmatch(text) is not None
