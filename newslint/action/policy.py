"""A tree of the base commit with the articles of the change in it: nothing else of a change has a say."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from newslint.git import Change, contents, files_of, unpack
from newslint.since import Changed, Since

_OWN = ".newslint"
"""How the files begin that are policy, never articles: configurations, baselines."""


_POLICY = (".yaml", ".yml", ".json", ".toml", ".txt", ".dic", ".gitignore")
"""How files may end that say what is right: configurations, schemas, styles, word lists."""


@contextmanager
def a_tree() -> Iterator[str]:
    """An empty folder, which is gone afterwards."""
    with TemporaryDirectory(prefix="newslint-") as folder:
        tree = os.path.join(os.path.realpath(folder), "tree")
        os.mkdir(tree)
        yield tree


def unpack_policy(root: str, base: str, tree: str) -> None:
    """Write what a commit says of right and wrong into a tree: any file that a configuration could name."""
    named = (path for path in files_of(root, base) if path.endswith(_POLICY) or is_policy(path))
    unpack(root, base, named, tree)


def unpack_articles(root: str, base: str, tree: str, wanted: Callable[[str], bool]) -> None:
    """Write the articles of a commit into a tree, to be compared with."""
    unpack(root, base, (path for path in files_of(root, base) if is_article(path, wanted)), tree)


def is_policy(path: str) -> bool:
    """Whether a file is newslint's own: a configuration, a baseline."""
    return any(part.startswith(_OWN) for part in path.split("/"))


def lay_over(root: str, tree: str, changes: Iterable[Change], wanted: Callable[[str], bool]) -> list[Change]:
    """Bring the changed articles into a tree, and take the deleted ones out; those that were brought.

    Only plain files are articles: what a link of the change leads to is nobody's business here.
    """
    brought = []
    for one in changes:
        if one.before and one.before != one.path and is_article(one.before, wanted):
            _remove(os.path.join(tree, one.before))
        if one.path and is_article(one.path, wanted) and _copied(root, tree, one.path):
            brought.append(one)
    return brought


def is_article(path: str, wanted: Callable[[str], bool]) -> bool:
    """Whether a changed file counts as an article. Policy never does, in whatever format it is."""
    return wanted(path) and not is_policy(path)


def policy_changes(changes: Iterable[Change]) -> list[str]:
    """The files of newslint's own that a change touches."""
    paths = {path for one in changes for path in (one.path, one.before) if path}
    return sorted(filter(is_policy, paths))


def since_in(tree: str, root: str, base: str, changes: Iterable[Change]) -> Since:
    """What has changed, as a run in a tree must know it."""
    listed = list(changes)
    was: Mapping[str, bytes] = contents(root, base, [one.before for one in listed if one.before])
    return Since(
        {
            os.path.join(tree, one.path): Changed(
                one.status, os.path.join(tree, one.before or one.path), None, was.get(one.before)
            )
            for one in listed
        }
    )


def _copied(root: str, tree: str, path: str) -> bool:
    source, target = os.path.join(root, path), os.path.join(tree, path)
    if os.path.islink(source) or not os.path.isfile(source) or not _is_inside(source, root):
        return False
    folder = os.path.dirname(target)
    if not _is_inside(folder, tree):  # a link of the base leads elsewhere
        return False
    os.makedirs(folder, exist_ok=True)
    if os.path.islink(target):
        os.unlink(target)
    shutil.copyfile(source, target)
    return True


def _remove(path: str) -> None:
    if os.path.islink(path) or os.path.isfile(path):
        os.unlink(path)


def _is_inside(path: str, folder: str) -> bool:
    real, top = os.path.realpath(path), os.path.realpath(folder)
    return real == top or real.startswith(top + os.sep)
