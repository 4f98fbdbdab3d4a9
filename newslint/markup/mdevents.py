"""Markdown as a stream of events (CommonMark, tables, footnotes), and where in the source each stands, if need be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice
from typing import Any

import pyromark

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)


class Events:
    """The events of a text.

    To be told the ranges too takes twice as long, so they are asked for only where an article has HTML, or something in
    it is to be located. The text is read again then.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._ranges: Iterator[Any] | None = None
        self._passed = 0

    def __iter__(self) -> Iterator[Any]:
        """Each event; a text is one, even if it is written with escapes or references."""
        return pyromark.events(self.text, options=_OPTIONS, merge_text=True)

    def range_of(self, number: int) -> Any:
        """Where the bytes of an event begin and end. To be asked for in the order of the events."""
        if self._ranges is None:
            self._ranges = pyromark.events_with_range(self.text, options=_OPTIONS, merge_text=True)
        _, found = next(islice(self._ranges, number - self._passed, None))
        self._passed = number + 1
        return found

    def pieces(self) -> Iterator[list[Any]]:
        """Each event as a list of itself and its range; of a text all pieces, each as it is written or one escape."""
        events = pyromark.events_with_range(self.text, options=_OPTIONS)
        for is_text, group in groupby(events, key=_is_text):
            if is_text:
                yield list(group)
            else:
                yield from ([each] for each in group)


def _is_text(event: Any) -> bool:
    return "Text" in event[0]
