"""The baseline: what is known of old, so that only what is new is anybody's business."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from newslint.errors import ConfigError
from newslint.results import Report, Result, State
from newslint.tuples import NamedTuple

VERSION = 1
"""The version of the file's format."""

_SHOWN = 60  # characters of a quote, for those who read the file


class Entry(NamedTuple):
    """A finding that is known: in which article (path and pointer), by which rule, and what it is told by.

    ``quote`` is what was found, shortened, for people; empty for a finding about a whole article.
    """

    article: str
    rule: str
    message: str
    fingerprint: str
    quote: str

    @property
    def path(self) -> str:
        """The path of the article's file."""
        return self.article.partition("#/")[0]


class Baseline:
    """Findings that are known, by article. Paths in it are seen from the folder that its file stands in."""

    def __init__(self, entries: Iterable[Entry] = (), folder: str = "") -> None:
        self.entries = tuple(entries)
        self.folder = folder

    @staticmethod
    def of(results: Iterable[Result], folder: str = "") -> Baseline:
        """The baseline that knows these results."""
        named = _Named(folder)
        return Baseline(sorted(named.entry(result) for result in results), folder)

    @staticmethod
    def names(articles: Iterable[str], folder: str) -> frozenset[str]:
        """Articles by the names that a baseline of a folder has for them."""
        return frozenset(map(_Named(folder).article, articles))

    def marked(
        self, report: Report, *, within: Callable[[str], bool] = lambda _: False
    ) -> tuple[Report, tuple[Entry, ...]]:
        """A report whose findings are marked as new or unchanged, and the entries that nothing answers to any more.

        An entry is matched in its own article first: by its fingerprint, or (about a whole article) by rule and
        message, so that what an article is told by may change. What is left of files that are gone may have been
        renamed: it is matched by its fingerprint wherever that is found. Gone are files that no longer exist, where
        they are ``within`` what was checked.
        """
        named = _Named(self.folder)
        checked = self.names(report.checked, self.folder)
        gone = _Gone(self.folder, within)
        left = _Left(self.entries)
        active = [number for number, result in enumerate(report.results) if result.suppression is None]
        known = dict.fromkeys(active, False)
        for take in (left.by_fingerprint, left.whole, lambda entry: left.renamed(entry, gone)):
            for number in [number for number in active if not known[number]]:
                known[number] = take(named.entry(report.results[number]))
        results = list(report.results)
        for number, is_known in known.items():
            old = is_known or results[number].state is State.UNCHANGED
            results[number] = replace(results[number], state=State.UNCHANGED if old else State.NEW)
        stale = [
            entry
            for entry in left.entries()
            if entry.rule in report.rules and (entry.article in checked or gone(entry.path))
        ]
        return replace(report, results=tuple(results)), tuple(stale)

    def elsewhere(self, report: Report, *, within: Callable[[str], bool]) -> tuple[Entry, ...]:
        """The entries of articles that a report isn't about, without those of files that are gone from there."""
        checked, gone = self.names(report.checked, self.folder), _Gone(self.folder, within)
        return tuple(entry for entry in self.entries if entry.article not in checked and not gone(entry.path))

    def without(self, entries: Collection[Entry]) -> Baseline:
        """The same without some entries, each as often as it is given."""
        left = _Left(self.entries)
        for entry in entries:
            left.by_fingerprint(entry)
        return Baseline(sorted(left.entries()), self.folder)


class _Named:
    """Knows results by what the baseline calls them."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._paths: dict[str, str] = {}

    def article(self, article: str) -> str:
        """An article's path and pointer, seen from the folder of the baseline."""
        path, mark, pointer = article.partition("#/")
        return self._path(path) + mark + pointer

    def entry(self, result: Result) -> Entry:
        """A result as an entry."""
        location = result.location
        quote = location.excerpt.quote if location.excerpt and location.region else ""
        words = " ".join(quote.split())
        shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
        article = self._path(location.path) + location.pointer
        return Entry(article, result.rule, result.message_id, result.fingerprint, shown)

    def _path(self, path: str) -> str:
        if path not in self._paths:
            seen = os.path.relpath(path, self._folder) if self._folder else path
            self._paths[path] = seen.replace(os.sep, "/")
        return self._paths[path]


