"""From what a rule found to what a report says: severity, words, place, fingerprint."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from newslint.article import Article
from newslint.findings import Finding, Fix, Location, Region, Related, Where
from newslint.hashes import blake2b
from newslint.linehash import line_hash
from newslint.patterns import regex
from newslint.results import Result
from newslint.rules import Rule
from newslint.spans import SourceSpan

_SHOWN = 80  # characters of a quote within a message
_OPENING = 400  # characters of the text that tell an article without URL and headline
_WORDS = regex(r"\W+")
_ASCII_WORDS = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}

Locate = Callable[[Related], Location | None]


def judge(
    article: Article,
    rule: Rule[Any],
    findings: Iterable[Finding],
    locate: Locate = lambda _: None,
    *,
    line_hashes: bool = False,
) -> list[Result]:
    """The results of one rule's findings in an article, by place.

    ``locate`` finds places in other articles. The severities are the rule's own.
    Equal findings are one: a rule has no reason to say the same of the same place twice.
    """
    ordinals: Counter[str] = Counter()
    results: dict[tuple[object, ...], Result] = {}
    for finding in sorted(findings, key=lambda finding: _place(article, finding)):
        quote = _unquoted(article.quote(finding.where), finding.where)
        location = article.locate(finding.where)
        if line_hashes:  # a whole article stands at its first line where a format wants a line
            line = location.region.start.line if location.region else 1
            location = replace(location, line_hash=line_hash(article.source.text, line))
        message = _rendered(rule, finding, quote)
        results.setdefault(
            (location.region, message),
            Result(
                rule.id,
                finding.message,
                rule.severities.get(finding.message, rule.severity),
                message,
                location,
                tuple(place for related in finding.related if (place := _related(article, related, locate))),
                _fingerprint(article, finding, quote, ordinals),
                finding.fix,
                edits=_edits(article, finding.fix),
            ),
        )
    return list(results.values())


def _unquoted(quote: str, where: Where) -> str:
    """A value of front matter without the quotation marks of its format."""
    marked = isinstance(where, SourceSpan) and len(quote) > 1 and quote[0] == quote[-1] and quote[0] in "\"'"
    return quote[1:-1] if marked else quote


def _place(article: Article, finding: Finding) -> tuple[int, int]:
    span = article.source_span(finding.where)
    return (span.start, span.end) if span else (-1, -1)


def _edits(article: Article, fix: Fix | None) -> tuple[Region, ...]:
    return tuple(article.source.lines.region(edit.span) for edit in fix.edits) if fix else ()


def _related(article: Article, related: Related, locate: Locate) -> Location | None:
    return locate(related) if related.article not in ("", article.id) else article.locate(related.where)


def shown(quote: str) -> str:
    """A quote on one line, shortened in the middle."""
    line = " ".join(quote.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN // 2].rstrip()} … {line[-_SHOWN // 2 :].lstrip()}"


def _rendered(rule: Rule[Any], finding: Finding, quote: str) -> str:
    data: Mapping[str, str | int] = {"quote": shown(quote), **finding.data}
    return rule.messages[finding.message].format(**data)


def normal(text: str) -> str:
    """Text as fingerprints compare it: letters and digits, in lower case, single spaces."""
    if text.isascii():  # the same, and ten times as fast
        return " ".join(text.lower().translate(_ASCII_WORDS).split())
    return _WORDS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def identity(article: Article) -> str:
    """What an article is known by wherever it moves: its canonical URL, else its headline and opening."""
    metadata = article.metadata
    if metadata.canonical_url:
        return metadata.canonical_url.value + article.pointer
    headline = metadata.headline.value if metadata.headline else ""
    return normal(f"{headline} {article.text[:_OPENING]}") or article.id


def _fingerprint(article: Article, finding: Finding, quote: str, ordinals: Counter[str]) -> str:
    """Rule, message, and the quoted text with its number among equals; for a whole article, the article's identity."""
    text = normal(quote) if quote else identity(article)
    base = "\0".join((finding.rule, finding.message, text))
    ordinals[base] += 1
    return blake2b(f"{base}\0{ordinals[base]}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
