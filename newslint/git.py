"""What git knows of articles: the repository they are in, what has changed, what a file was before."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from newslint.errors import NewslintError
from newslint.rules import Status
from newslint.tuples import NamedTuple

_SECONDS = 60

# A repository's own settings may name programs to run, for a diff, for a change of the file system, for a filter.
_SAFE = ("-c", "core.quotePath=off", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}

_NO_LFS = ("-c", "filter.lfs.process=", "-c", "filter.lfs.smudge=", "-c", "filter.lfs.required=false")

_MAIN = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""Where the branch may be that others start from, the likeliest first."""


class GitError(NewslintError):
    """Git can't do what was asked, or isn't there."""


class Change(NamedTuple):
    """A file that isn't as it was: its path (empty where it is deleted) and the one it had (empty where it is new).

    Paths are seen from the root of the repository.
    """

    path: str
    before: str

    @property
    def status(self) -> Status:
        """Whether the file is new or changed."""
        return Status.CHANGED if self.before else Status.NEW


@cache
def repository(folder: str) -> str | None:
    """The root of the repository around a folder; looked for by hand, as starting git costs more than most articles."""
    if os.path.exists(os.path.join(folder, ".git")):
        return folder
    above = os.path.dirname(folder)
    return None if above == folder else repository(above)


def ask(root: str, *arguments: str, given: bytes | None = None, more: Mapping[str, str] = _ENVIRONMENT) -> bytes:
    """What git answers in a repository. ``more`` is added to its environment.

    Raises:
        GitError: where it refuses, with what it says, or isn't there.
    """
    import subprocess  # most runs ask git nothing

    command = ["git", *_SAFE, *arguments]
    environment = {**os.environ, **_ENVIRONMENT, **more}
    try:
        done = subprocess.run(
            command, cwd=root, env=environment, input=given, capture_output=True, timeout=_SECONDS, check=False
        )
    except FileNotFoundError:
        raise GitError("git is not installed") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError(f"git {arguments[0]}: {error}") from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise GitError(f"git {arguments[0]}: {said or 'failed'}")
    return done.stdout


def commit_of(root: str, revision: str) -> str | None:
    """The commit of a revision's name, or none."""
    if revision.startswith("-"):
        return None
    try:
        return (
            ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        )
    except GitError:
        return None


def main_branch(root: str) -> str | None:
    """The name of the branch that others start from, or none."""
    return next((name for name in _MAIN if commit_of(root, name)), None)


def merge_base(root: str, revision: str) -> str | None:
    """The last commit that a revision and the current one have in common; none where nothing tells."""
    try:
        return ask(root, "merge-base", revision, "HEAD").decode().strip() or None
    except GitError:
        return None


def parents(root: str, revision: str) -> list[str]:
    """The parents of a commit that are in the repository."""
    try:
        told = ask(root, "rev-list", "--parents", "--max-count=1", revision).decode().split()[1:]
    except GitError:
        return []
    return [one for one in told if commit_of(root, one)]


def files_of(root: str, revision: str) -> list[str]:
    """The paths of all files of a commit.

    Raises:
        GitError: where git can't tell.
    """
    return _texts(ask(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", revision))


def unpack(root: str, revision: str, paths: Iterable[str], folder: str) -> None:
    """Write files of a commit into a folder. The repository, its index and its working tree stay as they are.

    Large files that are kept elsewhere (Git LFS) are not fetched.

    Raises:
        GitError: where git can't.
    """
    names = "\0".join(paths).encode("utf-8", "surrogateescape")
    if names:
        index = {"GIT_INDEX_FILE": os.path.join(os.path.dirname(folder), "index")}
        ask(root, "read-tree", revision, more=index)
        options = ("--quiet", "--force", "--stdin", "-z", f"--prefix={folder}{os.sep}")
        ask(root, *_NO_LFS, "checkout-index", *options, given=names, more=index)


def changes(root: str, base: str, *, staged: bool = False) -> list[Change]:
    """The files that aren't as in a commit: those of the index, or of the working tree with what git doesn't know yet.

    Raises:
        GitError: where git can't tell.
    """
    options = ("--name-status", "-z", "--find-renames", "--no-ext-diff", "--ignore-submodules", "--no-relative")
    told = ask(root, "diff", *options, *(["--cached"] if staged else []), base, "--")
    found = list(_changes(_texts(told)))
    if not staged:
        unknown = _texts(ask(root, "ls-files", "--others", "--exclude-standard", "-z"))
        found += [Change(path, "") for path in unknown]
    return found


def _changes(parts: Iterable[str]) -> Iterator[Change]:
    """What ``--name-status -z`` tells: a letter and a path, or (renamed, copied) a letter and two."""
    rest = iter(parts)
    for letter in rest:
        path = next(rest)
        if letter[0] in "RC":
            yield Change(next(rest), path)
        elif letter[0] == "A":
            yield Change(path, "")
        else:
            yield Change("" if letter[0] == "D" else path, path)


def _texts(output: bytes) -> list[str]:
    return output.decode("utf-8", "surrogateescape").split("\0")[:-1]


def contents(root: str, revision: str, paths: Iterable[str]) -> Mapping[str, bytes]:
    """What files hold in a commit, or (the revision is empty) in the index; those that it doesn't have are left out.

    Raises:
        GitError: where git can't tell.
    """
    wanted = [path for path in paths if "\n" not in path]
    names = "".join(f"{revision}:{path}\n" for path in wanted).encode("utf-8", "surrogateescape")
    answer = ask(root, "cat-file", "--batch", given=names) if wanted else b""
    found: dict[str, bytes] = {}
    at = 0
    for path in wanted:
        head, _, _ = answer[at : at + 4096].partition(b"\n")
        at += len(head) + 1
        kind = head.rsplit(b" ", 2)
        if len(kind) == 3 and kind[1] == b"blob":
            size = int(kind[2])
            found[path] = answer[at : at + size]
            at += size + 1
        elif len(kind) == 3 and kind[2].isdigit():
            at += int(kind[2]) + 1
    return found
