"""Frozen values, and patterns that are compiled when they are first used."""

from __future__ import annotations

import copy
import pickle
import re
import sys
import typing
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from functools import cached_property
from typing import Any, Generic, TypeVar

import pytest

from newslint.patterns import regex
from newslint.plugins import load_plugins
from newslint.tuples import NamedTuple
from newslint.values import frozen

T = TypeVar("T")


@frozen
class Point:
    """A place."""

    x: int
    y: int = 0
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plain:
    """What a point would be to the standard library."""

    x: int
    y: int = 0
    names: list[str] = field(default_factory=list)


@frozen(slots=False, kw_only=True)
class Base(Generic[T]):
    """A value that others build on."""

    name: str = field(kw_only=False)
    what: T
    much: int = 1

    @cached_property
    def loud(self) -> str:
        """The name, in capitals."""
        return self.name.upper()


@frozen(slots=False, kw_only=True)
class Derived(Base[T]):
    """One that adds a field in the middle."""

    way: str = field(kw_only=False)


@frozen
class Nothing:
    """A value without fields."""


@frozen(eq=False)
class Itself:
    """A value that is only equal to itself."""

    x: int


@frozen
class Checked:
    """A value that refuses others."""

    x: int

    def __post_init__(self) -> None:
        """Refuse what is below 0."""
        if self.x < 0:
            raise ValueError("below 0")


@pytest.mark.parametrize("kind", [Point, Plain])
def test_a_value_is_made_told_and_compared_as_a_dataclass_is(kind: Any) -> None:
    point = kind(1, names=["a"])
    assert repr(point) == f"{kind.__name__}(x=1, y=0, names=['a'])"
    assert point == kind(1, 0, ["a"])
    assert point != kind(1)
    assert point != (1, 0, ["a"])
    assert hash(replace(point, names=())) == hash(kind(1, 0, ()))
    assert replace(point, y=2) == kind(1, 2, ["a"])
    assert asdict(point) == {"x": 1, "y": 0, "names": ["a"]}
    assert [(each.name, each.default) for each in fields(kind)][1] == ("y", 0)
    assert kind(1).names is not kind(1).names
    assert copy.copy(point) == point
    assert pickle.loads(pickle.dumps(point)) == point
    assert kind.__match_args__ == ("x", "y", "names")


@pytest.mark.parametrize("kind", [Point, Plain])
def test_a_value_can_not_be_changed(kind: Any) -> None:
    point = kind(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2
    with pytest.raises(FrozenInstanceError):
        del point.x


@pytest.mark.parametrize("kind", [Point, Plain])
@pytest.mark.parametrize(("given", "named"), [((), {}), ((1, 2, [], 4), {}), ((1,), {"z": 3}), ((1,), {"x": 1})])
def test_a_value_takes_its_fields_and_nothing_else(kind: Any, given: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        kind(*given, **named)


def test_fields_are_inherited_those_with_a_name_last() -> None:
    made = Derived[int]("a", "b", what=3)
    assert (made.name, made.way, made.what, made.much) == ("a", "b", 3, 1)
    assert [each.name for each in fields(made)] == ["name", "what", "much", "way"]
    assert made.loud == "A"
    assert Base("a", what=1) != made
    with pytest.raises(TypeError):
        Derived("a", "b", 3)  # type: ignore[call-arg, misc]


def test_values_without_fields_are_equal() -> None:
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())
    assert repr(Nothing()) == "Nothing()"


def test_a_value_may_be_equal_to_nothing_but_itself() -> None:
    one = Itself(1)
    assert one != Itself(1)
    assert len({one, Itself(1), one}) == 2


def test_a_value_may_check_itself() -> None:
    assert Checked(1).x == 1
    with pytest.raises(ValueError, match="below 0"):
        Checked(-1)


def test_a_pattern_is_compiled_when_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile
    monkeypatch.setattr(re, "compile", lambda *told: compiled.append(told[0]) or compile_(*told))
    found = regex(r"(a+)b", re.I)
    assert compiled == []
    assert [match[1] for match in found.finditer("AAb ab")] == ["AA", "a"]
    assert found.sub("-", "ab") == "-"
    assert (found.pattern, found.groups, found.flags & re.I) == (r"(a+)b", 1, re.I)
    assert compiled == [r"(a+)b"]


def test_a_pattern_can_be_shown_and_copied() -> None:
    found = regex(b"x", re.S)
    assert repr(found) == "regex(b'x', re.DOTALL)"
    assert copy.deepcopy(found).search(b"axb") is not None


def test_every_pattern_of_every_module_can_be_compiled() -> None:
    load_plugins()
    modules = [module for name, module in sys.modules.items() if name.startswith("newslint")]
    lazy = [each for module in modules for each in vars(module).values() if type(each) is type(regex(""))]
    assert lazy
    for each in lazy:
        assert each.pattern is not None


class Pair(NamedTuple):
    """A named tuple of ours."""

    first: int
    second: str = "b"

    @property
    def both(self) -> str:
        """Both, in a text."""
        return f"{self.first}{self.second}"


class PlainPair(typing.NamedTuple):
    """What it would be to the standard library."""

    first: int
    second: str = "b"

    @property
    def both(self) -> str:
        """Both, in a text."""
        return f"{self.first}{self.second}"


class Boxed(NamedTuple, Generic[T]):
    """A named tuple of anything."""

    inside: T


@pytest.mark.parametrize("kind", [Pair, PlainPair])
def test_a_named_tuple_is_what_the_standard_library_makes_of_it(kind: Any) -> None:
    pair = kind(1, second="c")
    assert repr(pair) == f"{kind.__name__}(first=1, second='c')"
    assert (pair.first, pair.second, pair.both) == (1, "c", "1c")
    assert pair == (1, "c") == kind._make([1, "c"])
    assert hash(pair) == hash((1, "c"))
    assert pair < kind(2)
    assert pair._replace(first=2) == kind(2, "c")
    assert pair._asdict() == {"first": 1, "second": "c"}
    assert (kind._fields, kind._field_defaults) == (("first", "second"), {"second": "b"})
    assert kind.__match_args__ == ("first", "second")
    assert pickle.loads(pickle.dumps(pair)) == copy.copy(pair) == pair
    first, second = pair
    assert (first, second) == (1, "c")
    with pytest.raises(AttributeError):
        pair.first = 2
    with pytest.raises(AttributeError):
        pair.third = 3


@pytest.mark.parametrize("kind", [Pair, PlainPair])
@pytest.mark.parametrize(("given", "named"), [((), {}), ((1, "2", 3), {}), ((1,), {"third": 3}), ((1,), {"first": 1})])
def test_a_named_tuple_takes_its_fields_and_nothing_else(
    kind: Any, given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    for _ in range(2):
        with pytest.raises(TypeError):
            kind(*given, **named)


def test_a_named_tuple_may_be_generic() -> None:
    assert Boxed[int](3).inside == Boxed(3).inside == 3
