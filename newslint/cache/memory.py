"""What is remembered of files: which need not be examined again, or only by some rules, and what came of them."""

from __future__ import annotations

import json
import os
from collections.abc import Container, Iterator, Mapping, Sequence
from types import MappingProxyType

from newslint.cache.keys import SIZE, Keyring
from newslint.cache.records import ODD, Keys, digests_of, remembered, row_for, still
from newslint.cache.rows import result_of, row_of
from newslint.cache.store import Store, Stored
from newslint.corpus.comparison import Gathered
from newslint.examining import Examination, Examined, ExaminedFile, Input, content_of, read_file, stat_of
from newslint.hashes import blake2b
from newslint.results import Result
from newslint.tuples import NamedTuple


class Recalled(NamedTuple):
    """A file of the run with what is remembered of it, and which rules are yet to be run on it."""

    each: Input
    stored: Stored | None = None
    keys: Keys = MappingProxyType({})
    missing: frozenset[str] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether the file need not be examined."""
        return self.stored is not None and not self.missing


class Memory:
    """What earlier runs found, as one run uses it and adds to it."""

    def __init__(self, store: Store, about: Examination) -> None:
        self._store = store
        self._keys = Keyring(about)
        self._new: list[Stored] = []
        self._used: list[tuple[str, bytes]] = []
        self._compared: list[tuple[bytes, str]] = []
        self._all = blake2b(digest_size=16)  # what was read and which rules ran on it, file by file
        self._is_comparable = True
        self._digests: list[tuple[Sequence[Examined], Stored, Keys]] = []

    @property
    def trouble(self) -> str:
        """What is wrong with the store."""
        return self._store.trouble

    def recall(self, work: Sequence[Input]) -> list[Recalled]:
        """Each file with what is remembered of it."""
        variants = {each.path: self._keys.variant(each) for each in work if each.data is None}
        stored = {row.path: row for row in self._store.read(variants)}
        return [self._recalled(each, stored.get(each.path) if each.data is None else None) for each in work]

    def _recalled(self, each: Input, row: Stored | None) -> Recalled:
        if row is None:
            return Recalled(each)
        stat = stat_of(each.path)
        if not stat or stat != row.stat:
            if not self._is_same(each, row):
                return Recalled(each)
            row = row._replace(stat=stat)
            self._new.append(row)
        try:
            about = json.loads(row.about)
            keys = self._keys.of(each, (applying for *_, applying in about))
        except ODD:
            return Recalled(each)
        if not about:
            return Recalled(each)
        ran = {row.ran[at : at + SIZE] for at in range(0, len(row.ran), SIZE)}
        return Recalled(each, row, keys, frozenset(rule for rule, key in keys.items() if key not in ran))

    def _is_same(self, each: Input, row: Stored) -> bool:
        """Whether a file holds what it held. One of another size isn't read, nor any beyond the bound on size."""
        size, limit = row.stat.partition(" ")[0], self._keys.limit(each)
        try:
            if size and size != str(os.stat(each.path).st_size):
                return False
            return content_of(read_file(each.path, limit)) == row.content
        except (OSError, ValueError):
            return False

    def whole(self, recalled: Recalled) -> ExaminedFile | None:
        """What is remembered of a file that need not be examined; none where it can't be read.

        What corpus rules keep of it is left out: ``digests`` gives it where it is asked for.
        """
        row = recalled.stored
        assert row is not None
        file = remembered(row, recalled.keys)
        if file:
            self._used.append((row.path, row.variant))
            self._digests.append((file.articles, row, recalled.keys))
            self._note(recalled.each, row.content, recalled.keys)
        return file

    def completed(self, recalled: Recalled, fresh: ExaminedFile) -> ExaminedFile | None:
        """What was found now together with what is remembered, all of it kept for the next run.

        None where the file has changed since it was recalled, or what is remembered can't be read: then it must be
        examined by all rules.
        """
        row, each = recalled.stored, recalled.each
        if row is None:
            return self.anew(each, fresh)
        known = {rule: key for rule, key in recalled.keys.items() if rule not in recalled.missing}
        old, digests = remembered(row, known), digests_of(row, known, self._keys.groups)
        if old is None or digests is None or fresh.content != row.content or len(old.articles) != len(fresh.articles):
            return None
        self._learn(each, fresh, row, known)
        articles = [
            now._replace(results=[*before.results, *now.results], gathered=[*digests.get(number, ()), *now.gathered])
            for number, (before, now) in enumerate(zip(old.articles, fresh.articles, strict=True))
        ]
        return fresh._replace(articles=articles)

    def anew(self, each: Input, fresh: ExaminedFile) -> ExaminedFile:
        """A file that was examined by all rules, kept for the next run."""
        self._learn(each, fresh, None, {})
        return fresh

    def _learn(self, each: Input, fresh: ExaminedFile, old: Stored | None, known: Keys) -> None:
        keys = self._keys.of(each, (article.applying for article in fresh.articles))
        self._note(each, fresh.content, keys)
        if fresh.problems:  # a corpus rule may have failed, and need not fail again
            self._is_comparable = False
        odd = fresh.problems or not fresh.articles or any(article.suppressions for article in fresh.articles)
        if not odd and fresh.content and each.data is None:
            found, digests = (still(old.found, known), still(old.digests, known)) if old else ({}, {})
            self._new.append(row_for(each.path, self._keys.variant(each), fresh, keys, found, digests))

    def digests(self) -> Iterator[tuple[str, Gathered | None]]:
        """What corpus rules keep of remembered articles, by the id of the article; none where it can't be read."""
        for articles, row, keys in self._digests:
            told = digests_of(row, keys, self._keys.groups)
            for number, article in enumerate(articles):
                yield article.article, None if told is None else told.get(number, [])

    def _note(self, each: Input, content: bytes, keys: Keys) -> None:
        """Comparing finds the same where the same rules ran on the same files, in the same order."""
        variant = self._keys.variant(each)
        self._all.update(repr((each.path, each.reported, content, variant, keys)).encode("utf-8", "surrogatepass"))
        self._is_comparable = self._is_comparable and bool(content) and None not in keys.values()

    def comparison(self, on: Mapping[str, Container[str]]) -> list[tuple[str, Result]] | None:
        """What comparing all these files found when it was last done, by article; none where it must be done.

        ``on`` are the rules that are on for each article.
        """
        told = self._store.comparison(self._all.digest()) if self._is_comparable else ""
        try:
            found = [(article, result_of(row, path)) for article, path, row in json.loads(told)] if told else None
        except ODD:
            return None
        if found is None or not all(result.rule in on.get(article, ()) for article, result in found):
            return None
        return found

    def compared(self, found: Sequence[tuple[str, Result]]) -> None:
        """Remember what comparing all these files found."""
        if self._is_comparable:
            rows = [(name, result.location.path, row_of(result, result.location.path)) for name, result in found]
            self._compared.append((self._all.digest(), json.dumps(rows)))

    def save(self) -> None:
        """Write down what is new, and what was of use."""
        self._store.write(self._new, self._used, self._compared)
