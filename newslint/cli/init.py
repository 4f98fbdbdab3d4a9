"""``newslint init``: look at a site, say what was found, write a configuration that fits."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from newslint.article import Article
from newslint.cli.common import Ready, RunError, Settings, get_ready
from newslint.contracts import File
from newslint.errors import NewslintError
from newslint.examining import Input
from newslint.patterns import regex
from newslint.reading.fields import FieldMap
from newslint.reporters.safety import clean, one_line
from newslint.results import Problem, Report
from newslint.runner import Runner
from newslint.survey import Survey, survey

_PLAIN = regex(r"[A-Za-z][A-Za-z0-9_.-]*")
_OFTEN = 0.3  # of the sample: a key that holds a name or day this often is the site's own


@click.command("init", short_help="Write a configuration that fits your site.")
@click.argument("path", default=".")
@click.option(
    "--output",
    default=".newslint.yaml",
    metavar="FILE",
    help="Where to write it (within PATH; default .newslint.yaml).",
)
@click.option("--sample", default=300, type=click.IntRange(1), metavar="N", help="How many articles to look at.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--dry-run", is_flag=True, help="Only say what would be written.")
def command(path: str, output: str, sample: int, force: bool, dry_run: bool) -> int:
    """Look at a sample of the articles under PATH, say what was found, and write a commented configuration.

    \b
    newslint init
    newslint init content/ --dry-run
    """
    target = Path(path) / output if Path(path).is_dir() else Path(output)
    if target.exists() and not force and not dry_run:
        raise RunError(f"{target} is there already (--force writes over it)")
    problems: list[Problem] = []
    ready = get_ready(Settings(isolated=True))
    files = _sample(path, sample, ready, problems)
    if not files:
        raise RunError(f"there are no articles in {path}" + "".join(f"; {problem}" for problem in problems))
    found = survey(_articles(files, ready, problems), FieldMap())
    for line in _told(found, len(files)):
        click.echo(clean(line))
    text = "\n".join(_configuration(found)) + "\n"
    click.echo(f"\n{'Would write' if dry_run else 'Writing'} {target}:\n\n{text}")
    if not dry_run:
        try:
            target.write_text(text, encoding="utf-8")
        except OSError as error:
            raise RunError(f"{target}: {(error.strerror or str(error)).lower()}") from None
    _expect(files, target if not dry_run else None, ready)
    for problem in problems:
        click.echo(f"not read: {one_line(str(problem))}", err=True)
    return 0


def _sample(path: str, size: int, ready: Ready, problems: list[Problem]) -> list[str]:
    """At most ``size`` files, spread evenly over all of them."""
    files = list(ready.walker().files([path], problems))
    step = max(1, -(-len(files) // size))
    return files[::step]


def _articles(files: Sequence[str], ready: Ready, problems: list[Problem]) -> Iterator[Article]:
    formats, settings = ready.formats, ready.config.load_settings
    for file in files:
        try:
            yield from formats.load(File(file, Path(file).read_bytes()), settings)
        except (NewslintError, OSError) as error:
            problems.append(Problem("file", str(error), file))


def _told(found: Survey, files: int) -> Iterator[str]:
    """What was found, for people."""
    yield f"Looked at {files} files: {found.articles} articles ({_counts(found.formats)})."
    yield f"Bylines: {_share(found.with_byline, found)} have one{_from(found.byline_keys)}."
    if other := _often(found.other_byline_keys, found):
        yield f"  “{other}” looks like a name in {_share(found.other_byline_keys[other], found)}."
    yield f"Dates come from: {_counts(found.date_origins)}{_from(found.date_keys)}."
    yield f"Languages: {_counts(found.languages)}."
    if found.empty_bodies:
        links = (
            f"; of these {max(found.link_keys.values())} only link{_from(found.link_keys)}" if found.link_keys else ""
        )
        yield f"Empty bodies: {found.empty_bodies}{links}."
    if found.not_articles:
        yield f"Not articles: {', '.join(found.not_articles[:5])}."


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counter.most_common(5)) or "none"


def _from(keys: Counter[str]) -> str:
    return f" (key {', '.join(f'“{name}” {count}' for name, count in keys.most_common(3))})" if keys else ""


def _share(count: int, found: Survey) -> str:
    return f"{count} of {found.articles}"


def _often(keys: Counter[str], found: Survey) -> str:
    name, count = next(iter(keys.most_common(1)), ("", 0))
    return name if found.articles and count >= _OFTEN * found.articles else ""


def _preset(found: Survey) -> tuple[str, str]:
    total = max(1, found.articles)
    if found.with_code > 0.25 * total:
        return "newslint/blog@1", f"{found.with_code} of {total} articles hold code: a technical blog"
    if found.with_attributions > 0.5 * total and found.with_byline > 0.5 * total:
        return "newslint/newsroom@1", "most articles have bylines and quote people: a newsroom"
    return "newslint/recommended@1", "breakage as errors and warnings, whole-article facts as notes"


def _configuration(found: Survey) -> Iterator[str]:
    """The lines of the configuration file."""
    preset, reason = _preset(found)
    yield "# newslint's configuration; “newslint config show” says what it comes to."
    yield f"# Written by “newslint init” after a look at {found.articles} articles."
    yield ""
    yield f"extends: {preset}  # {reason}"
    yield from _language(found)
    yield from _fields(found)
    if excluded := sorted({Path(file).name for file in found.not_articles}):
        yield ""
        yield "exclude:  # not articles"
        yield from (f"  - {_quoted(name)}" for name in excluded)
    yield ""
    yield "# The least severity that makes the exit code 1; begin with “error” on an old archive."
    yield "fail-on: warning"
    if found.link_keys:
        yield ""
        yield "rules:"
        yield "  body/missing:"
        keys = ", ".join(map(_quoted, sorted(found.link_keys)))
        yield f"    link-keys: [{keys}]  # posts with these only point elsewhere"
    else:
        yield ""
        yield "# rules:"
        yield "#   dates/stale-article: {max-age: 730}"
        yield "#   attribution/missing-byline: off"


def _quoted(name: str) -> str:
    """A name of the site's own as YAML has it, whatever stands in it."""
    return name if _PLAIN.fullmatch(name) else json.dumps(name)


