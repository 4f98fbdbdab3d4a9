"""What is known of old: by a baseline, by an earlier revision, by a diff."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from newslint.baseline import Baseline, Entry, read_baseline
from newslint.cli.common import Ready
from newslint.cli.requests import Request
from newslint.examining import Input
from newslint.reporters.summary import plural
from newslint.results import Problem, Report, Result
from newslint.rules import ArticleRule
from newslint.runner import Plan, Runner
from newslint.since import Since, read_diff, since_patch, since_revision
from newslint.tuples import NamedTuple


def since_of(request: Request, ready: Ready) -> Since | None:
    """What has changed, where a run is only about that.

    Raises:
        NewslintError: where nothing tells.
    """
    asked = request.since
    if asked is None:
        return None
    formats = ready.formats

    def wanted(path: str) -> bool:
        return formats.name_of(path) is not None

    if asked.diff:
        return since_patch(read_diff(asked.diff, sys.stdin.buffer.read), wanted)
    return since_revision(next(iter(request.paths), "."), asked.revision, staged=asked.staged, wanted=wanted)


def with_states(report: Report, request: Request, plan: Plan, work: Sequence[Input], since: Since | None) -> Report:
    """A report whose findings are marked as new or unchanged, where there is something to compare them with.

    Raises:
        NewslintError: where the baseline can't be read.
    """
    if since:
        report = replace(report, notices=(*report.notices, *since.notices))
        if since.files is not None:
            before = _before(report, plan, work, since)
            report, _ = Baseline(before.active).marked(report)
            report = replace(report, notices=(*report.notices, *_added_suppressions(report, before.suppressed)))
    if request.baseline:
        baseline = read_baseline(request.baseline)
        report, stale = baseline.marked(report, within=within(request.paths))
        report = _with_stale(report, request, () if report.problems else stale)
    return report


def within(paths: Sequence[str]) -> Callable[[str], bool]:
    """Whether a path is one of some paths, or under one of them."""
    tops = [os.path.abspath(path) for path in paths]
    return lambda path: any(os.path.commonpath((top, os.path.abspath(path))) == top for top in tops)


class _Before(NamedTuple):
    """What was found in the changed files as they were, under the names that they have now."""

    active: Sequence[Entry] = ()
    suppressed: Sequence[Entry] = ()


def _before(report: Report, plan: Plan, work: Sequence[Input], since: Since) -> _Before:
    """What was found in the changed files as they were before.

    To compare all articles once more costs as much as the first time: it is done only where comparing has found
    something in a changed article that could have been there before.
    """
    pairs = list(since.before(work))
    if not pairs:
        return _Before()
    names = {before.path: now for before, now in pairs}
    inputs = [before for before, _ in pairs]
    if _has_compared(report, plan):
        known = set(map(os.path.abspath, (*names, *names.values())))
        inputs += [each.unreported() for each in work if os.path.abspath(each.path) not in known]
    quiet = replace(plan, told=None, timings=None, about=replace(plan.about, remember=False))
    found = Runner(quiet, []).run(inputs)
    suppressed = [result for result in found.results if result.suppression]
    kinds = (Baseline.of(found.active).entries, Baseline.of(suppressed).entries)
    return _Before(*([_renamed(entry, names) for entry in entries] for entries in kinds))


def _added_suppressions(report: Report, before: Sequence[Entry]) -> Iterator[str]:
    """What a change suppresses that wasn't suppressed before: whoever reviews it should see that."""
    known = {(entry.article, entry.fingerprint) for entry in before}
    added = [one for one in report.results if one.suppression and _known_as(one) not in known]
    if added:
        where = [f"{one.rule} in {one.location.path}:{one.suppression.line}" for one in added[:5] if one.suppression]
        more = f" and {len(added) - 5:,} more" if len(added) > 5 else ""
        yield f"{plural(len(added), 'finding')} suppressed by this change itself: {', '.join(where)}{more}"


def _known_as(result: Result) -> tuple[str, str]:
    return result.location.path + result.location.pointer, result.fingerprint


def _has_compared(report: Report, plan: Plan) -> bool:
    """Whether comparing articles has found something."""
    rules = (active.rule for site in plan.about.sites.all for active in site.rules.all)
    compared = {rule.id for rule in rules if not isinstance(rule, ArticleRule)}
    return any(result.rule in compared for result in report.active)


def _renamed(entry: Entry, names: Mapping[str, str]) -> Entry:
    """An entry under the name that its file has now."""
    return entry._replace(article=names[entry.path] + entry.article[len(entry.path) :])


def _with_stale(report: Report, request: Request, stale: Sequence[Entry]) -> Report:
    if not stale:
        return report
    what = f"{len(stale):,} of its findings are no longer there, e.g. {stale[0].rule} in {stale[0].article}"
    told = f"the baseline is out of date: {what} (“newslint baseline prune” takes them out)"
    if request.strict_baseline:
        return replace(report, problems=(*report.problems, Problem("baseline", told, request.baseline or "")))
    return replace(report, notices=(*report.notices, told))
