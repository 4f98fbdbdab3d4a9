"""``newslint clean``: the cache away."""

from __future__ import annotations

import os
from pathlib import Path

import click

from newslint.cli.common import RunError
from newslint.config.finding import find_config
from newslint.discovery import CACHE


@click.command("clean", short_help="Delete the cache.")
@click.argument("path", default=".")
@click.option("--cache-dir", metavar="DIR", help="The cache in this folder.")
def command(path: str, cache_dir: str | None) -> int:
    """Delete the cache of the site that PATH belongs to (default: the current folder).

    \b
    newslint clean
    newslint clean --cache-dir /tmp/newslint
    """
    from newslint.cache.store import remove

    config = find_config(Path(path))
    folder = cache_dir or os.path.join(config.parent if config else ".", CACHE)
    try:
        gone = remove(folder)
    except OSError as error:
        raise RunError(f"{folder}: {(error.strerror or str(error)).lower()}") from None
    click.echo(f"deleted {folder}" if gone else f"there is no cache in {folder}")
    return 0
