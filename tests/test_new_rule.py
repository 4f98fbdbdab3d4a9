"""Adding a rule is two new files and no edit."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

INIT = '''"""A family made in a test."""

from newslint import hookimpl, rules_in


@hookimpl
def register_rules():
    return rules_in(__name__)
'''
RULE = '''"""A shouted word."""

from newslint import ArticleRule


def check(article, context):
    for hit in context.hits:
        yield context.finding(hit.span, "shouted")


rule = ArticleRule(
    "acme/shout",
    check,
    title="Shouting",
    advice="Say it quietly.",
    messages={"shouted": "“{quote}” shouts."},
    words=("shouts",),
)
'''
PAGE = """# acme/shout

Shouted words.

## What it finds

Hurrah.

## Why it matters

It is loud.

## Examples

```article bad
The mayor said [|hurrah|] twice.
```

```article good
The mayor said nothing.
```

## Options

None.

## When to ignore it

Never.

## Accuracy

Not measured.

## Sources

Ourselves.
"""
LEXICON = "shouts:\n  source: made up\n  words: hurrah\n"


@pytest.fixture
def family(tmp_path: Path) -> Path:
    """A temporary distribution with a family of its own, installed as any other plugin: found by its entry point."""
    package = tmp_path / "site" / "newslint_acme"
    (package / "lexicons").mkdir(parents=True)
    (package / "__init__.py").write_text(INIT, encoding="utf-8")
    (package / "lexicons" / "en.yaml").write_text(LEXICON, encoding="utf-8")
    info = tmp_path / "site" / "acme-1.2.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text("[newslint]\nacme = newslint_acme\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("The people of the town said hurrah and that was it.\n", encoding="utf-8")
    return package


def run(*arguments: str, family: Path, module: str = "newslint") -> str:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=family.parent.parent,
        env={"PYTHONPATH": str(family.parent), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def add_the_two_files(family: Path) -> None:
    (family / "shout.py").write_text(RULE, encoding="utf-8")
    (family / "shout.md").write_text(PAGE, encoding="utf-8")


def test_a_rule_runs_is_listed_explained_and_documented_once_its_two_files_are_there(family: Path) -> None:
    assert "acme/shout" not in run("rules", family=family)
    add_the_two_files(family)
    assert "acme/shout" in run("rules", family=family)
    assert "a.md:1:29: warning: acme/shout “hurrah” shouts." in run(
        "check", "a.md", "--format", "concise", family=family
    )
    assert "It is loud." in run("explain", "acme/shout", family=family)
    assert "1.2" in run("plugins", family=family)
    docs = family.parent.parent / "docs"
    subprocess.run(
        [sys.executable, str(ROOT / "tools" / "build_docs.py"), str(docs)],
        env={"PYTHONPATH": str(family.parent), "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
    )
    assert any("It is loud." in page.read_text(encoding="utf-8") for page in docs.rglob("*.md"))
    shutil.rmtree(docs)


def test_its_page_is_its_test(family: Path) -> None:
    add_the_two_files(family)
    code = "from newslint.plugins import load_plugins; from newslint.testing import *; import sys\n"
    code += (
        "r = load_plugins().rules['acme/shout']; print(check_page(r), [check_example(r, e) for e in page_examples(r)])"
    )
    (family.parent / "prove.py").write_text(code, encoding="utf-8")
    assert run(family=family, module="prove").strip() == "[] [[], []]"
    (family / "shout.md").write_text(PAGE.replace("[|hurrah|]", "[|mayor|]"), encoding="utf-8")
    assert "doesn't find “mayor”" in run(family=family, module="prove")
