"""The JSON Schema of the configuration, made from the same table that reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newslint.config.keys import KEYS
from newslint.findings import Severity
from newslint.options import json_schema
from newslint.reading.fields import FieldMap
from newslint.rules import Rule

_LEVELS: dict[str, object] = {"enum": ["off", *Severity, False]}
_TEXTS: dict[str, object] = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


def config_schema(rules: Mapping[str, Rule[Any]]) -> dict[str, object]:
    """The schema, with the options of these rules."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newslint configuration",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"description": key.help, **key.schema} for name, key in KEYS.items()},
        "$defs": {"rules": _rules(rules), "override": _override(), "fields": _fields()},
    }


def _rules(rules: Mapping[str, Rule[Any]]) -> dict[str, object]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _rule(rule) for name, rule in sorted(rules.items())},
    }


def _rule(rule: Rule[Any]) -> dict[str, object]:
    options = json_schema(rule.options)
    properties = options["properties"]
    assert isinstance(properties, dict)
    return {
        "description": rule.summary,
        "anyOf": [_LEVELS, {**options, "properties": {"severity": _LEVELS, **properties}}],
    }


def _override() -> dict[str, object]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "files": _TEXTS,
            "pointers": _TEXTS,
            "when": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"front": {"type": "object"}},
            },
            "rules": {"$ref": "#/$defs/rules"},
        },
    }


def _fields() -> dict[str, object]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name.replace("_", "-"): _TEXTS for name in FieldMap.__dataclass_fields__},
    }
