"""What examining files gives, as bytes that travel from one process to another, but for what can't."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pickle import HIGHEST_PROTOCOL, dumps, loads
from typing import Any

from newslint.errors import in_words
from newslint.examining import Examined, ExaminedFile
from newslint.results import Problem

_ADDRESS = r" at 0x[0-9a-f]+"  # where an object lies differs from run to run


def packed(files: Sequence[ExaminedFile]) -> bytes:
    """Files as bytes. What a rule gave that can't travel is left out, and a problem names the rule."""
    try:
        return dumps(files, HIGHEST_PROTOCOL)
    except Exception:  # whatever the objects of a plugin raise
        return dumps([_without_what_stays(file) for file in files], HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> list[ExaminedFile]:
    """Files from bytes."""
    files: list[ExaminedFile] = loads(data)
    return files


def _without_what_stays(file: ExaminedFile) -> ExaminedFile:
    problems = list(file.problems)
    return file._replace(articles=[_travelling(each, problems) for each in file.articles], problems=problems)


def _travelling(article: Examined, problems: list[Problem]) -> Examined:
    results = (((result.rule, result), result) for result in article.results)
    gathered = ((kept, kept) for kept in article.gathered)
    return article._replace(
        results=list(_only_travelling(results, problems)), gathered=list(_only_travelling(gathered, problems))
    )


def _only_travelling(things: Iterable[tuple[tuple[str, Any], Any]], problems: list[Problem]) -> Iterator[Any]:
    for (rule, given), whole in things:
        try:
            dumps(given, HIGHEST_PROTOCOL)
        except Exception as error:
            what = re.sub(_ADDRESS, "", in_words(error))
            told = f"rule {rule} gave what can't be handed from one process to another (-j 1 does without): {what}"
            problems.append(Problem("rule", told, rule=rule))
        else:
            yield whole
