"""Results as rows of plain values, free of paths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newslint.findings import Edit, Excerpt, Fix, Location, Position, Region, Safety, Severity
from newslint.results import Result
from newslint.spans import SourceSpan

Row = Sequence[Any]
"""A result as lists, texts and numbers."""


def row_of(result: Result, home: str) -> Row:
    """A result as a row. The path of its own file, ``home``, is left out."""
    fix = result.fix
    return [
        result.rule,
        result.message_id,
        result.severity.value,
        result.message,
        _location(result.location, home),
        [_location(each, home) for each in result.related],
        result.fingerprint,
        [fix.description, fix.safety.value, [[*edit.span, edit.text] for edit in fix.edits]] if fix else None,
        [_region(each) for each in result.edits],
    ]


def result_of(row: Row, home: str, of: str = "") -> Result:
    """The result that a row was made of, which is one ``of`` this rule.

    Raises:
        ValueError, TypeError, IndexError: for a row that ``row_of`` didn't make.
    """
    rule, message_id, severity, message, location, related, fingerprint, fix, edits = row
    _check(str, rule, message_id, message, fingerprint)
    if of and rule != of:
        raise ValueError(f"a result of {rule} among those of {of}")
    return Result(
        rule,
        message_id,
        Severity(severity),
        message,
        _located(location, home),
        tuple(_located(each, home) for each in related),
        fingerprint,
        _fix(*fix) if fix else None,
        edits=tuple(map(_regained, edits)),
    )


def _location(location: Location, home: str) -> Row:
    return [
        None if location.path == home else location.path,
        location.pointer,
        _region(location.region) if location.region else None,
        list(location.excerpt) if location.excerpt else None,
        location.paragraph,
        location.line_hash,
    ]


def _located(row: Row, home: str) -> Location:
    path, pointer, region, excerpt, paragraph, line_hash = row
    _check(str, "" if path is None else path, pointer, line_hash, *(excerpt[:3] if excerpt else ()))
    _check(int, paragraph)
    return Location(
        home if path is None else path,
        pointer,
        _regained(region) if region else None,
        Excerpt(*excerpt) if excerpt else None,
        paragraph,
        line_hash,
    )


def _region(region: Region) -> Row:
    return [*region.start, *region.end, region.offset, region.length]


def _regained(row: Row) -> Region:
    _check(int, *row)
    return Region(Position(*row[:4]), Position(*row[4:8]), *row[8:])


def _fix(description: str, safety: str, edits: Sequence[Row]) -> Fix:
    _check(str, description, *(text for _, _, text in edits))
    _check(int, *(place for start, end, _ in edits for place in (start, end)))
    return Fix(description, Safety(safety), tuple(Edit(SourceSpan(start, end), text) for start, end, text in edits))


def _check(kind: type, *values: object) -> None:
    """Refuse values of another kind: a row is of whoever could write the file."""
    for value in values:
        if type(value) is not kind:
            raise TypeError(f"{value!r} is no {kind.__name__}")
