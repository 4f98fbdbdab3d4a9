"""The files through which a step talks to GitHub."""

from __future__ import annotations

import secrets
from collections.abc import Mapping


def write_outputs(path: str, values: Mapping[str, str]) -> None:
    """Set the outputs of a step. No value can end its own text and begin another output.

    Raises:
        OSError: where the file can't be written.
    """
    with open(path, "a", encoding="utf-8", newline="\n") as out:
        for name, value in values.items():
            end = f"newslint_{secrets.token_hex(16)}"
            out.write(f"{name}<<{end}\n{value}\n{end}\n")
