"""The places where a plugin can join in. Hooks only register; the work is done by what they register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pluggy

from newslint.contracts import Loader, Preset, Reporter
from newslint.rules import Rule

API_VERSION = 1
"""The version of this contract. A plugin may name the one it was written for: ``newslint_api = 1``."""

hookspec = pluggy.HookspecMarker("newslint")
hookimpl = pluggy.HookimplMarker("newslint")


@hookspec
def register_rules() -> Iterable[Rule[Any]]:
    """The plugin's rules; each id begins with the plugin's name. ``rules_in(__name__)`` finds those of a package."""
    raise NotImplementedError


@hookspec
def register_loaders() -> Iterable[Loader]:
    """The plugin's loaders, for file formats of its own."""
    raise NotImplementedError


@hookspec
def register_reporters() -> Iterable[Reporter]:
    """The plugin's reporters, for ``--format``."""
    raise NotImplementedError


@hookspec
def register_presets() -> Mapping[str, Preset]:
    """The plugin's presets, for ``extends: NAME``; each name begins with the plugin's name and a slash."""
    raise NotImplementedError
