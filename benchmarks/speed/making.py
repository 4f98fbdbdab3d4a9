"""All that the benchmark can make, and the options that say of what and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from benchmarks.accuracy.corpora import CORPORA
from benchmarks.speed.installing import TOOLS
from benchmarks.speed.phrases import LISTS
from benchmarks.speed.texts import PLACES
from benchmarks.speed.work import ROOT, AbsentError, Work

F = TypeVar("F", bound=Callable[..., Any])

MAKERS = {**TOOLS, **PLACES, **LISTS}


def work_options(command: F) -> F:
    """The options ``--data`` and ``--folder``."""
    path = click.Path(path_type=Path)
    articles, folder = CORPORA / "articles-markdown.tar.gz", ROOT / "build" / "bench"
    data = click.option("--data", type=path, default=articles, help="The articles: an archive or a folder.")
    return data(click.option("--folder", type=path, default=folder, help="Where tools and lists are kept.")(command))


def begun(data: Path, folder: Path) -> Work:
    """A place to work in that has the articles and newslint, without which nothing can be measured.

    Raises:
        click.ClickException: where it can't have them.
    """
    work = Work(folder.resolve(), data, MAKERS)
    try:
        for name in ("all", "newslint"):
            work[name]
    except AbsentError as reason:
        raise click.ClickException(f"{name}: {reason}") from None
    return work
