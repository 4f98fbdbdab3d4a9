"""Plain values as JSON that gives them back as they were: a cache is data, and reading it must never run code."""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any

_BYTES, _ARRAY, _TUPLE, _SET, _MAP = "b", "a", "t", "s", "m"


class NotPlainError(TypeError):
    """A value that can't be kept."""


def plain(value: object) -> object:
    """A value as JSON can hold it.

    Raises:
        NotPlainError: for anything but texts, numbers, bytes, arrays, tuples, lists, frozen sets and dicts.
    """
    kind = type(value)  # a named tuple or a subclass of str would come back as something else
    if value is None or kind in (bool, int, float, str):
        return value
    if kind is list:
        return [plain(each) for each in value]  # type: ignore[attr-defined]
    if kind in _TO:
        return _TO[kind](value)
    raise NotPlainError(f"a {kind.__name__} can't be kept")


_TO: dict[type, Callable[[Any], object]] = {
    bytes: lambda value: {_BYTES: b64encode(value).decode()},
    array: lambda value: {_ARRAY: value.typecode + b64encode(value.tobytes()).decode()},
    tuple: lambda value: {_TUPLE: [plain(each) for each in value]},
    frozenset: lambda value: {_SET: sorted(map(plain, value), key=json.dumps)},
    dict: lambda value: {_MAP: [[plain(name), plain(each)] for name, each in value.items()]},
}


def regained(value: Any) -> Any:
    """The value that ``plain`` made this of.

    Raises:
        ValueError, TypeError, KeyError: for what it didn't make.
    """
    if type(value) is list:
        return [regained(each) for each in value]
    if type(value) is not dict:
        return value
    ((kind, held),) = value.items()
    return _FROM[kind](held)


def _array(held: str) -> array[Any]:
    found = array(held[0])
    found.frombytes(b64decode(held[1:]))
    return found


_FROM: dict[str, Callable[[Any], object]] = {
    _BYTES: b64decode,
    _ARRAY: _array,
    _TUPLE: lambda held: tuple(map(regained, held)),
    _SET: lambda held: frozenset(map(regained, held)),
    _MAP: lambda held: {regained(name): regained(each) for name, each in held},
}
