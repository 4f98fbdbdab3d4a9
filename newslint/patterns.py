"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, but compiled only when it is first used.

    Compiling takes between a tenth of a millisecond and several: a module that compiled all its patterns when it is
    imported would make each run wait for those of its rules that find nothing to look at.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


class _Pattern:
    """Stands for a pattern; its methods are the compiled pattern's own from their first use on."""

    def __init__(self, text: Any, flags: int) -> None:
        self._told = (text, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = re.compile(*self._told) if name == "_compiled" else getattr(self._compiled, name)
        setattr(self, name, found)  # so that nobody asks here again
        return found

    def __repr__(self) -> str:
        return f"regex({', '.join(map(repr, self._told))})"
