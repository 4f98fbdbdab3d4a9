"""Frozen values: what ``dataclass(frozen=True)`` makes, but written only when it is needed.

``dataclass`` writes, compiles and runs half a dozen functions for each class, which takes a millisecond: for all
classes of newslint that is as long as all else that one article needs. A value shares its methods with all others, but
for ``__init__``, which is written when the first of its class is made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, field
from inspect import get_annotations
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")

_OWN = "__value_fields__"
_GET = "__value_get__"


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T], /) -> type[T]: ...


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(*, slots: bool = True, eq: bool = True, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...


def frozen(cls: type[T] | None = None, /, **how: bool) -> Any:
    """Make a class a frozen dataclass, with slots unless ``slots=False``; ``eq`` and ``kw_only`` as with ``dataclass``.

    ``dataclasses.field``, ``fields``, ``replace`` and ``asdict`` can be used as on any dataclass. Every annotation is
    a field: there are no class variables.
    """
    return _made(cls, **how) if cls else lambda given: _made(given, **how)


def _made(cls: type[T], *, slots: bool = True, eq: bool = True, kw_only: bool = False) -> type[T]:
    mine = {name: _field(cls.__dict__.get(name, MISSING), kw_only) for name in get_annotations(cls)}
    inherited = getattr(cls, _OWN, {})
    everything = {**inherited, **mine}
    new: dict[str, Any] = {
        _OWN: everything,
        _GET: attrgetter(*everything) if everything else _nothing,
        "__dataclass_fields__": _LazyFields(),
        "__match_args__": tuple(name for name, each in everything.items() if not each.kw_only),
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }
    if eq:
        new |= {"__eq__": _eq, "__hash__": _hash}
    if slots:
        cls = _with_slots(cls, tuple(name for name in mine if name not in inherited))
        new |= {"__getstate__": _state, "__setstate__": _set_state}
    else:
        _set_defaults(cls, mine)
    for name, each in new.items():
        if name not in cls.__dict__ or name in ("__hash__", "__match_args__"):
            setattr(cls, name, each)
    _set_init(cls)
    return cls


def _field(given: Any, kw_only: bool) -> Field[Any]:
    made = given if isinstance(given, Field) else field(default=given)
    if made.kw_only is MISSING:
        made.kw_only = kw_only
    return made


def _set_defaults(cls: type, fields: Mapping[str, Field[Any]]) -> None:
    for name, each in fields.items():
        if isinstance(cls.__dict__.get(name), Field):
            if each.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, each.default)


def _with_slots(cls: Any, names: tuple[str, ...]) -> Any:
    """The class again, with slots: they can't be added to one that is there."""
    left_out = {*names, "__dict__", "__weakref__"}
    members = {name: each for name, each in cls.__dict__.items() if name not in left_out}
    again = type(cls)(cls.__name__, cls.__bases__, {**members, "__slots__": names})
    again.__qualname__ = cls.__qualname__
    return again


def _set_init(cls: Any) -> None:
    """An ``__init__`` that puts the real one in its place when it is first called."""

    def first(self: Any, *args: Any, **named: Any) -> None:
        cls.__init__ = _init_of(cls)
        cls.__init__(self, *args, **named)

    cls.__init__ = first


def _init_of(cls: Any) -> Callable[..., None]:
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    positional: list[str] = []
    named: list[str] = []
    lines: list[str] = []
    for name, each in getattr(cls, _OWN).items():
        told, given = name, name
        if each.default is not MISSING:
            known[f"_{name}"] = each.default
            told = f"{name}=_{name}"
        elif each.default_factory is not MISSING:
            known[f"_{name}"] = each.default_factory
            told, given = f"{name}=_missing", f"_{name}() if {name} is _missing else {name}"
        (named if each.kw_only else positional).append(told)
        lines.append(f"  _set(self, {name!r}, {given})\n")
    if hasattr(cls, "__post_init__"):
        lines.append("  self.__post_init__()\n")
    told = ", ".join(["self", *positional, *(["*", *named] if named else [])])
    exec(f"def __init__({told}):\n{''.join(lines) or '  pass'}", known)
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _nothing(_: object) -> tuple[()]:
    return ()


def _repr(self: Any) -> str:
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in getattr(self, _OWN))
    return f"{type(self).__qualname__}({told})"


def _eq(self: Any, other: object) -> Any:
    get = type(self).__value_get__
    return get(self) == get(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(type(self).__value_get__(self))


def _refuse(self: Any, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"{type(self).__qualname__}.{name} can't be changed")


def _state(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in getattr(self, _OWN))


def _set_state(self: Any, state: tuple[Any, ...]) -> None:
    for name, each in zip(getattr(self, _OWN), state, strict=True):
        object.__setattr__(self, name, each)


class _LazyFields:
    """What ``dataclasses.fields`` looks for; worked out by ``dataclasses`` itself, the first time."""

    def __get__(self, instance: object, owner: Any) -> Mapping[str, Field[Any]]:
        given = [(name, owner.__annotations__.get(name, Any), each) for name, each in getattr(owner, _OWN).items()]
        doc = {"__doc__": owner.__name__}  # else one is made of its signature, ten times as slowly as all else
        twin: Any = dataclasses.make_dataclass(owner.__name__, given, namespace=doc, init=False, repr=False, eq=False)
        fields: Mapping[str, Field[Any]] = twin.__dataclass_fields__
        owner.__dataclass_fields__ = fields
        return fields
