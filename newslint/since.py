"""What has changed since a revision, or by a diff: which articles are reported on, and how they were before."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from newslint.errors import ConfigError, NewslintError
from newslint.examining import Input
from newslint.git import Change, GitError, changes, commit_of, contents, main_branch, merge_base, repository
from newslint.patch import FilePatch, apply_reversed, read_patch
from newslint.rules import Status
from newslint.tuples import NamedTuple

Wanted = Callable[[str], bool]


class Changed(NamedTuple):
    """A file that has changed: its status, what it holds now where that isn't what is on the disk, and what it was.

    ``before`` is the path it had; ``was`` is none for a new file, and where nobody knows what was in it.
    """

    status: Status
    before: str
    now: bytes | None = None
    was: bytes | None = None


class Since(NamedTuple):
    """The files that have changed, by absolute path; none where nothing tells, so that all are taken as changed."""

    files: Mapping[str, Changed] | None = MappingProxyType({})
    notices: tuple[str, ...] = ()

    def applied(self, work: Sequence[Input]) -> list[Input]:
        """The files of a run: those that have changed are reported, the others only compared with."""
        if self.files is None:
            return list(work)
        return [self._applied(each) for each in work]

    def _applied(self, each: Input) -> Input:
        assert self.files is not None
        changed = self.files.get(os.path.abspath(each.path)) if each.data is None else None
        if changed is None:
            return each if each.data is not None else each.unreported()
        return Input(each.path, changed.now, each.reported, status=changed.status)

    def before(self, work: Sequence[Input]) -> Iterator[tuple[Input, str]]:
        """The reported files as they were, each with the path that it has now."""
        for each in work:
            changed = (self.files or {}).get(os.path.abspath(each.path))
            if each.reported and changed and changed.was is not None:
                folder = os.path.dirname(each.path)
                before = os.path.relpath(changed.before, os.path.abspath(folder or "."))
                path = os.path.normpath(os.path.join(folder, before)).replace(os.sep, "/")
                yield Input(path, changed.was, status=changed.status), each.path


def since_revision(place: str, revision: str, *, staged: bool, wanted: Wanted) -> Since:
    """What has changed since the last commit in common with a revision (empty: the main branch), or is staged.

    ``place`` is a file or folder of the repository; ``wanted`` tells which files matter.

    Raises:
        ConfigError: where there is no repository, or no such revision.
    """
    root = repository(os.path.realpath(place if os.path.isdir(place) else os.path.dirname(place) or "."))
    if root is None:
        raise ConfigError("there is no git repository here, so nothing tells what has changed", place)
    try:
        return _since(root, revision, staged, wanted)
    except GitError as error:
        raise ConfigError(error.message, place) from None


def _since(root: str, revision: str, staged: bool, wanted: Wanted) -> Since:
    notices: tuple[str, ...] = ()
    if staged:
        base = commit_of(root, "HEAD") or _EMPTY_TREE
    else:
        name = revision or main_branch(root)
        if name is None:
            raise ConfigError("there is no main branch to compare with: name a revision, as in --diff HEAD~1")
        if commit_of(root, name) is None:
            raise ConfigError(f"git knows no revision “{name}” (a shallow clone may lack it: fetch it first)")
        common = merge_base(root, name)
        if common is None:
            told = f"“{name}” and the current commit have no commit in common here, so whole files are checked"
            return Since(None, (f"{told}: a shallow clone lacks the history (fetch-depth: 0)",))
        base = common
    found = [one for one in changes(root, base, staged=staged) if one.path and wanted(one.path)]
    was = contents(root, base, [one.before for one in found if one.before])
    now = contents(root, "", [one.path for one in found]) if staged else {}
    return Since({os.path.join(root, one.path): _changed(root, one, was, now) for one in found}, notices)


_EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""What git calls a tree without files: the base before the first commit."""


def _changed(root: str, one: Change, was: Mapping[str, bytes], now: Mapping[str, bytes]) -> Changed:
    before = os.path.join(root, one.before or one.path)
    return Changed(one.status, before, now.get(one.path), was.get(one.before) if one.before else None)


def since_patch(text: bytes, wanted: Wanted) -> Since:
    """What a diff (unified, its paths from the current folder or the repository's root) says of files as they are now.

    Raises:
        ConfigError: where it is no diff.
    """
    folders = [os.path.abspath("."), *filter(None, [repository(os.path.realpath("."))])]
    files: dict[str, Changed] = {}
    notices: list[str] = []
    for each in read_patch(text):
        found = [folder for folder in folders if os.path.isfile(os.path.join(folder, each.path))]
        if not found or not wanted(each.path):
            continue
        path = os.path.normpath(os.path.join(found[0], each.path))
        was = _was(each, path) if each.before else None
        if each.before and was is None:
            notices.append(f"the diff doesn't fit {each.path} as it is now, so all that is found there is told")
        status = Status.CHANGED if each.before else Status.NEW
        files[path] = Changed(status, os.path.join(found[0], each.before or each.path), None, was)
    return Since(files, tuple(notices))


def _was(patch: FilePatch, path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return apply_reversed(patch, file.read())
    except OSError:  # that it can't be read will be told when it is checked
        return None


def read_diff(source: str, stdin: Callable[[], bytes]) -> bytes:
    """The bytes of a diff: of a file, or (“-”) of standard input.

    Raises:
        NewslintError: where it can't be read.
    """
    if source == "-":
        return stdin()
    try:
        with open(source, "rb") as file:
            return file.read()
    except OSError as error:
        raise NewslintError(f"the diff can't be read: {(error.strerror or str(error)).lower()}", source) from None
