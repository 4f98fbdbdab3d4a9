"""Lines that tell who wrote an article, other than bylines: “Reporting by …”, “— Ann Poe”, “About the author”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint import Article, Block, BlockKind, regex

_TOP = 25  # blocks in which an author may be named below menus and teasers
_TAIL = 30  # blocks at the end of an article in which it may be signed
_LONGEST = 400  # characters of a line that signs
_CAPITAL = r"[^\W\d_a-z][\w.’'-]*"
_NAME = rf"{_CAPITAL}(?: (?:{_CAPITAL}|de|van|von|der|and|&)){{0,6}}"
_TWO = rf"{_CAPITAL}(?: {_CAPITAL}){{1,3}}"
_WORK = r"(?:(?:[Aa]dditional )?[Rr]eport(?:ing|ed)|[Ww]ritten|[Ss]tory|[Pp]osted|[Aa]nswered|[Pp]hotos?)(?: and \w+)? "
_DONE = r"(?:written|produced|reported|compiled|edited|maintained) by"
_LABEL = r"(?:作者|著者|筆者|Autor(?:in|a|es)?|Auteurs?|Autore|Автор)\s?[:：]"
_LINE = regex(
    rf"[\s([*_•|–—-]{{0,4}}(?:{_WORK})?(?:[Bb]y|BY):?\s(?:\W{{1,3}})?{_NAME}"
    rf"|[–—-]{{1,2}}\s?{_NAME}(?:, .{{1,80}})?\.?$"
    rf"|B(?:yline|YLINE):\s{_NAME}"
    rf"|[Ff]rom:? {_TWO}$"
    rf"|{_TWO}[^\n]{{0,20}}[<\[(]\s?[\w.+-]{{1,40}}(?:@| at )\w"
    rf"|\W{{0,3}}{_LABEL}\s?\W{{0,2}}\w"
    rf"|\W{{0,3}}Authors?: ?\W?{_NAME}"
    rf"|(?:[^\n]{{0,40}}[>»/] )?Authors? [>»/] {_NAME}"
    r"|\W{0,3}author\s?=\s?[{\"]"
    r"|(?:About (?:the|our|this month.s) )?[Aa]uthors?:?$"
)
_COMPANY = r"(?:Inc|Ltd|LLC|Corp|GmbH|Media|News|Press)\b"
_COPYRIGHT = regex(
    rf"(?:(?:©|Copyright|\([cC]\)|\d{{4}}(?:[-–]\d{{4}})?),? ){{2,4}}(?:by )?{_TWO}(?!.{{0,80}}{_COMPANY})"
)
_PAGE = r"(?:This\b.{0,60}?\b|The (?:story|article|report|post|page|issue) (?:was|is) (?:\w+ ){0,2})"
_WITHIN = regex(rf"\W{{0,3}}{_PAGE}{_DONE}(?:(?:: ?|\s)\W?{_NAME}|:)")
_RIGHTS = frozenset("©C(0123456789")  # what a line that claims a copyright begins with
_BEGINNINGS = frozenset("–—-BFf")  # of “— Ann Poe”, “BYLINE:”, “From: Ann Poe”
_OPEN = frozenset("<[(")  # of “Ann Poe <poe@example.com>”
_SPEAKS = regex(rf"{_TWO}: \S")
_SPEAKERS = 3  # lines at the top of a transcript
_ALONE = regex(r"[A-Z][\w’'-]*\.?(?:\s[A-Z][\w’'-]*\.?){1,3}|@\w+\.?")  # a letter's signature
_LAST = 2  # paragraphs at the end in which a name alone is a signature


def is_signed(article: Article) -> bool:
    """Whether an article is signed at its end, or names its author near its top in other words than a byline's."""
    prose = article.prose
    top, first = list(_lines(article, prose[:_TOP])), max(len(prose) - _TAIL, 1)
    if any(line[0] in _RIGHTS and _COPYRIGHT.match(line) for line in top):
        return True
    if sum(1 for line in top if ": " in line and _SPEAKS.match(line)) >= _SPEAKERS:
        return True
    if any(map(_signs, top)) or any(map(_signs, _lines(article, prose[max(first, _TOP) :]))):
        return True
    ending = [block for block in prose[first:] if block.kind is BlockKind.PARAGRAPH][-_LAST:]
    return any(_ALONE.fullmatch(line) for line in _lines(article, ending))


def _signs(line: str) -> bool:
    """Whether a line tells who wrote the article. Most lines hold nothing of what such a line must hold."""
    if "by" in line or "By" in line or "BY" in line:
        return _LINE.match(line) is not None or _WITHIN.match(line) is not None
    if "uthor" in line or line[0] in _BEGINNINGS or _may_hold_address(line) or _may_be_labelled(line):
        return _LINE.match(line) is not None
    return False


def _may_hold_address(line: str) -> bool:
    return ("@" in line or " at " in line) and not _OPEN.isdisjoint(line)


def _may_be_labelled(line: str) -> bool:
    return (":" in line and "Aut" in line) or (not line.isascii() and (":" in line or "：" in line))


def _lines(article: Article, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        for line in article.text[block.start : block.end].split("\n"):
            if len(line) <= _LONGEST and (words := line.strip()):
                yield words
