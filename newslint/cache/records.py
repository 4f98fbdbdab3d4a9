"""What is kept of a file: from articles and findings to a row, and back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Any

from newslint.cache.rows import result_of, row_of
from newslint.cache.store import Stored
from newslint.cache.values import NotPlainError, plain, regained
from newslint.corpus.groups import is_row
from newslint.examining import Examined, ExaminedFile
from newslint.results import Result

Keys = Mapping[str, bytes | None]
"""The keys of the rules that are on for a file; none for a rule that can't have one."""

Told = dict[str, list[Any]]
"""By the key of a rule, in hexadecimal digits: the number of an article, and what there is of it."""

ODD = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What a row that isn't as we write it raises: whoever can write a cache may write anything."""


def remembered(row: Stored, keys: Keys) -> ExaminedFile | None:
    """The articles of a file with what these rules found in them; none where the row isn't as we write it."""
    wanted = {key.hex(): rule for rule, key in keys.items() if key}
    try:
        about = json.loads(row.about)
        results: list[list[Result]] = [[] for _ in about]
        for key, entries in json.loads(row.found).items() if row.found else ():
            for number, found in entries if key in wanted else ():
                results[number].append(result_of(found, row.path, wanted[key]))
        articles = [_article_of(row.path, found, results[number]) for number, found in enumerate(about)]
    except ODD:
        return None
    return ExaminedFile(articles, (), row.content, row.stat)


def _article_of(path: str, about: Sequence[Any], results: list[Result]) -> Examined:
    """An article with what was found in it.

    Raises:
        ValueError, TypeError: for what isn't as we write it.
    """
    pointer, published, language, applying = about
    if (type(pointer), type(published), type(language)) != (str, int, str):
        raise TypeError("no article")
    if not 0 <= published <= date.max.toordinal():
        raise ValueError("no day")
    return Examined(path + pointer, published, language, tuple(applying), results, None, ())


def digests_of(row: Stored, keys: Keys, groups: Container[str]) -> Mapping[int, list[tuple[str, Sequence[Any]]]] | None:
    """What these rules keep of a file's articles, by number; none where the row isn't as we write it.

    ``groups`` are the ids of group rules, whose keys are put into columns, which take numbers only.
    """
    rules = {key.hex(): rule for rule, key in keys.items() if key}
    told: dict[int, list[tuple[str, Sequence[Any]]]] = defaultdict(list)
    try:
        for key, entries in json.loads(row.digests).items():
            for number, gathered in entries if key in rules else ():
                kept = regained(gathered)
                if type(kept) is not list or (rules[key] in groups and not all(map(is_row, kept))):
                    raise TypeError("nothing that a rule keeps")
                told[number].append((rules[key], kept))
    except ODD:
        return None
    return told


def row_for(path: str, variant: bytes, fresh: ExaminedFile, keys: Keys, found: Told, digests: Told) -> Stored:
    """The row of a file: what was found now, beside ``found`` and ``digests`` of before."""
    hexes = {rule: key.hex() for rule, key in keys.items() if key}
    for number, article in enumerate(fresh.articles):
        for result in article.results:
            if key := hexes.get(result.rule):
                found.setdefault(key, []).append((number, row_of(result, path)))
        for rule, gathered in article.gathered:
            try:
                if gathered and rule in hexes:
                    digests.setdefault(hexes[rule], []).append((number, plain(gathered)))
            except NotPlainError:  # the rule keeps something that only it knows: it runs again each time
                digests.pop(hexes.pop(rule), None)
    about = [
        (article.article.removeprefix(path), article.published, article.language, article.applying)
        for article in fresh.articles
    ]
    ran = b"".join(bytes.fromhex(key) for key in hexes.values())
    texts = (json.dumps(about), json.dumps(found) if found else "", json.dumps(digests))
    return Stored(path, variant, fresh.stat, fresh.content, ran, *texts)


def still(told: str, known: Keys) -> Told:
    """What is still true of what was found before: that of these rules."""
    wanted = {key.hex() for key in known.values() if key}
    return {key: entries for key, entries in json.loads(told).items() if key in wanted} if told else {}
