"""JSON that is fit to read, to compare line by line, to paste into a page and to print in a log."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, TextIO

from newslint.patterns import regex
from newslint.reporters.safety import UNSAFE

# "<" so that "</script>" and "<!--" mean nothing in a page, "##[" so that it means nothing in a log.
_ESCAPED = regex(rf"{UNSAFE.pattern}|<|##(?=\w{{0,20}}\[)")
_LINE = 100
_encode = json.JSONEncoder(ensure_ascii=False).encode
_BEYOND_ASCII = regex(r"[^\x00-\x7f]+")


def write_json(value: Any, out: TextIO) -> None:
    """Write a value of JSON: what fits a line stands on one, keys in the order of the value.

    It is UTF-8, or ASCII where ``out`` has another encoding, which readers of JSON don't expect.
    Lone surrogates (bytes of a path that aren't UTF-8) become ``\\xNN``: not every reader takes them.
    """
    _lay_out(value, "", _writer(out))
    out.write("\n")


def write_json_line(value: Any, out: TextIO) -> None:
    """Write a value of JSON on one line of its own, as ``write_json`` writes it otherwise."""
    _writer(out)(_line(value) + "\n")


def _writer(out: TextIO) -> Callable[[str], object]:
    is_utf8 = (out.encoding or "utf-8").lower().replace("_", "-") in ("utf-8", "utf8")
    return out.write if is_utf8 else lambda text: out.write(_BEYOND_ASCII.sub(_in_ascii, text))


def _in_ascii(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


def _lay_out(value: Any, indent: str, write: Callable[[str], object]) -> None:
    """Write what doesn't fit a line piece by piece. It nests only as deep as a report does."""
    line = _line(value) if _may_fit(value) else ""
    if line and (len(line) <= _LINE or not isinstance(value, dict | list)):
        write(line)
        return
    inner = f"\n{indent} "
    named = isinstance(value, dict)
    pairs = value.items() if named else enumerate(value)
    before = "{" if named else "["
    for key, item in pairs:
        write(f"{before}{inner}{_line(key)}: " if named else before + inner)
        _lay_out(item, f"{indent} ", write)
        before = ","
    write(f"\n{indent}" + ("}" if named else "]"))


def _may_fit(value: Any) -> bool:
    """Whether it is worth trying: a line has no room for more items than this."""
    return not isinstance(value, dict | list) or len(value) <= _LINE // 10


def _line(value: Any) -> str:
    text = _encode(value)
    if text.isprintable() and "<" not in text and "##" not in text:  # nothing to escape: ten times as fast to see so
        return text
    return _ESCAPED.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    if match[0] == "##":
        return r"\u0023#"
    code = ord(match[0])
    if 0xD800 <= code <= 0xDFFF:
        return f"\\\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else "\ufffd"
    return f"\\u{code:04x}"
