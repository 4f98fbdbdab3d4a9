"""``newslint explain``: a rule's manual page."""

from __future__ import annotations

import re
import sys

import click

from newslint.accuracy.words import shown_page
from newslint.cli.common import RunError, Settings, get_ready, is_terminal
from newslint.errors import did_you_mean
from newslint.patterns import regex

_MARK = regex(r"\[\|(.*?)\|\]", re.S)


@click.command("explain", short_help="Show the manual page of a rule.")
@click.argument("rule")
@click.option("-p", "plugins", multiple=True, metavar="FILE", help="A plugin in a single file.")
@click.pass_context
def command(ctx: click.Context, /, rule: str, plugins: tuple[str, ...]) -> int:
    """Show what a rule finds, why it matters, examples and options.

    \b
    newslint explain attribution/vague-source
    """
    ready = get_ready(Settings(isolated=True, plugins=plugins), all_families=True)
    rules = ready.plugins.rules
    matching = [name for name in rules if rule in (name, name.partition("/")[2])]
    if len(matching) != 1:
        hint = did_you_mean(rule, rules) or "; “newslint rules” lists them"
        raise RunError(f"there is no rule “{rule}”{hint}")
    page = shown_page(rules[matching[0]])
    colour = ctx.color if ctx.color is not None else is_terminal(sys.stdout)
    click.echo(_MARK.sub(lambda mark: _marked(mark[1], colour), page).rstrip())
    return 0


def _marked(text: str, colour: bool) -> str:
    """What a rule finds in an example: underlined on a terminal, between marks elsewhere."""
    return click.style(text, underline=True, bold=True) if colour else f"»{text}«"
