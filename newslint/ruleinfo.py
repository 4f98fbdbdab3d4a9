"""What a report, a list or a page tells of rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newslint.checking import ActiveRule
from newslint.plugins import Plugins
from newslint.results import RuleInfo
from newslint.rules import Rule


def rule_info(rule: Rule[Any], plugins: Plugins, active: ActiveRule | None = None) -> RuleInfo:
    """What there is to tell of a rule; its page and its figures are read for it."""
    from newslint.accuracy.words import precision_of, shown_page  # most reports ask about no rule

    plugin = plugins.of(rule)
    severity = (active.severity if active else None) or rule.severity
    page = shown_page(rule, aged=False)
    told = (rule.id, rule.title, rule.summary, rule.advice, severity, page, plugin.name, plugin.version)
    return RuleInfo(*told, precision_of(rule))


class RuleInfos(Mapping[str, RuleInfo]):
    """The rules of a report, in the order of their ids. Each is worked out when a reporter asks for it: few do."""

    def __init__(self, rules: Iterable[ActiveRule], plugins: Plugins, others: Iterable[RuleInfo] = ()) -> None:
        self._rules = {active.rule.id: active for active in rules}
        self._plugins = plugins
        self._known = {info.id: info for info in others}
        self._names = sorted({*self._rules, *self._known})

    def __getitem__(self, name: str) -> RuleInfo:
        if name not in self._known:
            active = self._rules[name]
            self._known[name] = rule_info(active.rule, self._plugins, active)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
