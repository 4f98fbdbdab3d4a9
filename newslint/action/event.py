"""What started a workflow, and the commit that its changes are counted from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from newslint.git import commit_of, merge_base, parents

_NOTHING = "0" * 40  # what GitHub calls the commit before the first of a branch


def base_commit(root: str, environment: Mapping[str, str]) -> str | None:
    """The commit that the changes of an event are counted from; none where it has none, or the clone lacks it.

    A pull request is checked out as a merge of its branch into its base: then the first parent is the base as it is
    now, and two commits are enough of a clone.
    """
    name = environment.get("GITHUB_EVENT_NAME", "")
    event = _event(environment.get("GITHUB_EVENT_PATH", ""))
    if name in ("pull_request", "pull_request_target"):
        above = parents(root, "HEAD")
        if len(above) == 2:
            return above[0]
        return _common(root, _text(event, "pull_request", "base", "sha"))
    if name == "merge_group":
        return _common(root, _text(event, "merge_group", "base_sha"))
    if name == "push":
        before = _text(event, "before")
        return commit_of(root, before) if before and before != _NOTHING else None
    return None


def _common(root: str, commit: str) -> str | None:
    return merge_base(root, commit) if commit and commit_of(root, commit) else None


def _event(path: str) -> Any:
    """The event as GitHub tells it; nothing where it can't be read, as when a workflow is tried by hand."""
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return {}


def _text(told: Any, *names: str) -> str:
    for name in names:
        told = told.get(name) if isinstance(told, dict) else None
    return told if isinstance(told, str) else ""
