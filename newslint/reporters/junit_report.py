"""JUnit's XML: a suite for each article with findings, a failed test for each finding."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TextIO

from newslint.contracts import Style
from newslint.reporters.summary import shown
from newslint.reporters.xmltext import Element, SubElement, fit, write_xml
from newslint.results import Problem, Report, Result

name = "junit"
needs_line_hashes = False


def write(report: Report, out: TextIO, style: Style) -> None:
    """Write the whole report. Without a finding there is one test, which passes, as no tests at all fail a build."""
    active = shown(report, style)
    suites = [*_suites(active)]
    if report.problems:
        suites.append(_problems(report.problems))
    if not suites:
        suites.append(_suite("newslint", 1))
        SubElement(suites[0], "testcase", classname="newslint", name="no findings", time="0")
    root = Element("testsuites", name="newslint", tests=_sum(suites, "tests"))
    root.attrib |= {"failures": _sum(suites, "failures"), "errors": _sum(suites, "errors")}
    root.extend(suites)
    write_xml(root, out)


def _suites(results: list[Result]) -> Iterator[Element]:
    for path, found in groupby(results, key=lambda result: result.location.path + result.location.pointer):
        mine = list(found)
        suite = _suite(fit(path), len(mine), failures=len(mine))
        for result in mine:
            _add(suite, result)
        yield suite


def _suite(title: str, tests: int, *, failures: int = 0, errors: int = 0) -> Element:
    counts = {"tests": str(tests), "failures": str(failures), "errors": str(errors), "skipped": "0"}
    return Element("testsuite", {"name": title, **counts, "time": "0"})


def _add(suite: Element, result: Result) -> None:
    location = result.location
    place = f"{location.region.start.line}:{location.region.start.column}" if location.region else "whole article"
    title = f"{result.rule} at {place}"
    case = SubElement(suite, "testcase", classname=fit(location.path + location.pointer), name=title, time="0")
    failure = SubElement(case, "failure", message=fit(result.message), type=result.severity.value)
    quote = fit(location.excerpt.quote) if location.excerpt else ""
    failure.text = f"{fit(location.path)}:{place}: {fit(result.message)}" + (f"\n{quote}" if quote else "")


def _problems(problems: tuple[Problem, ...]) -> Element:
    suite = _suite("newslint: problems with the run", len(problems), errors=len(problems))
    for problem in problems:
        case = SubElement(suite, "testcase", classname="newslint", name=fit(str(problem)), time="0")
        SubElement(case, "error", message=fit(problem.message), type=problem.kind)
    return suite


def _sum(suites: list[Element], count: str) -> str:
    return str(sum(int(suite.get(count, "0")) for suite in suites))
