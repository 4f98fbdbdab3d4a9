"""newslint's own presets: one configuration a file, named ``newslint/NAME@VERSION``."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def names() -> tuple[str, ...]:
    """The names of the presets; ``newslint/NAME`` alone means the newest version."""
    return tuple(f"newslint/{path.stem}" for path in sorted(_FOLDER.glob("*.yaml")))


def text_of(name: str) -> str | None:
    """The text of a preset, or none where there is no such preset."""
    known = [one for one in names() if name in (one, one.partition("@")[0])]
    return (_FOLDER / f"{known[-1].partition('/')[2]}.yaml").read_text(encoding="utf-8") if known else None
