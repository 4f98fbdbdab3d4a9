"""The dates family."""

from collections.abc import Iterable
from typing import Any

from newslint import Rule, hookimpl, rules_in


@hookimpl
def register_rules() -> Iterable[Rule[Any]]:
    """The rules of this family."""
    return rules_in(__name__)
