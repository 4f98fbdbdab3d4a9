"""How the marks look that stand for text still to come: TK, TODO, [NAME], [CHECK], XX people."""

from __future__ import annotations

import re

from newslint import NamedTuple, regex


class Mark(NamedTuple):
    """A kind of mark (a message of body/placeholder) and the pattern."""

    kind: str
    pattern: re.Pattern[str]


# “TK” (to come) is journalism's own mark: a word that never occurs. Names that begin with it do: TK Maxx, TK-421.
_TK = regex(
    r"\[\s?TK\b[^\]\n]{0,80}\]|(?<![\w.&/'’-])(?:(?:TK){2,8}|(?<=[A-Z]{3} )TK|TK(?![ ][A-Z]))(?![\w&/'’-]|\.\w)"
)
TK_AS_A_NAME = regex(
    r"\binitials?\b[^.\n]{0,20}\bTK\b|\b[Tt]\w{1,20}[ ]?[Kk]\w{1,20},? \(TK\)"
    r"|\b(?:as|called|named|nicknamed) [“\"']?TK\b|\bTK(?: and its\b|['’]s\b)"
)
"""A text in which TK is somebody's name or initials: “writes as TK”, “Techniker Krankenkasse (TK)”."""

_TODO = regex(
    r"^[^\w\n]{0,4}(?:TODO|FIXME|XXX)\b[ \t]?(?:\([^)\n]{1,40}\))?:|[\[(<{]\s?(?:TODO|FIXME)\b[^\])>}\n]{0,80}[\])>}]",
    re.M,
)
_ALONE = regex(
    r"^[^\w\n]{0,4}(?:TODO|FIXME|TBD|TBC|TBA|X{3,12}|(?:TODO|FIXME)\b(?: [–-])? (?:add|write|call|ask|check|fix"
    r"|find|get|insert|confirm|finish|update|replace|link|mention|explain|describe|expand)\b[^\n]{0,60}"
    r"|(?:[A-Z]{2,15} ){0,2}(?:QUOTES?|CAPTION|HEADLINE|PHOTO|IMAGE|COPY|TEXT|INTRO|ENDING|CHART|NAME|BYLINE|FIGURES?)"
    r" (?:TO COME|TK|TBC|TBD|TBA)"
    r"|PLACEHOLDER(?: [A-Z]{2,15}){0,4}|(?:INSERT|ADD) (?:[A-Z]{2,15} ){1,4}HERE"
    r"|CHECK (?:THIS|THESE|FACTS?|FIGURES?|NAMES?|SPELLING|QUOTES?|DATES?)(?: [A-Z]{2,15}){0,3})[^\w\n]{0,4}$",
    re.M,
)

_FACT = r"(?:names?|numbers?|figures?|dates?|ages?|titles?|amounts?|quotes?|facts?|spellings?|sources?|details?)"
_THING = (
    rf"(?:{_FACT}|byline|headline|caption|credit|author|speaker|spokes(?:person|man|woman)|expert|company|city|place|time"
    r"|location|price|percentage|total|links?|urls?|photos?|images?|pictures?|pics?|charts?|graphics?|maps?|videos?|text"
    r"|copy|body|background|paragraphs?|sentences?|intro|ending|information|info|attribution|address|e-?mail|phone)"
)
_STATE = r"(?:tk|tbc|tbd|tba|here|to come|to follow|to be confirmed|to be added|needed|goes here)"
BRACKETS = regex(r"\[([^\[\]\n]{1,120})\]")
"""What stands in brackets; whether it is a field or a note is for FIELDS to say."""

