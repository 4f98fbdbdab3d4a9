"""Results as SARIF tells them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newslint.findings import Location
from newslint.patterns import regex
from newslint.reporters.safety import one_line
from newslint.reporters.sarif_locations import artifact, location, region
from newslint.results import Result, State

_RELATED = 100
_LINKED = 10  # related places that the message names: GitHub shows none but these
_BRACKETS = str.maketrans({"\\": r"\\", "[": r"\[", "]": r"\]"})
_PLACEHOLDER = regex(r"\{(\d{1,9})\}")


def plain(text: str) -> str:
    """A text as a SARIF message: what would be a link or a placeholder there is none."""
    return _PLACEHOLDER.sub(r"{{\1}}", one_line(text).translate(_BRACKETS))


def result(found: Result, indices: Mapping[str, int], *, with_suppressions: bool, with_states: bool) -> dict[str, Any]:
    """A result. ``indices`` are the rules' places in the log.

    SARIF wants either all results of a run to tell of suppressions, and of what a baseline says, or none.
    """
    told: dict[str, Any] = {"ruleId": found.rule}
    if found.rule in indices:
        told["ruleIndex"] = indices[found.rule]
    related = found.related[:_RELATED]
    told |= {
        "level": found.severity.value,
        "message": {"text": _message(found)},
        "locations": [location(found.location)],
        "partialFingerprints": _fingerprints(found),
    }
    if related:
        told["relatedLocations"] = [_related(number, place) for number, place in enumerate(related, 1)]
    if found.fix and found.edits:
        told["fixes"] = [_fix(found)]
    if with_states:
        told["baselineState"] = (found.state or State.NEW).value
    if with_suppressions:
        told["suppressions"] = _suppressions(found)
    return told


def _fingerprints(found: Result) -> dict[str, str]:
    theirs = {"primaryLocationLineHash": found.location.line_hash} if found.location.line_hash else {}
    return theirs | {"newslint/v1": found.fingerprint}


def _at(place: Location) -> str:
    return f"{place.path}{place.pointer}" + (f":{place.region.start.line}" if place.region else "")


def _message(found: Result) -> str:
    text, places = plain(found.message), found.related
    if not places:
        return text
    stop = "" if text.endswith((".", "?", "!", "…")) else "."
    links = ", ".join(f"[{plain(_at(place))}]({number})" for number, place in enumerate(places[:_LINKED], 1))
    more = f" and {len(places) - _LINKED} more" if len(places) > _LINKED else ""
    return f"{text}{stop} See also {links}{more}."


def _related(number: int, place: Location) -> dict[str, Any]:
    words = place.excerpt.quote if place.excerpt else ""
    return {"id": number, **location(place), "message": {"text": plain(words) or plain(_at(place))}}


def _fix(found: Result) -> dict[str, Any]:
    assert found.fix is not None
    replacements = [
        {"deletedRegion": region(place), "insertedContent": {"text": edit.text}}
        for place, edit in zip(found.edits, found.fix.edits, strict=True)
    ]
    return {
        "description": {"text": plain(found.fix.description)},
        "artifactChanges": [{"artifactLocation": artifact(found.location.path), "replacements": replacements}],
        "properties": {"safety": found.fix.safety.value},
    }


def _suppressions(found: Result) -> list[dict[str, Any]]:
    if found.suppression is None:
        return []
    place = {"artifactLocation": artifact(found.location.path), "region": {"startLine": found.suppression.line}}
    why = {"justification": one_line(found.suppression.reason)} if found.suppression.reason else {}
    return [{"kind": "inSource", **why, "location": {"physicalLocation": place}}]
