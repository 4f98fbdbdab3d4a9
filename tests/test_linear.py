"""Reading and locating take time in proportion to the text, whatever it is made of."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest
from work import lines_run

from newslint.markup import ranges
from newslint.spans import BODY, Span
from newslint.testing import load

SHAPES: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "less-than signs": lambda n: "<" * n,
    "quotes in one another": lambda n: "> " * (n // 2) + "x",
    "greater-than signs": lambda n: ">" * n,
    "asterisks": lambda n: "*" * n,
    "ampersands": lambda n: "&" * n,
    "backticks": lambda n: " ".join("`" * (i % 300) for i in range(n // 150)),
    "lists in one another": lambda n: "- " * (n // 2) + "x",
    "items": lambda n: "- x\n" * (n // 4),
    "one line": lambda n: "word " * (n // 5),
    "spaces": lambda n: " " * n,
    "spaces between words": lambda n: "a" + " " * n + "b",
    "line ends": lambda n: "\n" * n,
    "images without words": lambda n: "![](x)\n\n" * (n // 8),
    "images without words, and HTML": lambda n: "![](x)\n\n<p>x</p>\n\n" * (n // 18),
    "images": lambda n: "![x](y)" * (n // 7),
    "entities": lambda n: "é &amp; " * (n // 8),
    "line breaks of HTML": lambda n: "é<br>" * (n // 5),
    "comments": lambda n: "é <!-- y --> " * (n // 13),
    "code": lambda n: "é `x` " * (n // 6),
    "pieces of HTML": lambda n: "<div>\n\n" * (n // 7),
    "braces": lambda n: "{{x " * (n // 4),
    "tags of code": lambda n: "{% raw %} x\n\n" * (n // 13),
    "lists in front matter": lambda n: f'---\na: "{"[] " * (n // 3)}"\n---\n',
    "indicators in front matter": lambda n: f"---\n{'- ' * (n // 2)}\n---\n",
    "keys in front matter": lambda n: "---\n" + "".join(f"k{i}: v\n" for i in range(n // 8)) + "---\n",
    "lone returns": lambda n: "é x\r" * (n // 4),
    "both line ends": lambda n: "x\r\n\r\n" * (n // 5),
}
FORMATS = ("a.md", "a.txt", "a.html")


def read_and_locate(path: str, text: str) -> Callable[[], None]:
    def job() -> None:
        article = load(path, text)
        length = len(article.text)
        for at in range(0, length, max(1, length // 200)):
            article.locate(Span(BODY, at, min(length, at + 1)))
        assert article.language

    return job


@pytest.mark.parametrize("path", FORMATS)
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_twice_the_text_is_at_most_twice_the_work(shape: Callable[[int], str], path: str) -> None:
    read_and_locate(path, shape(100))()  # what is worked out once for all articles
    once, twice = (lines_run(read_and_locate(path, shape(n))) for n in (3000, 6000))
    assert twice < 2.2 * once + 3000


@pytest.mark.parametrize("path", FORMATS)
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_what_runs_in_c_is_linear_too(shape: Callable[[int], str], path: str) -> None:
    """Lines of Python can't be counted there; eight times the text would be sixty-four times the time.

    A busy moment of the machine may fall on one try; not on each of five. The garbage of all other tests isn't looked
    through meanwhile.
    """

    def seconds(n: int) -> float:
        begun = time.process_time()
        read_and_locate(path, shape(n))()
        return time.process_time() - begun

    gc.collect()
    gc.disable()
    try:
        few = max(0.002, min(seconds(8_000) for _ in range(3)))
        assert any(seconds(64_000) < 40 * few for _ in range(5))
    finally:
        gc.enable()


def test_a_piece_of_markdown_is_looked_for_in_its_source_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    within = ranges._Places._within

    def counted(self: ranges._Places, chunk: str, start: int, end: int) -> tuple[int, int]:
        looked.append(chunk)
        return within(self, chunk, start, end)

    monkeypatch.setattr(ranges._Places, "_within", counted)
    article = load("a.md", "word " * 1000 + "`code` and more\n")
    for at in range(0, len(article.text), 3):
        article.locate(Span(BODY, at, at + 1))
    assert len(looked) == len(set(looked)) == 3
