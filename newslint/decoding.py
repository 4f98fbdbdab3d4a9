"""Bytes to text: by BOM, by what the file declares, as strict UTF-8, then as the configured fallback; never by locale."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from newslint.article import Fault, FaultKind
from newslint.errors import NewslintError
from newslint.spans import SourceSpan

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)""",
    re.I,
)
_HEAD = 2048


class Decoded(NamedTuple):
    """A text without its BOM, and what was wrong with its bytes."""

    text: str
    faults: tuple[Fault, ...]


def decode(data: bytes, path: str, fallback: str) -> Decoded:
    """The text of a file.

    Raises:
        NewslintError: for bytes that are no text at all, and for a fallback that isn't an encoding.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding, fallback, path)
    if b"\0" in data[:_HEAD]:
        raise NewslintError("this is not text (it holds zero bytes); leave it out with “exclude:”", path)
    declared = _DECLARED.search(data[:_HEAD])
    name = (declared[1] or declared[2]).decode() if declared else "utf-8"
    return _decoded(data, name if _known(name) else "utf-8", fallback, path)


def _known(name: str) -> bool:
    try:
        return codecs.lookup(name).name not in ("utf-7", "rot13", "idna", "punycode")
    except LookupError:
        return False


def _decoded(data: bytes, encoding: str, fallback: str, path: str) -> Decoded:
    for name in dict.fromkeys((encoding, "utf-8")):
        try:
            return Decoded(data.decode(name), ())
        except (UnicodeError, LookupError):
            continue
    if not _known(fallback):
        raise NewslintError(f"not {encoding}, and “{fallback}” is no encoding to fall back on", path)
    text = data.decode(fallback, "replace")
    first = _first_bad(data)
    at = len(data[:first].decode("utf-8", "ignore"))
    message = f"not valid {encoding.upper()}: read as {fallback}"
    return Decoded(text, (Fault(FaultKind.ENCODING, message, SourceSpan(at, min(at + 1, len(text)))),))


def _first_bad(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0
