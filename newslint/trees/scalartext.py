"""The text of a quoted, folded or block value, mapped back to its escapes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from newslint.patterns import regex
from newslint.spans import LazyText, MappedText, Places, SourceSpan, TextBuilder

# A value is a row of pieces: white space, what its quotes make special, and plain runs.
_PLAIN = regex(r"\s+|\S+")
_SINGLE = regex(r"''|\s+|[^'\s]+|'")
_DOUBLE = regex(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # a pair of surrogates: one character
    r"|\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[ \t]*(?:\r\n?|\n)\s*|.)|\s+|[^\\\s]+"
)
_OPENING = regex(r"\"\"\"(?:\r\n?|\n)?|'''(?:\r\n?|\n)?|[\"']|[|>][-+0-9]*[^\r\n]*(?:\r\n?|\n)")
_LINE_END = regex(r"\r\n?|\n")


def scalar_text(source: str, span: SourceSpan, value: str) -> MappedText:
    """``value`` as it stands in ``source[span]``: copied where it stands as it is, escape by escape elsewhere."""
    at = source.find(value, span.start, span.end)
    if at >= 0:
        return MappedText((value,), ((at, at + len(value)),))
    return LazyText(value, partial(_pieces, source, span, value))


def _pieces(source: str, span: SourceSpan, value: str) -> tuple[Sequence[str], Places]:
    builder = TextBuilder(source)
    if _align(builder, source, span, value):
        return builder.chunks, builder.places
    return (value,), (span,)


def _align(builder: TextBuilder, source: str, span: SourceSpan, value: str) -> bool:
    """Walk source and value side by side; false where they can't be brought together."""
    opening = _opening(source, span, value)
    pieces = {'"': _DOUBLE, "'": _SINGLE}.get(opening[:1], _PLAIN)
    closing = len(opening.rstrip()) if opening[:1] in ("'", '"') else 0
    done = 0
    for piece in pieces.finditer(source, span.start + len(opening), span.end - closing):
        if done == len(value):
            return True
        meaning = _meaning(piece[0], value, done, opening[:1])
        if meaning is None:
            return False
        if meaning == piece[0]:
            builder.copy(*piece.span())
        else:
            builder.replace(*piece.span(), meaning)
        done += len(meaning)
    if value[done:].strip():
        return False
    builder.replace(span.end, span.end, value[done:])
    return True


def _opening(source: str, span: SourceSpan, value: str) -> str:
    """The quotation mark or block header that a value begins with in the source."""
    opening = _OPENING.match(source, span.start, span.end)
    if (
        opening and opening[0].startswith("'''") and value.startswith("'")
    ):  # YAML's '''tis': one mark, then an escaped one
        return "'"
    return opening[0] if opening else ""


def _meaning(piece: str, value: str, done: int, quote: str) -> str | None:
    """What a piece of source stands for in ``value[done:]``, or none where it fits nothing there."""
    if quote == '"' and piece[0] == "\\":
        return "" if _LINE_END.match(piece[1:].lstrip(" \t")) else value[done]
    if quote == "'" and piece == "''":
        return "'" if value[done] == "'" else None
    if value.startswith(piece, done):
        return piece
    return _folded(piece, value, done, quoted=quote in ("'", '"')) if piece.isspace() else None


def _folded(space: str, value: str, done: int, *, quoted: bool) -> str:
    """White space that lines are broken at, as it stands in the value: a blank, line ends, an indentation, nothing."""
    breaks = len(_LINE_END.findall(space))
    meant = "\n" * (breaks - 1) or " "
    if quoted and breaks and value.startswith(meant, done):
        return meant
    stop = done
    while stop < len(value) and value[stop].isspace():
        stop += 1
    return value[done:stop]
