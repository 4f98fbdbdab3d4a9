"""Text of strangers as GitHub's Markdown: it shows as it is, and does nothing."""

from __future__ import annotations

import re

from newslint.patterns import regex
from newslint.reporters.safety import one_line

_MARKUP = regex(r"[\\`*_{}\[\]()<>#+!|~$&:-]")
_MENTION = regex(r"(@|\\#|\bGH\\-)(?=\w)")


def plain(text: str) -> str:
    """A text that is shown as it is: no markup, no link, nobody mentioned, no issue named.

    GitHub makes mentions and links to issues of finished text, so that an escape wouldn't do: a comment between the
    sign and the name does.
    """
    escaped = _MARKUP.sub(r"\\\g<0>", one_line(text))
    return _MENTION.sub(r"\1<!-- -->", escaped)


def code(text: str) -> str:
    """A text as code: within it nothing means anything, so its fence only has to be longer than any in the text."""
    text = one_line(text)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"
