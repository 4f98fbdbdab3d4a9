"""The keys of the configuration: how each value is read, its JSON Schema, what it means."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from math import inf

from newslint.config.reader import Override, Reader
from newslint.dates import parse_date
from newslint.discovery import is_pattern
from newslint.errors import did_you_mean
from newslint.findings import Severity
from newslint.language import UNKNOWN, normal_code
from newslint.reading.fields import FieldMap
from newslint.trees.node import Node
from newslint.tuples import NamedTuple


class Key(NamedTuple):
    """A key of the configuration: how its value is read, its JSON Schema, and what it means."""

    read: Callable[[Reader, Node], object]
    schema: Mapping[str, object]
    help: str


def _texts(_: Reader, node: Node) -> tuple[str, ...]:
    nodes = node.elements() or (() if isinstance(node.value, tuple) else (node,))
    if not all(isinstance(one.value, str) for one in nodes):
        raise ValueError("a text or a list of texts")
    return tuple(str(one.value) for one in nodes)


def _patterns(reader: Reader, node: Node) -> tuple[str, ...]:
    """Patterns of paths; one that isn't any is told and left out."""
    found = _texts(reader, node)
    for one in node.elements() or (node,):
        if one.text and not is_pattern(one.text):
            reader.tell(f"“{one.text}” is no pattern as in .gitignore", one.span)
    return tuple(filter(is_pattern, found))


def _text(_: Reader, node: Node) -> str:
    if node.text is None:
        raise ValueError("a text")
    return node.text


def _mapping(reader: Reader, node: Node) -> dict[str, str]:
    return {name: _text(reader, value) for name, value in reader.members(node, "this")}


def _formats(reader: Reader, node: Node) -> dict[str, str]:
    found = _mapping(reader, node)
    if wrong := [name for name in found if not name.startswith(".")]:
        raise ValueError(f"a mapping of file extensions to formats; “{wrong[0]}” has no dot in front")
    return found


def _fields(reader: Reader, node: Node) -> dict[str, tuple[str, ...]]:
    known = [name.replace("_", "-") for name in FieldMap.__dataclass_fields__]
    found: dict[str, tuple[str, ...]] = {}
    for name, value in reader.members(node, "“fields”"):
        if name in known:
            found[name.replace("-", "_")] = _texts(reader, value)
        else:
            reader.tell(f"there is no field “{name}”{did_you_mean(name, known)}", value.key or value.span)
    return found


def _severity(_: Reader, node: Node) -> Severity:
    if node.value not in list(Severity):
        raise ValueError(f"one of {', '.join(Severity)}, not “{node.value}”")
    return Severity(str(node.value))


def _day(_: Reader, node: Node) -> object:
    day = parse_date(str(node.value))
    if day is None:
        raise ValueError(f"a day such as 2026-11-22, not “{node.value}”")
    return day


def _yes_or_no(_: Reader, node: Node) -> bool:
    if not isinstance(node.value, bool):
        raise ValueError(f"true or false, not “{node.text or node.value}”")
    return node.value


_PLUGIN_KEYS = {"require": "required", "disable": "disabled"}


def _plugins(reader: Reader, node: Node) -> dict[str, tuple[str, ...]]:
    found = {}
    for name, value in reader.members(node, "“plugins”"):
        if name in _PLUGIN_KEYS:
            found[_PLUGIN_KEYS[name]] = _texts(reader, value)
        else:
            reader.tell(f"there is no key “plugins: {name}”{did_you_mean(name, _PLUGIN_KEYS)}", value.key or value.span)
    return found


_LIMITS: Mapping[str, tuple[str, type]] = {"file-size": ("file_size", int), "rule-seconds": ("rule_seconds", float)}


def _limits(reader: Reader, node: Node) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in reader.members(node, "“limits”"):
        if name not in _LIMITS:
            reader.tell(f"there is no limit “{name}”{did_you_mean(name, _LIMITS)}", value.key or value.span)
        elif isinstance(value.value, bool) or not isinstance(value.value, int | float) or not 0 < value.value < inf:
            reader.tell(f"limit “{name}” must be a number above 0", value.place)
        else:
            key, kind = _LIMITS[name]
            found[key] = kind(value.value)
    return found


def _language(reader: Reader, node: Node) -> str:
    code = normal_code(_text(reader, node))
    if code == UNKNOWN:
        raise ValueError(f"the code of a language such as en, not “{node.value}”")
    return code


