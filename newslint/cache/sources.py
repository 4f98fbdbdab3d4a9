"""The files that decide what code does, as short keys: by their bytes, wherever and whenever they were installed."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from stat import S_ISREG
from types import ModuleType

from newslint.hashes import blake2b
from newslint.version import __version__

SIZE = 8
"""Bytes of a key."""

_APART = ("__pycache__", "accuracy.json")
_DEEPEST = 16  # folders within each other: a link may lead back

_LIBRARIES = {"pyromark": "pyromark", "re2": "google_re2", "yaml": "pyyaml"}  # what reads and finds: as it is installed
_LARGE = 1 << 20  # bytes of a file that isn't read whole at each run: of such a one its size and time must do


def digest(*parts: object) -> bytes:
    """A short hash of values, by how they are written."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


@cache
def core() -> bytes:
    """The core as it is: its own files, the libraries that read and find, Python."""
    own = os.path.dirname(os.path.dirname(__file__))
    libraries = [_library(module, name) for module, name in _LIBRARIES.items()]
    return digest(__version__, sys.version, unicodedata.unidata_version, _contents(own, _files(own)), libraries)


@cache
def package(module: str) -> bytes:
    """The code and data that a module belongs to: all files of its top package.

    Of a module in no package that one and its word lists; where it was loaded by its path (``-p``), all modules beside
    it, too.
    """
    found = sys.modules.get(module.partition(".")[0])
    folders = sorted(getattr(found, "__path__", ()))
    if folders:
        return digest([_contents(folder, _files(folder)) for folder in folders])
    file = getattr(found, "__file__", None)
    return digest(_alone(file, module)) if file else b""


def module_of(thing: object) -> str:
    """The module that something comes from: a module itself, or what defines it or its class."""
    if isinstance(thing, ModuleType):
        return thing.__name__
    return str(getattr(thing, "__module__", None) or type(thing).__module__)


def _alone(file: str, module: str) -> list[bytes]:
    folder, name = os.path.split(file)
    by_path = name != f"{module}.py"
    beside = [each for each in sorted(os.listdir(folder or ".")) if by_path and each.endswith(".py")]
    return [_contents(folder, dict.fromkeys([name, *beside, *_files(folder, "lexicons/")]))]


def _library(module: str, name: str) -> list[object]:
    """A library of others, by the version that stands beside it and the sizes of its files."""
    spec = find_spec(module)
    folder = os.path.dirname(spec.origin or "") if spec else ""
    try:
        above = os.listdir(os.path.dirname(folder)) if folder else []
        sizes = [(each.name, each.stat().st_size) for each in os.scandir(folder) if each.is_file()] if folder else []
    except OSError:  # in a zip file, say: then the version of Python and our own must do
        return []
    return [sorted(each for each in above if each.lower().replace("-", "_").startswith(f"{name}_")), sorted(sizes)]


def _files(folder: str, under: str = "", depth: int = 0) -> Iterator[str]:
    """The code and data in a folder, by their place in it, in a fixed order; pages and figures decide nothing."""
    try:
        entries = sorted(os.scandir(os.path.join(folder, under)), key=lambda entry: entry.name)
    except OSError:  # no folder
        return
    for entry in entries:
        name = entry.name
        if name.startswith(".") or name.endswith((".pyc", ".md")) or name in _APART:
            continue
        if not entry.is_dir():
            yield under + name
        elif depth < _DEEPEST:
            yield from _files(folder, f"{under}{name}/", depth + 1)


def _contents(folder: str, files: Iterable[str]) -> bytes:
    """A hash of files, by their names and what they hold; what can't be had can't decide anything either."""
    whole = blake2b(digest_size=SIZE)
    for name in files:
        try:
            held = _held(os.path.join(folder, name))
        except OSError:  # a pipe, a dangling link, a file of somebody else
            continue
        whole.update(f"{name} {len(held)}\0".encode("utf-8", "surrogateescape"))
        whole.update(held)
    return whole.digest()


def _held(file: str) -> bytes:
    """What a file holds, or how it is described where that is a lot.

    Raises:
        OSError: where it can't be had.
    """
    found = os.stat(file)
    if not S_ISREG(found.st_mode):
        raise IsADirectoryError(file)
    if found.st_size > _LARGE:
        return b"%d %d" % (found.st_size, found.st_mtime_ns)
    with open(file, "rb", buffering=0) as opened:
        return opened.read(_LARGE + 1)
