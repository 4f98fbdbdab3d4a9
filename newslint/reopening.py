"""Articles opened again, to point at the places where comparing found something."""

from __future__ import annotations

from collections import OrderedDict

from newslint.article import Article
from newslint.checking import check_place
from newslint.examining import Examiner, Input
from newslint.findings import WHOLE, Location, Related, Where
from newslint.results import Problem

_KEPT = 32  # articles kept, so that the members of a cluster aren't read again and again


class Reopening:
    """The articles of a run by their ids, each with its file and a hash of what that held.

    One that isn't any more what was examined is a problem, told once.
    """

    def __init__(self, examiner: Examiner, problems: list[Problem]) -> None:
        self._examiner = examiner
        self._problems = problems
        self._homes: dict[str, tuple[Input, bytes]] = {}
        self._kept: OrderedDict[str, Article] = OrderedDict()
        self._lost: set[str] = set()

    def note(self, article_id: str, home: Input, content: bytes) -> None:
        """Remember where an article stands; the first place counts."""
        self._homes.setdefault(article_id, (home, content))  # as the corpus takes the first of equal ids

    def home(self, article_id: str) -> tuple[Input, bytes]:
        """The file of an article, and the hash of what it held."""
        return self._homes[article_id]

    def open(self, article_id: str) -> Article | None:
        """An article as it was when it was examined; none where it can't be had so."""
        if article_id in self._lost:
            return None
        if article_id not in self._kept:
            articles = self._examiner.again(*self._homes[article_id], self._problems)
            again = next((one for one in articles if one.id == article_id), None)
            if again is None:
                self.lose(article_id)
                return None
            self._kept[article_id] = again
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(article_id)
        return self._kept[article_id]

    def lose(self, article_id: str) -> None:
        """Tell that an article isn't what was examined."""
        if article_id not in self._lost:
            self._lost.add(article_id)
            self._problems.append(Problem("file", "changed or gone while it was checked", article_id))

    def holds(self, article: Article, where: Where) -> bool:
        """Whether a place that was kept is within the article as it was read again."""
        try:
            check_place(article, where)
        except (TypeError, ValueError, IndexError):
            self.lose(article.id)
            return False
        return True

    def locate(self, related: Related) -> Location | None:
        """A place in an article, as it is told; none where it can't be had."""
        home, _ = self._homes[related.article]
        if related.where is WHOLE:  # for that nobody needs to read it again
            return Location(home.path, related.article.removeprefix(home.path))
        article = self.open(related.article)
        return article.locate(related.where) if article and self.holds(article, related.where) else None
