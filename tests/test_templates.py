"""Site generators' syntax is told from prose."""

from __future__ import annotations

import pytest

from newslint.article import Article
from newslint.parts import BlockKind, InlineKind
from newslint.testing import load


def quotes(article: Article, kind: BlockKind) -> list[str]:
    return [article.text[block.start : block.end] for block in article.leaves if block.kind is kind]


@pytest.mark.parametrize(
    "tag",
    [
        "{{< youtube abc >}}",
        '{{< figure src="{a}.png" >}}',
        "{{% notice %}}",
        "{% include note.html %}",
        "{{ content }}",
        "{: .wide}",
        "{/* a comment */}",
        'import Chart from "./chart"',
        'import {A} from "a"; import "b";',
        "export const meta = {a: 1}",
    ],
)
def test_a_block_of_syntax_is_no_prose(tag: str) -> None:
    assert quotes(load("a.mdx", f"{tag}\n\nThe story.\n"), BlockKind.PARAGRAPH) == ["The story."]


@pytest.mark.parametrize(
    "prose",
    [
        "imports from China rose.",
        "export of grain fell.",
        "The {{ month }} figures fell.",
        "import duties from “China”",
    ],
)
def test_prose_stays_prose(prose: str) -> None:
    assert quotes(load("a.md", prose), BlockKind.PARAGRAPH) == [prose]


def test_a_tag_in_prose_is_inline_code() -> None:
    article = load("a.md", "The {{ month }} figures {% raw %}{{ x }}{% endraw %} fell.")
    code = [article.text[each.start : each.end] for each in article.inlines if each.kind is InlineKind.CODE]
    assert code == ["{{ month }}", "{% raw %}{{ x }}{% endraw %}"]


def test_what_a_tag_says_to_readers_is_a_caption() -> None:
    article = load("a.md", '{{< figure src="a.png" title="The old bridge" alt=\'A bridge\' >}}\n')
    assert quotes(article, BlockKind.CAPTION) == ["The old bridge", "A bridge"]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("{% highlight ruby %}", "{% endhighlight %}"), ("{{< highlight go >}}", "{{< / highlight >}}")],
)
def test_code_stands_between_its_tags(opening: str, closing: str) -> None:
    article = load("a.md", f"Before.\n\n{opening}\n\nputs 1\n\n- a\n\n{closing}\n\nAfter.\n")
    assert quotes(article, BlockKind.PARAGRAPH) == ["Before.", "After."]


def test_definitions_of_links_below_a_tag_are_no_prose() -> None:
    article = load("a.md", 'The story.\n\n{% include references.md %}\n[the city]: /city\n[map]: /map "A map"\n')
    assert quotes(article, BlockKind.PARAGRAPH) == ["The story."]


@pytest.mark.parametrize("text", ["{% highlight %}\n\nA.\n", "`{% raw %}` begins.\n\nA.\n\n`{% endraw %}` ends.\n"])
def test_a_tag_that_opens_nothing_hides_nothing(text: str) -> None:
    assert "A." in quotes(load("a.md", text), BlockKind.PARAGRAPH)


def test_blocks_still_know_what_they_stand_in() -> None:
    article = load("a.md", '{{< figure title="One thing" >}}\n\n- one {{ x }}\n  - two\n')
    parents = [article.blocks[block.parent].kind for block in article.blocks if block.parent >= 0]
    assert parents == [BlockKind.LIST, BlockKind.LIST, BlockKind.LIST]


def test_a_long_line_of_openings_takes_no_time() -> None:
    assert load("a.md", "{{< x {% y {{ z " * 20_000).text
