"""People without a name who stand after the word for what they say, feel or think."""

from __future__ import annotations

from newslint_attribution._grammar import Grammar
from newslint_attribution._subjects import Subject
from newslint_attribution._tokens import Token

_LED_IN = frozenset(",”\"!?'’")
_GAP = 2  # words between a feeling and “among”


def cue_before(before: tuple[Token, ...], kind: str, words: Grammar) -> int | None:
    """Where the word of saying before a source begins: *said* one official, *according to* analysts."""
    if not before:
        return None
    last = before[-1]
    second = before[-2] if len(before) > 1 else Token("", 0, 0)
    if last.word in ("and", "or") and len(before) > 2:  # “according to local and national officials”
        return None if words.bounds & {second.word} or second.capital else cue_before(before[:-2], kind, words)
    if last.word == "by" and second.word in words.passives:
        supposed = any(token.word in words.supposing for token in before[-5:-2])  # “could be seen by”
        return None if supposed else second.start
    if kind in ("heads", "onlookers"):
        return None
    if last.word == "to" and second.word == "according":
        return second.start
    spoken = last.word in words.inverted and second.word in _LED_IN
    return last.start if spoken or last.word in words.citing else None


def stirred(found: Subject, words: Grammar) -> int | None:
    """Where the verb begins that says what these people feel: *infuriated* some agents; none where there is none."""
    before = found.before
    if len(before) < 2 or before[-1].word not in words.stirring or before[-1].capital:
        return None
    return before[-1].start if before[-2].is_word and before[-2].word not in words.blockers else None


def mood(found: Subject, words: Grammar) -> int | None:
    """Where the noun begins that says what these people feel: *unease* among allies."""
    before = found.before
    if len(before) < 2 or before[-1].word not in words.among:
        return None
    felt = next((token for token in reversed(before[-2 - _GAP : -1]) if token.word in words.moods), None)
    return felt.start if felt and not felt.capital else None


def led_to(found: Subject, after: tuple[Token, ...], words: Grammar) -> int | None:
    """The index of the verb that people are led to: leading some *to think*."""
    if found.last_before not in words.causes or len(after) < 2 or after[0].word != "to":
        return None
    return 1 if after[1].word in words.claims_plain else None
