"""What dates/stale-reference finds in an archive, years after: hits as judged by someone who read them.

The rule is asked to look at old articles too, which it does by default only where they are new in a repository.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.hits import TODAY, Hit, Sample, all_rules, context
from benchmarks.accuracy.scoring import Judgement, Outcome
from benchmarks.accuracy.studies._bodies import bodies
from benchmarks.accuracy.verdicts import verdict_on
from newslint.checking import ActiveRule, Checker, RuleSet
from newslint.findings import Finding, Severity
from newslint.guard import Guard
from newslint.options import build_options

CORPORA = ("polnear", "articles", "wcxb_article_lines")
RULE = "dates/stale-reference"
_JUDGED = "right", "wrong"
_SECONDS = 120.0


def judge(split: Split) -> Iterator[Judgement]:
    """The hits that someone has read."""
    for hit in archive_hits(split):
        verdict = verdict_on(RULE, hit.place)
        if verdict in _JUDGED:
            yield Judgement(RULE, Outcome(verdict), hit.place, hit.context)


def archive_hits(split: Split) -> Iterator[Hit]:
    """All that the rule finds in a split today."""
    rule = all_rules()[RULE]
    rules = RuleSet((ActiveRule(rule, build_options(rule.options, {"archive": True}), rule.family),))
    for sample in bodies(split):
        article = sample.article()
        for found in Checker(TODAY, Guard(_SECONDS), []).check(article, rules):
            for finding in found.findings:
                assert isinstance(finding, Finding)
                yield _hit(sample, sample.span(article, finding.where))


def _hit(sample: Sample, span: tuple[int, int] | None) -> Hit:
    text = sample.text or sample.article().source.text
    start, end = span or (-1, -1)
    return Hit(RULE, Severity.NOTE, sample.place._replace(start=start, end=end), context(text, start, end))
