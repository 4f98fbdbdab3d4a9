"""The run: files to articles, articles to findings, findings to a report."""

from __future__ import annotations

import time
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from newslint.accuracy.words import precision_of, shown_page
from newslint.article import Article
from newslint.checking import ActiveRule, Checker
from newslint.config.combined import ActiveRules
from newslint.config.sites import Sites
from newslint.contracts import File
from newslint.corpus.comparison import Corpus, CorpusFinding
from newslint.errors import NewslintError
from newslint.findings import Finding, Location, Related
from newslint.formats import Formats
from newslint.guard import Guard
from newslint.judging import judge
from newslint.plugins import Plugins
from newslint.results import Problem, Report, Result, RuleInfo
from newslint.rules import ArticleRule, Context, Rule, Status
from newslint.status import status_of
from newslint.suppression import UNUSED, Suppressions, read_suppressions
from newslint.watch import Watch

_KEPT = 32  # articles kept for corpus findings, so that the members of a cluster aren't read again and again


@dataclass(frozen=True)
class Plan:
    """All that a run needs to know before it reads the first file."""

    sites: Sites
    plugins: Plugins
    formats: Formats
    today: date
    version: str
    line_hashes: bool = False
    watch: Watch | None = None
    refused: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Input:
    """A file to read: by its path, or (standard input) with its bytes at hand."""

    path: str
    data: bytes | None = None
    reported: bool = True


