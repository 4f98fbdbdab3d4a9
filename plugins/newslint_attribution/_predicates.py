"""The word of claiming that a source is the subject of."""

from __future__ import annotations

from collections.abc import Sequence

from newslint_attribution._grammar import Grammar
from newslint_attribution._tokens import STOPS, Token

_REACH = 26  # words of “close to the president, who spoke on Monday”
_INSERTION = 22
_GESTURE = 4  # words of “made it very clear”
_ENDS = frozenset(".!?:")
_PAIRS = {",": ",", "(": ")", "–": "–", "—": "—", "--": "--"}


class Predicates:
    """Finds what the people of a noun phrase say, in the tokens after their noun."""

    def __init__(
        self,
        words: Grammar,
        right: Sequence[Token],
        *,
        plural: bool,
        kind: str = "",
        asked: bool = False,
        pronoun: bool = False,
    ) -> None:
        self._words = words
        self._right = right
        self._plural = plural
        self._crowd = kind == "crowds"
        self._head = kind == "heads"
        self._bare = self._head and not pronoun
        self._asked = asked

    def claim(self) -> int | None:
        """The index of the word of claiming, or none."""
        found = self.at(0)
        if found is not None or not self._right:
            return found
        first = self._right[0]
        if first.word in _PAIRS:
            return self._after_insertion(0)
        if first.word in self._words.sayings:  # “officials warning that”
            return None if self._bare else 0
        if first.word in self._words.after_people and not self._is_infinitive():
            return self.beyond()
        return self._adjoined()

    def _adjoined(self) -> int | None:
        """What is claimed after something else is done: “pulled out, saying”."""
        at, _ = self._pass(0)
        if at == len(self._right) or not (at or self._right[0].word.endswith("ed")):
            return None
        for i in range(at + 1, min(len(self._right) - 1, _REACH)):
            if self._right[i].word in STOPS or self._right[i].word in self._words.subordinators:
                return None
            if self._right[i].word == "," and self._right[i + 1].word in self._words.sayings:
                return i + 1
        return None

    def _is_infinitive(self) -> bool:
        """Whether the first words are “to help”, not “to the president” or “to Ms. Poe”."""
        if self._right[0].word != "to" or len(self._right) < 2:
            return False
        following = self._right[1]
        words = self._words
        return not (following.capital or following.word in words.definite | words.articles | words.possessives)

    def at(self, at: int) -> int | None:
        """The index of the word of claiming whose auxiliaries and adverbs begin at ``at``, or none."""
        end, passed = self._pass(at)
        if end >= len(self._right):
            return None
        if (last := self._gesture(end)) is not None:
            nothing = passed & self._words.negations or (self._crowd and passed & self._words.modals)
            return None if nothing else last
        token = self._right[end]
        if token.capital or not self._agrees(token.word, passed) or self._claims_nothing(end, passed):
            return None
        return end if self._is_verb(end, bool(passed)) else None

    def _pass(self, at: int) -> tuple[int, set[str]]:
        """Where the auxiliaries and adverbs from ``at`` on end, and which they are."""
        words, passed = self._words, set[str]()
        while at < len(self._right):
            word = self._right[at].word
            following = self._right[at + 1].word if at + 1 < len(self._right) else ""
            if word in words.leading_verbs and following == "to":
                passed.clear()
                at += 2
                continue
            if word in words.times or (word in words.time_openers and following in words.times):
                at += 1 if word in words.times else 2
                continue
            if not self._is_adverb(word) and word not in words.auxiliaries and word not in words.copulas:
                break
            passed.add(word)
            at += 1
        return at, passed

    def _gesture(self, at: int) -> int | None:
        """The index of the last word of “made it clear”, whose first is at ``at``, or none."""
        if self._right[at].word not in self._words.gesture_starts:
            return None
        said = [token.word for token in self._right[at : at + _GESTURE]]
        ends = (at + n - 1 for n in range(len(said), 1, -1) if " ".join(said[:n]) in self._words.gestures)
        return next(ends, None)

    def _is_adverb(self, word: str) -> bool:
        return word in self._words.adverbs or (word.endswith("ly") and len(word) > 4)

    def _agrees(self, word: str, passed: set[str]) -> bool:
        """Whether a verb's form goes with its auxiliaries: “are saying”, “have said”, “would say”."""
        words = self._words
        if passed & words.copulas:
            return word in words.claims_ing or word in words.claims_states
        if passed & words.perfect:
            return word in words.claims_past
        if passed & words.auxiliaries:
            return word in words.claims_plain
        return word in words.claims_past or word in (words.claims_plain if self._plural else words.claims_third)

    def _claims_nothing(self, at: int, passed: set[str]) -> bool:
        """Whether the verb is about what might be, what is meant to be done, or what nobody has said."""
        words, word = self._words, self._right[at].word
        following = self._right[at + 1].word if at + 1 < len(self._right) else ""
        if passed & words.modals and (passed & words.perfect or self._crowd or word in words.claims_states):
            return True
        if following == "off":  # “called off”
            return True
        if (following == "to" and word in words.intents) or (following == "by" and not passed):
            return True  # “hope to win”, “those described by Ms. Poe”
        if "will" in passed and word in words.tellings:
            return True
        return bool(passed & words.negations) and word in words.tellings

    def _is_verb(self, at: int, has_auxiliary: bool) -> bool:
        """Whether a word that is often a noun is a verb here, by what follows."""
        word, known = self._right[at].word, self._words
        following = self._right[at + 1] if at + 1 < len(self._right) else None
        if self._head or self._crowd:
            heard = following and following.word in ("me", "us")  # “some colleagues told me”: the writer heard them
            if heard or word in known.tastes:
                return False
        if self._bare and not at and following and following.word in _ENDS:
            return False  # “it took some thought.”
        adjective = self._bare and not at and word.endswith("ed")  # “some pointed advice”
        if self._head and not at and word in known.neutral_verbs and not (following and following.word == "that"):
            return False
        if has_auxiliary or not (adjective or word in known.noun_verbs) or (self._asked and not self._bare):
            return True
        if not following:
            return not self._bare
        if self._bare and not adjective and following.word in known.blockers:
            return False  # “some praise for”
        verbs = frozenset() if self._bare or self._crowd else known.copulas  # “scientists think is needed”
        mark = not following.is_word and (not self._bare or following.word == ",")
        return mark or following.word in known.complements | verbs or following.capital

    def _after_insertion(self, opened: int) -> int | None:
        """What is claimed after “, 43, of Leeds,”; none where the insertion names somebody."""
        closing = _PAIRS[self._right[opened].word]
        last = min(len(self._right), opened + _INSERTION)
        closed = next((i for i in range(opened + 1, last) if self._right[i].word == closing), None)
        if closed is None:
            return None
        inside = self._right[opened + 1 : closed]
        if not inside or inside[0].word in ("and", "or", "but") or self.names_somebody(inside):
            return None
        return self.at(closed + 1)

    def names_somebody(self, inside: Sequence[Token]) -> bool:
        """Whether these words bring a name: “such as Ann Poe”, or the bare name."""
        if inside and inside[0].capital and inside[0].word not in self._words.pronouns:
            return True
        if len(inside) > 1 and inside[-1].capital and inside[-2].capital and self._is_title(inside[:-2]):
            return True  # “radio host Ann Poe”
        for i, token in enumerate(inside):
            if token.word in self._words.naming and any(each.capital for each in inside[i + 1 : i + 5]):
                return True
        return False

    def _is_title(self, before: Sequence[Token]) -> bool:
        """Whether words are only what somebody is, so that a name may follow."""
        known = self._words
        links = known.blockers | known.subordinators | known.after_people
        return bool(before) and not any(token.word in links or not token.is_word for token in before)

    def beyond(self) -> int | None:
        """What is claimed after a description: “close to the matter”, “who spoke on condition of anonymity”."""
        first = self._right[0].word if self._right else ""
        relative = first in ("who", "whom")
        at = self._after_relative_verb(1) if relative else int(first in self._words.askers)
        while at < min(len(self._right), _REACH):
            token = self._right[at]
            if token.word == ",":
                return self._after_insertion(at)
            if token.word in STOPS or self._ends_description(at, relative=relative):
                return None
            found = self.at(at) if self._may_be_verb(at) else None
            if found is not None:
                return None if self.names_somebody(self._right[:at]) else found
            if not relative and token.word in self._words.auxiliaries | self._words.copulas:
                return None
            at += 1
        return None

    def _after_relative_verb(self, at: int) -> int:
        """The index after the verb of “who”: it says what the people do, not what they claim."""
        end, _ = self._pass(at)
        return end + 1

    def _ends_description(self, at: int, *, relative: bool) -> bool:
        word = self._right[at].word
        if not at:
            return False
        if self._is_other_verb(at) or (word in self._words.pronouns - self._words.objects and word != "one"):
            return True
        return not relative and word in self._words.subordinators

    def _is_other_verb(self, at: int) -> bool:
        """Whether a word does something to what follows: “attacked her”."""
        following = self._right[at + 1].word if at + 1 < len(self._right) else ""
        known = self._right[at].word in self._words.claims_past
        objects = self._words.articles | self._words.possessives | {"the"}
        return self._right[at].word.endswith("ed") and not known and following in objects

    def _may_be_verb(self, at: int) -> bool:
        """Whether the word before leaves room for a verb: “the plan said”, not “to say” or “his fear”."""
        while at > 0 and self._is_adverb(self._right[at - 1].word):
            at -= 1
        if not at:
            return False
        before = self._right[at - 1]
        if before.word in self._words.objects:
            return True
        noun = before.word in self._words.matters  # “familiar with his thinking”
        return (noun or before.word not in self._words.bounds) and before.word != ","
