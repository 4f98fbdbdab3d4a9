"""Boilerplate with a shape rather than set words: rights lines, names above comments, rows of buttons, invitations."""

from __future__ import annotations

import re

from newslint import find_dates
from newslint_boilerplate._kinds import Kind, Mark
from newslint_boilerplate._lines import Wording, key_of
from newslint_boilerplate._suspects import COPYRIGHT
from newslint_boilerplate._words import Words

# Patterns are compiled, and kept, when a line first needs them: few runs of the command have such a line.
_YEAR = r"(?:19|20)\d\d"
_SIGN = rf"(?:©|\(c\)|{COPYRIGHT})"
_RIGHTS = (
    rf"\W{{0,3}}(?:{_SIGN}[\s:,]{{0,2}}){{1,2}}[^\n]{{0,60}}?\b{_YEAR}\b|\W{{0,3}}{_YEAR}(?:\s?[-–]\s?{_YEAR})?\s?©"
)
_RIGHTS_WITHIN = rf"(?:©|{COPYRIGHT})\s?{_YEAR}|{_YEAR}\s?©|{COPYRIGHT} © {_YEAR}"
_HOLDER = r"\W{0,3}(?:©|\(c\)\s)\s?\w"


def copyright_mark(line: Wording, words: Words) -> Mark | None:
    """A rights line: the sign or word and a year, or the set phrase. The credit of a picture is none."""
    if line.words > 30 or not ("©" in line.text or words.parts["copyright-words"].within(line.key)):
        return None
    if words.parts["copyright-never"].within(line.key):
        return None
    reserved = words.parts["copyright-reserved"].within(line.key)
    dated = bool(re.match(_RIGHTS, line.text, re.I)) or (
        bool(re.search(_RIGHTS_WITHIN, line.text, re.I)) and not line.is_sentence
    )
    if (dated and (line.words <= 14 or reserved)) or (reserved and line.words <= 6):
        return Mark(Kind.COPYRIGHT)
    return Mark(Kind.COPYRIGHT, strong=False) if line.words <= 8 and re.match(_HOLDER, line.text, re.I) else None


_TIME = (
    r"(?:\W{0,4}(?:at|@)?\W{0,3}\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s\(?[a-z]{2,4}\)?)?)?"
    r"\W{0,3}(?:reply|permalink|edited)?\W{0,3}"
)
_NAME = Mark(Kind.COMMENTS, strong=False, name=True)


def name_mark(line: Wording, words: Words, code: str) -> Mark | None:
    """The line above a comment: who wrote it, or when, or both."""
    if line.words > 14 or not line.key:
        return None
    ending = [line.key.rpartition(" ")[2], " ".join(line.key.split(" ")[-2:]), " ".join(line.key.split(" ")[-3:])]
    if any(end in words.lists["comments-says"] or end in words.lists["comments-ages"] for end in ending):
        return _NAME if _could_name(line.key, words) else None
    found = next(find_dates(line.text, code=code), None)
    if (
        found
        and re.fullmatch(_TIME, line.text[found.end :], re.I)
        and _could_name(key_of(line.text[: found.start]), words)
    ):
        return _NAME
    return None


def _could_name(key: str, words: Words) -> bool:
    parts = key.split()
    return len(parts) <= 8 and not (parts and parts[0] in words.lists["comments-never-names"])


def share_mark(line: Wording, words: Words) -> Mark | None:
    """A row of buttons: names of networks and what one does with them, two or more."""
    parts = set(line.key.split()) if line.words <= 16 else set()
    if len(parts) < 2:
        return None
    acts = parts & words.lists["share-acts"]
    if parts - acts - words.lists["share-networks"] - {"0"}:
        return None
    return Mark(Kind.SHARE, strong=bool(acts))


def newsletter_mark(line: Wording, words: Words) -> Mark | None:
    """A call to sign up: it begins as an invitation and names what one gets."""
    if line.words > 40 or not words.parts["newsletter-verbs"].opening(line.key):
        return None
    return Mark(Kind.NEWSLETTER) if words.parts["newsletter-things"].within(line.key) else None


def site_mark(line: Wording, words: Words) -> Mark | None:
    """A site's praise of itself: what it calls itself, and what it does for readers; strong where it says “you”."""
    if not (8 <= line.words <= 70 and line.is_sentence and line.text[:1].isupper()):
        return None
    if not words.parts["site-verbs"].within(" ".join(line.key.split(" ", 9)[:9])):
        return None
    if not words.parts["site-things"].within(line.key):
        return None
    if words.parts["site-promises"].within(line.key):
        return Mark(Kind.SITE)
    return Mark(Kind.SITE, strong=False) if words.parts["site-claims"].within(line.key) else None
