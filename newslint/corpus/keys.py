"""Keys that articles share: values as stable numbers, kept in columns of plain integers."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Iterator
from operator import index

from newslint.hashes import blake2b

_MASK = (1 << 64) - 1
_PART = 1 << 18  # rows that are compared at a time, so that the dictionary of one part stays near 30 MB


def key_of(value: Hashable) -> int:
    """A value as a number of 64 bits, the same in every process and on every machine.

    Raises:
        TypeError: for a value that is no text, bytes or whole number, nor a tuple of these.
    """
    return int.from_bytes(blake2b(_encoded(value), digest_size=8).digest(), "big")


def _encoded(value: Hashable) -> bytes:
    """A value as bytes that no other value gives: its kind, its length, itself."""
    if isinstance(value, str):
        kind, data = b"s", value.encode("utf-8", "surrogatepass")
    elif isinstance(value, bytes):
        kind, data = b"b", value
    elif isinstance(value, tuple):
        kind, data = b"t", b"".join(map(_encoded, value))
    elif isinstance(value, int):
        kind, data = b"i", b"%d" % value
    else:
        raise TypeError(f"a key is a text, bytes, a whole number or a tuple of these, not {value!r}")
    return kind + len(data).to_bytes(8, "big") + data


def key_of_number(number: int) -> int:
    """A whole number of any size as a key.

    Raises:
        TypeError: for what is no whole number.
    """
    return index(number) & _MASK


class Keys:
    """Keys of 64 bits, one a row; rows are counted from 0."""

    def __init__(self) -> None:
        self._keys = array("Q")

    def add(self, keys: Iterable[int]) -> None:
        """Add rows."""
        self._keys.extend(keys)

    def shared(self) -> Iterator[list[int]]:
        """The rows of each key that stands in several, in the order they were added."""
        parts = [array("Q") for _ in range(1 + len(self._keys) // _PART)]
        for row, key in enumerate(self._keys):
            parts[key % len(parts)].append(row)
        for part in parts:
            yield from self._shared_in(part)

    def _shared_in(self, rows: Iterable[int]) -> Iterator[list[int]]:
        first: dict[int, int] = {}
        several: dict[int, list[int]] = {}
        for row in rows:
            key = self._keys[row]
            earlier = first.setdefault(key, row)
            if earlier != row:
                several.setdefault(key, [earlier]).append(row)
        yield from several.values()
