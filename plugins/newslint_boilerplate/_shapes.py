"""Boilerplate that has a shape rather than set words: rights lines, the names above comments, rows of buttons."""

from __future__ import annotations

import re

from newslint import find_dates
from newslint_boilerplate._kinds import Kind, Mark
from newslint_boilerplate._lines import Line
from newslint_boilerplate._words import Words, closing, has, opening

_YEAR = r"(?:19|20)\d\d"
_SIGN = r"(?:©|\(c\)|\(C\)|[Cc]opyright|COPYRIGHT|℗)"
_RIGHTS = re.compile(rf"^\W{{0,3}}(?:{_SIGN}[\s:,]{{0,2}}){{1,2}}(?:.{{0,60}}?)\b{_YEAR}\b|^\W{{0,3}}{_YEAR}(?:\s?[-–]\s?{_YEAR})?\s?©")
_BARE_SIGN = re.compile(r"^\W{0,3}(?:©|\(c\)\s)\s?\S")
_SIGN_INSIDE = re.compile(rf"©\s?{_YEAR}|{_YEAR}\s?©|[Cc]opyright ©? ?{_YEAR}")
_TIME = re.compile(r"\W*(?:at|@|-|–|—)?\W*\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s\(?[A-Z]{2,4}\)?)?\W*(?:reply|permalink|edited|#|\s)*\W*", re.I)
_NAME = re.compile(r"[^\W_][\w.'’@ -]{0,38}[\w.)]$")
_ASIDE = re.compile(r"\b(?:says|said|wrote|commented)$|\bon$|\bposted on$", re.I)
_PROPER = re.compile(r"[^\W\d_a-z]")


def copyright_mark(line: Line, words: Words) -> Mark | None:
    """A rights line: sign or word and a year first, or the set phrase."""
    if line.words > 40 or not (has(line.key, words["copyright-words"]) or "©" in line.text or "(c)" in line.text.lower()):
        return None
    parts = set(line.key.split())
    if parts & words["copyright-never"]:
        return None
    reserved = has(line.key, frozenset({"rights reserved"}))
    if _RIGHTS.match(line.text) and (line.words <= 14 or reserved):
        return Mark(Kind.COPYRIGHT)
    if reserved and (line.words <= 6 or (line.words <= 25 and _SIGN_INSIDE.search(line.text))):
        return Mark(Kind.COPYRIGHT)
    if _SIGN_INSIDE.search(line.text) and line.words <= 14 and not line.is_sentence:
        return Mark(Kind.COPYRIGHT)
    return Mark(Kind.COPYRIGHT, strong=False) if _BARE_SIGN.match(line.text) and line.words <= 8 else None


def comment_mark(line: Line, words: Words, code: str) -> Mark | None:
    """The line above a comment: who wrote it and when, to the minute or by its age."""
    if line.words > 14 or line.is_sentence and not line.text.endswith("m."):
        return None
    if (age := closing(line.key, words["comments-ages"])) and line.words <= 8:
        return Mark(Kind.COMMENTS, strong=False) if _names(line.key.removesuffix(age), words) or line.words <= 3 else None
    found = next(find_dates(line.text, code=code), None)
    if found is None or not _TIME.fullmatch(line.text, found.end):
        return None
    name = _ASIDE.sub("", line.text[: found.start].rstrip(" ,·•|-–—:\u00a0"))
    return Mark(Kind.COMMENTS, strong=False) if not name.strip() or _names(name.strip(), words) else None


def _names(text: str, words: Words) -> bool:
    parts = text.lower().split()
    return 0 < len(parts) <= 5 and parts[0] not in words["comments-never-names"] and bool(_NAME.match(text.strip()))


def share_mark(line: Line, words: Words) -> Mark | None:
    """A row of buttons: names of networks and what one does with them, two or more."""
    parts = line.key.split()
    if not 2 <= len(parts) <= 16:
        return None
    networks, acts = words["share-networks"], words["share-acts"]
    if not all(part in networks or part in acts or part == "0" for part in parts):
        return None
    names = sum(part in networks for part in parts)
    does = sum(part in acts for part in parts)
    return Mark(Kind.SHARE, strong=names >= 3 or (names > 0 and does > 0) or does >= 3) if names + does >= 2 else None


def newsletter_mark(line: Line, words: Words) -> Mark | None:
    """A call to sign up: it begins as an invitation and names what one gets."""
    if line.words > 40 or not opening(line.key, words["newsletter-verbs"]):
        return None
    if not has(line.key, words["newsletter-things"]):
        return None
    return Mark(Kind.NEWSLETTER)


def site_mark(line: Line, words: Words) -> Mark | None:
    """A site's praise of itself: what it calls itself and what it does for readers."""
    if not 8 <= line.words <= 90 or not line.is_sentence:
        return None
    if not has(line.key, words["site-things"]) or not has(line.key, words["site-claims"]):
        return None
    first = " ".join(line.key.split()[:9])
    return Mark(Kind.SITE, strong=False) if re.search(r"\b(?:is|are|was)\b", first) and _PROPER.match(line.text) else None
