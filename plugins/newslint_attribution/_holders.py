"""Whether a sentence tells, in passing, whose view it is: “by economists”, “in the survey”, “on the news channel”."""

from __future__ import annotations

from typing import Any

from newslint import Context
from newslint_attribution._setting import Setting
from newslint_attribution._tokens import STOPS, Token

_REACH = 14  # words after the participle among which its agent stands
_OPENING = 7  # words of “In consulting circles,”
_DEFINING = frozenset({"said", "considered", "deemed"})


def has_holder(setting: Setting, context: Context[Any]) -> bool:
    """Whether the words around a view tell whose it is, what shows it, or that it is a definition."""
    clause = _clause(setting)
    return _has_agent(setting, clause, context) or is_placed(setting, context) or _is_bound(setting, clause, context)


def _clause(setting: Setting) -> tuple[Token, ...]:
    """The words after the participle, up to the first mark."""
    right = setting.near.right
    return right[: next((i for i, token in enumerate(right) if not token.is_word), len(right))]


def _has_agent(setting: Setting, clause: tuple[Token, ...], context: Context[Any]) -> bool:
    """Whether an agent follows: “seen as a favour by two members”; of “thought to” it stands before “to”."""
    if setting.right(0).word in ("to", "that", ","):
        return False
    right = setting.near.right[:_REACH]
    near = right[: next((i for i, token in enumerate(right) if token.word in STOPS), _REACH)]
    named = (i for i, token in enumerate(near[:-1]) if token.word == "by")
    if any(_is_agent(near[i + 1 : i + 3], context) for i in named):
        return True
    return any(token.word in context.words("sides") - {"by", "from"} for token in clause[1:_REACH])


def _is_agent(following: tuple[Token, ...], context: Context[Any]) -> bool:
    """Whether what follows “by” is somebody: no “by making”, no “by Monday”."""
    first = following[0].word
    if first in context.language.weekdays or first in context.language.months or first[0].isdigit():
        return False
    return not any(token.word.endswith("ing") for token in following[: 1 + first.endswith("ly")])


def is_placed(setting: Setting, context: Context[Any]) -> bool:
    """Whether the sentence begins with where the view is held: “At the ministry, it is seen as”."""
    opening = setting.opening()
    if not opening or opening[0].word not in context.words("places"):
        return False
    comma = next((i for i, token in enumerate(opening[:_OPENING]) if token.word == ","), 0)
    place = {token.word for token in opening[1:comma]}
    if opening[0].word in ("for", "to"):
        return bool(place) and not place & context.words("periods")
    return bool(place & context.words("circles")) or any(token.capital for token in opening[1:comma])


def _is_bound(setting: Setting, clause: tuple[Token, ...], context: Context[Any]) -> bool:
    """Whether a law, evidence or a condition stands beside the view."""
    left, right = {token.word for token in setting.near.left}, {token.word for token in clause}
    if "under" in left | right and (left | right) & context.words("lawful"):
        return True
    defines = setting.hit.entry in _DEFINING and setting.left(-1).word in ("is", "are")
    conditions = context.words("conditions") if defines else context.words("conditions") - {"when"}
    return bool((left | right) & context.words("grounds") or (left | right if defines else left) & conditions)
