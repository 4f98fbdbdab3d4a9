"""Taking plugins in: each on its own, so that a broken one is a problem and never the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pluggy

from newslint.contracts import Loader, Preset, Reporter
from newslint.errors import PluginError, did_you_mean, in_words
from newslint.findings import Severity
from newslint.hookspecs import API_VERSION
from newslint.options import build_options, check_types
from newslint.patterns import regex
from newslint.results import Problem
from newslint.rules import ArticleRule, GroupRule, PairRule, Rule
from newslint.tuples import NamedTuple
from newslint.values import frozen

GROUP = "newslint"
_HOOK = "register_"  # what each hook's name begins with


class EntryPoint(NamedTuple):
    """A plugin as its distribution announces it."""

    name: str
    module: str
    version: str


@frozen(slots=False)
class Plugin:
    """A plugin that was taken in, with all that it registers."""

    name: str
    version: str
    rules: tuple[Rule[Any], ...] = ()
    loaders: tuple[Loader, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    presets: Mapping[str, Preset] | None = None


@frozen(slots=False)
class Plugins:
    """All plugins of a run, and what was wrong with those that are missing."""

    plugins: tuple[Plugin, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def rules(self) -> dict[str, Rule[Any]]:
        """All rules, by id."""
        return {rule.id: rule for plugin in self.plugins for rule in plugin.rules}

    @property
    def presets(self) -> dict[str, Preset]:
        """All presets of plugins, by name."""
        return {name: preset for plugin in self.plugins for name, preset in (plugin.presets or {}).items()}

    def of(self, rule: Rule[Any]) -> Plugin:
        """The plugin that a rule came with."""
        return next(plugin for plugin in self.plugins if plugin.name == rule.family)


@cache
def entry_points() -> tuple[EntryPoint, ...]:
    """The plugins that are installed, by name.

    ``entry_points.txt`` of each distribution is read by hand: loading all metadata costs 70 ms, this 1.
    """
    found: dict[str, EntryPoint] = {}
    for folder in dict.fromkeys(sys.path):
        for info in _distributions(folder or os.curdir):
            try:
                text = Path(folder, info, "entry_points.txt").read_text(encoding="utf-8", errors="replace")
            except OSError:  # most distributions have none
                continue
            for name, module in _section(text):
                found.setdefault(name, EntryPoint(name, module, _version(info)))
    return tuple(sorted(found.values()))


def _distributions(folder: str) -> list[str]:
    """The folders with the metadata of distributions in a folder of ``sys.path``."""
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith("-info"))
    except OSError:  # a zip file, or nothing
        return []


def _section(text: str) -> Iterator[tuple[str, str]]:
    inside = False
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            inside = line == f"[{GROUP}]"
        elif inside and "=" in line:
            name, _, module = line.partition("=")
            yield name.strip(), module.strip()


def _version(folder: str) -> str:
    """The version in ``name-1.2.dist-info``."""
    return folder.removesuffix(".dist-info").removesuffix(".egg-info").partition("-")[2]


class _Manager(pluggy.PluginManager):
    """A manager that looks for hooks where they can be: pluggy looks closely at every name of a module."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> Any:
        """What a hook was marked with."""
        return super().parse_hookimpl_opts(plugin, name) if name.startswith(_HOOK) else None

    def parse_hookspec_opts(self, module_or_class: Any, name: str) -> Any:
        """What a hook's specification was marked with."""
        return super().parse_hookspec_opts(module_or_class, name) if name.startswith(_HOOK) else None


