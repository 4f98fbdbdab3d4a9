"""newslint: a plugin-based content-quality linter for news articles.

What a plugin needs is handed out here, each name imported when it is first asked for.
"""

from __future__ import annotations

from newslint.version import __version__

TYPE_CHECKING = False  # to type checkers it is true, as typing's own is; but that costs an import
if TYPE_CHECKING:
    from newslint.article import Article, Source
    from newslint.attributions import Attribution
    from newslint.contracts import File, Loader, LoadSettings, Preset, Reporter, Style
    from newslint.cutting import cut
    from newslint.dates import FoundDate, find_dates, parse_date
    from newslint.errors import NewslintError
    from newslint.findings import (
        WHOLE,
        Edit,
        Finding,
        Fix,
        Location,
        Region,
        Related,
        Safety,
        Severity,
        Where,
    )
    from newslint.hookspecs import API_VERSION, hookimpl
    from newslint.language import Language
    from newslint.lexicon import fold
    from newslint.matching import Hit, is_edge
    from newslint.metadata import Field, Metadata, Origin
    from newslint.options import Limit, NoOptions
    from newslint.parts import (
        PROSE,
        Block,
        BlockKind,
        Comment,
        Fault,
        FaultKind,
        Inline,
        InlineKind,
        Passage,
        Role,
        Zone,
    )
    from newslint.patterns import regex
    from newslint.quotations import Quotation
    from newslint.results import Problem, Report, Result
    from newslint.rules import (
        ArticleRule,
        Context,
        Evidence,
        GroupRule,
        Key,
        PairRule,
        Rule,
        Status,
        Uses,
        rules_in,
    )
    from newslint.sieves import Sieve
    from newslint.spans import BODY, MappedText, SourceSpan, Span, TextBuilder
    from newslint.timedays import days_of
    from newslint.times import Time, TimeKind
    from newslint.trees.node import Duplicate, Node
    from newslint.tuples import NamedTuple
    from newslint.values import frozen

_HOMES = {
    "article": "Article Source",
    "attributions": "Attribution",
    "contracts": "File Loader LoadSettings Preset Reporter Style",
    "cutting": "cut",
    "dates": "FoundDate find_dates parse_date",
    "errors": "NewslintError",
    "findings": "WHOLE Edit Finding Fix Location Region Related Safety Severity Where",
    "hookspecs": "API_VERSION hookimpl",
    "language": "Language",
    "lexicon": "fold",
    "matching": "Hit is_edge",
    "metadata": "Field Metadata Origin",
    "options": "Limit NoOptions",
    "parts": "PROSE Block BlockKind Comment Fault FaultKind Inline InlineKind Passage Role Zone",
    "quotations": "Quotation",
    "patterns": "regex",
    "results": "Problem Report Result",
    "rules": "ArticleRule Context Evidence GroupRule Key PairRule Rule Status Uses rules_in",
    "sieves": "Sieve",
    "spans": "BODY MappedText SourceSpan Span TextBuilder",
    "timedays": "days_of",
    "times": "Time TimeKind",
    "trees.node": "Duplicate Node",
    "tuples": "NamedTuple",
    "values": "frozen",
}
_MODULE_OF = {name: f"newslint.{module}" for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "API_VERSION",
    "Article",
    "ArticleRule",
    "Attribution",
    "BODY",
    "Block",
    "BlockKind",
    "Comment",
    "Context",
    "Duplicate",
    "Edit",
    "Evidence",
    "Fault",
    "FaultKind",
    "Field",
    "File",
    "Finding",
    "Fix",
    "FoundDate",
    "GroupRule",
    "Hit",
    "Inline",
    "InlineKind",
    "Key",
    "Language",
    "Limit",
    "LoadSettings",
    "Loader",
    "Location",
    "MappedText",
    "Metadata",
    "NamedTuple",
    "NewslintError",
    "NoOptions",
    "Node",
    "Origin",
    "PROSE",
    "PairRule",
    "Passage",
    "Preset",
    "Problem",
    "Quotation",
    "Region",
    "Related",
    "Report",
    "Reporter",
    "Result",
    "Role",
    "Rule",
    "Safety",
    "Severity",
    "Sieve",
    "Source",
    "SourceSpan",
    "Span",
    "Status",
    "Style",
    "TextBuilder",
    "Time",
    "TimeKind",
    "Uses",
    "WHOLE",
    "Where",
    "Zone",
    "__version__",
    "cut",
    "days_of",
    "find_dates",
    "fold",
    "frozen",
    "hookimpl",
    "is_edge",
    "parse_date",
    "regex",
    "rules_in",
]


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module “newslint” has no attribute “{name}”")
    from importlib import import_module  # not needed for --version

    found = getattr(import_module(_MODULE_OF[name]), name)
    globals()[name] = found  # so that nobody asks here again
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
