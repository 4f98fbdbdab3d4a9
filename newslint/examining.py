"""Examining a file on its own: read, loaded, checked, judged, and what corpus rules need of it kept."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from newslint.article import Article
from newslint.checking import ActiveRule, Checker, RuleSet
from newslint.config.combined import ActiveRules
from newslint.config.sites import Site, Sites
from newslint.contracts import File
from newslint.errors import NewslintError
from newslint.formats import Formats
from newslint.guard import Guard
from newslint.hashes import blake2b
from newslint.judging import judge
from newslint.results import Problem, Result
from newslint.rules import ArticleRule, Context, Status
from newslint.status import status_of
from newslint.suppression import Suppressions, read_suppressions
from newslint.tuples import NamedTuple
from newslint.values import frozen

if TYPE_CHECKING:
    from newslint.corpus.comparison import Gathered


@frozen
class Input:
    """A file to read: by its path, or (standard input) with its bytes at hand.

    ``only`` are the rules that are to run on it (none: all that are on). ``status`` is known where somebody says so,
    else git is asked. A file that isn't ``reported`` is only compared with.
    """

    path: str
    data: bytes | None = None
    reported: bool = True
    only: frozenset[str] | None = None
    status: Status | None = None

    def unreported(self) -> Input:
        """The same, only to be compared with."""
        return replace(self, reported=False)


def status_for(each: Input, rules: ActiveRules) -> Status:
    """The status of the articles of a file, where a rule asks for it."""
    if not rules.use_status:
        return Status.UNKNOWN
    if each.status is not None:
        return each.status
    return status_of(each.path) if each.data is None else Status.UNKNOWN


@frozen(slots=False)
class Examination:
    """What examining a file depends on besides the file.

    ``remember``: the run wants to know a file again. Where ``suppressions`` is false, articles have no say.
    """

    sites: Sites
    formats: Formats
    today: date
    line_hashes: bool = False
    remember: bool = False
    suppressions: bool = True


class Examined(NamedTuple):
    """An article, examined: what was found in it, and what is kept of it for comparing.

    ``applying`` are the numbers of the overrides that apply to it, ``published`` is the day as an ordinal (0: none).
    The results have the severities that rules give them, whatever the configuration says.
    """

    article: str
    published: int
    language: str
    applying: tuple[int, ...]
    results: Sequence[Result]
    suppressions: Suppressions | None
    gathered: Gathered


class ExaminedFile(NamedTuple):
    """A file, examined: its articles, and what went wrong with it.

    ``content`` is a hash of its bytes (empty where nobody will ask for it again), and ``stat`` what ``stat_of`` said
    before they were read, where the run is to remember it.
    """

    articles: Sequence[Examined]
    problems: Sequence[Problem]
    content: bytes = b""
    stat: str = ""


_PIECE = 1 << 16


class Examiner:
    """Examines files, one by one."""

    def __init__(self, about: Examination, guard: Guard) -> None:
        self._about = about
        self._guard = guard
        self._problems: list[Problem] = []
        self._some: dict[tuple[RuleSet, frozenset[str]], RuleSet] = {}
        self._checker = Checker(about.today, guard, self._problems)

    def examine(self, each: Input, *, alone: bool = False) -> ExaminedFile:
        """All that a file gives. Where it is ``alone`` and one article, nothing is kept for comparing."""
        remember = self._about.remember
        stat = stat_of(each.path) if remember and each.data is None else ""
        with self._guard.stage("reading files"):
            data = self._read(each, self._problems)
        articles = self._loaded(each, data, self._problems) if data is not None else []
        compared = not alone or len(articles) > 1
        content = content_of(data) if (remember or compared) and data is not None else b""
        examined = [self._examined(article, each, compared) for article in articles]
        problems = tuple(self._problems)
        self._problems.clear()
        return ExaminedFile(examined, problems, content, stat)

    def again(self, each: Input, content: bytes, problems: list[Problem]) -> list[Article]:
        """The articles of a file that was examined before; none where it hasn't this content any more."""
        data = self._read(each, problems)
        return self._loaded(each, data, problems) if data is not None and content_of(data) == content else []

    def _read(self, each: Input, problems: list[Problem]) -> bytes | None:
        limit = self._about.sites.of(each.path).config.limits.file_size
        data = each.data
        try:
            if data is None:
                data = read_file(each.path, limit)
        except OSError as error:
            problems.append(Problem("file", (error.strerror or str(error)).lower(), each.path))
            return None
        if len(data) > limit:
            told = f"larger than {limit:,} bytes: not read (“limits: file-size” sets the bound)"
            problems.append(Problem("file", told, each.path))
            return None
        return data

    def _loaded(self, each: Input, data: bytes, problems: list[Problem]) -> list[Article]:
        settings = self._about.sites.of(each.path).config.load_settings

        def produce() -> Iterator[Article]:
            try:
                yield from self._about.formats.load(File(each.path, data), settings)
            except NewslintError as error:
                place = (error.path or each.path, error.line, error.column)
                problems.append(Problem("file", error.message, *place))

        # A loader may be a plugin's, and ours may have faults too.
        name = self._about.formats.name_of(each.path) or "?"
        return self._guard.run(f"loader {name}", "", each.path, produce, problems)

    def _examined(self, article: Article, each: Input, compared: bool) -> Examined:
        site = self._about.sites.of(each.path)
        applying = site.rules.applying(article)
        status = status_for(each, site.rules)
        contexts = self._checker.contexts(article, self._rules(site, applying, each.only), status, site.config.root)
        published = article.metadata.published
        examined = Examined(
            article.id,
            published.value.toordinal() if published else 0,
            article.language,
            applying,
            self._results(article, contexts) if each.reported else (),
            self._suppressions(article, site) if each.reported else None,
            self._gathered(article, contexts) if compared else (),
        )
        article.forget()
        return examined

    def _gathered(self, article: Article, contexts: Sequence[tuple[ActiveRule, Context[Any]]]) -> Gathered:
        corpus = [(active, known) for active, known in contexts if not isinstance(active.rule, ArticleRule)]
        if not corpus:
            return ()
        from newslint.corpus.comparison import gather  # only where there is something to compare

        return gather(article, corpus, self._guard, self._problems)

    def _rules(self, site: Site, applying: tuple[int, ...], only: frozenset[str] | None) -> RuleSet:
        rules = site.rules.rule_set(applying)
        if only is None:
            return rules
        if (rules, only) not in self._some:
            self._some[rules, only] = RuleSet(tuple(one for one in rules.active if one.rule.id in only))
        return self._some[rules, only]

    def _results(self, article: Article, contexts: Sequence[tuple[ActiveRule, Context[Any]]]) -> list[Result]:
        hashes = self._about.line_hashes
        results: list[Result] = []
        for active, findings in self._checker.run(article, contexts):
            with self._guard.stage("judging findings"):
                results += judge(article, active.rule, findings, line_hashes=hashes)
        return results

    def _suppressions(self, article: Article, site: Site) -> Suppressions | None:
        if not self._about.suppressions or "newslint" not in article.source.text:
            return None
        return read_suppressions(article, site.rules.unknown, self._problems)


_FRESH = 2_000_000_000
"""Nanoseconds: a file that has changed so lately may change once more within a tick of the file system's clock."""


def stat_of(path: str) -> str:
    """How the system describes a file, so that it need not be read to know that it is the same.

    Empty where there is none, or where it has changed so lately that the description can't be relied on.
    """
    try:
        stat = os.stat(path)
    except (OSError, ValueError):
        return ""
    if max(stat.st_mtime_ns, stat.st_ctime_ns) > time.time_ns() - _FRESH:
        return ""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"


def read_file(path: str, limit: int) -> bytes:
    """The bytes of a file; one more than ``limit`` of a file that has more.

    Raises:
        OSError: where it can't be read.
    """
    with open(path, "rb", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(min(size, limit) + 1) or b""
        while size != len(data) <= limit and (more := file.read(_PIECE)):  # it grows, or its size isn't told (a pipe)
            data += more
    return data


def content_of(data: bytes) -> bytes:
    """A hash of a file's bytes."""
    return blake2b(data, digest_size=16).digest()