class Runner:
    """One run. Its state is what grows with findings; articles come and go."""

    def __init__(self, plan: Plan, problems: list[Problem]) -> None:
        self._plan = plan
        self._problems = problems
        self._limits = plan.sites.first.config.limits
        self._guard = Guard(self._limits.rule_seconds, plan.watch, plan.refused)
        self._checker = Checker(plan.today, self._guard, problems)
        self._corpus = Corpus(self._guard, problems)
        self._results: dict[str, list[Result]] = defaultdict(list)
        self._suppressions: dict[str, tuple[Suppressions, ActiveRules]] = {}
        self._homes: dict[str, Input] = {}
        self._reported: set[str] = set()
        self._kept: OrderedDict[str, Article] = OrderedDict()
        self._files = 0

    def run(self, inputs: Iterable[Input]) -> Report:
        """Check all inputs, compare what is to be compared, and report."""
        begun = time.monotonic()
        with self._guard.timer():
            for each in inputs:
                self._files += each.reported
                for article in self._articles(each):
                    self._take(article, each)
            self._compare()
        return self._report(time.monotonic() - begun)

    def _articles(self, each: Input) -> list[Article]:
        """The articles of a file; one that can't be read is a problem."""
        try:
            file = File(each.path, self._read(each))
            loader = self._plan.formats.loader_of(each.path)
        except NewslintError as error:
            self._problems.append(Problem("file", error.message, error.path or each.path, error.line, error.column))
            return []
        except OSError as error:
            self._problems.append(Problem("file", (error.strerror or str(error)).lower(), each.path))
            return []
        settings = self._plan.sites.of(each.path).config.load_settings

        def produce() -> Iterator[Article]:
            try:
                yield from loader.load(file, settings)
            except NewslintError as error:
                place = (error.path or each.path, error.line, error.column)
                self._problems.append(Problem("file", error.message, *place))

        # A loader may be a plugin's, and ours may have faults too.
        return self._guard.run(f"loader {loader.name}", "", each.path, produce, self._problems)

    def _read(self, each: Input) -> bytes:
        limit = self._limits.file_size
        data = each.data
        if data is None:
            with open(each.path, "rb") as file:
                data = file.read(limit + 1)
        if len(data) > limit:
            raise NewslintError(f"larger than {limit:,} bytes: not read (“limits: file-size” sets the bound)")
        return data

    def _take(self, article: Article, home: Input) -> None:
        site = self._plan.sites.of(home.path)
        rules = site.rules.for_article(article)
        status = status_of(article.path) if site.rules.use_status and home.data is None else Status.UNKNOWN
        contexts = self._checker.contexts(article, rules, status, site.config.root)
        corpus = [(active, context) for active, context in contexts if not isinstance(active.rule, ArticleRule)]
        if corpus:
            self._homes[article.id] = home
            self._corpus.add(article, corpus)
        if home.reported:
            self._reported.add(article.id)
            self._check(article, contexts, site.rules)

    def _check(self, article: Article, contexts: list[tuple[ActiveRule, Context[Any]]], rules: ActiveRules) -> None:
        for found in self._checker.run(article, contexts):
            self._judge(article, found.active, found.findings)
        if "newslint" in article.source.text:
            suppressions = read_suppressions(article, rules.unknown, self._problems)
            if suppressions:
                self._suppressions[article.id] = (suppressions, rules)

    def _compare(self) -> None:
        """What corpus rules find, judged article by article and rule by rule, so that equal findings are counted."""
        shared: dict[tuple[str, str], list[CorpusFinding]] = defaultdict(list)
        for told in self._corpus.findings(self._reported, self._open):
            shared[told.article, told.active.rule.id].append(told)
        for (article_id, _), found in shared.items():
            article = self._open(article_id)
            if article is None:
                self._problems.append(Problem("file", "changed or gone while it was checked", article_id))
            else:
                self._judge(article, found[0].active, [told.finding for told in found])

    def _judge(self, article: Article, active: ActiveRule, findings: Iterable[Finding]) -> None:
        hashes = self._plan.line_hashes
        results = judge(article, active.rule, findings, active.severity, self._locate, line_hashes=hashes)
        self._results[article.id] += results

    def _open(self, article_id: str) -> Article | None:
        """An article again, by its id; the last few are kept."""
        if article_id not in self._kept:
            home = self._homes.get(article_id)
            again = next((one for one in self._articles(home) if one.id == article_id), None) if home else None
            if again is None:
                return None
            self._kept[article_id] = again
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(article_id)
        return self._kept[article_id]

    def _locate(self, related: Related) -> Location | None:
        article = self._open(related.article)
        return article.locate(related.where) if article else None

    def _report(self, seconds: float) -> Report:
        results = chain.from_iterable(self._suppressed(name, found) for name, found in self._with_suppressions())
        sites = reversed(self._plan.sites.all)
        infos = {active.rule.id: self._info(active) for site in sites for active in site.rules.all}
        results_in_order = tuple(sorted(results, key=lambda result: result.order))
        if any(result.rule == UNUSED.id for result in results_in_order):
            infos[UNUSED.id] = self._plan.sites.first.rules.unused or UNUSED
        return Report(
            results_in_order,
            tuple(dict.fromkeys((*self._plan.plugins.problems, *self._problems))),
            dict(sorted(infos.items())),
            self._plan.version,
            self._plan.today,
            self._files,
            len(self._reported),
            seconds,
            tuple(self._notices()),
        )

    def _with_suppressions(self) -> Iterator[tuple[str, list[Result]]]:
        for name in {**self._results, **self._suppressions}:
            yield name, self._results[name]

    def _suppressed(self, article_id: str, results: list[Result]) -> Iterable[Result]:
        if article_id not in self._suppressions:
            return results
        suppressions, rules = self._suppressions[article_id]
        return suppressions.apply(results, rules.ran, rules.unused)

    def _info(self, active: ActiveRule) -> RuleInfo:
        return rule_info(active.rule, self._plan.plugins, active)

    def _notices(self) -> Iterator[str]:
        for code, families in sorted(self._checker.unspoken.items()):
            names = ", ".join(sorted(families))
            where = "of no known language" if code == "unknown" else f"in “{code}”"
            yield f"{names}: no words for articles {where}, so rules that need them did not run on these"


def rule_info(rule: Rule[Any], plugins: Plugins, active: ActiveRule | None = None) -> RuleInfo:
    """What a report, a list or a page tells of a rule."""
    plugin = plugins.of(rule)
    severity = (active.severity if active else None) or rule.severity
    page = shown_page(rule, aged=False)
    told = (rule.id, rule.title, rule.summary, rule.advice, severity, page, plugin.name, plugin.version)
    return RuleInfo(*told, precision_of(rule))