class _Gone:
    """Knows which files of a baseline no longer exist, where they are within what was checked."""

    def __init__(self, folder: str, within: Callable[[str], bool]) -> None:
        self._folder = folder
        self._within = within
        self._known: dict[str, bool] = {}

    def __call__(self, path: str) -> bool:
        if path not in self._known:
            whole = os.path.join(self._folder, path) if self._folder else path
            self._known[path] = not os.path.exists(whole) and self._within(whole)
        return self._known[path]


class _Left:
    """The entries that no result has taken yet."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_article: dict[str, list[Entry]] = defaultdict(list)
        self._by_fingerprint: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self._by_article[entry.article].append(entry)
            self._by_fingerprint[entry.fingerprint].append(entry)

    def by_fingerprint(self, seen: Entry) -> bool:
        """Take the entry of the same article with the same fingerprint; whether there was one."""
        return self._take(one for one in self._by_fingerprint.get(seen.fingerprint, ()) if one.article == seen.article)

    def whole(self, seen: Entry) -> bool:
        """Take the entry that says the same of the same whole article."""
        if seen.quote:
            return False
        mine = self._by_article.get(seen.article, ())
        return self._take(one for one in mine if not one.quote and (one.rule, one.message) == (seen.rule, seen.message))

    def renamed(self, seen: Entry, gone: Callable[[str], bool]) -> bool:
        """Take the entry of an article that is gone, with the same fingerprint."""
        return self._take(one for one in self._by_fingerprint.get(seen.fingerprint, ()) if gone(one.path))

    def entries(self) -> Iterator[Entry]:
        """Those that are left."""
        for entries in self._by_article.values():
            yield from entries

    def _take(self, fitting: Iterator[Entry]) -> bool:
        entry = next(fitting, None)
        if entry is None:
            return False
        self._by_article[entry.article].remove(entry)
        self._by_fingerprint[entry.fingerprint].remove(entry)
        return True


def read_baseline(path: str) -> Baseline:
    """The baseline of a file.

    Raises:
        ConfigError: where it can't be read, or isn't one.
    """
    try:
        with open(path, encoding="utf-8") as file:
            told = json.load(file)
    except OSError as error:
        raise ConfigError(f"the baseline can't be read: {(error.strerror or str(error)).lower()}", path) from None
    except json.JSONDecodeError as error:
        raise ConfigError(f"the baseline is not JSON ({error.msg})", path, error.lineno, error.colno) from None
    except (UnicodeDecodeError, RecursionError):
        raise ConfigError("the baseline is not a file that newslint wrote", path) from None
    return Baseline(_entries(told, path), os.path.dirname(os.path.abspath(path)))


def _entries(told: Any, path: str) -> Iterator[Entry]:
    if not isinstance(told, dict) or told.get("version") != VERSION:
        version = f"its version must be {VERSION}"
        raise ConfigError(f"this is no baseline ({version}): “newslint baseline write” makes one", path)
    articles = told.get("articles")
    if not isinstance(articles, dict):
        raise ConfigError("the baseline has no “articles”: “newslint baseline write” makes one", path)
    for article, findings in articles.items():
        if not isinstance(findings, list):
            raise ConfigError(f"the baseline of “{article}” is no list", path)
        yield from (_entry(article, one, path) for one in findings)


def _entry(article: str, told: object, path: str) -> Entry:
    names = ("rule", "message", "fingerprint", "quote")
    if not isinstance(told, Mapping) or not all(isinstance(told.get(name, ""), str) for name in names):
        raise ConfigError(f"the baseline of “{article}” has something that is no finding", path)
    if missing := [name for name in names[:3] if not told.get(name)]:
        raise ConfigError(f"the baseline of “{article}” has a finding without “{missing[0]}”", path)
    return Entry(article, *(told.get(name, "") for name in names))


def baseline_value(baseline: Baseline) -> dict[str, Any]:
    """A baseline as its file holds it: by article, a line for each finding, so that two branches seldom collide."""
    articles: dict[str, list[dict[str, str]]] = defaultdict(list)
    for entry in sorted(baseline.entries):
        told = {"rule": entry.rule, "message": entry.message, "fingerprint": entry.fingerprint}
        articles[entry.article].append(told | ({"quote": entry.quote} if entry.quote else {}))
    return {"version": VERSION, "articles": articles}
