"""What a rule is: a value that names a fault and knows how to find it."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from functools import cached_property
from importlib import import_module
from inspect import getfile, getmodulename
from pathlib import Path
from typing import Any, Generic, TypeVar

from newslint.article import Article
from newslint.findings import Finding, Fix, Related, Severity, Where
from newslint.language import Language, english
from newslint.lexicon import Lexicon, has_lexicon, lexicon
from newslint.matching import Hit
from newslint.options import NoOptions
from newslint.parts import Role
from newslint.tuples import NamedTuple
from newslint.values import frozen

O = TypeVar("O")  # noqa: E741 - the options of a rule
S = TypeVar("S")


class Status(StrEnum):
    """Whether an article is new, changed or old in its repository; unknown where nothing tells."""

    NEW = "new"
    CHANGED = "changed"
    EXISTING = "existing"
    UNKNOWN = "unknown"


class Uses(StrEnum):
    """What the outcome of a rule depends on besides the article and its options."""

    TODAY = "today"
    PATH = "path"
    STATUS = "status"
    FILES = "files"
    NETWORK = "network"


@frozen
class Context(Generic[O]):
    """What a rule may know besides the article.

    ``today`` is the day of the check: no rule asks the clock. ``hits`` are the entries of the rule's own
    word lists, found in prose, by place; ``root`` is the folder that paths in options start from.
    """

    rule: Rule[O]
    options: O
    today: date
    language: Language = field(default_factory=english)
    status: Status = Status.UNKNOWN
    hits: tuple[Hit, ...] = ()
    root: Path = Path()

    def finding(
        self, where: Where, message: str, *related: Related, fix: Fix | None = None, **data: str | int
    ) -> Finding:
        """A finding of this rule. ``data`` fills the message's placeholders; ``{quote}`` is always there.

        Raises:
            KeyError: for a message that the rule doesn't have.
        """
        if message not in self.rule.messages:
            raise KeyError(f"{self.rule.id} has no message “{message}”")
        return Finding(self.rule.id, message, where, data, related, fix)

    def words(self, name: str) -> frozenset[str]:
        """The entries of a list in the family's lexicon, folded.

        Raises:
            KeyError: for a list that the lexicon doesn't have.
        """
        family = self.rule.lexicon(self.language.code)
        if family is None:
            raise KeyError(f"{self.rule.family} has no words for “{self.language.code}”")
        return family[name]


@frozen(slots=False, kw_only=True)
class Rule(Generic[O]):
    """What all rules have in common.

    ``id`` is ``family/name``, for ever. ``title`` is the fault in a few words, ``advice`` what to do about it;
    ``messages`` maps message ids to texts with ``{placeholders}``. ``severities`` gives single messages another
    severity than the rule's. ``words`` names the lists of the family's lexicon that the core is to find;
    ``passages`` where. A rule with ``words`` or ``needs_language`` runs only on articles in a language that its
    family has words for. A ``hit_driven`` rule has nothing to find where none of its ``words`` stands: there it isn't
    called.

    A rule in ``preview`` runs only where it is named, or where previews are asked for. ``certain`` says why a rule
    can't be wrong by construction: then nothing needs to be measured but its false alarms.
    """

    id: str = field(kw_only=False)
    title: str
    advice: str
    messages: Mapping[str, str]
    severity: Severity = Severity.WARNING
    severities: Mapping[str, Severity] = field(default_factory=dict)
    options: type[Any] = NoOptions
    words: tuple[str, ...] = ()
    passages: tuple[Role, ...] = (Role.BODY,)
    needs_language: bool = False
    hit_driven: bool = False
    uses: frozenset[Uses] = frozenset()
    preview: bool = False
    certain: str = ""

    @property
    def code(self) -> Callable[..., object]:
        """The function that the rule is known by; its module is the rule's."""
        raise NotImplementedError

    @property
    def family(self) -> str:
        """The first part of the id."""
        return self.id.partition("/")[0]

    @cached_property
    def file(self) -> Path:
        """The rule's module."""
        return Path(getfile(self.code))

    @property
    def page(self) -> Path:
        """The rule's manual page: the Markdown file beside its module."""
        return self.file.with_suffix(".md")

    @property
    def summary(self) -> str:
        """The rule in one line: the first of its module's docstring."""
        return (import_module(self.code.__module__).__doc__ or self.title).strip().partition("\n")[0]

    @cached_property
    def _lexicons(self) -> Path:
        return self.file.parent / "lexicons"

    @cached_property
    def _spoken(self) -> dict[str, Lexicon | None]:
        return {}

    def lexicon(self, language: str) -> Lexicon | None:
        """The words of the rule's family in a language, or none."""
        if language not in self._spoken:  # rules ask again and again, and to compare paths takes a microsecond
            self._spoken[language] = lexicon(self._lexicons, language)
        return self._spoken[language]

    def speaks(self, language: str) -> bool:
        """Whether the rule can run on an article in a language."""
        return not (self.words or self.needs_language) or has_lexicon(self._lexicons, language)


