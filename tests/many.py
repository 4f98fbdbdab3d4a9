"""Writes a site of many articles with many findings: ``python tests/many.py FOLDER [ARTICLES]``."""

from __future__ import annotations

import sys
from pathlib import Path

PLACES = ("Calder Bay", "Marrow", "Tarn", "Eskfoot", "Lyme", "Penholm")
CROWDS = ("Analysts say", "Observers say", "Critics say", "Experts say", "Insiders say")


def article(number: int) -> str:
    """An article with six findings of four rules: an error, four warnings, a note."""
    place = PLACES[number % len(PLACES)]
    vague = "\n\n".join(f"{crowd} that quay {number * 7 + i} of {place} is late." for i, crowd in enumerate(CROWDS[:4]))
    opening = f"The council of {place} met on day {number} to talk about quay {number * 13}, Mayor Dilys Munro said."
    front = f"title: Quay {number} of {place}\nlang: en\ndate: 2026-11-20\n"
    return f"---\n{front}---\n\n{opening}\n\n{vague}\n\nIt was built by TK in {1900 + number % 100}.\n"


def write_site(folder: Path, articles: int = 1000) -> None:
    """Write so many articles into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(articles):
        (folder / f"quay-{number}.md").write_text(article(number), encoding="utf-8")


if __name__ == "__main__":
    write_site(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
