"""What a first look at a text finds, in one pass for the whole family; nearly every article has nothing of it.

Each pattern lets through all that the rule behind it would find, and little else. They are written by hand after the
rules' own patterns and word lists, so that usual articles need neither; tests hold the two together.
"""

from __future__ import annotations

from newslint import BODY, Article, Sieve

# After “_marks.py”.
_MARKS = (
    "TK|TODO|FIXME|TB[DCA]|XX| TO COME|PLACEHOLDER|(?:INSERT|ADD) [A-Z ]* ?HERE|CHECK [A-Z]|NAME (?:LAST|SUR)",
    r"\{\{(?s:.)?(?:first|last|full|name|title|quote|headline|date|company|author|caption)",
    "lah|la bla|ext text|est test|ummy text|asdf",
)
_FIELD = (
    "tk|tb[acd]|here|to come|to follow|confirm|added|needed|insert|add|check|verify|placeholder|link to|quote from|name"
    "|your|eds?:|editors?:|desk:|sub:|note to"
)
_IN_CAPITALS = (
    "NUMBER|NO[.]|FIGURE|AMOUNT|PRICE|QUOTE|SOURCE|DATE|AGE|TITLE|SPEAKER|SPOKES|COMPANY|CITY|LOCATION|PLACE|AUTHOR"
    "|BYLINE|HEADLINE|CAPTION|PHONE|ADDRESS|URL|LINK|Company|Number|Amount|TIME|EMAIL|XX"
)
_OF_A_LINE = "(?:image|photo|picture|headline|caption|text|quote|byline|title|chart|graphic|intro).{0,2}"
_FIELDS = rf"(?:\A|[^0-9A-Za-z_/.=@:-])\[[^\[\]\n]*(?:(?:(?i:{_FIELD})|{_IN_CAPITALS})[^\[\]\n]*|(?i:{_OF_A_LINE}))\]"
# After the lists “filler”, “filler-sentences” and “filler-headlines”: lines that say nothing else.
_LATIN = "psum|PSUM|olor sit|perspiciatis|ad minim|irure dolor|occaecat|morbi|accusamus"
_EDGES = r"[ \t\x{a0}.…!?:;“”\"'‘’()\[\]*_<>]*"
_THING = "(?:text|copy|content|headline|title|story|quote|caption|summary|description|details|body)"
_SAID = "|".join(
    (
        "(?:this is )?(?:a |the |just |some )?(?:placeholder|dummy|sample|filler|test|new|example)"
        " (?:text|copy|content|paragraph|headline|post|article|page|story|title|entry)",
        "placeholder|lorem ipsum|untitled|title|headline|no (?:title|headline)|test|test test|testing",
        f"(?:your|insert|add|enter|type|write) (?:a |your |the )?{_THING} here",
        f"(?:body |sample |article |your )?(?:copy |text )?{_THING} (?:goes|to go) here|headline here",
        f"(?:more )?{_THING} (?:to come|to follow|to be written|coming soon)",
        "to come|to be confirmed|to be announced|to be written|start (?:writing|typing)(?: here)?",
        "(?:write|type) something(?: here)?",
        "(?:click|double click|tap) (?:here )?to (?:edit this text|edit|edit text|add (?:text|title|a title|subtitle))",
        "this is your first post|welcome to wordpress. this is your first post.*|this is a sample page",
        "untitled (?:document|post|page|article|draft)",
    )
).replace(" ", r"[ \t\r\x{a0}\x{202f}]")
_LINES = f"(?im:^{_EDGES}(?:{_SAID}){_EDGES}$)"

_COUNTS = (
    r"[\[(](?s:.)?\+",
    r"(?:char(?:s|acters?)?|symbols?|words?)(?s:.)?[\])]",
    "more (?:words|characters)",
)
_GARBLED = ("[ÂÃ]", "â[€‚„]", "ðŸ", "ï»¿|ï¿½", "\ufffd")

MARKED = Sieve(*_MARKS)
"""A mark that stands for text still to come."""
BRACKETED = Sieve(_FIELDS)
"""A field, or a note to the editor, in brackets."""
FILLED = Sieve(_LATIN, _LINES)
"""Filler, or a line that says nothing."""
GARBLED = Sieve(*_GARBLED)
"""A character that was lost or read in the wrong encoding."""
COUNTED = Sieve(*_COUNTS)
"""A count of missing characters or words."""
_ANYTHING = Sieve(*_MARKS, _FIELDS, _LATIN, _LINES, *_COUNTS, *_GARBLED)


def suspect(article: Article, passage: int) -> bytes:
    """A passage, where one of the sieves of this module may catch something in it, else nothing."""
    if passage == BODY:
        return article.encoded if article.shared(_is_suspect) else b""
    data = article.passages[passage].text.text.encode("utf-8", "replace")
    return data if _ANYTHING.catches(data) else b""


def _is_suspect(article: Article) -> bool:
    return _ANYTHING.catches(article.encoded)
