"""``newslint rules``: the list of rules."""

from __future__ import annotations

import json
from typing import Any

import click

from newslint.accuracy.words import grade, precision_of
from newslint.cli.common import Settings, config_options, get_ready, tell
from newslint.options import json_schema
from newslint.plugins import Plugins
from newslint.ruleinfo import rule_info
from newslint.rules import Rule


@click.command("rules", short_help="List the rules.")
@config_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to show them.")
def command(form: str, **given: Any) -> int:
    """List all rules, with their severity and whether they are on.

    \b
    newslint rules
    newslint rules --select dates
    newslint rules --format json
    """
    ready = get_ready(Settings(**given), all_families=not given["select"])
    on = {active.rule.id: active for active in ready.rules.all}
    chosen = ready.config.selection.includes if given["select"] else lambda _: True
    rules = [rule for name, rule in sorted(ready.plugins.rules.items()) if name in on or chosen(name)]
    if form == "json":
        click.echo(json.dumps([_as_json(rule, ready.plugins, rule.id in on) for rule in rules], indent=2))
    else:
        _show(rules, {name: active.severity or active.rule.severity for name, active in on.items()})
    return tell([*ready.plugins.problems, *ready.problems])


def _as_json(rule: Rule[Any], plugins: Plugins, on: bool) -> dict[str, object]:
    info = rule_info(rule, plugins)
    told = {name: getattr(info, name) for name in ("id", "title", "summary", "advice", "severity", "plugin", "version")}
    known = {"preview": rule.preview, "certain": rule.certain, "precision": precision_of(rule), "measured": grade(rule)}
    return {**told, **known, "on": on, "messages": dict(rule.messages), "options": json_schema(rule.options)}


_LEGEND = """
0.97: the share of its findings that was right; made: most of them on faults made for the test; certain: what it says
is a fact. A rule in preview is off unless you name it (--extend-select RULE) or ask for --preview.
“newslint explain RULE” shows the page of a rule."""


def _show(rules: list[Rule[Any]], severities: dict[str, Any]) -> None:
    width = max((len(rule.id) for rule in rules), default=0)
    family = ""
    for rule in rules:
        if rule.family != family:
            click.echo("" if not family else "\n", nl=False)
            family = rule.family
            click.echo(family)
        severity = severities.get(rule.id) or ("preview" if rule.preview else "off")
        click.echo(f"  {rule.id:<{width}}  {severity:<7}  {grade(rule):<12}  {rule.summary}")
    click.echo(_LEGEND)
