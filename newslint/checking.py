"""Checking one article: the words found, each rule run on its own, what went wrong told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, cached_property, partial
from itertools import chain
from pathlib import Path
from typing import Any

from newslint.article import Article
from newslint.errors import NewslintError
from newslint.findings import WHOLE, Finding, Severity
from newslint.guard import Guard
from newslint.language import language
from newslint.leading import Finder
from newslint.matching import Hit, check_entry
from newslint.parts import Role
from newslint.results import Problem, Result
from newslint.rules import ArticleRule, Context, Rule, Status
from newslint.spans import BODY, SourceSpan, Span
from newslint.tuples import NamedTuple
from newslint.values import frozen


@frozen(slots=False)
class ActiveRule:
    """A rule that is on for an article, as its user has set it. ``severity`` is none where the rule's own holds."""

    rule: Rule[Any]
    options: Any
    plugin: str = ""
    severity: Severity | None = None


@frozen(slots=False, eq=False)
class RuleSet:
    """The rules that are on for an article, with the words of all of them in one matcher."""

    active: tuple[ActiveRule, ...]

    @cached_property
    def by_id(self) -> Mapping[str, ActiveRule]:
        """These rules by their ids."""
        return {one.rule.id: one for one in self.active}

    @cached_property
    def _severities(self) -> Mapping[str, Severity]:
        return {one.rule.id: one.severity for one in self.active if one.severity}

    def judged(self, results: Sequence[Result]) -> Sequence[Result]:
        """Results with the severities that the configuration gives these rules."""
        severities = self._severities
        if not severities:
            return results
        return [replace(one, severity=severities.get(one.rule, one.severity)) for one in results]

    @cached_property
    def _words(self) -> dict[str, Words]:
        return {}

    def words(self, code: str) -> Words:
        """What finds the words of these rules in texts of a language, and what is wrong with their lists."""
        if code not in self._words:
            self._words[code] = _words_of(self.active, code)
        return self._words[code]


class Words(NamedTuple):
    """The words of a set of rules in a language. ``broken`` are the rules whose lists can't be had, with the reason."""

    finder: Finder
    broken: Mapping[str, str]


def _words_of(rules: Iterable[ActiveRule], code: str) -> Words:
    lists: dict[str, frozenset[str]] = {}
    leads: dict[str, frozenset[str]] = {}
    broken: dict[str, str] = {}
    for rule in (active.rule for active in rules if active.rule.words or active.rule.needs_language):
        try:
            if lexicon := rule.lexicon(code):
                mine = {f"{rule.family}/{name}": lexicon[name] for name in rule.words}
                for entry in chain.from_iterable(mine.values()):
                    check_entry(entry)  # raises for one that nothing could find
                lists |= mine
                leads |= {f"{rule.family}/{name}": lexicon.leads(name) for name in rule.words}
        except KeyError as error:
            broken[rule.id] = f"its lexicon for “{code}” has no list {error}"
        except (NewslintError, ValueError, OSError) as error:
            broken[rule.id] = f"its lexicon can't be read: {error}"
    return Words(Finder(lists, leads), broken)


def unspoken(rules: RuleSet, code: str) -> set[str]:
    """The families that have no words for a language, so that rules of theirs don't run."""
    broken = rules.words(code).broken
    return {one.rule.family for one in rules.active if one.rule.id not in broken and not one.rule.speaks(code)}


def broken_rules(rules: RuleSet, code: str) -> Iterator[Problem]:
    """The rules that don't run on articles in a language because their words can't be had."""
    reasons = rules.words(code).broken
    for active in rules.active:
        if reason := reasons.get(active.rule.id):
            told = f"rule {active.rule.id} (plugin “{active.plugin}”) doesn't run: {reason}"
            yield Problem("rule", told, rule=active.rule.id, plugin=active.plugin)


class Found(NamedTuple):
    """What a rule found in an article."""

    active: ActiveRule
    findings: list[Finding]


class _Step(NamedTuple):
    """A rule that can run on articles of a language: the names of its lists, and what it knows where none hits.

    It reads ``everywhere`` where words are looked for at all, or only in some of these passages.
    """

    active: ActiveRule
    lists: frozenset[str]
    usual: Context[Any]
    everywhere: bool


class _Steps(NamedTuple):
    """The rules that can run on articles of one kind: those without words, and those with, and what finds these."""

    plain: list[tuple[ActiveRule, Context[Any]]]
    listening: tuple[_Step, ...]
    finder: Finder
    roles: frozenset[Role]


