"""Suppressions in an article's own comments and front matter, and those that suppress nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from newslint.article import Article
from newslint.config.selection import ALL
from newslint.errors import did_you_mean
from newslint.findings import Severity
from newslint.parts import Block, Comment
from newslint.patterns import regex
from newslint.results import Problem, Result, RuleInfo, Suppression
from newslint.spans import BODY, SourceSpan
from newslint.trees.node import Node
from newslint.values import frozen

UNUSED = RuleInfo(
    "newslint/unused-suppression",
    "Suppression that suppresses nothing",
    "A suppression that no finding needs.",
    "Take it out, so that it doesn't hide a later fault.",
    Severity.NOTE,
    "",
    "newslint",
    "",
    precision=1.0,  # a suppression was needed, or it wasn't
)
"""The one rule of the core itself: only the core knows what was suppressed."""

_DIRECTIVE = regex(r"\s*newslint\s*:\s*(?P<verb>[\w-]+)(?P<rest>.*)", re.S)
_ALMOST = regex(r"\s*newslint\s+ignore")
_REASON = regex(r"\s--")
_VERBS = ("ignore", "ignore-file", "ignore-start", "ignore-end")
_NAMES = regex(r"[,\s]+")


@frozen
class Ignore:
    """A stretch of the source in which some rules' findings are suppressed. ``span`` none is the whole article."""

    names: tuple[str, ...]
    reason: str
    place: SourceSpan
    span: SourceSpan | None = None

    def covers(self, result: Result) -> bool:
        """Whether it suppresses a result; a finding about a whole article only where the whole article is meant."""
        region = result.location.region
        if self.span and not (region and self.span.start <= region.offset < self.span.end):
            return False
        return not {ALL, result.rule, result.rule.partition("/")[0]}.isdisjoint(self.names)


@frozen
class Suppressions:
    """The suppressions of an article."""

    article: str
    rules: tuple[Ignore, ...]
    lines: tuple[int, ...]
    unused: tuple[Result, ...]

    def apply(
        self, results: Iterable[Result], ran: Callable[[str], bool], unused: RuleInfo | None = UNUSED
    ) -> Iterator[Result]:
        """The article's results, the suppressed ones marked, and one for each suppression that nothing needs.

        ``ran`` tells whether a rule or family was on: a suppression of what didn't run may well be needed.
        ``unused`` is the rule about these as it is set, or none where it is off.
        """
        used: set[int] = set()
        for result in results:
            number = next((i for i, rule in enumerate(self.rules) if rule.covers(result)), None)
            if number is None:
                yield result
            else:
                used.add(number)
                yield replace(result, suppression=Suppression(self.rules[number].reason, self.lines[number]))
        for number, rule in enumerate(self.rules):
            if unused and number not in used and all(map(ran, rule.names)):
                yield replace(self.unused[number], severity=unused.severity)


def read_suppressions(
    article: Article, unknown: Callable[[str], str | None], problems: list[Problem]
) -> Suppressions | None:
    """The suppressions that an article carries, or none; what can't be understood in them is a problem."""
    rules = [*_from_comments(article, problems), *_from_front_matter(article, problems)]
    for rule in rules:
        for name in rule.names:
            if wrong := unknown(name):
                problems.append(_problem(article, rule.place, wrong))
    if not rules:
        return None
    lines = tuple(article.source.lines.position(rule.place.start).line for rule in rules)
    unused = tuple(_unused(article, rule) for rule in rules)
    return Suppressions(article.id, tuple(rules), lines, unused)


def _unused(article: Article, rule: Ignore) -> Result:
    location = article.locate(rule.place)
    names = ", ".join(rule.names)
    message = f"nothing here needs “ignore {names}”: take the suppression out"
    return Result(UNUSED.id, "unused", UNUSED.severity, message, location, fingerprint=f"unused:{article.id}:{names}")


def _problem(article: Article, place: SourceSpan, message: str) -> Problem:
    at = article.source.lines.position(place.start)
    return Problem("configuration", f"suppression: {message}", article.path, at.line, at.column)


def _from_comments(article: Article, problems: list[Problem]) -> Iterator[Ignore]:
    opened: list[Ignore] = []
    for comment in article.comments:
        match = _DIRECTIVE.fullmatch(comment.text)
        if not match:
            if _ALMOST.match(comment.text):
                problems.append(_problem(article, comment.span, "there must be a colon after “newslint”"))
            continue
        verb = match["verb"]
        named, *reason = _REASON.split(match["rest"], 1)
        names = tuple(filter(None, _NAMES.split(named))) or (ALL,)
        rule = Ignore(names, "".join(reason).strip(), comment.span)
        if verb not in _VERBS:
            problems.append(_problem(article, comment.span, f"there is no “{verb}”{did_you_mean(verb, _VERBS)}"))
        elif verb == "ignore":
            yield replace(rule, span=_next_block(article, comment))
        elif verb == "ignore-file":
            yield rule
        elif verb == "ignore-start":
            opened.append(rule)
        elif not opened:
            problems.append(_problem(article, comment.span, "“ignore-end” without “ignore-start”"))
        else:
            last = opened.pop()
            yield replace(last, span=SourceSpan(last.place.end, comment.span.start))
    for rule in opened:
        yield replace(rule, span=SourceSpan(rule.place.end, len(article.source.text)))


def _next_block(article: Article, comment: Comment) -> SourceSpan:
    """The block that a comment stands in (from its start), or the next one."""

    def source_of(block: Block) -> SourceSpan:
        return article.passages[BODY].text.to_source(block.start, block.end)

    i = bisect_right(article.leaves, comment.span.end, key=lambda block: source_of(block).end)
    if i and article.source.text[source_of(article.leaves[i - 1]).end : comment.span.start].strip(" \t") == "":
        i -= 1  # at the end of a block, on its last line
    if i == len(article.leaves):
        return SourceSpan(comment.span.end, comment.span.end)
    start, end = source_of(article.leaves[i])
    return SourceSpan(min(start, comment.span.start), end)


def _from_front_matter(article: Article, problems: list[Problem]) -> Iterator[Ignore]:
    node = article.metadata.front.get("newslint") if article.metadata.front else None
    if node and not isinstance(node.value, Mapping):
        problems.append(_problem(article, node.place, "write it as “newslint: {ignore: [dates/missing]}”"))
    for name, value in node.items() if node else ():
        if name == "ignore":
            for item in _texts(value):
                yield Ignore((str(item.value),), "", item.span)
        else:
            wrong = f"there is no “{name}”{did_you_mean(name, ['ignore'])}"
            problems.append(_problem(article, value.key or value.span, wrong))


def _texts(node: Node) -> Iterator[Node]:
    for item in node.elements() or (node,):
        if item.text:
            yield item
