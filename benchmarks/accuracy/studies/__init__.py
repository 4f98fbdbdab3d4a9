"""Studies: each module here reads one kind of label and judges what the rules find.

A study has ``CORPORA``, the corpora that it reads, and ``judge(split)``, which gives its judgements on one file of
them; ``UNIT`` where it doesn't count findings. Its docstring's first line says what is measured. Modules beginning with
“_” are shared helpers.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.scoring import Judgement
from newslint.accuracy.figures import FINDINGS


class Study(Protocol):
    """What a module of this package offers."""

    __name__: str
    __doc__: str
    CORPORA: tuple[str, ...]

    def judge(self, split: Split) -> Iterator[Judgement]:
        """The judgements on one file; none where it doesn't hold this study's labels."""


def studies() -> list[str]:
    """The names of all studies."""
    return sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))


def unit_of(name: str) -> str:
    """What a study counts."""
    return str(getattr(study(name), "UNIT", FINDINGS))


def study(name: str) -> Study:
    """The study of a name."""
    return cast(Study, import_module(f"{__name__}.{name}"))