def _encoding(reader: Reader, node: Node) -> str:
    name = _text(reader, node)
    try:
        codecs.lookup(name)
    except LookupError:
        raise ValueError(f"an encoding such as windows-1252, not “{name}”") from None
    return name


_OVERRIDE_KEYS = ("files", "pointers", "when", "rules")


def _overrides(reader: Reader, node: Node) -> tuple[Override, ...]:
    if not isinstance(node.value, tuple):
        raise ValueError("a list of mappings with “files”, “pointers” or “when”, and “rules”")
    return tuple(_override(reader, one) for one in node.elements())


def _override(reader: Reader, node: Node) -> Override:
    found = dict(reader.members(node, "an override"))
    if not {"files", "pointers", "when"} & set(found):
        reader.tell("an override must say for which articles: “files”, “pointers” or “when”", node.span)
    for name, value in found.items():
        if name not in _OVERRIDE_KEYS:
            reader.tell(
                f"there is no key “{name}” in an override{did_you_mean(name, _OVERRIDE_KEYS)}", value.key or value.span
            )
    return Override(
        reader.rules(found["rules"]) if "rules" in found else {},
        _patterns(reader, found["files"]) if "files" in found else (),
        _texts(reader, found["pointers"]) if "pointers" in found else (),
        _when(reader, found["when"]) if "when" in found else {},
    )


def _when(reader: Reader, node: Node) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, value in reader.members(node, "“when”"):
        if name != "front":
            reader.tell(f"“when” knows only “front”, not “{name}”", value.key or value.span)
            continue
        for key, wanted in reader.members(value, "“when: front”"):
            found[key] = tuple(str(one.plain()) for one in (wanted.elements() or (wanted,)))
    return found


_TEXT = {"type": "string"}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_RULES: Mapping[str, object] = {"$ref": "#/$defs/rules"}

KEYS: Mapping[str, Key] = {
    "extends": Key(_texts, _TEXTS, "presets to start from, e.g. newslint/newsroom@1"),
    "select": Key(_texts, _TEXTS, "rules and families that are on (default: all)"),
    "ignore": Key(_texts, _TEXTS, "rules and families that are off"),
    "extend-select": Key(_texts, _TEXTS, "rules and families that are on as well"),
    "preview": Key(
        _yes_or_no, {"type": "boolean"}, "whether rules in preview are on that nobody names (default: false)"
    ),
    "rules": Key(
        Reader.rules, _RULES, "for each rule: off, note, warning, error, or a mapping of options and severity"
    ),
    "overrides": Key(
        _overrides,
        {"type": "array", "items": {"$ref": "#/$defs/override"}},
        "settings for some articles: by files, pointers, or when: {front: {key: [values]}}",
    ),
    "include": Key(_patterns, _TEXTS, "only files that match one of these patterns are read in folders"),
    "exclude": Key(_patterns, _TEXTS, "files and folders that are left out (patterns as in .gitignore)"),
    "formats": Key(_formats, {"type": "object", "additionalProperties": _TEXT}, "file extensions and their format"),
    "corpus": Key(_texts, _TEXTS, "files and folders that articles are compared with for duplicates"),
    "fields": Key(_fields, {"$ref": "#/$defs/fields"}, "which front matter keys hold which fact"),
    "language": Key(_language, _TEXT, "the language of articles that don't say, e.g. en"),
    "encoding": Key(
        _encoding, _TEXT, "how files are read that aren't UTF-8 and say nothing of it (default: windows-1252)"
    ),
    "plugins": Key(
        _plugins,
        {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(_PLUGIN_KEYS, _TEXTS)},
        "plugins that must be there (require) or stay out (disable)",
    ),
    "limits": Key(
        _limits,
        {"type": "object", "additionalProperties": False, "properties": {name: {"type": "number"} for name in _LIMITS}},
        "file-size in bytes (default 10000000), rule-seconds for a rule on one article (default 10)",
    ),
    "fail-on": Key(
        _severity, {"enum": list(Severity)}, "the least severity that makes the exit code 1 (default: warning)"
    ),
    "baseline": Key(_text, _TEXT, "the file of known findings (default: .newslint-baseline.json where there is one)"),
    "as-of": Key(_day, _TEXT, "the day of the check, for runs that must not change (default: today)"),
}
"""All keys of the configuration."""
