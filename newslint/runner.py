"""The run: files to articles, articles to findings, findings to a report."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from newslint.checking import RuleSet, broken_rules, unspoken
from newslint.config.combined import ActiveRules
from newslint.config.selection import ALL
from newslint.examining import Examination, Examined, ExaminedFile, Examiner, Input
from newslint.guard import Guard
from newslint.judging import judge
from newslint.plugins import Plugins
from newslint.reopening import Reopening
from newslint.results import Problem, Report, Result
from newslint.ruleinfo import RuleInfos
from newslint.rules import ArticleRule, Rule
from newslint.scanning import Scan, size_of
from newslint.suppression import UNUSED, Suppressions
from newslint.timings import Timings
from newslint.values import frozen
from newslint.watch import Refused, Watch

if TYPE_CHECKING:
    from newslint.cache.memory import Memory  # brings SQLite: only where there is a cache
    from newslint.corpus.comparison import Corpus, CorpusFinding, Gathered  # only where there is something to compare


@frozen(slots=False)
class Plan:
    """All that a run needs to know before it reads the first file. ``jobs`` is a number of processes (0: what fits).

    ``told`` is called now and then with the files and bytes that are done, and those of the whole run.
    """

    about: Examination
    plugins: Plugins
    version: str
    watch: Watch | None = None
    refused: Refused = field(default_factory=dict)
    jobs: int = 1
    told: Callable[[int, int, int, int], None] | None = None
    timings: Timings | None = None


class Runner:
    """One run. Its state is what grows with findings; articles come and go."""

    def __init__(self, plan: Plan, problems: list[Problem], memory: Memory | None = None) -> None:
        self._plan = plan
        self._memory = memory
        self._sites = plan.about.sites
        self._problems = problems
        self._seconds = self._sites.first.config.limits.rule_seconds
        self._guard = Guard(self._seconds, plan.watch, plan.refused, plan.timings)
        self._examiner = Examiner(plan.about, self._guard)
        self._scan = Scan(plan.about, plan.jobs, self._examiner, memory, self._seconds)
        self._again = Reopening(self._examiner, problems)
        self._results: dict[str, list[Result]] = defaultdict(list)
        self._suppressions: dict[str, tuple[Suppressions, ActiveRules]] = {}
        self._reported: set[str] = set()
        self._on: dict[str, tuple[RuleSet, int]] = {}  # of each article: the rules that are on, its day
        self._spoken: set[tuple[RuleSet, str]] = set()
        self._files = 0
        self._stopped = False

    def run(self, inputs: Iterable[Input]) -> Report:
        """Check all inputs, compare what is to be compared, and report.

        Whoever interrupts it gets what was found so far, and a problem that says so.
        """
        begun = time.monotonic()
        work = list(inputs)
        with self._guard.timer():
            try:
                self._examine(work)
                with self._guard.stage("comparing articles"):
                    self._compare()
                self._guard.settle()
            except KeyboardInterrupt:
                self._guard.settle()
                self._stopped = True
                told = f"stopped after {self._files:,} of {len(work):,} files: this is what was found so far"
                self._problems.append(Problem("run", told))
        if self._memory:
            self._memory.save()
        return self._report(time.monotonic() - begun)

    def _examine(self, work: list[Input]) -> None:
        told = self._plan.told
        sizes = [size_of(each) if told else 0 for each in work]
        size, total = 0, sum(sizes)
        for number, ((each, file), more) in enumerate(zip(self._scan.files(work), sizes, strict=True), 1):
            if file:
                self._take(each, file)
            size += more
            if told:
                told(number, size, len(work), total)

    @cached_property
    def _corpus(self) -> Corpus:
        from newslint.corpus.comparison import Corpus

        return Corpus(self._guard, self._problems)

    def _take(self, home: Input, file: ExaminedFile) -> None:
        self._files += home.reported
        self._problems += file.problems
        rules = self._sites.of(home.path).rules
        for article in file.articles:
            self._again.note(article.article, home, file.content)
            self._take_article(article, home, rules)

    def _take_article(self, article: Examined, home: Input, rules: ActiveRules) -> None:
        on = rules.rule_set(article.applying)
        if (on, article.language) not in self._spoken:
            self._spoken.add((on, article.language))
            self._problems += broken_rules(on, article.language)  # told in each run, whether the article was examined
        self._on[article.article] = (on, article.published)
        self._keep(article.article, article.gathered)
        if home.reported:
            self._reported.add(article.article)
            self._results[article.article] += on.judged(article.results)
            if article.suppressions:
                self._suppressions[article.article] = (article.suppressions, rules)

    def _keep(self, article: str, gathered: Gathered) -> None:
        """Give what corpus rules keep of an article to the corpus."""
        on, published = self._on[article]
        kept = [(on.by_id[rule], found) for rule, found in gathered]
        if kept:
            self._corpus.keep(article, published, kept)

    def _gathered_again(self, article: str) -> Gathered:
        """What corpus rules keep of an article of which it was not remembered."""
        home, content = self._again.home(article)
        file = self._examiner.examine(replace(home, reported=False))
        self._problems += file.problems
        if file.content != content:
            self._again.lose(article)
            return ()
        return next((each.gathered for each in file.articles if each.article == article), ())

    def _compare(self) -> None:
        """What corpus rules find, remembered or found now."""
        memory = self._memory
        if memory is None and "_corpus" not in vars(self):
            return  # nothing was kept, so nothing needs to be imported that compares
        found = memory.comparison({name: on.by_id for name, (on, _) in self._on.items()}) if memory else None
        if found is None:
            before = len(self._problems)
            for article, gathered in memory.digests() if memory else ():
                self._keep(article, self._gathered_again(article) if gathered is None else gathered)
            found = list(self._compared())
            if memory and len(self._problems) == before:
                memory.compared(found)
        for article, result in found:
            self._results[article] += self._on[article][0].judged([result])

    def _compared(self) -> Iterator[tuple[str, Result]]:
        """What corpus rules find, judged article by article and rule by rule, so that equal findings are counted."""
        shared: dict[tuple[str, str], list[CorpusFinding]] = defaultdict(list)
        for told in self._corpus.findings(self._reported, self._again.open):
            shared[told.article, told.active.rule.id].append(told)
        for (article_id, _), found in shared.items():
            article = self._again.open(article_id)
            if article:
                rule = found[0].active.rule
                findings = [told.finding for told in found if self._again.holds(article, told.finding.where)]
                results = judge(article, rule, findings, self._again.locate, line_hashes=self._plan.about.line_hashes)
                yield from ((article_id, result) for result in results)

    def _report(self, seconds: float) -> Report:
        results = chain.from_iterable(self._suppressed(name, found) for name, found in self._with_suppressions())
        sites = reversed(self._sites.all)
        active = (active for site in sites for active in site.rules.all)
        results_in_order = tuple(sorted(results, key=lambda result: result.order))
        unused = any(result.rule == UNUSED.id for result in results_in_order)
        own = [self._sites.first.rules.unused or UNUSED] if unused else []
        return Report(
            results_in_order,
            tuple(dict.fromkeys((*self._plan.plugins.problems, *self._problems))),
            RuleInfos(active, self._plan.plugins, own),
            self._plan.version,
            self._plan.about.today,
            self._files,
            len(self._reported),
            seconds,
            tuple(self._notices()),
            tuple(sorted(self._reported)),
        )

    def _with_suppressions(self) -> Iterator[tuple[str, list[Result]]]:
        for name in {**self._results, **self._suppressions}:
            yield name, self._results[name]

    def _suppressed(self, article_id: str, results: list[Result]) -> Iterable[Result]:
        if article_id not in self._suppressions:
            return results
        suppressions, rules = self._suppressions[article_id]
        return suppressions.apply(results, partial(self._ran, rules), rules.unused)

    def _ran(self, rules: ActiveRules, name: str) -> bool:
        """Whether all that a rule, or the rules of a family, had to find was found."""
        return rules.ran(name) and not (
            self._stopped and any(name in (ALL, one.family, one.id) for one in _comparing(rules))
        )

    def _notices(self) -> Iterator[str]:
        if self._memory and self._memory.trouble:
            yield f"the cache could not be used: {self._memory.trouble}"
        families: dict[str, set[str]] = defaultdict(set)
        for rules, code in self._spoken:
            families[code] |= unspoken(rules, code)
        for code, names in sorted(families.items()):
            if names:
                where = "of no known language" if code == "unknown" else f"in “{code}”"
                told = "no words for articles {where}, so rules that need them did not run on these"
                yield f"{', '.join(sorted(names))}: {told.format(where=where)}"


def _comparing(rules: ActiveRules) -> Iterator[Rule[Any]]:
    return (active.rule for active in rules.all if not isinstance(active.rule, ArticleRule))
