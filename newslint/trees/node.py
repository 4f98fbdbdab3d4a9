"""A value and its place, and the faults that reading a tree can have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint.spans import SourceSpan
from newslint.tuples import NamedTuple

Scalar = str | int | float | bool | None

MAX_DEPTH = 64
"""Deeper nesting than this is refused: no front matter or configuration needs it, and recursion must be bounded."""

MAX_NODES = 100_000
"""More values than this (aliases counted each time they are used) are refused."""


class Node(NamedTuple):
    """A scalar, a list of nodes or a mapping of names to nodes, with its place.

    ``key`` is where the name of this value stands, in a mapping.
    """

    value: Scalar | tuple[Node, ...] | Mapping[str, Node]
    span: SourceSpan
    key: SourceSpan | None = None

    @property
    def text(self) -> str | None:
        """The value where it is a text."""
        return self.value if isinstance(self.value, str) else None

    @property
    def place(self) -> SourceSpan:
        """Where to point: at the value, or at the key of an empty one."""
        return self.key if self.key and self.span.start == self.span.end else self.span

    def get(self, path: str) -> Node | None:
        """The node at a dotted path of names (``provider.name``), or none."""
        if "." not in path and isinstance(self.value, dict):  # nearly every time
            return self.value.get(path)
        node: Node | None = self
        for name in path.split("."):
            if node is None or not isinstance(node.value, Mapping):
                return None
            node = node.value.get(name)
        return node

    def items(self) -> Iterator[tuple[str, Node]]:
        """The members of a mapping (nothing, for any other value)."""
        if isinstance(self.value, Mapping):
            yield from self.value.items()

    def elements(self) -> tuple[Node, ...]:
        """The elements of a list (nothing, for any other value)."""
        return self.value if isinstance(self.value, tuple) else ()

    def plain(self) -> object:
        """The bare value, as ``json.loads`` would give it."""
        if isinstance(self.value, Mapping):
            return {name: node.plain() for name, node in self.value.items()}
        if isinstance(self.value, tuple):
            return [node.plain() for node in self.value]
        return self.value


class Duplicate(NamedTuple):
    """A name that a mapping has twice: where it stands again, and where it stands first."""

    name: str
    again: SourceSpan
    first: SourceSpan


class Tree(NamedTuple):
    """What was read: the root (none where there is nothing), and the names given twice."""

    root: Node | None
    duplicates: tuple[Duplicate, ...] = ()


class TreeError(Exception):
    """A text that can't be read as a tree. ``limit`` says that it was refused, not wrong."""

    def __init__(self, message: str, offset: int, *, limit: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.limit = limit


class Growth:
    """A tree while it is read: its size is bounded, and names given twice are noticed."""

    def __init__(self) -> None:
        self._nodes = 0
        self._duplicates: dict[SourceSpan, Duplicate] = {}

    @property
    def duplicates(self) -> tuple[Duplicate, ...]:
        """The names given twice so far, by where they stand again."""
        return tuple(self._duplicates.values())

    def count(self, depth: int, offset: int) -> None:
        """One more node.

        Raises:
            TreeError: where there are too many, or they are nested too deep.
        """
        self._nodes += 1
        if depth > MAX_DEPTH:
            raise TreeError(f"nested deeper than {MAX_DEPTH} levels", offset, limit=True)
        if self._nodes > MAX_NODES:
            raise TreeError(f"more than {MAX_NODES:,} values", offset, limit=True)

    def add(self, members: dict[str, Node], name: str, node: Node) -> None:
        """Put a node in a mapping; the last of equal names wins."""
        if name in members and (before := members[name]).key and node.key:
            known = self._duplicates.get(before.key)
            self._duplicates[node.key] = Duplicate(name, node.key, known.first if known else before.key)
        members[name] = node
