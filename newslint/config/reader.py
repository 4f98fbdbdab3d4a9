"""What a configuration says, and the reader that tells each fault with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Any

from newslint.errors import did_you_mean
from newslint.findings import Severity
from newslint.positions import LineIndex
from newslint.results import Problem
from newslint.spans import SourceSpan
from newslint.trees.node import Node
from newslint.tuples import NamedTuple
from newslint.values import frozen


class OptionValue(NamedTuple):
    """A rule's option as it was given, and where: path, line, column."""

    value: object
    place: tuple[str, int, int]


@frozen
class RuleSetting:
    """What a configuration says of a rule. ``checked`` is false for presets, which name rules of any family."""

    off: bool = False
    severity: Severity | None = None
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    place: tuple[str, int, int] = ("", 0, 0)
    checked: bool = True

    def merged(self, later: RuleSetting) -> RuleSetting:
        """This setting with a stronger one laid over it."""
        named = later.off or later.severity or later.options
        return RuleSetting(
            later.off if named else self.off,
            later.severity or self.severity,
            {**self.options, **later.options},
            later.place if later.place[0] else self.place,
            later.checked or self.checked,
        )


@frozen
class Override:
    """Settings for some articles: by path, by pointer, by front matter values (name → texts)."""

    rules: Mapping[str, RuleSetting]
    files: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@frozen
class Layer:
    """One configuration file or preset, read and checked."""

    values: Mapping[str, Any] = field(default_factory=dict)
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()


class Reader:
    """Reads one configuration text; faults become problems."""

    def __init__(self, text: str, shown: str, problems: list[Problem], *, checked: bool = True) -> None:
        self._lines = LineIndex(text)
        self._shown = shown
        self._problems = problems
        self._checked = checked

    def tell(self, message: str, span: SourceSpan) -> None:
        """A fault at a place."""
        self._problems.append(Problem("configuration", message, *self.place(span)))

    def place(self, span: SourceSpan) -> tuple[str, int, int]:
        """Path, line and column of a place."""
        at = self._lines.position(span.start)
        return (self._shown, at.line, at.column)

    def members(self, node: Node, what: str) -> Iterator[tuple[str, Node]]:
        """The members of a mapping; anything else is a fault."""
        if isinstance(node.value, Mapping):
            yield from node.items()
        elif node.value is not None:
            self.tell(f"{what} must be a mapping of names to values", node.span)

    def rules(self, node: Node) -> dict[str, RuleSetting]:
        """The ``rules:`` of a configuration or override."""
        return {name: setting for name, value in self.members(node, "“rules”") if (setting := self._rule(name, value))}

    def _rule(self, name: str, node: Node) -> RuleSetting | None:
        place = self.place(node.key or node.span)
        base = RuleSetting(place=place, checked=self._checked)
        if isinstance(node.value, Mapping):
            options = {key: value for key, value in node.items() if key != "severity"}
            base = replace(
                base, options={key: OptionValue(v.plain(), self.place(v.place)) for key, v in options.items()}
            )
            level = node.get("severity")
            return self._severity(name, base, level) if level else base
        return self._severity(name, base, node)

    def _severity(self, name: str, base: RuleSetting, node: Node) -> RuleSetting | None:
        if node.value == "off" or node.value is False:
            return replace(base, off=True)
        if node.value in list(Severity):
            return replace(base, severity=Severity(str(node.value)))
        known = ["off", *Severity]
        hint = did_you_mean(str(node.value), known)
        self.tell(f"rule {name}: a severity is one of {', '.join(known)}, not “{node.value}”{hint}", node.place)
        return None
