"""Refuse a release whose published figures aren't those of the rules in it. Exits 1 and says what to do.

Usage: python -m tools.release_check
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from benchmarks.accuracy.recording import RESULTS, measured_by
from newslint.accuracy.record import is_old, record_of
from newslint.accuracy.words import faults
from newslint.plugins import load_plugins


def wrong() -> Iterator[str]:
    """What stands against a release."""
    plugins = load_plugins()
    yield from map(str, plugins.problems)
    for name, rule in sorted(plugins.rules.items()):
        yield from faults(rule)
        accuracy = record_of(rule).rules.get(name)
        if accuracy and is_old(rule, accuracy):
            yield f"{name} has changed since it was measured"

    if json.loads(RESULTS.read_text(encoding="utf-8")).get("measured by") != measured_by():
        yield "a study or a verdict has changed since the rules were measured"


if __name__ == "__main__":
    found = list(wrong())
    for line in found:
        print(line, file=sys.stderr)
    if found:
        sys.exit("not ready for a release: run “make accuracy”, read the new disagreements, commit what it writes")
    print("the figures of all rules are up to date")
