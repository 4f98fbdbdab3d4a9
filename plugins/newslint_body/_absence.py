"""Whether an article has a story at all."""

from __future__ import annotations

import re

from newslint import Article, NamedTuple, regex
from newslint_body._story import count_words, ends_well, has_embeds, length, remainder, story, without_headings

# What databases, scripts and news interfaces put where they have no text.
_NOTHING = frozenset(
    {
        *("null", "none", "nil", "n/a", "#n/a", "nan", "undefined", "(null)", "[null]", "(none)", "[]", "{}", "false"),
        *("[object object]", "\\n", '""', "''", "-", "--", "–", "—", "...", "…"),
    }
)
_NO_TEXT = regex(
    r"[\[(<]?(?:no (?:content|text|body|data|description|summary|article|story|copy)"
    r"(?: (?:text|body|is|was))?(?: (?:available|found|provided|given|yet|set))?"
    r"|(?:the )?(?:(?:article|story|post|page|full|body) ?)?(?:content|text|body|description|article|story)"
    r"(?: is| was)? ?(?:not available|unavailable|not found|missing|empty|removed|deleted)"
    r"|(?:content |text |post |article |story )?(?:removed|deleted)|not available|unavailable|empty)[\])>]?"
)
_BYLINE = regex(r"by [^\n.!?]{3,60}", re.I)
_MARKUP = regex(r"<[^<>]{0,80}>|&(?:nbsp|#160|#xa0|zwnj);")
_LONGEST_HEADLINE = 25
_LONG = 400


class Absence(NamedTuple):
    """Why an article has no story (a message of body/missing), and what stands in the story's place."""

    message: str
    text: str = ""


def absence(article: Article) -> Absence | None:
    """Why an article has no story, or none where it has one, or at least a picture, a video, a listing."""
    if length(article) > _LONG:
        return None
    text = "\n".join(article.text[block.start : block.end] for block in without_headings(article)).strip()
    if text and _says_nothing(text):
        return Absence("nothing", text)
    if (text and not _is_headline(article, text) and not _BYLINE.fullmatch(text)) or has_embeds(article):
        return None
    if text or any(story(article)) or article.metadata.headline or article.metadata.front or remainder(article).strip():
        return Absence("missing")
    return Absence("empty")


def _says_nothing(text: str) -> bool:
    """Whether a text is what programs write for none."""
    bare = text.lower().rstrip(".!") or text
    return bare in _NOTHING or bool(_NO_TEXT.fullmatch(bare)) or not _MARKUP.sub("", text).strip()


def _is_headline(article: Article, text: str) -> bool:
    """Whether the whole story is the headline again, or the one line of a file that has nothing else."""
    headline = article.metadata.headline
    if headline:
        return text.lower().split() == headline.value.lower().split()
    one_line = "\n" not in text and 3 <= count_words(text) <= _LONGEST_HEADLINE
    if not one_line or article.metadata.front or ends_well(text) or text[-1] in ":,;":
        return False
    return sum(len(article.sentences_in(block)) for block in article.prose) == 1
