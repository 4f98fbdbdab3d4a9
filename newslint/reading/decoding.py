"""Bytes to text: by BOM, by what the file declares, as UTF-8, then as the configured fallback; never by locale."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from newslint.errors import NewslintError
from newslint.parts import Fault, FaultKind
from newslint.patterns import regex
from newslint.spans import SourceSpan
from newslint.tuples import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ANY_BOM = tuple(bom for bom, _ in _BOMS)
_DECLARED = regex(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)""",
    re.I,
)
_HEAD = 2048
_NO_CHARSETS = frozenset({"utf-7", "rot13", "idna", "punycode", "unicode_escape", "raw_unicode_escape"})


class Decoded(NamedTuple):
    """A text without its BOM, and what was wrong with its bytes."""

    text: str
    faults: tuple[Fault, ...]


def decode(data: bytes, path: str, fallback: str) -> Decoded:
    """The text of a file.

    Raises:
        NewslintError: for bytes that are no text at all, and for a fallback that isn't an encoding.
    """
    for bom, encoding in _BOMS if data.startswith(_ANY_BOM) else ():
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding, encoding, path)
    if b"\0" in data[:_HEAD]:
        raise NewslintError("this is not text (it holds zero bytes); leave it out with “exclude:”", path)
    return _decoded(data, _declared(data[:_HEAD]), fallback, path)


def exact_encoding(data: bytes, fallback: str) -> tuple[bytes, str] | None:
    """The BOM and the encoding that ``decode`` reads a file by, where it can be written back to the same bytes."""
    for bom, encoding in _BOMS if data.startswith(_ANY_BOM) else ():
        if data.startswith(bom):
            return (bom, encoding) if _returns(data[len(bom) :], encoding) else None
    declared = _declared(data[:_HEAD])
    for name in dict.fromkeys((_meant(declared), declared, "utf-8")):
        with suppress(UnicodeError, LookupError):
            return (b"", name) if data.decode(name).encode(name) == data else None
    as_fallback = _returns(data, fallback) and decode(data, "", fallback).text == data.decode(fallback)
    return (b"", fallback) if as_fallback else None


def _returns(data: bytes, encoding: str) -> bool:
    """Whether bytes are what their text gives in an encoding."""
    try:
        return data.decode(encoding).encode(encoding) == data
    except (UnicodeError, LookupError):
        return False


def _declared(head: bytes) -> str:
    """What a page says of itself. Only markup declares: an article about encodings shows such lines as examples."""
    if not head.lstrip().startswith(b"<"):
        return "utf-8"
    declared = _DECLARED.search(head)
    name = (declared[1] or declared[2]).decode() if declared else "utf-8"
    return name if _known(name) else "utf-8"


def _known(name: str) -> bool:
    try:
        b"aaaa".decode(name, "replace")
    except (LookupError, UnicodeError):  # no such codec, or one that isn't for text
        return False
    return codecs.lookup(name).name not in _NO_CHARSETS


def _decoded(data: bytes, encoding: str, fallback: str, path: str) -> Decoded:
    if encoding == "utf-8":  # what nearly all files are
        with suppress(UnicodeDecodeError):
            return Decoded(data.decode(), ())
    for name in dict.fromkeys((_meant(encoding), encoding, "utf-8")):
        try:
            return Decoded(data.decode(name), ())
        except (UnicodeError, LookupError):
            continue
    if not _known(fallback):
        raise NewslintError(f"not {encoding}, and “{fallback}” is no encoding to fall back on", path)
    return _mended(data, encoding, fallback)


def _meant(encoding: str) -> str:
    """Windows-1252 for Latin-1, as browsers have it: pages that declare the one hold the other's curly quotes."""
    return "cp1252" if codecs.lookup(encoding).name == "iso8859-1" else encoding


def _mended(data: bytes, encoding: str, fallback: str) -> Decoded:
    """A text with its bad bytes shown as such, where they are few; else the whole text as the fallback has it."""
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd")
    used, how = encoding, "shown as “\ufffd”"
    if 2 * bad >= sum(not char.isascii() for char in text) and fallback != encoding:
        used, how = fallback, f"read as {fallback}"
        text = data.decode(fallback, "replace")
    at = len(data[: _first_bad(data, encoding)].decode(used, "replace"))
    message = f"not valid {encoding.upper()}: {how}"
    return Decoded(text, (Fault(FaultKind.ENCODING, message, SourceSpan(at, min(at + 1, len(text)))),))


def _first_bad(data: bytes, encoding: str) -> int:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    except UnicodeError:
        return 0
    return len(data)
