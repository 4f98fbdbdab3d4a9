"""Examining a file on its own: read, loaded, checked, judged, and what corpus rules need of it kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from newslint.article import Article
from newslint.checking import ActiveRule, Checker
from newslint.config.sites import Site, Sites
from newslint.contracts import File
from newslint.corpus.comparison import Gathered, gather
from newslint.errors import NewslintError
from newslint.formats import Formats
from newslint.guard import Guard
from newslint.judging import judge
from newslint.results import Problem, Result
from newslint.rules import ArticleRule, Context, Status
from newslint.status import status_of
from newslint.suppression import Suppressions, read_suppressions


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: by its path, or (standard input) with its bytes at hand."""

    path: str
    data: bytes | None = None
    reported: bool = True


@dataclass(frozen=True)
class Examination:
    """What examining a file depends on besides the file."""

    sites: Sites
    formats: Formats
    today: date
    line_hashes: bool = False


class Examined(NamedTuple):
    """An article, examined: what was found in it, and what is kept of it for comparing.

    ``applying`` are the numbers of the overrides that apply to it, ``published`` is the day as an ordinal (0: none).
    """

    article: str
    published: int
    language: str
    applying: tuple[int, ...]
    results: Sequence[Result]
    suppressions: Suppressions | None
    gathered: Gathered


class ExaminedFile(NamedTuple):
    """A file, examined: its articles, and what went wrong with it."""

    articles: Sequence[Examined]
    problems: Sequence[Problem]


class Examiner:
    """Examines files, one by one."""

    def __init__(self, about: Examination, guard: Guard) -> None:
        self._about = about
        self._guard = guard
        self._problems: list[Problem] = []
        self._checker = Checker(about.today, guard, self._problems)

    def examine(self, each: Input) -> ExaminedFile:
        """All that a file gives."""
        examined = [self._examined(article, each) for article in self.articles(each, self._problems)]
        problems = tuple(self._problems)
        self._problems.clear()
        return ExaminedFile(examined, problems)

    def articles(self, each: Input, problems: list[Problem]) -> list[Article]:
        """The articles of a file; one that can't be read is a problem."""
        site = self._about.sites.of(each.path)
        try:
            file = File(each.path, _read(each, site.config.limits.file_size))
            loader = self._about.formats.loader_of(each.path)
        except NewslintError as error:
            problems.append(Problem("file", error.message, error.path or each.path, error.line, error.column))
            return []
        except OSError as error:
            problems.append(Problem("file", (error.strerror or str(error)).lower(), each.path))
            return []

        def produce() -> Iterator[Article]:
            try:
                yield from loader.load(file, site.config.load_settings)
            except NewslintError as error:
                place = (error.path or each.path, error.line, error.column)
                problems.append(Problem("file", error.message, *place))

        # A loader may be a plugin's, and ours may have faults too.
        return self._guard.run(f"loader {loader.name}", "", each.path, produce, problems)

    def _examined(self, article: Article, each: Input) -> Examined:
        site = self._about.sites.of(each.path)
        applying = site.rules.applying(article)
        status = status_of(article.path) if site.rules.use_status and each.data is None else Status.UNKNOWN
        contexts = self._checker.contexts(article, site.rules.rule_set(applying), status, site.config.root)
        corpus = [(active, known) for active, known in contexts if not isinstance(active.rule, ArticleRule)]
        published = article.metadata.published
        return Examined(
            article.id,
            published.value.toordinal() if published else 0,
            article.language,
            applying,
            self._results(article, contexts) if each.reported else (),
            self._suppressions(article, site) if each.reported else None,
            gather(article, corpus, self._guard, self._problems),
        )

    def _results(self, article: Article, contexts: Sequence[tuple[ActiveRule, Context[Any]]]) -> list[Result]:
        hashes = self._about.line_hashes
        results: list[Result] = []
        for active, findings in self._checker.run(article, contexts):
            results += judge(article, active.rule, findings, active.severity, line_hashes=hashes)
        return results

    def _suppressions(self, article: Article, site: Site) -> Suppressions | None:
        if "newslint" not in article.source.text:
            return None
        return read_suppressions(article, site.rules.unknown, self._problems)


def _read(each: Input, limit: int) -> bytes:
    data = each.data
    if data is None:
        with open(each.path, "rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise NewslintError(f"larger than {limit:,} bytes: not read (“limits: file-size” sets the bound)")
    return data
