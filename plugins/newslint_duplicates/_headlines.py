"""Headlines, as far as they tell editions of a series from articles of their own."""

from __future__ import annotations

from itertools import pairwise

from newslint import Article, NamedTuple, regex

_WORD = regex(r"\w+(?:\.\w+)*")
_DIGIT = regex("[0-9]")
_LABEL_ENDS = regex("[:|–—]")
_LABEL = regex(r"[^:|–—]{3,60}(?=: | \| | [–—] )")


Parts = tuple[str, str, str, str, tuple[str, ...]]
"""A headline in plain values."""


class Headline(NamedTuple):
    """A headline in words: all of them, those beside numbers and months, the numbers, and what stands before a colon.

    ``releases`` are the version numbers: of “Rust 1.70”, not of “cut to 4.5”. Without a headline all are empty.
    """

    words: str = ""
    series: str = ""
    numbers: str = ""
    label: str = ""
    releases: tuple[str, ...] = ()

    @property
    def parts(self) -> Parts:
        """The same in plain values, as it is kept."""
        return self.words, self.series, self.numbers, self.label, self.releases


def headline_of(article: Article) -> Headline:
    """The headline of an article."""
    if article.metadata.headline is None:
        return Headline()
    text = article.metadata.headline.value.lower()
    words = _WORD.findall(text)
    label = _LABEL.match(text) if _LABEL_ENDS.search(text) else None
    labelled = " ".join(_WORD.findall(label[0])) if label else ""
    figures = not text.isascii() or _DIGIT.search(text)
    numbers = [word for word in words if any(map(str.isdigit, word))] if figures else []
    if not numbers and article.words.months.keys().isdisjoint(words):  # most headlines
        said = " ".join(words)
        return Headline(said, said, label=labelled)
    series = [word for word in words if word not in article.words.months and word not in numbers]
    releases = tuple(
        word
        for before, word in pairwise(["", *words])
        if word in numbers and "." in word and before not in article.words.stop_words
    )
    return Headline(" ".join(words), " ".join(series), " ".join(numbers), labelled, releases)


def is_next_edition(one: Headline, other: Headline) -> bool:
    """Whether two headlines tell editions of a series apart.

    They differ by number or month alone (“Outlook for May”, “Outlook for June”; “News Bytes”, “NewsBytes 46”), or
    have different version numbers (“Rust 1.70 is out”, “Announcing Rust 1.71”). A headline that goes on after
    another's words (“Mayor resigns”, “Mayor resigns after fire”) is that of the same story, told anew.
    """
    if not (one.words and other.words) or one.words == other.words:
        return False
    series, other_series = (each.series.replace(" ", "") for each in (one, other))
    released = bool(one.releases and other.releases) and set(one.releases).isdisjoint(other.releases)
    return bool(series and series == other_series) or released


def is_same_column(one: Headline, other: Headline) -> bool:
    """Whether two articles are of one column or series, which has standing text of its own.

    Their headlines are the same, those of editions, begin with the same label (“The Latest: …”), or with the same
    word and have different numbers (“Python 3 is out”, “Python 4 comes in May”).
    """
    if not (one.words and other.words):
        return False
    same_label = bool(one.label) and one.label == other.label
    same_start = one.words.partition(" ")[0] == other.words.partition(" ")[0]
    numbered = same_start and one.numbers and other.numbers and one.numbers != other.numbers
    return one.words == other.words or is_next_edition(one, other) or same_label or bool(numbered)