class PluginHost:
    """Takes plugins in, one by one."""

    def __init__(self) -> None:
        self._manager = _Manager(GROUP)
        contract = import_module("newslint.hookspecs")
        self._manager.add_hookspecs(contract)
        self._hooks = [name for name in dir(contract) if name.startswith(_HOOK)]
        self._plugins: dict[str, Plugin] = {}
        self._problems: list[Problem] = []

    def add(self, name: str, version: str, find: Callable[[], object]) -> None:
        """Take in the plugin that ``find`` gives; what goes wrong on the way becomes a problem."""
        try:
            self._plugins[name] = self._take_in(name, version, find())
        except (Exception, SystemExit) as error:
            self._problems.append(Problem("plugin", f"plugin “{name}” is left out: {_told(error)}", plugin=name))

    @property
    def plugins(self) -> Plugins:
        """What was taken in so far."""
        return Plugins(tuple(self._plugins.values()), tuple(self._problems))

    def _take_in(self, name: str, version: str, module: object) -> Plugin:
        if name in self._plugins:
            raise PluginError("another plugin of that name is there already")
        wanted = getattr(module, "newslint_api", API_VERSION)
        if wanted != API_VERSION:
            raise PluginError(f"it is written for plugin API {wanted}, this newslint has {API_VERSION}")
        self._check_hooks(module)
        self._manager.register(module, name)
        try:
            plugin = Plugin(
                name,
                version,
                tuple(self._call("register_rules", name)),
                tuple(self._call("register_loaders", name)),
                tuple(self._call("register_reporters", name)),
                dict(self._call("register_presets", name) or {}),
            )
            _check_names(plugin)
        except BaseException:
            self._manager.unregister(name=name)
            raise
        return plugin

    def _call(self, hook: str, name: str) -> Any:
        others = [plugin for other, plugin in self._manager.list_name_plugin() if other != name]
        found = self._manager.subset_hook_caller(hook, others)()
        return found[0] if found else ()

    def _check_hooks(self, module: object) -> None:
        for name in dir(module):
            value = getattr(module, name)
            marked = getattr(value, "newslint_impl", None) is not None
            if (marked or name.startswith(_HOOK)) and callable(value) and name not in self._hooks:
                raise PluginError(f"there is no hook “{name}”{did_you_mean(name, self._hooks)}")
            if callable(value) and name in self._hooks and not marked:
                raise PluginError(f"“{name}” is not marked with @hookimpl")


def _check_names(plugin: Plugin) -> None:
    seen: set[str] = set()
    for rule in plugin.rules:
        if not isinstance(rule, ArticleRule | GroupRule | PairRule):
            raise PluginError(f"register_rules() gives {rule!r}, which is no rule")
        if rule.family != plugin.name:
            raise PluginError(f"rule “{rule.id}” must be named “{plugin.name}/…”")
        if rule.id in seen:
            raise PluginError(f"rule “{rule.id}” is registered twice")
        seen.add(rule.id)
        _check_rule(rule)
    for name in plugin.presets or {}:
        if not name.startswith(f"{plugin.name}/"):
            raise PluginError(f"preset “{name}” must be named “{plugin.name}/…”")


_ID = regex(r"[a-z][a-z0-9-]*/[a-z0-9][a-z0-9-]*")


def _check_rule(rule: Rule[Any]) -> None:
    """What would only fail once the rule runs, or is told."""
    if not _ID.fullmatch(rule.id):
        raise PluginError(f"“{rule.id}” is no id: small letters, digits and hyphens, as in “family/name”")
    if not all(isinstance(severity, Severity) for severity in (rule.severity, *rule.severities.values())):
        raise PluginError(f"rule “{rule.id}”: a severity is Severity.NOTE, Severity.WARNING or Severity.ERROR")
    if unknown := set(rule.severities) - set(rule.messages):
        raise PluginError(f"rule “{rule.id}” gives a severity to messages that it doesn't have: {sorted(unknown)}")
    build_options(rule.options, {})  # raises where an option has no default
    check_types(rule.options)  # raises where an option has a type that no configuration can give


def _told(error: BaseException) -> str:
    return error.message if isinstance(error, PluginError) else in_words(error)


def load_plugins(
    families: Iterable[str] | None = None,
    *,
    disabled: Iterable[str] = (),
    files: Iterable[str] = (),
    required: Iterable[str] = (),
    autoload: bool = True,
) -> Plugins:
    """The installed plugins (all, or those of ``families``), and plugins in single files.

    Raises:
        PluginError: for a disabled or required plugin that isn't installed.
    """
    known = {point.name: point for point in entry_points()}
    for name in [*disabled, *required]:
        if name not in known:
            raise PluginError(f"there is no plugin “{name}”{did_you_mean(name, known)}")
    wanted = set(known) if families is None else set(families) | set(required)
    host = PluginHost()
    for name, point in known.items():
        if autoload and name in wanted and name not in set(disabled):
            host.add(name, point.version, partial(import_module, point.module))
    for file in files:
        host.add(Path(file).stem, "", partial(_module, Path(file)))
    return host.plugins


def _module(path: Path) -> ModuleType:
    """A plugin that is one file; it is called after the file."""
    from importlib.util import module_from_spec, spec_from_file_location  # few runs have one

    if not path.is_file():
        raise PluginError(f"there is no file {path}")
    spec = spec_from_file_location(f"newslint_file_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise PluginError(f"{path} is no Python file")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses and pickle look a class's module up by name
    spec.loader.exec_module(module)
    return module