FIELDS = (
    regex(
        rf"(?:[\w'’/-]{{1,20}} ){{0,2}}{_THING} {_STATE}[?.!]{{0,3}}"
        rf"|(?:insert|add)\b:? (?:[\w'’,/-]{{1,20}} ){{0,4}}{_THING}\b.{{0,60}}"
        rf"|(?:check|verify|confirm|fact[- ]?check|double[- ]check) (?:(?:[\w'’/-]{{1,20}} ){{0,2}}{_FACT}|this|with\b"
        r".{0,60})|(?:insert|placeholder)\b.{0,60}|(?:link to|quote from) .{1,60}"
        r"|(?:first|last|full|your) ?names?(?:, ?last ?name)?|names?,? (?:and )?(?:surname|age|title|position)"
        r"|your [a-z]{2,15}"
        r"|(?:eds?|editors?|desk|sub|note to (?:self|editor|desk)): ?(?:please|check|confirm|can|is|add)\b.{0,60}",
        re.I,
    ),
    regex(
        r"(?:(?:[A-Z][A-Z'’/-]{0,15} ){0,2}(?:NAMES?|NUMBER|NO\.|FIGURES?|AMOUNT|PRICE|QUOTE|SOURCE|DATE|AGE|TITLE"
        r"|SPEAKER|SPOKESPERSON|COMPANY|CITY|LOCATION|PLACE|AUTHOR|BYLINE|HEADLINE|CAPTION|PHONE|ADDRESS|URL|LINK)"
        r"|(?:Company |Speaker |Source |Person |City )?Name|Company|Number|Amount|TIME|EMAIL|X{2,12}|TB[ACD]"
        r"|CHECK|CONFIRM|VERIFY|FACT[- ]?CHECK|PLACEHOLDER"
        r"|(?!CLICK|SEE|WATCH|READ|LISTEN|MORE|DOWNLOAD|FIND|REGISTER|SIGN|BUY|ORDER|SUBSCRIBE|FOLLOW|APPLY|VISIT|DONATE)"
        r"(?:[A-Z][A-Z'’/-]{0,15} ){1,4}(?:HERE|TO COME|TO FOLLOW|TK|TBC|TBD|TBA|NEEDED)"
        r"|CHECK (?:[A-Z]{2,15} ){0,3}[A-Z]{2,15})[?!.:]{0,3}"
    ),
)
"""What a field or a note to the editor says, in any letters and in capitals."""

ALONE_IN_BRACKETS = regex(
    r"(?:[\w'’-]{1,20} ){0,2}(?:image|photo|picture|headline|caption|text|quote|byline|title|chart|graphic|intro)", re.I
)
"""What is a field only where a line says nothing else."""

_UNBRACKETED = regex(
    r"\b(?:FIRST ?NAME|NAME) (?:LAST ?NAME|SURNAME)\b"
    r"|\{\{\s?(?:(?:first|last|full)_?)?(?:name|title|quote|headline|date|company|author|caption)\s?\}\}",
)
_NUMBER = regex(
    r"[$€£]X{2,12}(?![\w-])|\[X{2,12}\]|(?<![\w$€£.#/-])X{1,3}[,.]X{2,3}(?![\w.-])|(?<![\w$€£.#/-])X{2,12}"
    r"(?:%|-year-old\b|\s(?:per\s?cent|percent|points|people|million|billion|thousand|hundred|years?|months?|weeks?|days?"
    r"|hours?|minutes?|miles|kilomet(?:er|re)s|km|tons|tonnes|pages|seats|votes|times|members|students|workers|employees"
    r"|residents|homes|cases|deaths|others|jobs|dollars|euros|pounds|cents)\b)"
)
_MASK = regex(r"(?<![\w$€£.#/*@-])X{4,12}(?![\w*/@-]|\.\w)")
_SAID_AGAIN = regex(
    r"^[^\w\n]{0,2}(?:(?:[Bb]la(?:h)?[ ,]{1,2}){2,20}[Bb]lah?|(?:[Tt]ext ){2,20}text|(?:[Tt]est ){1,20}test"
    r"|(?:[Dd]ummy text ){1,20}dummy text|(?:asdf ?){1,20}[a-z]{0,6})[^\w\n]{0,4}$",
    re.M,
)
MARKS = (
    Mark("tk", _TK),
    Mark("todo", _TODO),
    Mark("todo", _ALONE),
    Mark("field", _UNBRACKETED),
    Mark("number", _NUMBER),
    Mark("mask", _MASK),
    Mark("filler", _SAID_AGAIN),
)
