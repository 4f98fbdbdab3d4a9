"""What the outcome of a rule depends on, as short keys: when a key is the same, so is the outcome."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from newslint.checking import ActiveRule, RuleSet
from newslint.config.combined import Config
from newslint.contracts import Loader
from newslint.examining import Examination, Input
from newslint.hashes import blake2b
from newslint.rules import ArticleRule, Rule, Status, Uses
from newslint.status import status_of
from newslint.version import __version__

SIZE = 8
"""Bytes of a key."""

_CODE = (".py", ".yaml", ".json", ".so", ".pyd")
_LIBRARIES = ("pyromark", "re2", "yaml")  # those that decide what is read and found


def digest(*parts: object) -> bytes:
    """A short hash of values, by how they are written."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


@cache
def core() -> bytes:
    """The core as it is: its own files, the libraries that read and find, Python."""
    origins = [spec.origin for name in _LIBRARIES if (spec := find_spec(name)) and spec.origin]
    files = [*_files(Path(__file__).parent.parent), *map(Path, origins)]
    return digest(__version__, sys.version, unicodedata.unidata_version, _stats(files))


def of_rule(active: ActiveRule, today: date, status: Status) -> bytes | None:
    """The key of a rule as it is set: its family's files, its options, and what it uses; none for one that can't have
    any, because it reads other files or asks the network.
    """
    rule, options = active.rule, active.options
    if Uses.NETWORK in rule.uses or (Uses.FILES in rule.uses and options != rule.options()):
        return None
    used = (today if Uses.TODAY in rule.uses else None, status.value if Uses.STATUS in rule.uses else None)
    return digest(rule.id, _family(rule.file, _in_package(rule)), active.plugin, repr(options), used)


class Keyring:
    """The keys of the rules that are on for the files of a run."""

    def __init__(self, about: Examination) -> None:
        self._about = about
        self._variants: dict[tuple[Config, str | None], bytes] = {}
        self._of_rules: dict[tuple[RuleSet, Status, bool], dict[str, bytes | None]] = {}

    def variant(self, each: Input) -> bytes:
        """What the outcome of any rule on a file depends on besides its path and bytes."""
        config, name = self._about.sites.of(each.path).config, self._about.formats.name_of(each.path)
        known = self._variants.get((config, name))
        if known is None:
            own = [_loader(loader) for loader in self._about.formats.loaders if loader.name == name]
            overrides = [(one.files, one.pointers, one.when) for one in config.overrides]
            settings = (repr(config.load_settings), config.limits.file_size, overrides)
            known = digest(core(), name, own, settings, self._about.line_hashes)
            self._variants[config, name] = known
        return known

    def of(self, each: Input, applying: Iterable[Sequence[int]]) -> dict[str, bytes | None]:
        """The key of each rule that runs on an article of a file, given the overrides that apply to each of these.

        On a file that is only compared with, nothing but corpus rules run.
        """
        rules = self._about.sites.of(each.path).rules
        status = status_of(each.path) if rules.use_status else Status.UNKNOWN
        found: dict[str, bytes | None] = {}
        for numbers in set(map(tuple, applying)):
            found |= self._of_set(rules.rule_set(numbers), status, each.reported)
        return found

    def _of_set(self, rules: RuleSet, status: Status, reported: bool) -> dict[str, bytes | None]:
        kind = (rules, status, reported)
        if kind not in self._of_rules:
            today = self._about.today
            active = [one for one in rules.active if reported or not isinstance(one.rule, ArticleRule)]
            self._of_rules[kind] = {one.rule.id: of_rule(one, today, status) for one in active}
        return self._of_rules[kind]


def _loader(loader: Loader) -> bytes:
    """The files of a loader that a plugin brought, which may be a module or an object of a class."""
    name = loader.__name__ if isinstance(loader, ModuleType) else type(loader).__module__
    file = getattr(sys.modules.get(name), "__file__", None)
    return _family(Path(file), "." in name) if file else b""


def _in_package(rule: Rule[Any]) -> bool:
    return "." in rule.code.__module__


@cache
def _family(file: Path, in_package: bool) -> bytes:
    """The files of a rule's family; of a plugin of one file that one, and its word lists."""
    found = _files(file.parent) if in_package else [file, *_files(file.parent / "lexicons")]
    return digest(_stats(found))


def _files(folder: Path) -> Iterator[Path]:
    """The code and data under a folder, in a fixed order."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(place, name) for name in sorted(names) if name.endswith(_CODE) and name != "accuracy.json")


def _stats(files: Iterable[Path]) -> list[tuple[str, int, int]]:
    return [(str(file), (found := file.stat()).st_size, found.st_mtime_ns) for file in files]
