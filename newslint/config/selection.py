"""Which rules are on: families and ids selected and ignored, the more specific wins."""

from __future__ import annotations

from collections.abc import Iterable

from newslint.errors import did_you_mean
from newslint.values import frozen

ALL = "all"


@frozen
class Selection:
    """What a user selects and ignores. ``select`` none means all rules."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()

    def includes(self, rule: str) -> bool:
        """Whether a rule is on. An id beats a family, a family beats “all”; on a tie ignore beats select."""
        chosen = (ALL,) if self.select is None else self.select
        on = max((_weight(name, rule) for name in (*chosen, *self.extend_select)), default=0)
        return on > max((_weight(name, rule) for name in self.ignore), default=0)

    def names_rule(self, rule: str) -> bool:
        """Whether a rule is selected by its id."""
        return rule in (*(self.select or ()), *self.extend_select)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is mentioned."""
        return (*(self.select or ()), *self.ignore, *self.extend_select)

    @property
    def families(self) -> frozenset[str] | None:
        """The families that a narrowed selection needs, or none where it may be all."""
        if self.select is None or ALL in (*self.select, *self.extend_select):
            return None
        return frozenset(name.partition("/")[0] for name in (*self.select, *self.extend_select))


def _weight(name: str, rule: str) -> int:
    if name == rule:
        return 3
    if name == rule.partition("/")[0]:
        return 2
    return int(name == ALL)


def unknown_name(name: str, rules: Iterable[str], families: Iterable[str]) -> str | None:
    """What is wrong with the name of a rule or family, or none where it is known."""
    known = {*rules, *families, ALL}
    if name in known:
        return None
    return f"there is no rule or family “{name}”{did_you_mean(name, known)}"
