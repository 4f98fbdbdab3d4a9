"""HTML into tokens that keep their places, in time linear in the text.

The states are those of the WHATWG tokenizer, as far as they decide what is text, what is a tag and where a value
stands. Declarations (``<!doctype>``, ``<?…?>`` and other bogus comments) give no token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from newslint.markup.charrefs import attribute_value, read_reference
from newslint.patterns import regex
from newslint.spans import SourceSpan
from newslint.tuples import NamedTuple


class Attribute(NamedTuple):
    """The value of an attribute, and its place without quotes (empty, behind the name, where there is no value)."""

    value: str
    span: SourceSpan


class StartTag(NamedTuple):
    """A start tag, its names in lower case. ``closed`` says that it ends with ``/>``."""

    start: int
    end: int
    name: str
    attributes: Mapping[str, Attribute]
    closed: bool

    def value(self, name: str) -> str:
        """The value of an attribute (empty where it isn't there)."""
        found = self.attributes.get(name)
        return found.value if found else ""


class EndTag(NamedTuple):
    """An end tag, its name in lower case."""

    start: int
    end: int
    name: str


class Text(NamedTuple):
    """A stretch of text that stands for itself."""

    start: int
    end: int


class Reference(NamedTuple):
    """A character reference and what it stands for."""

    start: int
    end: int
    text: str


class Raw(NamedTuple):
    """What an element holds whose content is no markup: a script, a style sheet."""

    start: int
    end: int


class Comment(NamedTuple):
    """A comment, its marks included, and the text between them."""

    start: int
    end: int
    text: str


Token = StartTag | EndTag | Text | Reference | Raw | Comment

RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"})
"""Elements that hold no markup (``noscript`` as in a browser that runs scripts)."""

_RCDATA = frozenset({"title", "textarea"})
_WITHOUT_TAGS = RAW | _RCDATA
_NO_ATTRIBUTES: Mapping[str, Attribute] = MappingProxyType({})

_made = tuple.__new__  # makes a named tuple in half the time that calling it takes

# A tag up to its name, and its end where that follows at once; or the beginning of a declaration.
_MARKUP = regex(r"<(?:/?(?P<name>[A-Za-z][^\t\n\f\r />]*+)(?P<end>>)?|(?=[!?]|/.))", re.S)
_ATTRIBUTE = regex(
    r"""[\t\n\f\r\ /]*+
    (?: (?P<stop>>)
      | (?P<name>=?[^\t\n\f\r\ />=]*+)
        (?: [\t\n\f\r\ ]*+ = [\t\n\f\r\ ]*+
            (?: "(?P<double>[^"]*+)" | '(?P<single>[^']*+)' | (?P<unclosed>["']) | (?P<bare>[^\t\n\f\r\ >]*+) ) )?
    )""",
    re.X,
)
_COMMENT_END = regex(r"--!?>")
_SCRIPT_MARK = regex(
    r"(?P<opens><!--(?P<empty>-*+>)?)|(?P<closes>-->)|<(?P<end>/?)script(?=[\t\n\f\r />])", re.I | re.A
)


def tokenize(source: str, start: int = 0, end: int | None = None, *, xml: bool = False) -> Iterator[Token]:
    """The tokens of ``source[start:end]``, in order; a tag that is never closed takes the rest with it.

    ``xml`` reads it as browsers read XHTML: ``<script/>`` is complete, and a CDATA section is text.
    """
    end = len(source) if end is None else end
    at = start
    while opening := _MARKUP.search(source, at, end):
        here = opening.start()
        if here > at:
            yield from _characters(source, at, here)
        token, at = _tag(source, opening, end) if opening[1] else _declaration(source, here, end, xml)
        if token:
            yield token
            if token.__class__ is StartTag and token[2] in _WITHOUT_TAGS and not (xml and token[4]):
                stop = _content_end(source, token[2], at, end)
                yield from _content(source, token[2], at, stop)
                at = stop
    if end > at:
        yield from _characters(source, at, end)


def _characters(source: str, start: int, end: int) -> Iterable[Token]:
    """Text and the references in it."""
    if source.find("&", start, end) < 0:
        return (_made(Text, (start, end)),)
    return _with_references(source, start, end)


def _with_references(source: str, start: int, end: int) -> Iterator[Token]:
    at = start
    ampersand = source.find("&", start, end)
    while ampersand >= 0:
        meaning = read_reference(source, ampersand, end)
        if meaning:
            if ampersand > at:
                yield _made(Text, (at, ampersand))
            yield _made(Reference, (ampersand, meaning.end, meaning.text))
            at = meaning.end
        ampersand = source.find("&", meaning.end if meaning else ampersand + 1, end)
    if end > at:
        yield _made(Text, (at, end))


def _declaration(source: str, start: int, end: int, xml: bool) -> tuple[Token | None, int]:
    """A comment, or what browsers take for one and newslint passes over; and where it ends."""
    if source.startswith("<!--", start, end):
        return _comment(source, start, end)
    if xml and source.startswith("<![CDATA[", start, end):
        close = source.find("]]>", start, end)
        inner, stop = (close, close + 3) if close >= 0 else (end, end)
        return Text(start + 9, inner) if inner > start + 9 else None, stop
    close = source.find(">", start, end)
    return None, close + 1 if close >= 0 else end


def _comment(source: str, start: int, end: int) -> tuple[Comment, int]:
    for empty in ("<!-->", "<!--->"):
        if source.startswith(empty, start, end):
            return Comment(start, start + len(empty), ""), start + len(empty)
    close = _COMMENT_END.search(source, start + 4, end)
    inner, stop = close.span() if close else (end, end)
    return Comment(start, stop, source[start + 4 : inner]), stop


def _tag(source: str, found: re.Match[str], end: int) -> tuple[StartTag | EndTag | None, int]:
    """A tag and where it ends; none where the text ends before it."""
    start, at = found.span()
    name = found[1].lower()
    if found[2]:
        return _whole(source, start, at, name, _NO_ATTRIBUTES), at
    attributes: dict[str, Attribute] = {}
    while match := _ATTRIBUTE.match(source, at, end):
        begin, at = at, match.end()
        group = match.lastgroup
        if group == "stop":
            return _whole(source, start, at, name, attributes, source[at - 2] == "/" and at - begin > 1), at
        if group == "unclosed" or not match["name"]:
            break
        attributes.setdefault(match["name"].lower(), _attribute(source, match))
    return None, end


def _whole(
    source: str, start: int, end: int, name: str, attributes: Mapping[str, Attribute], closed: bool = False
) -> StartTag | EndTag:
    if source[start + 1] == "/":
        return _made(EndTag, (start, end, name))
    return _made(StartTag, (start, end, name, attributes, closed))


def _attribute(source: str, match: re.Match[str]) -> Attribute:
    group = match.lastgroup or "name"
    if group == "name":
        return Attribute("", SourceSpan(match.end(), match.end()))
    value = match[group]
    span = _made(SourceSpan, match.span(group))
    return _made(Attribute, (value if "&" not in value else attribute_value(source, *span), span))


def _content(source: str, name: str, start: int, end: int) -> Iterator[Token]:
    """What an element holds that can hold no tags."""
    if name in _RCDATA:
        yield from _characters(source, start, end)
    elif end > start:
        yield Raw(start, end)


def _content_end(source: str, name: str, start: int, end: int) -> int:
    """Where the content of an element without tags ends (at once, for any other element)."""
    if name == "script":
        return _script_end(source, start, end)
    if name == "plaintext":
        return end
    if name in RAW or name in _RCDATA:
        close = _closing(name).search(source, start, end)
        return close.start() if close else end
    return start


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\t\n\f\r />])", re.I | re.A)


def _script_end(source: str, start: int, end: int) -> int:
    """Where a script ends: not at a ``</script>`` written out inside ``<!-- … -->``, as old pages have it."""
    commented = nested = False
    for mark in _SCRIPT_MARK.finditer(source, start, end):
        if mark["opens"]:
            commented = commented or not mark["empty"]
        elif mark["closes"]:
            commented = nested = False
        elif not mark["end"]:
            nested = commented
        elif nested:
            nested = False
        else:
            return mark.start()
    return end
