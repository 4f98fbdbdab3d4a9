"""A glance at the words beside a noun for people: most of these nouns make no claim, and their neighbours tell.

What is turned away here, ``Anchor`` would turn away too, at a hundred times the cost. A word that can't be told apart
at a glance counts for one that lets a claim pass.
"""

from __future__ import annotations

from newslint import Hit, fold, regex
from newslint_attribution._ahead import Ahead
from newslint_attribution._grammar import Grammar
from newslint_attribution._tokens import folded_tokens

_WORDS = regex(r"[^\W_]+(?:'[^\W_]+)?")
_FOLLOWING = regex(r"\s+([^\W\d_]+(?:['’]t)?)")
_WORD = 24  # characters of the word after a hit
_INVERTED = 70  # characters before a hit in which “according to” or “said” may stand
_PHRASE = 96  # characters before a noun in which its noun phrase begins
_BEFORE = 160
_AFTER = 180
_JOINTS = frozenset("-/@#_’'")
_INSERTS = frozenset(",(–—-")  # what opens an insertion between people and their verb
_HALVES = frozenset({"other", "most"})  # of “many other officials”, “Ms. Poe's most loyal aides”


class Glance:
    """Tells which nouns of one text may make a claim."""

    def __init__(self, text: str, words: Grammar) -> None:
        self._text = text
        self._words = words
        self._ends = words.ends_before

    def may_claim(self, hit: Hit) -> bool:
        """Whether the words around a noun leave room for a claim."""
        text, ((_, start, end), kind, entry) = self._text, hit
        last = ""
        if start and text[start - 1] == " ":
            last = text[text.rfind(" ", 0, start - 1) + 1 : start - 1].lower()
            if "\n" in last:
                last = last.rpartition("\n")[2]
            if last in self._ends["source" if entry == "source" else kind]:
                return False
        elif text[start - 1 : start] in _JOINTS:
            return False
        if text[end : end + 1] in _JOINTS:
            return False
        if kind == "heads":
            return self._may_be_head(entry, last, start, end)
        if " " in entry:
            return True
        return self._may_be_people(kind, entry, last, start) and self._may_say(start, end)

    def _may_be_head(self, entry: str, last: str, start: int, end: int) -> bool:
        """Whether “some” or “many” may stand for people who say something: most of them count what follows."""
        following = _FOLLOWING.match(self._text, end, end + _WORD)
        word = _lower(following[1]) if following else ""
        if word == "of":
            return self._text.startswith(" whom", following.end() if following else end)
        if self._begins(word):
            degree = entry == "most" and following is not None and self._is_degree(word, following.end())
            return not degree and self._says_after(word, start, end)
        felt = last in self._words.feelings or not last or (last[-1].isalnum() and not last.isalpha())
        return felt and self._is_inverted(start) and self._is_told(word, start)

    def _is_degree(self, word: str, end: int) -> bool:
        """Whether “most” only heightens the word after it: “most often”, “most respected”."""
        whole = self._text[end : end + 1].isspace()
        return whole and (word in self._words.adverbs or word.endswith(("ly", "ing", "ed")))

    def _may_be_people(self, kind: str, entry: str, last: str, start: int) -> bool:
        """Whether a noun phrase may begin as one for unnamed people of its kind does: “some” users, “a” source."""
        words = self._words
        if kind == "crowds":
            return self._is_led(start, words.counting(entry))
        if kind == "insider-one":
            return self._is_led(start, words.single)
        if kind not in ("withheld-one", "authority-one"):
            return True
        return (entry == "source" and last in words.definite) or self._is_led(start, words.articles)

    def _is_led(self, start: int, wanted: frozenset[str]) -> bool:
        """Whether one of these words may begin the noun phrase that ends at ``start``: step by step to the left."""
        words, text, at = self._words, self._text, start - 1
        if at < 0 or text[at] != " ":
            return at >= 0 and text[at].isspace() and text[at] != "\n"
        least = max(0, start - _PHRASE)
        while at > least:
            begin = text.rfind(" ", 0, at)
            word = text[begin + 1 : at].lower()
            if word in wanted:
                return True
            if not word.isalpha():
                if word and not word.replace("-", "").isalpha():
                    return _may_determine(word, wanted)
            elif word in words.bounds and word not in _HALVES and (at < start - 1 or not self._is_participle(word)):
                return self._is_part(word, begin, wanted)
            at = begin
        return least > 0

    def _is_participle(self, word: str) -> bool:
        """Whether a word right before a noun is one of “retired officials”."""
        return word.endswith("ed") and word in self._words.claims_past

    def _is_part(self, word: str, at: int, wanted: frozenset[str]) -> bool:
        """Whether a word before a noun phrase, with those before it, is “(the) of some”; ``at`` is where it begins."""
        before = self._text[max(0, at - _WORD) : max(0, at)].lower().split()
        if word in self._words.definite or word in self._words.possessives:
            word = before.pop() if before else ""
        return word == "of" and (not before or before[-1] in wanted or not before[-1].isalpha())

    def _may_say(self, start: int, end: int) -> bool:
        """Whether the people may say something after their noun, or are told to before it."""
        following = _FOLLOWING.match(self._text, end, end + _WORD)
        word = _lower(following[1]) if following else ""
        if self._begins(word):
            return self._says_after(word, start, end)
        return self._is_inverted(start) and self._is_told(word, start)

    def _begins(self, word: str) -> bool:
        """Whether what people say, or who they are, may begin with a word (empty where a mark follows them)."""
        return not word or word in self._words.predicate_starts or word.endswith(("ly", "ed"))

    def _is_inverted(self, start: int) -> bool:
        before = fold(self._text[max(0, start - _INVERTED) : start])
        return not self._words.inversions.isdisjoint(before.split())

    def _says_after(self, word: str, start: int, end: int) -> bool:
        """Whether something is said after people, whom a word, or a mark where it is empty, follows."""
        words = self._words
        if word in words.finite_verbs:
            return True
        if not (word or self._text[end : end + 2].strip()[:1] in _INSERTS) or (
            word == "to" and self._is_infinitive(end)
        ):
            return self._is_told(word, start)
        after = self._text[end : end + _AFTER]
        line = after[: after.find("\n")] if "\n" in after else after
        cut = len(line) == _AFTER
        right = folded_tokens(line)
        return Ahead(right[:-1] if cut else right, words, cut=cut).may_claim() or self._is_told(word, start)

    def _is_infinitive(self, end: int) -> bool:
        """Whether people are followed by “to help”, not by “to the president” or “to Ms. Poe”."""
        words, following = self._words, self._text[end : end + 2 * _WORD].split(None, 2)[1:2]
        first = following[0] if following else ""
        known = words.definite | words.articles | words.possessives
        return first.isalpha() and first.islower() and first not in known

    def _is_told(self, following: str, start: int) -> bool:
        """Whether a verb or a feeling before people may be theirs: “said one official”, “unease among allies”."""
        words = self._words
        window = self._text[max(0, start - _BEFORE) : start]
        before = _WORDS.findall(fold(window[window.rfind("\n") + 1 :]))
        if not words.cues.isdisjoint(before):
            return True
        if not words.among.isdisjoint(before) and not words.moved.isdisjoint(before):
            return True
        return following == "to" and not words.causes.isdisjoint(before)


def _may_determine(word: str, wanted: frozenset[str]) -> bool:
    """Whether a word with marks in it may be one of those wanted, a name with its genitive, or an abbreviation."""
    if "\n" in word:  # the line begins with what follows the break
        word = word.rpartition("\n")[2]
        return word in wanted or (word[-1:].isalnum() and not word.isalpha())
    return not word.isdecimal() and (word[-1].isalnum() or word[-1] in "'’" or word[-3:-2] == ".")


def _lower(word: str) -> str:
    return word.lower().replace("’", "'")
