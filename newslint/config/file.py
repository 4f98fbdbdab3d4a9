"""Reading a configuration file or preset: each key checked, each fault told with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from newslint.config.keys import KEYS
from newslint.config.reader import Layer, Reader
from newslint.errors import ConfigError, did_you_mean
from newslint.positions import LineIndex
from newslint.results import Problem
from newslint.trees.node import Node, TreeError
from newslint.trees.yamltree import read_yaml

NAMES = (".newslint.yaml", ".newslint.yml")
"""What a configuration file is called."""


def read_config(path: Path, shown: str, problems: list[Problem]) -> Layer:
    """The layer in a configuration file; what is wrong in it is told, and the rest of it holds.

    Raises:
        ConfigError: where the file can't be read at all, or isn't YAML.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"the configuration can't be read: {error}", shown) from None
    try:
        tree = read_yaml(text)
    except TreeError as error:
        at = LineIndex(text).position(error.offset)
        raise ConfigError(f"this is not YAML: {error.message}", shown, at.line, at.column) from None
    reader = Reader(text, shown, problems)
    for duplicate in tree.duplicates:
        reader.tell(f"“{duplicate.name}” is given twice", duplicate.again)
    return read_layer(reader, tree.root) if tree.root else Layer()


def read_layer(reader: Reader, root: Node) -> Layer:
    """All keys of a configuration."""
    found: dict[str, Any] = {}
    for name, node in reader.members(root, "a configuration"):
        if name not in KEYS:
            reader.tell(f"there is no key “{name}”{did_you_mean(name, KEYS)}", node.key or node.span)
            continue
        try:
            found[name.replace("-", "_")] = KEYS[name].read(reader, node)
        except ValueError as error:
            reader.tell(f"“{name}” must be {error}", node.place)
    rules, overrides = found.pop("rules", {}), found.pop("overrides", ())
    found.update(found.pop("plugins", {}))
    if "limits" in found:
        found["limits_"] = found.pop("limits")
    if "fields" in found:
        found["field_map"] = found.pop("fields")
    return Layer(found, rules, overrides)
