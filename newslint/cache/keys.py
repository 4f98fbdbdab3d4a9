"""What the outcome of a rule depends on, as short keys: when a key is the same, so is the outcome."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from newslint.cache.sources import SIZE, core, digest, module_of, package
from newslint.checking import ActiveRule, RuleSet
from newslint.config.combined import Config
from newslint.examining import Examination, Input, status_for
from newslint.plugins import entry_points
from newslint.rules import ArticleRule, GroupRule, Rule, Status, Uses

__all__ = ["SIZE", "Keyring", "of_rule"]


def of_rule(active: ActiveRule, today: date, status: Status) -> bytes | None:
    """The key of a rule as it is set: its code and data, its options, and what it uses; none for one that can't have
    any, because it reads other files or asks the network.
    """
    rule, options = active.rule, active.options
    if Uses.NETWORK in rule.uses or (Uses.FILES in rule.uses and options != rule.options()):
        return None
    used = (today if Uses.TODAY in rule.uses else None, status.value if Uses.STATUS in rule.uses else None)
    return digest(rule.id, _values(rule), _sources(active), active.plugin, repr(options), used)


class Keyring:
    """The keys of the rules that are on for the files of a run."""

    def __init__(self, about: Examination) -> None:
        self._about = about
        self._variants: dict[tuple[Config, str | None], bytes] = {}
        self.groups: set[str] = set()
        """The ids of the group rules among them."""
        self._of_rules: dict[tuple[RuleSet, Status, bool], dict[str, bytes | None]] = {}

    def variant(self, each: Input) -> bytes:
        """What the outcome of any rule on a file depends on besides its path and bytes."""
        config, name = self._about.sites.of(each.path).config, self._about.formats.name_of(each.path)
        known = self._variants.get((config, name))
        if known is None:
            own = [package(module_of(loader)) for loader in self._about.formats.loaders if loader.name == name]
            overrides = [(one.files, one.pointers, one.when) for one in config.overrides]
            settings = (repr(config.load_settings), config.limits.file_size, overrides, _place(config.root))
            known = digest(core(), name, own, settings, self._about.line_hashes)
            self._variants[config, name] = known
        return known

    def limit(self, each: Input) -> int:
        """The bytes that are read at most of a file."""
        return self._about.sites.of(each.path).config.limits.file_size

    def of(self, each: Input, applying: Iterable[Sequence[int]]) -> dict[str, bytes | None]:
        """The key of each rule that runs on an article of a file, given the overrides that apply to each of these.

        On a file that is only compared with, nothing but corpus rules run.
        """
        rules = self._about.sites.of(each.path).rules
        status = status_for(each, rules)
        found: dict[str, bytes | None] = {}
        for numbers in set(map(tuple, applying)):
            found |= self._of_set(rules.rule_set(numbers), status, each.reported)
        return found

    def _of_set(self, rules: RuleSet, status: Status, reported: bool) -> dict[str, bytes | None]:
        kind = (rules, status, reported)
        if kind not in self._of_rules:
            today = self._about.today
            active = [one for one in rules.active if reported or not isinstance(one.rule, ArticleRule)]
            self.groups.update(one.rule.id for one in active if isinstance(one.rule, GroupRule))
            self._of_rules[kind] = {one.rule.id: of_rule(one, today, status) for one in active}
        return self._of_rules[kind]


def _sources(active: ActiveRule) -> list[bytes]:
    """The packages that a rule's functions and options come from, and that of the plugin which brought it; the core
    itself is in the variant.
    """
    brought = [point.module for point in entry_points() if point.name == active.plugin]
    modules = {*map(module_of, _functions(active.rule)), f"newslint_file_{active.plugin}", *brought}
    return [package(name) for name in sorted({module.partition(".")[0] for module in modules} - {"newslint"})]


def _functions(rule: Rule[Any]) -> Iterator[object]:
    """All that a rule does something with."""
    yield rule.options
    yield from (each for name in rule.__dataclass_fields__ if callable(each := getattr(rule, name)))


def _values(rule: Rule[Any]) -> tuple[object, ...]:
    """What a rule is besides its functions, as far as its outcome depends on it."""
    words = (sorted(rule.words), rule.passages, rule.needs_language, rule.hit_driven)
    return (sorted(rule.messages.items()), rule.severity, sorted(rule.severities.items()), *words)


def _place(root: Path) -> str:
    """Where the run stands from the folder of a configuration: paths are told from here, patterns are about there."""
    here = os.getcwd()
    try:
        return os.path.relpath(here, root)
    except ValueError:  # on another drive
        return here
