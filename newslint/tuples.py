"""Named tuples whose constructor is written when the first of them is made.

``typing.NamedTuple`` compiles a constructor and the annotation of each field, which takes a third of a millisecond for
each class; see ``values.py`` for the same of dataclasses.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Maker(type):
        """Makes the classes that are derived from ``NamedTuple``."""

        def __new__(cls, name: str, bases: tuple[type, ...], members: dict[str, Any]) -> Any:
            if bases == (tuple,):
                return super().__new__(cls, name, bases, members)
            fields = tuple(members.get("__annotations__", ()))
            defaults = {each: members.pop(each) for each in fields if each in members}
            told = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields, "__slots__": ()}
            getters = {each: _getter(number, each) for number, each in enumerate(fields)}
            made = super().__new__(cls, name, bases, {**members, **told, **getters})
            made.__new__ = _first(made)
            return made

    class NamedTuple(tuple, metaclass=_Maker):
        """What ``typing.NamedTuple`` is."""

        __slots__ = ()

        @classmethod
        def _make(cls, values: Iterable[Any]) -> Any:
            return cls(*values)

        def _replace(self, **changes: Any) -> Any:
            replaced = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"{type(self).__name__} has no {', '.join(changes)}")
            return replaced

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            told = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({told})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    def _getter(number: int, name: str) -> Any:
        if make := getattr(collections, "_tuplegetter", None):  # twice as fast, where Python has it
            return make(number, f"The {name}.")
        return property(itemgetter(number))

    def _first(made: Any) -> Any:
        """A constructor that puts the real one in its place when it is first called."""

        def first(_cls: Any, *args: Any, **named: Any) -> Any:
            made.__new__ = _constructor(made)
            return made.__new__(_cls, *args, **named)

        return first

    def _constructor(made: Any) -> Any:
        known = {f"_{name}": value for name, value in made._field_defaults.items()}
        told = ", ".join(f"{name}=_{name}" if name in made._field_defaults else name for name in made._fields)
        given = "".join(f"{name}, " for name in made._fields)
        exec(f"def __new__(_cls, {told}): return _new(_cls, ({given}))", known := {**known, "_new": tuple.__new__})
        return known["__new__"]
