"""What a site wants: the configuration file, its presets, and how both become rules that are on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, fields, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from newslint.article import Article
from newslint.checking import ActiveRule, RuleSet
from newslint.config.globs import matches
from newslint.config.reader import Layer, Override, RuleSetting
from newslint.config.selection import ALL, Selection, unknown_name
from newslint.contracts import LoadSettings
from newslint.errors import ConfigError, did_you_mean
from newslint.findings import Severity
from newslint.options import build_options
from newslint.plugins import Plugins
from newslint.reading.fields import FieldMap
from newslint.results import Problem, RuleInfo
from newslint.rules import Rule, Uses
from newslint.suppression import UNUSED
from newslint.values import frozen


@frozen
class Limits:
    """Bounds on a run: bytes of a file that are read at most, seconds that a rule may take for one article."""

    file_size: int = 10_000_000
    rule_seconds: float = 10.0


@frozen(slots=False, eq=False)
class Config:
    """All layers of configuration made one: presets, then the file, then the command line.

    ``file`` is empty where there is no configuration file; ``root`` is the folder that its patterns are about.
    """

    file: str = ""
    root: Path = field(default_factory=Path.cwd)
    selection: Selection = field(default_factory=Selection)
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    corpus: tuple[str, ...] = ()
    field_map: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    language: str = ""
    encoding: str = "windows-1252"
    required: tuple[str, ...] = ()
    disabled: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    fail_on: Severity = Severity.WARNING
    as_of: date | None = None
    extends: tuple[str, ...] = ()
    preview: bool = False
    baseline: str = ""

    @cached_property
    def load_settings(self) -> LoadSettings:
        """What loaders are told."""
        return LoadSettings(replace(FieldMap(), **self.field_map), self.language, self.encoding)


def combine(layers: list[Layer], file: str, root: Path) -> Config:
    """One configuration of several layers, the later the stronger.

    Lists replace each other, but ``ignore``, ``extend-select``, rules and overrides add up: a preset's own are kept.
    """
    config = Config(file, root)
    for layer in layers:
        config = _with(config, layer)
    return config


def _with(config: Config, layer: Layer) -> Config:
    given = {name: value for name, value in layer.values.items() if name in {one.name for one in fields(Config)}}
    selection = Selection(
        layer.values.get("select", config.selection.select),
        (*config.selection.ignore, *layer.values.get("ignore", ())),
        (*config.selection.extend_select, *layer.values.get("extend_select", ())),
    )
    rules = dict(config.rules)
    for name, setting in layer.rules.items():
        rules[name] = rules[name].merged(setting) if name in rules else setting
    limits = replace(config.limits, **dict(layer.values.get("limits_", {})))
    overrides = (*config.overrides, *layer.overrides)
    return replace(config, **given, selection=selection, rules=rules, overrides=overrides, limits=limits)


class ActiveRules:
    """The rules that are on for each article of a run."""

    def __init__(
        self, config: Config, plugins: Plugins, known_families: frozenset[str], problems: list[Problem]
    ) -> None:
        self._config = config
        self._plugins = plugins
        self._families = known_families
        self._problems = problems
        self._sets: dict[tuple[int, ...], RuleSet] = {}
        self._check_names()

    @cached_property
    def usual(self) -> RuleSet:
        """The rules where no override applies."""
        return self.rule_set(())

    def applying(self, article: Article) -> tuple[int, ...]:
        """The numbers of the overrides that apply to an article."""
        return tuple(i for i, one in enumerate(self._config.overrides) if self._applies(one, article))

    def rule_set(self, applying: tuple[int, ...]) -> RuleSet:
        """The rules that are on where these overrides apply."""
        if applying not in self._sets:
            self._sets[applying] = RuleSet(tuple(self._active(applying)))
        return self._sets[applying]

    @cached_property
    def all(self) -> tuple[ActiveRule, ...]:
        """Every rule that is on for some article, by id: as it usually is, where it is on without an override."""
        sets = [*(self.rule_set((i,)) for i in range(len(self._config.overrides))), self.usual]
        found = {active.rule.id: active for one in sets for active in one.active}
        return tuple(found[name] for name in sorted(found))

    @cached_property
    def use_status(self) -> bool:
        """Whether a rule that is on asks for an article's status."""
        return any(Uses.STATUS in active.rule.uses for active in self.all)

    @cached_property
    def unused(self) -> RuleInfo | None:
        """The core's own rule as the configuration has it, or none where it is off."""
        setting = self._config.rules.get(UNUSED.id, RuleSetting())
        if setting.off or not self._config.selection.includes(UNUSED.id):
            return None
        return UNUSED._replace(severity=setting.severity or UNUSED.severity)

    def ran(self, name: str) -> bool:
        """Whether a rule was on for some article; a family (or all) where selection left none of its rules out."""
        if "/" in name:
            return any(active.rule.id == name for active in self.all)
        selection = self._config.selection
        members = [rule for rule in self._plugins.rules if name in (ALL, rule.partition("/")[0])]
        return bool(members) and all(map(selection.includes, members)) and (name != ALL or selection.families is None)

    def unknown(self, name: str) -> str | None:
        """What is wrong with the name of a rule or family; none where it is known, or its family isn't loaded."""
        family = name.partition("/")[0]
        loaded = {plugin.name for plugin in self._plugins.plugins}
        if name == UNUSED.id or (family in self._families and family not in loaded):
            return None
        return unknown_name(name, [*self._plugins.rules, UNUSED.id], self._families | loaded | {UNUSED.plugin})

    def _active(self, applying: tuple[int, ...]) -> Iterator[ActiveRule]:
        for name, rule in sorted(self._plugins.rules.items()):
            setting = self._config.rules.get(name, RuleSetting())
            for number in applying:
                setting = setting.merged(self._config.overrides[number].rules.get(name, RuleSetting()))
            chosen = self._config.selection.includes(name)
            if chosen and not setting.off and (not rule.preview or self._asked_for(name, setting)):
                options = self._options(rule, setting)
                yield ActiveRule(rule, options, self._plugins.of(rule).name, setting.severity)

    def _asked_for(self, name: str, setting: RuleSetting) -> bool:
        """Whether a rule in preview runs: it is named on the command line or in the file (a preset's word is not
        enough), or all previews are asked for."""
        named = setting.checked and bool(setting.severity or setting.options)
        return self._config.preview or named or self._config.selection.names_rule(name)

    def _options(self, rule: Rule[Any], setting: RuleSetting) -> Any:
        given = dict(setting.options)
        while True:
            try:
                return build_options(rule.options, {name: option.value for name, option in given.items()})
            except ConfigError as error:  # told, and left out: the rule runs with what is right
                option = given.pop(error.path)
                problem = Problem("configuration", f"rule {rule.id}: {error.message}", *option.place, rule=rule.id)
                if problem not in self._problems:
                    self._problems.append(problem)

    def _check_names(self) -> None:
        for layer in (self._config.rules, *(one.rules for one in self._config.overrides)):
            for name, setting in layer.items():
                wrong = self.unknown(name) if "/" in name else f"“{name}” is no rule (a rule is “family/name”)"
                if wrong and setting.checked:
                    hint = "" if "/" in name else did_you_mean(name, self._plugins.rules)
                    self._problems.append(Problem("configuration", wrong + hint, *setting.place))
        for name in self._config.selection.names:
            if wrong := self.unknown(name):
                self._problems.append(Problem("configuration", wrong, self._config.file))

    def _applies(self, override: Override, article: Article) -> bool:
        if override.files and not matches(override.files, article.path, self._config.root):
            return False
        if override.pointers and not any(
            article.pointer == pointer or article.pointer.startswith(f"{pointer}/") for pointer in override.pointers
        ):
            return False
        front = article.metadata.front
        for name, wanted in override.when.items():
            node = front.get(name) if front else None
            values = [part.plain() for part in (node.elements() or (node,))] if node else []
            if not set(map(str, values)) & set(wanted):
                return False
        return True
