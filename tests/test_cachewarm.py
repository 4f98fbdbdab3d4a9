"""Whatever happens between runs: with a cache a run says what it says without."""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random
from typing import Any

import pytest
from command import newslint
from test_cache import FILES, GROUPED, PAIRED, article, write

OPTIONS: tuple[tuple[str, ...], ...] = (
    (),
    ("--select", "duplicates/duplicate-article"),
    ("--select", "duplicates,attribution"),
    ("--ignore", "duplicates/near-duplicate"),
    ("--ignore", "attribution"),
    ("--preview",),
    ("-p", "{root}/grouped.py"),
    ("-p", "{root}/paired.py"),
    ("-p", "{root}/grouped.py", "-p", "{root}/paired.py", "--select", "grouped,paired"),
)
CONFIGS = (
    "{}",
    "corpus: [content/, more/]",
    "rules: {dates/stale-article: {max-age: 10}}",
    "rules: {attribution/vague-source: error}",
    "overrides: [{files: [more/], rules: {attribution/vague-source: 'off', duplicates/near-duplicate: 'off'}}]",
    "overrides: [{when: {author: Ann Lee}, rules: {duplicates/duplicate-article: 'off'}}]",
    "language: de",
)
SUPPRESSED = "<!-- newslint: ignore attribution/vague-source -- granted -->\n\nAnalysts"


class World:
    """A site that somebody works on."""

    def __init__(self, root: Path, seed: int) -> None:
        self._root = root
        self._random = Random(seed)
        self._arguments: tuple[str, ...] = ()
        self._where = (".", ".")  # the folder that a run stands in, and the path that it is given
        self._clock = 0
        for folder in ("content", "more"):
            (root / folder).mkdir()
            for number in range(FILES):
                write(root / folder / f"{number:02}.md", article(number + number % 2 * (folder == "more")))
        for name, text in (("grouped.py", GROUPED), ("paired.py", PAIRED), (".newslint.yaml", "{}")):
            write(root / name, text)

    def step(self) -> str:
        """Something happens; what it was."""
        happening = self._random.choice([self._option, self._configured, self._moved, self._touched, self._changed])
        return f"{happening.__name__}: {happening()}"

    def _option(self) -> object:
        self._arguments = tuple(each.format(root=self._root) for each in self._random.choice(OPTIONS))
        return self._arguments

    def _configured(self) -> object:
        text = self._random.choice(CONFIGS)
        write(self._root / ".newslint.yaml", text)
        return text

    def _moved(self) -> object:
        self._where = self._random.choice(
            [(".", "."), (".", "content"), (".", "more"), ("content", "."), ("more", ".")]
        )
        return self._where

    def _touched(self) -> object:
        return [self._at(path, path.read_text(encoding="utf-8")) for path in self._some(3)]

    def _changed(self) -> object:
        return [self._at(path, self._text()) for path in self._some(2)]

    def _text(self) -> str | None:
        """What a file holds from now on; none: it is deleted."""
        other = article(self._random.randrange(2 * FILES))
        suppressed = other.replace("Analysts", SUPPRESSED)
        return self._random.choice(
            [None, other, suppressed, other.replace("lang: en", "lang: de"), f"{other}\n\n{other}"]
        )

    def _some(self, most: int) -> list[Path]:
        files = sorted(self._root.glob("*/*.md"))
        return self._random.sample(files, self._random.randint(1, most))

    def _at(self, path: Path, text: str | None) -> str:
        if text is None:
            path.unlink()
        else:
            self._clock += 1
            write(path, text)
            os.utime(path, (1_700_000_000 + self._clock,) * 2)
        return f"{path.parent.name}/{path.name}"

    def run(self, *options: str) -> Any:
        """What a run says: its findings, its problems, its exit code."""
        folder, path = self._where
        os.chdir(self._root / folder)
        arguments = ("-j", "1", "--as-of", "2026-11-22", "--format", "json", *self._arguments, *options)
        outcome = newslint("check", path, *arguments)
        told = json.loads(outcome.out)
        return outcome.code, told["findings"], told["problems"], told["run"]["notices"]


@pytest.mark.parametrize("seed", range(5))
def test_a_run_with_a_cache_says_what_one_without_says(site: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslint.examining._FRESH", -(10**18))  # the files of a test are all too new to be relied on
    world, history = World(site, seed), []
    for _ in range(8):
        history.append(world.step())
        assert world.run() == world.run("--no-cache"), history
