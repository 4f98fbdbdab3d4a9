"""What a rule's options are: a frozen dataclass is the schema, and checks what a user gives."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from newslint.errors import ConfigError, did_you_mean
from newslint.tuples import NamedTuple
from newslint.values import frozen


@frozen
class NoOptions:
    """The options of a rule that has none."""


class Limit(NamedTuple):
    """The least and greatest value that a number option takes."""

    least: float | None = None
    greatest: float | None = None


class Option(NamedTuple):
    """One option as users know it: its name with hyphens, its type, default, help and limits."""

    name: str
    type: Any
    default: object
    help: str
    limit: Limit


def options_of(schema: type) -> Iterator[Option]:
    """The options that a dataclass defines: ``max_age: Annotated[int, "days …", Limit(1)] = 365``."""
    hints = get_type_hints(schema, include_extras=True)
    for field in dataclasses.fields(schema):
        hint = hints[field.name]
        extras = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
        bare = get_args(hint)[0] if extras else hint
        yield Option(
            field.name.replace("_", "-"),
            bare,
            field.default,
            next((extra for extra in extras if isinstance(extra, str)), ""),
            next((extra for extra in extras if isinstance(extra, Limit)), Limit()),
        )


def build_options(schema: type, given: Mapping[str, object]) -> Any:
    """An instance of ``schema`` with the values that a user gave.

    Raises:
        ConfigError: for an unknown option or a value of the wrong type; ``ConfigError.path`` is the option's name.
    """
    known = {option.name: option for option in options_of(schema)} if given else {}
    values: dict[str, object] = {}
    for name, value in given.items():
        if name not in known:
            hint = did_you_mean(name, known) or (f"; there is: {', '.join(known)}" if known else "; this rule has none")
            raise ConfigError(f"there is no option “{name}”{hint}", name)
        values[name.replace("-", "_")] = _checked(known[name], value)
    try:
        return schema(**values)
    except ValueError as error:  # what the options themselves refuse: all that was given is in doubt
        raise ConfigError(str(error), next(iter(given), "")) from None


def _checked(option: Option, value: object) -> object:
    try:
        checked = convert(option.type, value)
    except ValueError as error:
        raise ConfigError(f"“{option.name}” must be {error}, not {_shown(value)}", option.name) from None
    if isinstance(checked, int | float) and not isinstance(checked, bool):
        if option.limit.least is not None and checked < option.limit.least:
            raise ConfigError(f"“{option.name}” must be at least {option.limit.least:g}, not {checked:g}", option.name)
        if option.limit.greatest is not None and checked > option.limit.greatest:
            raise ConfigError(
                f"“{option.name}” must be at most {option.limit.greatest:g}, not {checked:g}", option.name
            )
    return checked


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    return str(value).lower() if isinstance(value, bool) else repr(value)


def convert(kind: Any, value: object) -> object:
    """``value`` as a ``kind``: bool, int, float, str, an enum, or a tuple of one of these.

    Raises:
        ValueError: saying what was wanted (“a whole number”).
    """
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        if not isinstance(value, list):
            raise ValueError(f"a list ({describe(item)} each)")
        return tuple(convert(item, part) for part in value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        if value not in [member.value for member in kind]:
            raise ValueError(describe(kind))
        return kind(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
        raise ValueError(describe(kind))
    return value


_NAMES = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}


def describe(kind: Any) -> str:
    """A type in a writer's words."""
    if get_origin(kind) is tuple:
        return f"a list, each {describe(get_args(kind)[0])}"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "one of " + ", ".join(str(member.value) for member in kind)
    return _NAMES.get(kind) or re.sub(r"(?<!^)(?=[A-Z])", " ", getattr(kind, "__name__", str(kind))).lower()


_JSON = {bool: "boolean", int: "integer", float: "number", str: "string"}


def json_schema(schema: type) -> dict[str, object]:
    """The JSON Schema of a rule's options."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {option.name: _property(option) for option in options_of(schema)},
    }


def check_types(schema: type) -> None:
    """Refuse options that no configuration could give.

    Raises:
        TypeError: for an option of another type than ``convert`` knows.
    """
    for hint in get_type_hints(schema).values():
        _json_type(hint)


def _property(option: Option) -> dict[str, object]:
    found: dict[str, object] = {"description": option.help, **_json_type(option.type)}
    if option.limit.least is not None:
        found["minimum"] = option.limit.least
    if option.limit.greatest is not None:
        found["maximum"] = option.limit.greatest
    default = option.default
    if default is not dataclasses.MISSING:
        found["default"] = list(default) if isinstance(default, tuple) else default
    return found


def _json_type(kind: Any) -> dict[str, object]:
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _json_type(get_args(kind)[0])}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if kind not in _JSON:
        raise TypeError(f"an option can't be of type {kind!r}")
    return {"type": _JSON[kind]}
