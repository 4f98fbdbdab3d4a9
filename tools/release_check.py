"""Refuse a release whose published figures aren't those of the rules in it. Exits 1 and says what to do.

Usage: python tools/release_check.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

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


if __name__ == "__main__":
    found = list(wrong())
    for line in found:
        print(line, file=sys.stderr)
    if found:
        sys.exit("not ready for a release: run “make accuracy”, read the new disagreements, commit what it writes")
    print("the figures of all rules are up to date")
