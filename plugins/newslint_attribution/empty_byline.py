"""A byline that names nobody: “by | Nov 25, 2023”, “admin”, “{{author}}”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Annotated

from newslint import Article, ArticleRule, Context, Finding, fold, frozen, regex

_TEMPLATE = regex(r"\{\{.*\}\}|\{%.*%\}|\{\w+\}|\[[^\[\]]*\]|<[^<>]*>|%\w+%|\$\{?\w+\}?|\W*|[Xx]{3,}", re.S)
_EDGES = " .,:;|/-–—*_()`?"
_BY = regex(r"(?:(?:written|posted|published) )?by\b[:\s]*", re.I)


@frozen
class Options:
    """Options of attribution/empty-byline."""

    staff: Annotated[bool, "also find bylines of a whole newsroom, such as “Staff writer”"] = False
    placeholders: Annotated[tuple[str, ...], "further names that are nobody's"] = ()


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield each byline with no name, or with what stands for one."""
    for byline in article.metadata.bylines:
        message, name = _fault(byline.value, _nobody(context))
        if message == "empty":
            yield context.finding(byline.where, "empty")
        elif message:
            yield context.finding(byline.where, message, name=name)


@lru_cache(maxsize=256)
def _fault(byline: str, nobody: frozenset[str]) -> tuple[str, str]:
    """What is wrong with a byline, and the name in it. Many articles have the same byline."""
    name = _name(byline)
    if not name.strip(_EDGES):
        return "empty", name
    return ("placeholder" if _TEMPLATE.fullmatch(name) or _plain(name) in nobody else ""), name


def _name(byline: str) -> str:
    """What a byline says after “by”."""
    byline = byline.strip()
    by = _BY.match(byline)
    return byline[by.end() :] if by else byline


def _nobody(context: Context[Options]) -> frozenset[str]:
    """The names that are nobody's; content systems leave English ones in articles of any language."""
    words, options = context.rule.lexicon("en"), context.options
    if words is None:
        return _all(options.placeholders)
    return _all(
        options.placeholders, words["byline-placeholders"], *([words["staff-bylines"]] if options.staff else [])
    )


@cache
def _all(given: tuple[str, ...], *lists: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_plain, given)).union(*lists)


def _plain(name: str) -> str:
    return " ".join(fold(name).strip(_EDGES).split())


rule = ArticleRule(
    "attribution/empty-byline",
    check,
    title="Byline that names nobody",
    advice="Give the author's name, or take the byline out.",
    messages={
        "empty": "This byline names nobody: give the author's name, or take the byline out.",
        "placeholder": "The byline “{name}” is a placeholder: give the author's name.",
    },
    options=Options,
)
