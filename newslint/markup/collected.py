"""What a loader of marked-up text collects while it reads."""

from __future__ import annotations

from newslint.parts import Block, BlockKind, Comment, Inline, Zone
from newslint.spans import TextBuilder


class Collected:
    """What a loader has read of a source so far, in the order of the text.

    ``landmarks`` are the stretches of the text that an HTML page calls its main part (``main``) or an
    ``article``; ``parent`` is the index of the innermost list or block quote that is open (-1: none).
    """

    def __init__(self, source: str, builder: TextBuilder | None = None) -> None:
        self.source = source
        self.builder = builder or TextBuilder(source)
        self.blocks: list[Block] = []
        self.inlines: list[Inline] = []
        self.comments: list[Comment] = []
        self.landmarks: list[tuple[str, int, int]] = []
        self.parent = -1
        self._containers: list[int] = []

    @property
    def depth(self) -> int:
        """How many lists and block quotes are open."""
        return len(self._containers)

    @property
    def is_quoted(self) -> bool:
        """Whether a block quote is open."""
        return any(self.blocks[i].kind is BlockKind.QUOTE for i in self._containers)

    def separate(self) -> None:
        """Put a blank line between the last block and what comes next."""
        self.builder.separate()

    def add(self, kind: BlockKind, start: int, level: int = 0, zone: Zone = Zone.MAIN) -> None:
        """The text since ``start`` is a block."""
        if self.builder.size > start:
            self.blocks.append(Block(kind, start, self.builder.size, level, zone, self.parent))

    def open_container(self, kind: BlockKind, zone: Zone = Zone.MAIN) -> None:
        """A list or block quote begins here."""
        opened = Block(kind, self.builder.size, self.builder.size, 0, zone, self.parent)
        self.parent = len(self.blocks)
        self._containers.append(self.parent)
        self.blocks.append(opened)

    def close_container(self) -> None:
        """The innermost list or block quote ends here; an empty one leaves no trace."""
        i = self._containers.pop()
        self.parent = self._containers[-1] if self._containers else -1
        if i + 1 == len(self.blocks):
            del self.blocks[i]
        else:
            opened, start = self.blocks[i], self.blocks[i + 1].start
            self.blocks[i] = Block(opened.kind, start, self.builder.size, 0, opened.zone, opened.parent)
