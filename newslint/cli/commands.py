"""The command line: which command is meant, and how errors of the run are told."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

COMMANDS = {
    "check": "Check articles: the main job, and what “newslint PATHS” does.",
    "rules": "List the rules.",
    "explain": "Show the manual page of a rule.",
    "baseline": "Keep what is known of old, so that only what is new is told.",
    "init": "Look at a site and write a configuration that fits it.",
    "config": "Show the configuration, its JSON Schema, or the files it leads to.",
    "plugins": "List the plugins and what is wrong with any of them.",
    "github": "What the GitHub Action runs: check what a pull request changes.",
    "clean": "Delete the cache of what earlier runs found.",
}
"""The commands and what each does, here so that ``--help`` imports none of them."""


class Commands(click.Group):
    """Commands that are imported when they are called; what is no command is a path to check."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, the main job first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"newslint.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The table of commands in ``--help``."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """``newslint content/`` is ``newslint check content/``."""
        if args and args[0] not in COMMANDS:
            args = ["check", *args]
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Options of ``check`` may come first too: ``newslint --select dates content/``."""
        if args and args[0].startswith("-") and args[0] not in ("--help", "-h", "--version"):
            args = ["check", *args]
        return super().parse_args(ctx, args)


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001
    if value:
        from newslint.version import __version__

        click.echo(f"newslint {__version__}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
@click.option("--version", is_flag=True, callback=_version, expose_value=False, is_eager=True, help="Show the version.")
def cli() -> None:
    """newslint finds what is wrong with news articles: vague sources, left-over
    boilerplate, stale dates, missing bodies, duplicate text.

    \b
    newslint content/                 check all articles in a folder
    newslint explain dates/missing    what a rule finds, and why
    newslint init                     a configuration for your site
    """


def run(arguments: list[str] | None, **extra: Any) -> int:
    """The exit code of a command line."""
    try:
        return int(cli.main(arguments, prog_name="newslint", standalone_mode=False, **extra) or 0)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        click.echo("stopped", err=True)
        return 2
    except BrokenPipeError:
        raise
    except Exception:  # a fault of newslint's own: 1 would mean findings
        sys.excepthook(*sys.exc_info())
        return 2
