"""Characters that were lost or garbled when the text was read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint import BODY, Article, ArticleRule, Context, FaultKind, Finding, NoOptions, Role, Severity, Span, regex
from newslint_body._glance import GARBLED, suspect

# The bytes 0x80 to 0xBF as Windows-1252 shows them: how the later bytes of a UTF-8 character look when read so.
_LATER = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_GARBLED = regex(rf"[ÂÃ][{_LATER}]|â[€‚„][{_LATER}]|ðŸ[{_LATER}]{{2}}|ï»¿|ï¿½")
_LOST = regex("\ufffd+")
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
    garbled = list(_found(article, _GARBLED))
    if len(garbled) > 1 or (garbled and article.quote(garbled[0])[0] in _SURE):
        yield context.finding(garbled[0], "garbled", count=len(garbled))
    if lost := list(_found(article, _LOST)):
        yield context.finding(lost[0], "lost", count=len(lost))


def _found(article: Article, pattern: re.Pattern[str]) -> Iterator[Span]:
    for number, passage in enumerate(article.passages):
        if passage.role not in _PROSE or passage.text.text.isascii():
            continue
        if number == BODY and not GARBLED.catches(suspect(article, BODY)):
            continue
        for match in pattern.finditer(passage.text.text):
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
