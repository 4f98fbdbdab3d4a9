"""The figures of a family as they are kept: ``accuracy.json`` in its package."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, field
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newslint.accuracy.figures import FINDINGS, Accuracy, Counts, Figure, Noise
from newslint.patterns import regex
from newslint.rules import ArticleRule, Rule
from newslint.values import frozen

FILE = "accuracy.json"

_IMPORT = regex(r"^[ ]*from (newslint\w*)((?:\.\w+)*) import ([^\n]+)", re.M)
_NAME = regex(r"\w+")
_GROUND = ("loaders/*.py", "markup/*.py", "reading/*.py", "trees/*.py", "languages/**/*.yaml")
_TOGETHER = ("corpus/*.py",)  # what decides only where articles are compared


@frozen
class Record:
    """What was measured of a family: its rules by id, and what each study measures, in a sentence.

    ``broken`` says what is wrong with the file.
    """

    rules: Mapping[str, Accuracy] = field(default_factory=dict)
    studies: Mapping[str, str] = field(default_factory=dict)
    broken: str = ""


def record_of(rule: Rule[Any]) -> Record:
    """The record of a rule's family; empty where nothing was measured.

    A file that isn't what ``write`` writes is ``broken`` and as good as none: beside a plugin of one file may lie
    anybody's ``accuracy.json``.
    """
    try:
        return read(rule.file.parent / FILE)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return Record(broken=f"{FILE} can't be read: {type(error).__name__}: {error}")


@cache
def read(path: Path) -> Record:
    """A record as it was written.

    Raises:
        OSError, ValueError, KeyError, TypeError, AttributeError: for a file that isn't what ``write`` writes.
    """
    if not path.is_file():
        return Record()
    told = json.loads(path.read_text(encoding="utf-8"))
    studies, rules = dict(told["studies"]), {name: _accuracy(each) for name, each in told["rules"].items()}
    if unknown := {figure.study for each in rules.values() for figure in each.figures} - set(studies):
        raise ValueError(f"it doesn't say what the study “{min(unknown)}” is")
    return Record(rules, studies)


def _accuracy(told: Mapping[str, Any]) -> Accuracy:
    figures = tuple(
        Figure(
            each["study"],
            each["corpus"],
            Counts(**each["counts"]),
            Counts(**each.get("labelled", each["counts"])),
            each.get("made", False),
            each.get("unit", FINDINGS),
        )
        for each in told["figures"]
    )
    return Accuracy(told["version"], told["content"], figures, tuple(Noise(**each) for each in told.get("noise", ())))


def write(folder: Path, record: Record) -> None:
    """Write a family's record into its package."""
    rules = {name: _plain(accuracy) for name, accuracy in sorted(record.rules.items())}
    told = {"studies": dict(sorted(record.studies.items())), "rules": rules}
    (folder / FILE).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    read.cache_clear()


def _plain(accuracy: Accuracy) -> dict[str, Any]:
    told = asdict(accuracy)
    for figure in told["figures"]:
        if figure["labelled"] == figure["counts"]:
            del figure["labelled"]
        if not figure["made"]:
            del figure["made"]
        if figure["unit"] == FINDINGS:
            del figure["unit"]
    return told


def content_of(rule: Rule[Any]) -> str:
    """A hash of all that decides what a rule finds; it changes when any of it does.

    That is its module, what this imports of its family, the family's word lists and other data, and how the core
    reads articles and language, and compares articles where the rule does.
    """
    digest = blake2b(digest_size=8)
    ground = _ground(together=not isinstance(rule, ArticleRule))
    for path in (*sorted(_modules(rule.file)), *_data(rule.file.parent), *ground):
        digest.update(b"%s\0%s\0" % (path.name.encode(), _bytes(path)))
    return digest.hexdigest()


def is_old(rule: Rule[Any], accuracy: Accuracy) -> bool:
    """Whether a rule has changed since it was measured."""
    return accuracy.content != content_of(rule)


@cache
def _bytes(path: Path) -> bytes:
    return path.read_bytes().replace(b"\r\n", b"\n")


@cache
def _data(folder: Path) -> tuple[Path, ...]:
    found = (path for kind in ("*.yaml", "*.json") for path in folder.rglob(kind) if path.name != FILE)
    return tuple(sorted(found))


@cache
def _ground(*, together: bool) -> tuple[Path, ...]:
    """How the core makes an article of a file, what it knows of its language, and how it compares articles."""
    core = Path(__file__).parent.parent
    found = _modules(core / "article.py") | _modules(core / "timedays.py")
    for pattern in _GROUND + (_TOGETHER if together else ()):
        found.update(core.glob(pattern))
    return tuple(sorted(found))


def _modules(path: Path) -> set[Path]:
    """A module at the top of a package, the others of the package that it imports, and so on."""
    found: set[Path] = set()
    ahead = [path]
    while ahead:
        if (here := ahead.pop()) not in found:
            found.add(here)
            ahead += _imported(here, path.parent)
    return found


@cache
def _imported(path: Path, package: Path) -> tuple[Path, ...]:
    return tuple(_siblings(path, package))


def _siblings(path: Path, package: Path) -> Iterator[Path]:
    for root, module, names in _IMPORT.findall(_bytes(path).decode(errors="replace")):
        if root == package.name:
            folder = package.joinpath(*module.split("."))
            named = (folder / f"{name}.py" for name in _NAME.findall(names))
            yield from (each for each in (folder.with_suffix(".py"), *named) if each.is_file())
