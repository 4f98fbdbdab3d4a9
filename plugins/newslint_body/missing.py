"""An article without a body: nothing below its front matter or headline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from newslint import WHOLE, Article, ArticleRule, Context, Finding, Severity, Uses, frozen
from newslint_body._absence import absence
from newslint_body._links import LINK_KEYS, has_no_body_on_purpose


@frozen
class Options:
    """Options of body/missing."""

    link_keys: Annotated[tuple[str, ...], "keys of the front matter that make a post a link, which needs no body"] = (
        LINK_KEYS
    )


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield one finding about an article that has no story to tell."""
    found = absence(article)
    if found and not has_no_body_on_purpose(article, context.options.link_keys):
        draft = article.metadata.front.get("draft") if article.metadata.front else None
        message = "draft" if draft and draft.value is True else found.message
        yield context.finding(WHOLE, message, text=found.text)


rule = ArticleRule(
    "body/missing",
    check,
    title="No body",
    advice="Write the story, or take the file out. For a post that is meant to be a link, give the link's address.",
    messages={
        "missing": "There is no story below the headline: write it, or take the article out.",
        "empty": "The file is empty: write the story, or take the file out.",
        "nothing": "The whole story is “{text}”: its text was lost on the way here. Put it in.",
        "draft": "This draft has no story yet: write it before it is published.",
    },
    severity=Severity.ERROR,
    severities={"draft": Severity.NOTE},
    options=Options,
    uses=frozenset({Uses.PATH}),
)
