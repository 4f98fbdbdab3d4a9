"""What is worked out block by block, for each when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from newslint.parts import Block

A = TypeVar("A")
T = TypeVar("T")


def blockwise(work: Callable[[A, Block], T]) -> Callable[[A, Block], T]:
    """A method of one block that remembers what it gave. Blocks that hold text are known by where they begin."""
    memory = f"_{work.__name__}"

    @wraps(work)
    def remembered(owner: A, block: Block) -> T:
        known: dict[int, Any] = owner.__dict__.setdefault(memory, {})
        if block.start not in known:
            known[block.start] = work(owner, block)
        found: T = known[block.start]
        return found

    return remembered
