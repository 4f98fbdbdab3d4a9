"""The floor: reads every file of a folder and decodes it, and does nothing else. ``python -I floor.py FOLDER``."""

from __future__ import annotations

import os
import sys


def main(folder: str) -> None:
    """Print how many files and characters there are."""
    files = characters = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(place, name), "rb") as file:
                characters += len(file.read().decode("utf-8", "replace"))
            files += 1
    print(f"{characters} characters in {files} files")


if __name__ == "__main__":
    main(sys.argv[1])
