"""Fixes applied to files: none over another, in the file's own encoding and line ends, never a file half written."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Sequence

from newslint.baseline import Baseline
from newslint.errors import NewslintError
from newslint.findings import Edit, Safety
from newslint.reading.decoding import exact_encoding
from newslint.results import Report, Result
from newslint.tuples import NamedTuple

_PASSES = 10  # after which a file is left as it is: fixes that make room for each other without end are a fault

Check = Callable[[str, bytes], Report]
"""Checks a file of a path, as it would be with these bytes."""


class Fixed(NamedTuple):
    """A file, fixed: what it was, what it would be, and how many fixes that took."""

    path: str
    before: bytes
    after: bytes
    fixes: int


def fixes_in(report: Report, safeties: frozenset[Safety]) -> list[Result]:
    """The findings of a report that a machine may mend: nobody's that are suppressed or known of old."""
    return [result for result in report.active if result.fix and result.fix.safety in safeties]


def fixed(path: str, data: bytes, fallback: str, safeties: frozenset[Safety], check: Check) -> Fixed:
    """A file with its fixes applied, as far as they agree: each must end its finding, and bring no other.

    Fixes that touch one another are applied one after the other, the later ones as they stand once the first are done.

    Raises:
        NewslintError: where the file can't be written back as it is.
    """
    report = check(path, data)
    now, count = data, 0
    for _ in range(_PASSES):
        wanted = fixes_in(report, safeties)
        if not wanted:
            break
        better = _improved(path, now, fallback, wanted, report, check)
        if better is None:
            break
        now, report, applied = better
        count += applied
    return Fixed(path, data, now, count)


def _improved(
    path: str, data: bytes, fallback: str, wanted: Sequence[Result], report: Report, check: Check
) -> tuple[bytes, Report, int] | None:
    """A file with all fixes that don't touch each other; with one alone where these don't go together."""
    apart = _apart(wanted)
    together = _tried(path, data, fallback, apart, report, check)
    if together:
        return (*together, len(apart))
    for one in sorted(wanted, key=lambda result: result.order):
        alone = _tried(path, data, fallback, [one], report, check)
        if alone:
            return (*alone, 1)
    return None


def _tried(
    path: str, data: bytes, fallback: str, chosen: Sequence[Result], report: Report, check: Check
) -> tuple[bytes, Report] | None:
    """A file with these fixes, and what is found in it then; none where that isn't only less than before."""
    edits = [edit for result in chosen if result.fix for edit in result.fix.edits]
    after = applied(path, data, fallback, edits)
    if after is None or after == data:
        return None
    found = check(path, after)
    gone = {(result.rule, result.fingerprint) for result in chosen}
    rest = [result for result in report.active if (result.rule, result.fingerprint) not in gone]
    told, _ = Baseline.of(rest).marked(found)
    return None if told.active or len(found.problems) > len(report.problems) else (after, found)


def _apart(results: Iterable[Result]) -> list[Result]:
    """As many of the results as have fixes that don't touch one another, in the order of their places."""
    taken: list[tuple[int, int]] = []
    chosen: list[Result] = []
    for result in sorted(results, key=lambda one: one.order):
        spans = [(edit.span.start, edit.span.end) for edit in result.fix.edits] if result.fix else []
        if not any(start <= end_of and start_of <= end for start, end in spans for start_of, end_of in taken):
            taken += spans
            chosen.append(result)
    return chosen


def applied(path: str, data: bytes, fallback: str, edits: Iterable[Edit]) -> bytes | None:
    """The bytes of a file with edits that don't touch each other; none where its encoding hasn't got their characters.

    Raises:
        NewslintError: where the file can't be written back as it is.
    """
    known = exact_encoding(data, fallback)
    if known is None:
        raise NewslintError("it has bytes that are no text, so it can't be fixed by a machine", path)
    bom, encoding = known
    text = data[len(bom) :].decode(encoding)
    end = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    pieces: list[str] = []
    at = 0
    for (start, stop), new in sorted(edits):
        pieces += [text[at:start], new.replace("\n", end)]
        at = stop
    try:
        return bom + "".join([*pieces, text[at:]]).encode(encoding)
    except UnicodeEncodeError:
        return None


def write_whole(path: str, data: bytes) -> None:
    """Put a file in place of another of the same name at once, with its mode; a link keeps leading where it led.

    Raises:
        OSError: where it can't be written.
    """
    target = os.path.realpath(path)
    growing = f"{target}.newslint-{os.getpid()}"
    try:
        with open(growing, "xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(growing, stat.S_IMODE(os.stat(target).st_mode))
        os.replace(growing, target)
    except BaseException:
        if os.path.exists(growing):
            os.unlink(growing)
        raise
