"""Running the studies, and what they come to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from time import process_time

from benchmarks.accuracy.collections import articles_in, hits_in
from benchmarks.accuracy.corpora import Data, Split
from benchmarks.accuracy.presets import PRESETS, noise_of
from benchmarks.accuracy.scoring import Judgement, Outcome, Place, count
from benchmarks.accuracy.studies import reading, studies, study, unit_of
from benchmarks.accuracy.verdicts import corrected
from newslint.accuracy.figures import Figure, Noise
from newslint.findings import Severity


@dataclass(frozen=True)
class Job:
    """A study of one file, or (without a study) the noise in it: by default, or with a preset."""

    study: str
    split: Split
    preset: str = ""

    def __str__(self) -> str:
        return f"{self.study or self.preset or 'noise'}: {self.split.name}"


@dataclass(frozen=True)
class Outcomes:
    """What a job gave. ``having`` counts the articles in which a rule found anything, of whatever severity."""

    job: Job
    judgements: tuple[Judgement, ...] = ()
    noise: tuple[tuple[str, Severity, Noise], ...] = ()
    having: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0


def jobs(data: Data, only: Iterable[str] = ()) -> tuple[list[Job], list[str]]:
    """What there is to do, and the corpora that aren't here."""
    chosen = set(only)
    found: list[Job] = []
    absent: set[str] = set()
    for name in (name for name in studies() if not chosen or name in chosen):
        for corpus in study(name).CORPORA:
            splits = data.splits(corpus)
            found += [Job(name, split) for split in splits]
            absent |= set() if splits else {corpus}
    if not chosen or "noise" in chosen:
        collections = [split for corpus in ("polnear", "articles") for split in data.splits(corpus)]
        found += [Job("", split) for split in collections if articles_in(split)]
    if not chosen or "presets" in chosen:
        found += [Job("", split, preset) for split in data.splits("articles-markdown") for preset in PRESETS]
    return found, sorted(absent)


def run(todo: Iterable[Job], workers: int, tell: Callable[[Outcomes], None]) -> list[Outcomes]:
    """Do all jobs, in their order. ``tell`` hears of each as it is done."""
    done = []
    with ProcessPoolExecutor(workers) if workers > 1 else nullcontext() as pool:
        for outcomes in pool.map(_do, todo) if pool else map(_do, todo):
            tell(outcomes)
            done.append(outcomes)
    return done


def _do(job: Job) -> Outcomes:
    try:
        return _done(job)
    except (ValueError, KeyError, TypeError, OSError, EOFError) as error:
        raise ValueError(f"{job.split.path}: {job} can't be measured: {type(error).__name__}: {error}") from error


def _done(job: Job) -> Outcomes:
    began = process_time()
    if job.study:
        judgements = tuple(study(job.study).judge(job.split))
        return Outcomes(job, judgements, seconds=process_time() - began)
    if job.preset:
        return Outcomes(job, noise=tuple(noise_of(job.preset, job.split)), seconds=process_time() - began)
    noise, having = tuple(_noise(job.split)), Counter(rule for rule, _ in _met(job.split))
    return Outcomes(job, noise=noise, having=having, seconds=process_time() - began)


def _noise(split: Split) -> Iterator[tuple[str, Severity, Noise]]:
    samples = articles_in(split)
    assert samples is not None  # jobs() asks before
    number = sum(1 for _ in samples())
    counted: dict[tuple[str, Severity], list[str]] = defaultdict(list)
    for hit in hits_in(split):
        counted[hit.rule, hit.severity].append(hit.place.article)
    for (rule, severity), articles in sorted(counted.items()):
        yield rule, severity, Noise(split.name, number, len(articles), len(set(articles)))


def _met(split: Split) -> set[tuple[str, str]]:
    """Each rule with each article in which it found anything."""
    return {(hit.rule, hit.place.article) for hit in hits_in(split)}


def figures(outcomes: Iterable[Outcomes]) -> dict[str, list[Figure]]:
    """The figures of each rule, one for each study, file and kind of fault (made or met).

    A hit counts once, for the first study that judges it, and in “reading” only where no other does. Faults that were
    made are each study's own.
    """
    inorder = sorted(outcomes, key=lambda each: each.job.study == reading.NAME)
    counted: dict[tuple[str, Place], str] = {}
    found: dict[str, list[Figure]] = defaultdict(list)
    for each in inorder:
        groups: dict[tuple[str, bool], list[Judgement]] = defaultdict(list)
        for judgement in each.judgements:
            if judgement.made or not _is_counted(judgement, each.job.study, counted):
                groups[judgement.rule, judgement.made].append(judgement)
        for (rule, made), group in sorted(groups.items()):
            name, corpus = each.job.study, each.job.split.name
            counts, labelled = count(corrected(group)), count(group)
            found[rule].append(Figure(name, corpus, counts, labelled, made, unit_of(name)))
    return dict(found)


def _is_counted(judgement: Judgement, name: str, counted: dict[tuple[str, Place], str]) -> bool:
    """Whether a judgement is on a hit that another study has counted; ``counted`` keeps which study was first."""
    first = counted.setdefault((judgement.rule, judgement.place), name)
    return first != name and judgement.outcome in (Outcome.RIGHT, Outcome.WRONG)
