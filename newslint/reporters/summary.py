"""A report in a line, and as a table of rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newslint.contracts import Style
from newslint.findings import Severity
from newslint.reporters.painting import Paint
from newslint.reporters.safety import clean, one_line
from newslint.results import Report, Result

WORST_FIRST = tuple(reversed(Severity))


def wanted(report: Report, style: Style) -> list[Result]:
    """The results that a report holds or counts, suppressed ones too: without notes where it is to be quiet."""
    return [result for result in report.results if not (style.quiet and result.severity is Severity.NOTE)]


def shown(report: Report, style: Style) -> list[Result]:
    """The results that a report shows."""
    return [result for result in wanted(report, style) if result.is_active]


def plural(count: int, noun: str) -> str:
    """“1 error”, “1,200 errors”."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def closing_line(report: Report, active: list[Result], paint: Paint) -> str:
    """How many findings of which severity, in how many files, by how many rules, in what time."""
    counts = Counter(result.severity for result in active)
    found = ", ".join(paint(one, plural(counts[one], one)) for one in WORST_FIRST if counts[one])
    hit = len({result.location.path for result in active})
    if found:
        opening = f"{found} in {hit:,} of {plural(report.files, 'file')}"
    elif report.problems:
        opening = f"No findings in {plural(report.files, 'file')}"
    else:
        opening = f"{paint('good', 'Nothing to report')} in {plural(report.files, 'file')}"
    return " · ".join([opening, *_rest(report, len(active))])


def _rest(report: Report, shown: int) -> Iterator[str]:
    if report.articles != report.files:
        yield plural(report.articles, "article")
    if hidden := len(report.active) - shown:
        yield f"{plural(hidden, 'note')} left out"
    if suppressed := sum(result.suppression is not None for result in report.results):
        yield f"{suppressed:,} suppressed"
    if report.known:
        yield f"{report.known:,} known"
    if report.problems:
        yield plural(len(report.problems), "problem")
    yield plural(len(report.rules), "rule")
    yield _time(report.seconds)


def _time(seconds: float) -> str:
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def table(active: list[Result], paint: Paint) -> Iterator[str]:
    """Findings per rule and severity, the most frequent rule first."""
    counts: dict[str, Counter[Severity]] = {}
    for result in active:
        counts.setdefault(result.rule, Counter())[result.severity] += 1
    if not counts:
        return
    yield paint("strong", "".join(f"{one + 's':>10}" for one in WORST_FIRST) + "  rule")
    for rule, found in sorted(counts.items(), key=lambda item: (-item[1].total(), item[0])):
        columns = (f"{found[one]:>10,}" if found[one] else f"{'-':>10}" for one in WORST_FIRST)
        yield "".join(columns) + f"  {clean(rule)}"


def problem_lines(report: Report, paint: Paint) -> Iterator[str]:
    """What is wrong with the run itself, and an empty line after it."""
    if report.problems:
        yield paint("error", "Problems with the run")
        yield from (f"  {one_line(str(problem))}" for problem in report.problems)
        yield ""


def suppression(result: Result) -> str:
    """What suppresses a result: a comment before its block, for the whole file, or (text has no comments) a key."""
    if result.location.path.lower().endswith((".txt", ".text")):
        return f"“newslint: {{ignore: [{clean(result.rule)}]}}” in the front matter"
    verb = "ignore" if result.location.paragraph else "ignore-file"  # front matter and whole articles have no block
    return f"<!-- newslint: {verb} {clean(result.rule)} -- why -->"
