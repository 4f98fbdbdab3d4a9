"""``newslint plugins``: what is installed, and what is wrong with it."""

from __future__ import annotations

import click

from newslint.cli.common import Settings, get_ready, tell


@click.command("plugins", short_help="List the plugins.")
@click.option("-p", "plugins", multiple=True, metavar="PLUGIN", help="no:NAME leaves one out; FILE.py is one more.")
def command(plugins: tuple[str, ...]) -> int:
    """List all plugins with what each registers; every one is imported and checked."""
    ready = get_ready(Settings(isolated=True, plugins=plugins), all_families=True)
    width = max((len(plugin.name) for plugin in ready.plugins.plugins), default=0)
    for plugin in ready.plugins.plugins:
        counts = {
            "rules": plugin.rules,
            "loaders": plugin.loaders,
            "reporters": plugin.reporters,
            "presets": plugin.presets or {},
        }
        told = ", ".join(f"{len(things)} {what}" for what, things in counts.items() if things)
        click.echo(f"{plugin.name:<{width}}  {plugin.version or 'file':<8}  {told or 'nothing'}")
    return tell(ready.plugins.problems)
