"""A byline that names nobody: “by | Nov 25, 2023”, “admin”, “{{author}}”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from newslint import Article, ArticleRule, Context, Finding, fold

_TEMPLATE = re.compile(r"\{\{.*\}\}|\{%.*%\}|\[[^\[\]]*\]|<[^<>]*>|%\w+%|\$\{?\w+\}?|\W*", re.S)


@dataclass(frozen=True, slots=True)
class Options:
    """Options of attribution/empty-byline."""

    staff: Annotated[bool, "also find bylines of a whole newsroom, such as “Staff writer”"] = False
    placeholders: Annotated[tuple[str, ...], "further names that are nobody's"] = ()


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield each byline with no name, or with what stands for one."""
    nobody = _nobody(context)
    for byline in article.metadata.bylines:
        if not byline.value.strip():
            yield context.finding(byline.where, "empty")
        elif _TEMPLATE.fullmatch(byline.value.strip()) or _plain(byline.value) in nobody:
            yield context.finding(byline.where, "placeholder", name=byline.value.strip())


def _nobody(context: Context[Options]) -> frozenset[str]:
    """The names that are nobody's; content systems leave English ones in articles of any language."""
    given = frozenset(map(_plain, context.options.placeholders))
    words = context.rule.lexicon("en")
    if words is None:
        return given
    return given | words["byline-placeholders"] | (words["staff-bylines"] if context.options.staff else frozenset())


def _plain(name: str) -> str:
    return " ".join(fold(name).strip(" .,:;|-–—*_").split())


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
