"""Finding the configuration of a run and laying its layers over each other."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from newslint.config.combined import Config, combine
from newslint.config.file import NAMES, read_config, read_layer
from newslint.config.presets import names as preset_names
from newslint.config.presets import text_of
from newslint.config.reader import Layer, Reader
from newslint.contracts import Preset
from newslint.errors import ConfigError, did_you_mean
from newslint.results import Problem
from newslint.trees.yamltree import read_yaml


def config_in(folder: Path) -> Path | None:
    """The configuration file in a folder, or none."""
    return next((folder / name for name in NAMES if (folder / name).is_file()), None)


def find_config(start: Path) -> Path | None:
    """The configuration nearest above a file or folder: the first found on the way up to the root."""
    folder = Path(os.path.abspath(start))
    return next((file for above in (folder, *folder.parents) if (file := config_in(above))), None)


def load_config(
    path: Path | None, command_line: Layer, plugin_presets: Mapping[str, Preset], problems: list[Problem]
) -> Config:
    """The configuration of a run: what it extends, the file, the command line, each stronger than the last.

    Raises:
        ConfigError: where the file can't be read at all.
    """
    if path is None:
        return combine(
            [*_extended(("newslint/recommended@1",), None, plugin_presets, problems), command_line], "", Path.cwd()
        )
    shown = os.path.relpath(path).replace(os.sep, "/")
    layer = read_config(path, shown, problems)
    extends = layer.values.get("extends", ("newslint/recommended@1",))
    below = _extended(extends, path, plugin_presets, problems)
    return combine([*below, layer, command_line], shown, Path(os.path.abspath(path)).parent)


def extends_of(path: Path) -> tuple[str, ...]:
    """The plugins' names in what a configuration extends, so that they can be loaded first."""
    layer = read_config(path, str(path), [])
    return tuple(name.partition("/")[0] for name in layer.values.get("extends", ()) if not name.startswith("."))


def _extended(
    names: Sequence[str], file: Path | None, plugin_presets: Mapping[str, Preset], problems: list[Problem]
) -> Iterator[Layer]:
    shown = os.path.relpath(file).replace(os.sep, "/") if file else ""
    for name in names:
        if name.startswith("."):
            yield from _file_layer(name, file, plugin_presets, problems)
        elif text := text_of(name):
            yield _layer(text, name)
        elif name in plugin_presets:
            import json  # only where a plugin's preset is named

            yield _layer(json.dumps(plugin_presets[name]), name)
        else:
            hint = did_you_mean(name, (*preset_names(), *plugin_presets))
            if name.endswith((".yaml", ".yml")):
                hint = f"; a file is named from the folder of the configuration: “./{name}”"
            problems.append(Problem("configuration", f"there is no preset “{name}”{hint}", shown))


def _file_layer(
    name: str, file: Path | None, plugin_presets: Mapping[str, Preset], problems: list[Problem]
) -> Iterator[Layer]:
    """A file that a configuration extends; it must lie in the configuration's own folder."""
    root = Path(os.path.realpath(file.parent if file else Path.cwd()))
    target = Path(os.path.realpath(root / name))
    if not target.is_relative_to(root):
        raise ConfigError(f"“extends: {name}” leads out of {root}", str(file or ""))
    layer = read_config(target, os.path.relpath(target).replace(os.sep, "/"), problems)
    extends = layer.values.get("extends", ())
    for one in extends:
        if one.startswith("."):
            told = f"“extends: {one}” is not followed: a file that is extended may itself extend presets only"
            problems.append(Problem("configuration", told, os.path.relpath(target).replace(os.sep, "/")))
    yield from _extended([one for one in extends if not one.startswith(".")], target, plugin_presets, problems)
    yield layer


def _layer(text: str, name: str) -> Layer:
    """A preset. Its faults are its author's, not the user's: it names rules of families that may not be loaded."""
    wrong: list[Problem] = []
    root = read_yaml(text).root
    layer = read_layer(Reader(text, name, wrong, checked=False), root) if root else Layer()
    if wrong:
        raise ConfigError(f"preset {name}: {wrong[0].message}")
    return layer
