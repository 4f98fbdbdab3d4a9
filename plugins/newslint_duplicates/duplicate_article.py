"""The same text stands in several files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from newslint import WHOLE, Article, Context, GroupRule, Key, Limit, frozen
from newslint_duplicates._letters import LETTERS_A_WORD, digest_of


@frozen
class Options:
    """Options of duplicates/duplicate-article."""

    words: Annotated[int, "how long a text must be to be compared, in words of five letters", Limit(1)] = 25


def keys(article: Article, context: Context[Options]) -> Iterator[Key]:
    """The article's letters and language: a translation that isn't translated yet is no duplicate."""
    digest = digest_of(article)
    if digest.length >= context.options.words * LETTERS_A_WORD:
        yield Key((article.language, digest.value), WHOLE)


rule = GroupRule(
    "duplicates/duplicate-article",
    keys,
    title="The same article twice",
    advice="Keep one of the files, and let the others redirect to it or name it as canonical.",
    messages={"shared": "The same text stands in {others}: keep one of them, and redirect to it."},
    options=Options,
    certain="All letters and digits of both texts are compared, by a hash of 128 bits: what is found is the same text.",
)
