"""Running the studies, and what they come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from time import process_time

from benchmarks.accuracy.collections import articles_in, hits_in
from benchmarks.accuracy.corpora import Data, Split
from benchmarks.accuracy.presets import PRESETS, noise_of
from benchmarks.accuracy.scoring import Judgement, count
from benchmarks.accuracy.studies import reading, studies, study
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
    """What a job gave."""

    job: Job
    judgements: tuple[Judgement, ...] = ()
    noise: tuple[tuple[str, Severity, Noise], ...] = ()
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
    began = process_time()
    if job.study:
        judgements = tuple(study(job.study).judge(job.split))
        return Outcomes(job, judgements, seconds=process_time() - began)
    noise = noise_of(job.preset, job.split) if job.preset else _noise(job.split)
    return Outcomes(job, noise=tuple(noise), seconds=process_time() - began)


def _noise(split: Split) -> Iterator[tuple[str, Severity, Noise]]:
    samples = articles_in(split)
    assert samples is not None  # jobs() asks before
    number = sum(1 for _ in samples())
    counted: dict[tuple[str, Severity], list[str]] = defaultdict(list)
    for hit in hits_in(split):
        counted[hit.rule, hit.severity].append(hit.place.article)
    for (rule, severity), articles in sorted(counted.items()):
        yield rule, severity, Noise(split.name, number, len(articles), len(set(articles)))


def figures(outcomes: Iterable[Outcomes]) -> dict[str, list[Figure]]:
    """The figures of each rule, one for each study, file and kind of fault (made or met).

    A hit counts once: one that another study judges is left out of “reading”.
    """
    outcomes = list(outcomes)
    elsewhere = {
        (judgement.rule, judgement.place)
        for each in outcomes
        if each.job.study != reading.NAME
        for judgement in each.judgements
    }
    found: dict[str, list[Figure]] = defaultdict(list)
    for each in outcomes:
        groups: dict[tuple[str, bool], list[Judgement]] = defaultdict(list)
        for judgement in each.judgements:
            if each.job.study == reading.NAME and (judgement.rule, judgement.place) in elsewhere:
                continue
            groups[judgement.rule, judgement.made].append(judgement)
        for (rule, made), group in sorted(groups.items()):
            job = each.job
            found[rule].append(Figure(job.study, job.split.name, count(corrected(group)), count(group), made))
    return dict(found)
