"""Text of strangers made fit for a terminal or a log: articles, paths and what plugins say are data."""

from __future__ import annotations

import re

from newslint.patterns import regex

# C0 and C1 controls, marks that turn the direction of text, separators that some take for line ends, surrogates.
UNSAFE = regex("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff]")

# “##[error]” is a command to GitHub's runner anywhere in a line, “##vso[” to Azure's, “##teamcity[” to TeamCity.
_INLINE_COMMAND = regex(r"##(\w{0,20})\[")
_COMMAND = regex("[\\s\ufeff]*::")


def clean(text: str) -> str:
    """A text without anything that a terminal or a log would obey, which is shown as ``\\x1b`` instead."""
    if text.isascii() and text.isprintable() and "##" not in text:
        return text
    return _INLINE_COMMAND.sub(r"##\1\\[", UNSAFE.sub(_escaped, text))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a path that isn't UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def one_line(text: str) -> str:
    """A text on one line, white space collapsed, clean."""
    return clean(" ".join(text.split()))


def guarded(line: str) -> str:
    """A line of output that no log takes for a ``::command::``."""
    return line.replace("::", r"\::", 1) if _COMMAND.match(line) else line
