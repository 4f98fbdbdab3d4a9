"""A git repository of a test's own, with commits made as a newsroom makes them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_IDENTITY = {
    "GIT_AUTHOR_NAME": "Ann Lee",
    "GIT_AUTHOR_EMAIL": "ann@courier.example",
    "GIT_COMMITTER_NAME": "Ann Lee",
    "GIT_COMMITTER_EMAIL": "ann@courier.example",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


class Repo:
    """A repository in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        """What git answers."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **_IDENTITY},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, path: str, text: str) -> Path:
        """A file of the working tree."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
        return file

    def commit(self, message: str = "Change") -> str:
        """Commit all that is in the working tree; the commit."""
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")


def article(title: str, *paragraphs: str, date: str = "2026-11-20", extra: str = "") -> str:
    """An article with front matter, in which nothing is to be found but what its paragraphs hold."""
    front = f"title: {title}\nlang: en\ndate: {date}\nauthor: Ann Lee\n{extra}"
    body = "\n\n".join(paragraphs)
    plain = "The council of Calder Bay met on Tuesday evening, and Mayor Dilys Munro said that the works would go on."
    return f"---\n{front}---\n\n{plain} {title} was on the agenda.\n\n{body}\n"
