"""What several commands need: plugins, configuration and the rules that are on, with all that is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from newslint.config.combined import ActiveRules, Config
from newslint.config.finding import extends_of, find_config, load_config
from newslint.config.reader import Layer
from newslint.config.sites import Site, Sites
from newslint.discovery import Walker, patterns
from newslint.errors import NewslintError
from newslint.examining import Examination
from newslint.findings import Severity
from newslint.formats import Formats
from newslint.plugins import Plugins, entry_points, load_plugins
from newslint.reporters.safety import one_line
from newslint.results import Problem
from newslint.rules import Uses
from newslint.runner import Plan
from newslint.version import __version__

F = TypeVar("F", bound=Callable[..., Any])


class RunError(click.ClickException):
    """An error that leaves with 2: click's own leave with 1, which means findings."""

    exit_code = 2

    def __init__(self, message: str) -> None:
        super().__init__(one_line(message))


@dataclass
class Settings:
    """What was said on the command line about configuration, rules and plugins."""

    config: str | None = None
    isolated: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    fail_on: str | None = None
    as_of: date | None = None
    plugins: tuple[str, ...] = ()
    no_plugins: bool = False
    preview: bool = False


@dataclass
class Ready:
    """Plugins, configuration and rules, ready for a run."""

    site: Site
    plugins: Plugins
    load: Callable[[Path | None, list[Problem]], Site] | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def config(self) -> Config:
        """The configuration that rules the run."""
        return self.site.config

    @property
    def rules(self) -> ActiveRules:
        """The rules that this configuration has on."""
        return self.site.rules

    @property
    def formats(self) -> Formats:
        """The loaders of the run.

        Raises:
            ConfigError: for a format that no loader has.
        """
        loaders = tuple(loader for plugin in self.plugins.plugins for loader in plugin.loaders)
        return Formats(loaders, self.config.formats)

    def walker(self, *, force: bool = False) -> Walker:
        """What finds the files of the run, with what the configuration includes and excludes (see ``Walker.force``)."""
        formats, config = self.formats, self.config
        return Walker(
            lambda name: formats.name_of(name) is not None,
            patterns(str(config.root), config.exclude),
            patterns(str(config.root), config.include),
            force,
        )

    def plan(self, problems: list[Problem], *, line_hashes: bool = False, **more: Any) -> Plan:
        """The plan of a run; what is wrong with further configurations is added to ``problems``."""
        today = self.config.as_of or date.today()  # the one place where the clock is asked
        about = Examination(Sites(self.site, self.load, problems), self.formats, today, line_hashes)
        return Plan(about, self.plugins, __version__, **more)


def network_rules(ready: Ready) -> list[str]:
    """The rules that are on and use the network, by id."""
    return [one.rule.id for one in ready.rules.all if Uses.NETWORK in one.rule.uses]


def split_names(values: tuple[str, ...]) -> tuple[str, ...]:
    """``--select a,b --select c`` as a, b, c."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def config_file(settings: Settings, paths: tuple[str, ...]) -> Path | None:
    """The configuration file of a run: the one that is named, else the nearest above the first path."""
    if settings.isolated:
        return None
    if settings.config:
        return Path(settings.config)
    first = next((path for path in paths if path != "-"), ".")
    return find_config(Path(first))


def get_ready(settings: Settings, paths: tuple[str, ...] = (), *, all_families: bool = False) -> Ready:
    """Plugins and configuration of a run, with all that is wrong with them.

    Raises:
        RunError: where no run is possible.
    """
    try:
        return _get_ready(settings, paths, all_families)
    except NewslintError as error:
        raise RunError(str(error)) from None


def _get_ready(settings: Settings, paths: tuple[str, ...], all_families: bool) -> Ready:
    problems: list[Problem] = []
    file = config_file(settings, paths)
    layer = _command_line(settings)
    sketch = load_config(file, layer, {}, [])  # which families are needed is known before plugins are loaded
    plugins = _plugins(settings, sketch, file, all_families)
    families = frozenset(point.name for point in entry_points())

    def load(file: Path | None, problems: list[Problem]) -> Site:
        config = load_config(file, layer, plugins.presets, problems)
        rules = ActiveRules(config, plugins, families, problems)
        _ = rules.all  # options are checked before a file is read
        return Site(file, config, rules)

    nearest = not (settings.isolated or settings.config)
    return Ready(load(file, problems), plugins, load if nearest else None, problems)


def _plugins(settings: Settings, sketch: Config, file: Path | None, all_families: bool) -> Plugins:
    disabled = [name.removeprefix("no:") for name in settings.plugins if name.startswith("no:")]
    files = [name for name in settings.plugins if not name.startswith("no:")]
    installed = {point.name for point in entry_points()}
    extended = {name for name in extends_of(file) if name in installed} if file else set()
    alone = settings.select or settings.config or settings.isolated  # else other configurations may be met on the way
    narrowed = sketch.selection.families if alone else None
    families = None if all_families or narrowed is None else {*narrowed, *extended} & installed
    return load_plugins(
        families,
        disabled=[*disabled, *sketch.disabled],
        files=files,
        required=sketch.required,
        autoload=not settings.no_plugins,
    )


def _command_line(settings: Settings) -> Layer:
    values: dict[str, Any] = {}
    for name in ("select", "ignore", "extend_select"):
        if names := split_names(getattr(settings, name)):
            values[name] = names
    if settings.fail_on:
        values["fail_on"] = Severity(settings.fail_on)
    if settings.preview:
        values["preview"] = True
    if settings.as_of:
        values["as_of"] = settings.as_of
    return Layer(values)


def config_options(command: F) -> F:
    """The options about configuration, rules and plugins."""
    options = [
        click.option("--config", metavar="FILE", help="Use this configuration file."),
        click.option("--isolated", is_flag=True, help="Use no configuration file."),
        click.option(
            "--select", multiple=True, metavar="NAMES", help="Only these rules or families (dates,body/missing)."
        ),
        click.option("--ignore", multiple=True, metavar="NAMES", help="Without these rules or families."),
        click.option("--extend-select", multiple=True, metavar="NAMES", help="These rules or families as well."),
        click.option("--preview", is_flag=True, help="Rules in preview as well: not yet measured well enough."),
        click.option(
            "-p", "plugins", multiple=True, metavar="PLUGIN", help="no:NAME leaves a plugin out; FILE.py is one more."
        ),
        click.option("--no-plugins", is_flag=True, help="Without any installed plugin, the built-in families too."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def tell(problems: Iterable[Problem]) -> int:
    """Say what is wrong with the run; the exit code."""
    told = [f"problem: {one_line(str(problem))}" for problem in problems]
    for line in told:
        click.echo(line, err=True)
    return 2 if told else 0


def is_terminal(stream: Any) -> bool:
    """Whether a stream is a person's terminal."""
    return bool(getattr(stream, "isatty", lambda: False)()) and os.environ.get("TERM") != "dumb"
