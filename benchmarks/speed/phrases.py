"""newslint's own phrases, for tools that can look for a list: those of the rules that are on by default."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path

from benchmarks.speed.work import Work
from newslint.lexicon import lexicon
from newslint.plugins import load_plugins

SAMPLE = 337
"""How many phrases the sample has: as many as the first study of newslint's speed gave to Vale."""

_INI = "StylesPath = styles\nMinAlertLevel = suggestion\n\n[*.md]\nBasedOnStyles = Newslint\n"
_STYLE = "extends: existence\nmessage: \"'%s'\"\nlevel: warning\nignorecase: true\ntokens:\n"


def phrases() -> dict[str, str]:
    """Each phrase with a family that looks for it."""
    found: dict[str, str] = {}
    for _, rule in sorted(load_plugins().rules.items()):
        lists = lexicon(rule.file.parent / "lexicons", "en") if rule.words and not rule.preview else None
        for name in rule.words if lists else ():
            found.update(dict.fromkeys(lists[name], rule.family) if lists else {})
    return dict(sorted(found.items()))


def sample(known: dict[str, str]) -> dict[str, str]:
    """The same few phrases each time, without any order of theirs."""
    chosen = sorted(known, key=lambda phrase: blake2b(phrase.encode(), digest_size=8).digest())[:SAMPLE]
    return {phrase: known[phrase] for phrase in sorted(chosen)}


def write_list(work: Work) -> Path:
    """All phrases, one a line, as ripgrep takes them."""
    work.folder.mkdir(parents=True, exist_ok=True)
    path = work.folder / "phrases.txt"
    path.write_text("".join(f"{phrase}\n" for phrase in phrases()), encoding="utf-8")
    return path


def write_styles(folder: Path, known: dict[str, str]) -> Path:
    """Phrases as styles of Vale, one a family, with the configuration that uses them."""
    styles = folder / "styles" / "Newslint"
    styles.mkdir(parents=True, exist_ok=True)
    (folder / ".vale.ini").write_text(_INI, encoding="utf-8")
    for family in set(known.values()):
        tokens = (f"  - {json.dumps(_token(phrase))}\n" for phrase in known if known[phrase] == family)
        (styles / f"{family}.yml").write_text(_STYLE + "".join(tokens), encoding="utf-8")
    return folder


def _token(phrase: str) -> str:
    """A phrase as a regular expression."""
    return "".join(f"\\{char}" if char in r"\.^$*+?()[]{}|" else char for char in phrase)


LISTS = {
    "phrases": write_list,
    "styles": lambda work: write_styles(work.folder / "vale", phrases()),
    "styles-337": lambda work: write_styles(work.folder / "vale-337", sample(phrases())),
}