@frozen(slots=False, kw_only=True)
class ArticleRule(Rule[O]):
    """A rule that reads one article at a time and yields what it finds."""

    check: Callable[[Article, Context[O]], Iterable[Finding]] = field(kw_only=False)

    @property
    def code(self) -> Callable[..., object]:
        """See ``Rule.code``."""
        return self.check


class Key(NamedTuple):
    """What an article shares with others: a value to compare, the place to point at, and data for the message."""

    value: Hashable
    where: Where
    data: Mapping[str, str | int] = {}


@frozen(slots=False, kw_only=True)
class GroupRule(Rule[O]):
    """A rule about what articles have in common: those (at least ``least``) that share a key are the finding.

    A key's value is a text, bytes or a whole number, or a tuple of these. The rule has one message, ``shared``;
    ``{count}`` is the number of other articles, ``{other}`` the oldest of them, ``{others}`` that one and how
    many more there are (“a.md and 2 more”).
    """

    keys: Callable[[Article, Context[O]], Iterable[Key]] = field(kw_only=False)
    least: int = 2

    @property
    def code(self) -> Callable[..., object]:
        """See ``Rule.code``."""
        return self.keys


class Evidence(NamedTuple):
    """Why two articles belong together: a place in each, and data for the message.

    Evidence that isn't ``told`` only holds a cluster together: what rests on such alone is no finding.
    """

    first: Where
    second: Where
    data: Mapping[str, str | int] = {}
    told: bool = True


@frozen(slots=False, kw_only=True)
class PairRule(Rule[O], Generic[O, S]):
    """A rule that compares articles two by two.

    ``sketch`` is kept for each article (none: it takes no part): plain values, and few. ``keys`` of a sketch bring
    candidates together: articles that share at least ``least`` keys, and ``share`` percent of the keys of the one
    that has fewer, where a key that more than ``most`` articles have counts for nothing (0: no key is left out).
    ``verify`` decides, from the two sketches and the keys that both have; the first is the article that the finding
    may be anchored on, and the options are its own. ``exact`` may sharpen the places, or take the evidence back,
    once both articles are at hand again.

    A rule whose comparing is costly keeps a sample as its sketch, lets ``verify`` pass what may well match, and leaves
    the decision to ``exact``. What that needs to know of an article is made by ``closer``, once for each that has come
    so far: then ``exact`` is given two of these instead of the articles, and a pair of which one is gone is none.

    With ``clusters`` all articles that hold together make one finding, else each pair is one.
    The rule has one message, ``shared``; ``{count}``, ``{other}`` and ``{others}`` as in ``GroupRule``.
    """

    sketch: Callable[[Article, Context[O]], S | None] = field(kw_only=False)
    keys: Callable[[S], Iterable[int]]
    verify: Callable[[S, S, frozenset[int], O], Evidence | None]
    exact: Callable[[Any, Any, Evidence, O], Evidence | None] | None = None
    closer: Callable[[Article, O], Any] | None = None
    clusters: bool = True
    least: int = 1
    share: int = 0
    most: int = 0

    @property
    def code(self) -> Callable[..., object]:
        """See ``Rule.code``."""
        return self.sketch


def rules_in(package: str) -> Iterator[Rule[Any]]:
    """The rules of a family: what each module of the package calls ``rule``, those beginning with “_” left out."""
    files = (file for folder in import_module(package).__path__ for file in os.listdir(folder))
    for name in sorted({name for file in files if (name := getmodulename(file))}):
        if not name.startswith("_") and name.isidentifier():  # editors leave files such as “.#name.py”
            yield import_module(f"{package}.{name}").rule