class Checker:
    """Runs rules on articles, one by one."""

    def __init__(self, today: date, guard: Guard, problems: list[Problem]) -> None:
        self._today = today
        self._guard = guard
        self.problems = problems
        self._broken: set[str] = set()  # rules whose words can't be had, each told once
        self._steps: dict[tuple[RuleSet, str, Status, Path | None], _Steps] = {}

    def contexts(
        self, article: Article, rules: RuleSet, status: Status = Status.UNKNOWN, root: Path | None = None
    ) -> list[tuple[ActiveRule, Context[Any]]]:
        """The rules that can run on an article, each with what it may know. ``root`` is where options' paths begin."""
        kind = (rules, article.language, status, root)
        if kind not in self._steps:
            self._steps[kind] = self._steps_for(rules, article, status, root or Path())
        plain, listening, finder, roles = self._steps[kind]
        found = plain.copy()
        if not listening:
            return found
        with self._guard.stage("finding words"):
            hits = _hits(article, finder, roles)
            named = {name for name, _ in hits}
        for step in listening:
            active, usual = step.active, step.usual
            mine = () if step.lists.isdisjoint(named) else _of(step, article, hits)
            if mine:
                rule, options, today, words = usual.rule, usual.options, usual.today, usual.language
                found.append((active, Context(rule, options, today, words, status, mine, usual.root)))
            elif not active.rule.hit_driven:
                found.append((active, usual))
        return found

    def _steps_for(self, rules: RuleSet, article: Article, status: Status, root: Path) -> _Steps:
        """What is the same for all articles of a kind is worked out once."""
        code = article.language
        finder, broken = rules.words(code)
        self._tell_broken(rules, code)
        words = language(code) or article.words
        plain: list[tuple[ActiveRule, Context[Any]]] = []
        listening: list[_Step] = []
        roles = frozenset(chain.from_iterable(active.rule.passages for active in rules.active if active.rule.words))
        for active in rules.active:
            rule = active.rule
            usual = Context(rule, active.options, self._today, words, status, (), root)
            if rule.id in broken:
                continue
            if rule.speaks(code) and rule.words:
                lists = frozenset(f"{rule.family}/{name}" for name in rule.words)
                listening.append(_Step(active, lists, usual, roles <= {*rule.passages}))
            elif rule.speaks(code):
                plain.append((active, usual))
        return _Steps(plain, tuple(listening), finder, roles)

    def _tell_broken(self, rules: RuleSet, code: str) -> None:
        for problem in broken_rules(rules, code):
            if problem.rule not in self._broken:
                self._broken.add(problem.rule)
                self.problems.append(problem)

    def check(
        self, article: Article, rules: RuleSet, status: Status = Status.UNKNOWN, root: Path | None = None
    ) -> Iterator[Found]:
        """What each article rule finds in an article, for the rules that find something."""
        return self.run(article, self.contexts(article, rules, status, root))

    def run(self, article: Article, contexts: Iterable[tuple[ActiveRule, Context[Any]]]) -> Iterator[Found]:
        """What the article rules among these find."""
        run, problems, name = self._guard.run, self.problems, article.id
        for active, context in contexts:
            rule = active.rule
            if isinstance(rule, ArticleRule):
                found = run(rule.id, active.plugin, name, partial(rule.check, article, context), problems)
                if found:
                    sounded = partial(map, partial(sound, article, rule), found)
                    yield Found(active, run(rule.id, active.plugin, name, sounded, problems))


def sound(article: Article, rule: Rule[Any], finding: object) -> Finding:
    """A finding that can be told: of this rule, within its article, with all its message's data.

    Raises:
        TypeError, ValueError, KeyError, IndexError: for one that can't.
    """
    if not isinstance(finding, Finding):
        raise TypeError(f"yielded {finding!r}, which is no finding")
    own = (related.where for related in finding.related if related.article in ("", article.id))
    for where in (finding.where, *own, *(edit.span for edit in (finding.fix.edits if finding.fix else ()))):
        check_place(article, where)
    rule.messages[finding.message].format(**{"quote": "", **finding.data})
    return finding


def check_place(article: Article, where: object) -> None:
    """Refuse a place that isn't within an article.

    Raises:
        TypeError, ValueError, IndexError: for one that isn't.
    """
    if where is WHOLE:
        return
    if not isinstance(where, Span | SourceSpan):
        raise TypeError(f"{where!r} is no place")
    if isinstance(where, Span) and not 0 <= where.passage < len(article.passages):
        raise IndexError(f"{where} is in no passage of the article")
    text = article.passages[where.passage].text.text if isinstance(where, Span) else article.source.text
    if not 0 <= where.start <= where.end <= len(text):
        raise ValueError(f"{where} is outside the article")


def _hits(article: Article, finder: Finder, roles: Collection[Role]) -> list[tuple[str, Hit]]:
    """The hits in an article's prose, in the passages of these roles, by place; each with the full name of its list."""
    hits: list[tuple[str, Hit]] = []
    is_prose = article.is_prose
    for number, passage in enumerate(article.passages):
        if passage.role not in roles:
            continue
        text = passage.text.text
        encoded = article.encoded if number == BODY else text.encode("utf-8", "replace")
        for names, entry, start, end in finder.find(text, encoded):
            if number != BODY or is_prose(start, end):
                span = Span(number, start, end)
                hits += [(name, Hit(span, _short(name), entry)) for name in names]
    return hits


@cache
def _short(name: str) -> str:
    """The name of a list within its family."""
    return name.partition("/")[2]


def _of(step: _Step, article: Article, hits: Iterable[tuple[str, Hit]]) -> tuple[Hit, ...]:
    """The hits of a rule's own lists."""
    lists, passages = step.lists, step.active.rule.passages
    if step.everywhere:
        return tuple([hit for name, hit in hits if name in lists])
    return tuple([hit for name, hit in hits if name in lists and article.passages[hit.span.passage].role in passages])
