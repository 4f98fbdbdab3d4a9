"""The articles: all of an archive or a folder, every tenth, ten variants of each, and a small one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from tempfile import gettempdir

from benchmarks.speed.variants import Variant, variant_of
from benchmarks.speed.work import ROOT, AbsentError, Work
from newslint.loaders import format_of

File = tuple[str, bytes]
COPIES = 10
_ARCHIVE = 5_000
_IDENTITY = ("-c", "user.name=bench", "-c", "user.email=bench@newslint.example")
_VARIANTS = Path(__file__).with_name("variants.py")

HOME = Path(gettempdir(), f"newslint-bench-{os.getuid()}")
"""Where articles are put: in no repository. Within one, some tools would ignore them, and newslint would ask git."""


def all_articles(work: Work) -> Path:
    """The articles of an archive or a folder, in a folder of the benchmark's own."""
    return _written(_home(work) / "all", _articles(work.data))


def every_tenth(work: Work) -> Path:
    """A tenth of the articles, in one folder, for tools that are slow."""
    paths = files(work["all"])[COPIES - 1 :: COPIES]
    if not paths:
        raise AbsentError(f"there are fewer than {COPIES} articles")
    return _written(_home(work) / "tenth", ((path.name, path.read_bytes()) for path in paths))


def ten_of_each(work: Work) -> Path:
    """Ten archives like the first, one after the other."""
    home = work["all"]
    written = ((path.relative_to(home), path.read_bytes()) for path in files(home))
    return _written(_home(work) / "ten", _copies([(str(name), data) for name, data in written]))


def pull(work: Work) -> Path:
    """A repository of 5,000 articles, three of which have changed since they were committed."""
    home = _home(work) / "pull"
    if home.exists():
        return home
    paths = files(work["ten"])[:_ARCHIVE]
    folder = _written(
        home.with_name("pull-unchanged"), ((f"{n:05}{path.suffix}", path.read_bytes()) for n, path in enumerate(paths))
    )
    for arguments in (["init", "--quiet"], ["add", "--all"], [*_IDENTITY, "commit", "--quiet", "-m", "All articles"]):
        try:
            subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise AbsentError(f"git can't make a repository: {error}") from None
    for path in files(folder)[:: max(1, len(paths) // 3)][:3]:
        with path.open("a", encoding="utf-8") as file:
            file.write("\nAnalysts say that it will be late.\n")
    os.replace(folder, home)
    return home


def _copies(articles: list[File]) -> Iterator[File]:
    for number in range(COPIES):
        variant = Variant(number)
        for name, data in articles:
            yield f"{number}/{name}", variant_of(data, variant)


def files(folder: Path) -> list[Path]:
    """All files under a folder, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)


def size(path: Path) -> tuple[int, int]:
    """How many files and bytes there are."""
    sizes = [each.stat().st_size for each in ([path] if path.is_file() else files(path))]
    return len(sizes), sum(sizes)


def _articles(data: Path) -> Iterator[File]:
    if data.is_file():
        found = _members(data)
    elif data.is_dir():
        found = ((str(path.relative_to(data)), path.read_bytes()) for path in files(data))
    else:
        raise AbsentError(f"there are no articles in {data}: name an archive or a folder with --data (make: DATA=…)")
    yield from (file for file in found if format_of(file[0]))


def _members(archive: Path) -> Iterator[File]:
    """The files of an archive in its own order: to go back in it is to unpack it again from its beginning."""
    with tarfile.open(archive) as members:
        for member in members:
            content = members.extractfile(member) if member.isfile() else None
            if content:
                yield member.name, content.read()


def _home(work: Work) -> Path:
    """The folder for these articles: other articles, or another way to vary them, another folder."""
    data = work.data.resolve()
    known = [data, *files(data)] if data.is_dir() else [data]
    told = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in (*known, _VARIANTS) if path.exists()]
    return HOME / blake2b(repr(told).encode(), digest_size=6).hexdigest()


def _written(folder: Path, articles: Iterable[File]) -> Path:
    """A folder with these files. It has its name only once it is whole."""
    if not folder.exists():
        growing = folder.with_name(f"{folder.name}-unfinished")
        shutil.rmtree(growing, ignore_errors=True)
        for name, data in articles:
            path = growing / name
            if not path.resolve().is_relative_to(growing.resolve()):
                raise AbsentError(f"“{name}” leads out of the folder of the articles")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if not growing.exists():
            raise AbsentError("there are no articles in it")
        os.replace(growing, folder)
    return folder


def cache(work: Work) -> Path:
    """The folder that newslint keeps its cache in."""
    path = work.folder / "cache"
    path.mkdir(parents=True, exist_ok=True)
    return path


PLACES = {
    "all": all_articles,
    "tenth": every_tenth,
    "ten": ten_of_each,
    "pull": pull,
    "one": lambda _: ROOT / "examples" / "formats" / "markdown" / "harbour.md",
    "cache": cache,
}
