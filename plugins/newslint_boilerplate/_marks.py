"""What each line of an article is, by its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint_boilerplate._kinds import Kind, Mark
from newslint_boilerplate._lines import Line, key_of
from newslint_boilerplate._shapes import comment_mark, copyright_mark, newsletter_mark, share_mark, site_mark
from newslint_boilerplate._words import Words, has, opening

_LABEL = re.compile(r"\W{0,3}([^:|»›→–—\n]{3,40}?)\s?[:|»›→–—]\s?(?=\S)")
_SHORT = 12
_PHRASE = 40


def mark_lines(lines: Sequence[Line], words: Words, code: str) -> list[Mark | None]:
    """The mark of each line, none where nothing tells it from the article."""
    return [mark_of(line, words, code) if line.key else None for line in lines]


def mark_of(line: Line, words: Words, code: str) -> Mark | None:
    """What a line is: set words first, then shapes."""
    return (
        _whole(line, words)
        or _phrase(line, words)
        or copyright_mark(line, words)
        or share_mark(line, words)
        or comment_mark(line, words, code)
        or _opening(line, words)
        or newsletter_mark(line, words)
        or site_mark(line, words)
    )


def _whole(line: Line, words: Words) -> Mark | None:
    if line.words > _SHORT:
        return None
    for kind, lists in words.kinds.items():
        if line.key in lists.lines:
            return Mark(kind, strong=kind is not Kind.FURNITURE)
        if line.key in lists.weak_lines:
            return Mark(kind, strong=False)
    return None


def _phrase(line: Line, words: Words) -> Mark | None:
    if line.words > _PHRASE:
        return None
    return next((Mark(kind) for kind, lists in words.kinds.items() if lists.phrases and has(line.key, lists.phrases)), None)


def _opening(line: Line, words: Words) -> Mark | None:
    if line.words > 30:
        return None
    label = _LABEL.match(line.text)
    for kind, lists in words.kinds.items():
        if label and lists.labels and key_of(label[1]) in lists.labels:
            return Mark(kind, opens=False)
        if line.words <= _SHORT and not line.is_sentence and lists.openers and opening(line.key, lists.openers):
            return Mark(kind, strong=kind in (Kind.COMMENTS, Kind.SHARE))
    return None
