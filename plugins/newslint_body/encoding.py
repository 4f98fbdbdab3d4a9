"""Characters that were lost or garbled when the text was read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint import BODY, Article, ArticleRule, Context, FaultKind, Finding, NoOptions, Role, Severity, Span, regex
from newslint_body._glance import GARBLED, suspect

# The bytes 0x80 to 0xBF as Windows-1252 shows them: how the later bytes of a UTF-8 character look when read so.
_LATER = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_GARBLED = regex(rf"[ÂÃ][{_LATER}]|â[€‚„][{_LATER}]|ðŸ[{_LATER}]{{2}}|ï»¿|ï¿½")
_LOST = regex("\ufffd+")
_SIGNS = regex("[ÂÃâðï\ufffd]")
_SURE = ("â", "ð", "ï")
_PROSE = (Role.BODY, Role.HEADLINE, Role.EXCERPT, Role.CAPTION)


def check(article: Article, context: Context[NoOptions]) -> Iterator[Finding]:
    """Yield the first place where characters are wrong, for each way that they can be.

    A file that was read in another encoding than its own garbles what it held besides: that is told with it.
    """
    faults = [fault for fault in article.faults if fault.kind is FaultKind.ENCODING]
    for fault in faults:
        yield context.finding(fault.where, "decoded", problem=fault.message)
    if faults:
        return
    passages = _suspects(article)
    if not passages:
        return
    garbled = list(_found(article, passages, _GARBLED))
    if len(garbled) > 1 or (garbled and article.quote(garbled[0])[0] in _SURE):
        yield context.finding(garbled[0], "garbled", count=len(garbled))
    if lost := list(_found(article, passages, _LOST)):
        yield context.finding(lost[0], "lost", count=len(lost))


def _suspects(article: Article) -> list[int]:
    """The passages that have one of the characters that a wrong encoding leaves."""
    return [
        number
        for number, passage in enumerate(article.passages)
        if passage.role in _PROSE
        and not (text := passage.text.text).isascii()
        and (GARBLED.catches(suspect(article, BODY)) if number == BODY else _SIGNS.search(text))
    ]


def _found(article: Article, passages: Sequence[int], pattern: re.Pattern[str]) -> Iterator[Span]:
    for number in passages:
        for match in pattern.finditer(article.passages[number].text.text):
            if number != BODY or article.is_prose(*match.span()):
                yield Span(number, *match.span())


rule = ArticleRule(
    "body/encoding",
    check,
    title="Garbled characters",
    advice="Save the file as UTF-8, or fetch the text again in the encoding that it was written in.",
    messages={
        "decoded": "The file is {problem}. Save it as UTF-8.",
        "garbled": "“{quote}” is a character read in the wrong encoding ({count} in all): put the right ones in.",
        "lost": "“{quote}” stands where a character was lost ({count} in all): put it back.",
    },
    severity=Severity.WARNING,
)
