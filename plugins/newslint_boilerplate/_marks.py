"""What each line of an article is, by its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from newslint import Article, Zone, regex
from newslint_boilerplate._kinds import Kind, Mark
from newslint_boilerplate._lines import LONGEST, Lines, Wording, key_of, squeeze, wording_of
from newslint_boilerplate._shapes import copyright_mark, name_mark, newsletter_mark, share_mark, site_mark
from newslint_boilerplate._threads import stands_by_comments
from newslint_boilerplate._words import Words

_LABEL = regex(r"\W{0,3}([^:|»›→–—\n]{3,40}?)\s?[:|»›→–—]\s?(?=\S)")
_DIGIT = regex(r"\d")
_ZONES = {
    Zone.ASIDE: Mark(Kind.RELATED),
    Zone.COMMENTS: Mark(Kind.COMMENTS),
    Zone.FOOTER: Mark(Kind.FURNITURE),
    Zone.NAVIGATION: Mark(Kind.FURNITURE),
}

# How long a line may be, in words, to be known by all of it, by its beginning, or by a phrase in it.
_WHOLE, _BEGINNING, _PROMOTED, _PHRASE = 12, 12, 30, 40
_FEW = 2  # weak marks that tell nothing, but of what a site says of itself


def mark_lines(lines: Lines, words: Words, code: str) -> list[Mark | None]:
    """The mark of each line, none where nothing tells it from the article.

    Names are looked for only where something is marked that may stand beside comments: elsewhere they mean nothing.
    """
    marks: list[Mark | None] = [None] * len(lines)
    if lines.zoned:
        marks = [_ZONES.get(block.zone) for block in lines.blocks]
    for i in words.suspects.among(lines.squeezed) if marks else ():
        if lines[i].key:
            own = mark_of(lines[i].wording, words, code, partial(_above, lines, marks, i, words, code))
            marks[i] = _surer(own, marks[i])
    if any(marks) and any(mark and stands_by_comments(mark) for mark in marks):
        for i, letters in enumerate(lines.squeezed.lines):
            if marks[i] is None and (letters.endswith(words.name_endings) or _DIGIT.search(lines.texts[i])):
                marks[i] = name_mark(lines[i].wording, words, code)
    return marks


def may_speak(article: Article, words: Words, code: str) -> bool:
    """Whether some lines of an article may be boilerplate, as far as their words alone can tell.

    That saves most articles from being looked at as a whole: one or two lines that could be the article's own are
    nothing where no names may stand beside them.
    """
    suspects = words.suspects.among(squeeze(article.text, article.encoded))
    if not suspects:
        return False
    lines = article.text.split("\n")
    told = [wording_of(line) for i in suspects if len(line := lines[i].strip()) <= LONGEST]
    marks = [mark for line in told for mark in _possible(line, words, code)]
    if any(mark.strong or stands_by_comments(mark) for mark in marks):
        return True
    return len(marks) > _FEW or sum(mark.kind is Kind.SITE for mark in marks) > 1


def _possible(line: Wording, words: Words, code: str) -> Iterable[Mark]:
    """What a line may be, whatever stands above it."""
    if line.words <= _WHOLE and line.key in words.exact:
        return words.exact[line.key].values()
    mark = mark_of(line, words, code, lambda: None)
    return [mark] if mark and not mark.name else ()


def _above(lines: Lines, marks: Sequence[Mark | None], i: int, words: Words, code: str) -> Mark | None:
    """What the line above is; a name there is no suspect, and not yet marked."""
    return (marks[i - 1] or name_mark(lines[i - 1].wording, words, code)) if i else None


def _surer(own: Mark | None, zone: Mark | None) -> Mark | None:
    return own if zone is None or (own and own.strong) else zone


def mark_of(line: Wording, words: Words, code: str, above: Callable[[], Mark | None]) -> Mark | None:
    """What a line is: by set words first, then by shape. ``above`` says what the line above it is."""
    return (
        _whole(line, words, above)
        or _phrase(line, words)
        or copyright_mark(line, words)
        or share_mark(line, words)
        or name_mark(line, words, code)
        or _opening(line, words)
        or newsletter_mark(line, words)
        or site_mark(line, words)
    )


def _whole(line: Wording, words: Words, above: Callable[[], Mark | None]) -> Mark | None:
    """“Email” is a field of a form, or a button in a row of them: the line above tells."""
    if line.words > _WHOLE or line.key not in words.exact:
        return None
    kinds = words.exact[line.key]
    if len(kinds) > 1 and (before := above()) and before.kind in kinds:
        return kinds[before.kind]
    return max(kinds.values(), key=lambda mark: mark.strong)


def _phrase(line: Wording, words: Words) -> Mark | None:
    found = words.phrases.within(line.key) if line.words <= _PHRASE else ""
    return Mark(words.kinds[found]) if found else None


def _opening(line: Wording, words: Words) -> Mark | None:
    """“Read more: …”, “More from the harbour”, “3 thoughts on …”."""
    label = _LABEL.match(line.text) if line.words <= _PROMOTED else None
    if label and (kind := words.labels.get(key_of(label[1]))):
        return Mark(kind, strong=False, opens=False)
    if line.words > _BEGINNING or line.is_sentence or not (found := words.openers.opening(line.key)):
        return None
    kind = words.kinds[found]
    return Mark(kind, strong=kind in (Kind.COMMENTS, Kind.SHARE))
