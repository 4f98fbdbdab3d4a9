"""What a run has to say: results, problems, and the report that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from newslint.findings import Fix, Location, Region, Severity
from newslint.tuples import NamedTuple
from newslint.values import frozen


class Suppression(NamedTuple):
    """That a result is suppressed in its file, with the reason its writer gave, and where the suppression stands."""

    reason: str
    line: int


class State(StrEnum):
    """What a baseline (a file, or another revision) says of a finding, in SARIF's words."""

    NEW = "new"
    UNCHANGED = "unchanged"


@frozen
class Result:
    """A finding made whole: with severity, words, place and fingerprint.

    ``edits`` are the regions of the fix's edits, in their order. ``state`` is none where there is no baseline.
    """

    rule: str
    message_id: str
    severity: Severity
    message: str
    location: Location
    related: tuple[Location, ...] = ()
    fingerprint: str = ""
    fix: Fix | None = None
    suppression: Suppression | None = None
    edits: tuple[Region, ...] = ()
    state: State | None = None

    @property
    def is_active(self) -> bool:
        """Whether it is anybody's business: nobody has suppressed it, and no baseline knows it."""
        return self.suppression is None and self.state is not State.UNCHANGED

    @property
    def order(self) -> tuple[object, ...]:
        """What results are sorted by: path, pointer, place, rule, words."""
        region = self.location.region
        offset, length = (region.offset, region.length) if region else (-1, 0)
        return (
            self.location.path,
            self.location.pointer,
            offset,
            length,
            self.rule,
            self.message,
            self.fingerprint,
        )


class Problem(NamedTuple):
    """Something wrong with the run itself. Every problem makes the exit code 2.

    ``kind`` is one of: file, plugin, rule, configuration. ``path``, ``line`` and ``column`` say where,
    ``rule`` and ``plugin`` who.
    """

    kind: str
    message: str
    path: str = ""
    line: int = 0
    column: int = 0
    rule: str = ""
    plugin: str = ""

    @property
    def file(self) -> str:
        """The path of the file; a rule's problem names the article, which may be one of many in it."""
        return self.path.partition("#/")[0]

    def __str__(self) -> str:
        place = self.path + (f":{self.line}:{self.column}" if self.line else "")
        return f"{place}: {self.message}" if place else self.message


class RuleInfo(NamedTuple):
    """What a report tells of a rule that ran. ``precision``: 1 where it can't be wrong, none where nobody knows."""

    id: str
    title: str
    summary: str
    advice: str
    severity: Severity
    page: str
    plugin: str
    version: str
    precision: float | None = None


@frozen
class Report:
    """A whole run. ``results`` are in order and hold suppressed ones too; ``notices`` are worth telling once.

    ``checked`` are the ids of the articles that were reported on, with findings or without.
    """

    results: tuple[Result, ...]
    problems: tuple[Problem, ...]
    rules: Mapping[str, RuleInfo]
    version: str
    today: date
    files: int = 0
    articles: int = 0
    seconds: float = 0.0
    notices: tuple[str, ...] = ()
    checked: tuple[str, ...] = ()

    @property
    def active(self) -> tuple[Result, ...]:
        """The results that are somebody's business."""
        return tuple(result for result in self.results if result.is_active)

    @property
    def known(self) -> int:
        """How many results a baseline knows."""
        return sum(result.state is State.UNCHANGED for result in self.results)

    def exit_code(self, fail_on: Severity) -> int:
        """0: nothing at or above ``fail_on``; 1: findings; 2: something wrong with the run."""
        if self.problems:
            return 2
        return int(any(result.severity.rank >= fail_on.rank for result in self.active))