def _language(found: Survey) -> Iterator[str]:
    known = Counter({code: count for code, count in found.languages.items() if code != "unknown"})
    code, count = next(iter(known.most_common(1)), ("", 0))
    if code and count >= 0.8 * found.articles:
        yield f"language: {code}  # of articles that don't say; {_share(count, found)} are"


def _fields(found: Survey) -> Iterator[str]:
    byline, day = _often(found.other_byline_keys, found), _often(found.other_date_keys, found)
    wanted = []
    if byline and found.with_byline < 0.5 * found.articles:
        wanted.append(f"  byline: [{_quoted(byline)}, {', '.join(FieldMap().byline[:3])}]")
    if day and found.date_origins["front matter"] < 0.5 * found.articles:
        wanted.append(f"  published: [{_quoted(day)}, {', '.join(FieldMap().published[:3])}]")
    if wanted:
        yield ""
        yield "fields:  # which front matter keys hold which fact"
        yield from wanted


def _expect(files: Sequence[str], config: Path | None, ready: Ready) -> None:
    """What a check of the sample finds with this configuration, before any gate is on."""
    if config:
        ready = get_ready(Settings(config=str(config)))
    problems = list(ready.problems)
    report = Runner(ready.plan(problems), problems).run(Input(file) for file in files)
    click.echo(f"A check of these {report.articles} articles with it would find:")
    for line in _expected(report):
        click.echo(line)
    click.echo("\nNo gate is on yet: put “newslint check” among your checks once these are what you want to see.")


def _expected(report: Report) -> Iterator[str]:
    counts = Counter((result.rule, result.severity) for result in report.active)
    articles = {
        key: len({one.location.path + one.location.pointer for one in report.active if (one.rule, one.severity) == key})
        for key in counts
    }
    for (rule, severity), count in sorted(counts.items(), key=lambda item: (-item[0][1].rank, -item[1], item[0][0])):
        here = articles[rule, severity]
        yield f"  {count:>5} × {severity:<8} {rule:<32} in {here} article{'s' * (here != 1)}"
    if not counts:
        yield "  nothing"
