"""Views in the passive that nobody holds: “is seen as”, “it is believed that”, “is thought to”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from newslint import Article, Context, Hit, NamedTuple, Span, fold, regex
from newslint_attribution._grammar import grammar
from newslint_attribution._holders import has_holder
from newslint_attribution._setting import Setting, Settings
from newslint_attribution._tokens import Token

LISTS = ("held", "held-widely", "censured", "believed", "argued", "argued-widely")
"""Lists of participles that such a view is found by."""

_FOLLOWING = regex(r"(,)|\s{1,3}(\w{1,12})")
_JUDGED = frozenset({"as", "with", "one", "the"})
_LETTERS = regex(r"[^\W_]+")
_VERB = 100  # characters before a participle in which its verb begins
_WORD = 24
_LEADS = {
    "held": {"as"},
    "held-widely": set(),
    "censured": {"for"},
    "believed": {"to", "that", ","},
    "argued": {"that"},
    "argued-widely": {"that"},
}
_MARKS = frozenset("“”\"'`‘")
_IT = frozenset({"it", "it's"})
_PERSONS = frozenset({"i", "we", "you", "me", "us"})


class Views:
    """Finds such views in one article, each once for all rules."""

    def __init__(self, article: Article, context: Context[Any]) -> None:
        self._article = article
        self._text = article.text
        self._context = context
        self._words = grammar(context)
        self._possible: list[Hit] | None = None
        self._views: dict[Hit, Span | None] = {}

    @cached_property
    def _settings(self) -> Settings:
        return Settings(self._article, self._context)

    def among(self, hits: Iterable[Hit]) -> Iterator[Span]:
        """The views that nobody is named for. ``hits`` are all hits of ``LISTS``, and may be of others."""
        for hit in self.possible(hits):
            if hit not in self._views:
                self._views[hit] = next(map(self._view, self._settings.of((hit,))), None)
            if found := self._views[hit]:
                yield found

    def possible(self, hits: Iterable[Hit]) -> list[Hit]:
        """The hits of participles that may tell of a view, by a glance at their neighbours."""
        if self._possible is None:
            self._possible = [hit for hit in hits if hit.list in _LEADS and self._may_be_view(hit)]
        return self._possible

    def _view(self, setting: Setting) -> Span | None:
        found = _View(setting, self._context).span()
        return found if found and not has_holder(setting, self._context) and not self._settings.told(setting) else None

    def _may_be_view(self, hit: Hit) -> bool:
        """Whether the words beside a participle leave room for a view: most of these words are plain past tenses."""
        following = _FOLLOWING.match(self._text, hit.span.end)
        if following is None:
            return False
        word = following[1] or following[2]
        if word not in _LEADS[hit.list] and hit.list != "held-widely":
            return False
        before = self._text[max(0, hit.span.start - _VERB) : hit.span.start].rpartition("\n")[2]
        if not self._may_be_verb(fold(before[-_WORD:]).split()[-1:]):
            return False
        verb = set(_LETTERS.findall(fold(before)))
        if self._words.passive_starts.isdisjoint(verb):
            return False
        if hit.list == "held-widely":
            return word.lower() in _JUDGED or not self._words.widely.isdisjoint(verb)
        return "it" in verb or word not in ("that", ",")

    def _may_be_verb(self, before: list[str]) -> bool:
        """Whether the word before a participle may be of its verb."""
        if not before or not before[0].isalpha():
            return bool(before) and before[0][-1].isalpha()  # “(widely”, “it's”
        return before[0] in self._words.passive_parts or before[0].endswith("ly")


class _Passive(NamedTuple):
    """The verb that a participle belongs to: its words from the first on, and the word before them."""

    words: tuple[Token, ...]
    before: Token


class _View:
    """A participle that may tell of a view."""

    def __init__(self, setting: Setting, context: Context[Any]) -> None:
        self._setting = setting
        self._words = context.words
        self._passive = self._verb()
        self._said = {token.word for token in self._passive.words}

    def span(self) -> Span | None:
        """The view, from its verb to “as”, “to” or “that”; none where it isn't one."""
        end = self._end()
        if not end or not self._states():
            return None
        verb = (self._passive.before,) if self._is_impersonal() else self._passive.words
        return self._setting.span(verb[0].start, end) if verb else None

    def _verb(self) -> _Passive:
        """The auxiliaries and adverbs before the participle; adverbs before all auxiliaries aren't the verb's."""
        at = -1
        while self._belongs(self._setting.left(at)):
            at -= 1
        words = [self._setting.left(i) for i in range(at + 1, 0)]
        while words and not self._begins(words[0]):
            del words[0]
        before = self._setting.left(-len(words) - 1)
        return _Passive(tuple(words), before)

    def _belongs(self, token: Token) -> bool:
        return self._begins(token) or self._is_adverb(token.word)

    def _begins(self, token: Token) -> bool:
        word = token.word
        return word in self._words("be") or word in self._words("perfect") or word in self._words("crowd-adverbs")

    def _is_adverb(self, word: str) -> bool:
        adverb = word in self._words("adverbs") or word in self._words("widely") or word in self._words("denials")
        return adverb or word == "being" or (word.endswith("ly") and len(word) > 4)

    def _states(self) -> bool:
        """Whether the verb is a passive that makes a statement, not a rule, a possibility or a denial."""
        before = self._passive.before.word
        denied = self._said & self._words("denials")
        if before in self._words("firm") or before in _PERSONS or (denied and not self._is_doubted(denied)):
            return False
        return bool(self._said & self._words("be")) or before == "it's" or self._is_reduced()

    def _is_doubted(self, denied: frozenset[str] | set[str]) -> bool:
        """Whether a denial is a belief itself: “is not thought to be”."""
        return denied == {"not"} and self._setting.hit.list == "believed"

    def _is_reduced(self) -> bool:
        """Whether “widely” stands for the whole passive: “the town, widely seen as …”."""
        if self._said & self._words("perfect") or not self._said & self._words("crowd-adverbs"):
            return False
        return self._setting.right(0).word in ("as", "to") or self._passive.before.word == ","

    def _end(self) -> int:
        """Where the view ends; 0 where the words after the participle make it none."""
        hit, following = self._setting.hit, self._setting.right(0)
        if hit.list == "believed" and following.word == "to":
            return following.end if self._claims() else 0
        if hit.list in ("believed", "argued", "argued-widely"):
            return (following.end if following.is_word else hit.span.end) if self._is_impersonal() else 0
        if hit.list == "held-widely" and not self._is_judgement():
            return 0
        return following.end if following.word in ("as", "for", "with", "to") else hit.span.end

    def _is_impersonal(self) -> bool:
        """Whether it is “it is … that”, and no word to the reader: “it is assumed that you have an account”."""
        if self._passive.before.word not in _IT or self._setting.right(0).word not in ("that", ","):
            return False
        if self._setting.right(0).word == ",":  # “where, it is said, they hid”
            return self._setting.left(-len(self._passive.words) - 2).word == "," and self._said <= {"is", "was"}
        if self._setting.right(1).word in _PERSONS | {"your"}:
            return False
        return self._setting.hit.list != "argued-widely" or bool(self._said & self._words("widely"))

    def _is_judgement(self) -> bool:
        """Whether a participle that defines as often as it judges does judge: “widely considered”."""
        following = self._setting.right(0)
        if not following.is_word or following.word in self._words("abouts"):
            return False
        if self._said & self._words("widely"):
            return not following.word.endswith("ly")
        past = "been" in self._said or (self._setting.hit.entry == "described" and self._said & {"was", "were"})
        return self._ranks() or (following.word in ("as", "with") and bool(past))

    def _ranks(self) -> bool:
        """Whether “considered” is followed by a rank: “one of the best”, “the most able”."""
        first, second = self._setting.right(0).word, self._setting.right(1).word
        return (first == "one" and second == "of") or (first == "the" and second in self._words("ranks"))

    def _claims(self) -> bool:
        """Whether “said to” tells of one thing, not what a term means, and not to whom it was said."""
        infinitive = self._setting.right(1)
        if infinitive.capital or not infinitive.is_word or infinitive.word in self._words("no-infinitives"):
            return False
        first = self._setting.near.left[0].word if self._setting.near.left else ""
        marked = any(token.word in _MARKS for token in self._setting.near.right[1:4])
        defines = first in self._words("articles") - {"one"} or (marked and not self._passive.before.capital)
        return self._setting.hit.entry != "said" or not defines
