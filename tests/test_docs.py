"""Everything that users can say to newslint has its place in the docs, and what the docs show is true."""

from __future__ import annotations

import re
import runpy
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace

import click
import pytest

from newslint import hookspecs
from newslint.cli.commands import COMMANDS
from newslint.config.keys import _LIMITS, _OVERRIDE_KEYS, _PLUGIN_KEYS, KEYS
from newslint.config.presets import names as presets
from newslint.findings import Severity
from newslint.loaders import EXTENSIONS
from newslint.plugins import load_plugins
from newslint.reading.fields import FieldMap
from newslint.reporters import NAMES
from newslint.reporters.sarif_rules import HOME
from newslint.suppression import _VERBS, UNUSED
from newslint.testing import check_example, check_page, page_examples

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
console = SimpleNamespace(**runpy.run_path(str(ROOT / "tools" / "console.py")))
build_docs = SimpleNamespace(**runpy.run_path(str(ROOT / "tools" / "build_docs.py")))

RULES = sorted(load_plugins().rules)


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of the same or a higher level."""
    level = heading.partition(" ")[0]
    found = re.search(rf"^{re.escape(heading)}$(.*?)(?=^#{{1,{len(level)}}} |\Z)", text, re.S | re.M)
    return found[1] if found else ""


# Every word that a user can say


def options() -> Iterator[tuple[str, str]]:
    """Each command with each of its options, in the longest form."""
    for name in COMMANDS:
        command = import_module(f"newslint.cli.{name}").command
        for each in command.commands.values() if isinstance(command, click.Group) else [command]:
            for parameter in each.params:
                if isinstance(parameter, click.Option):
                    yield name, max(parameter.opts, key=len)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_section(command: str) -> None:
    assert section(page("commands.md"), f"## newslint {command}")


@pytest.mark.parametrize(("command", "option"), sorted(set(options())))
def test_every_option_has_a_place_in_its_commands_section(command: str, option: str) -> None:
    assert re.search(rf"`{re.escape(option)}\b", section(page("commands.md"), f"## newslint {command}"))


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_configuration_has_a_section(key: str) -> None:
    assert section(page("configuration.md"), f"### {key}")


@pytest.mark.parametrize(
    ("key", "word"),
    [
        *(("fields", name.replace("_", "-")) for name in FieldMap.__dataclass_fields__),
        *(("limits", name) for name in _LIMITS),
        *(("plugins", name) for name in _PLUGIN_KEYS),
        *(("overrides", name) for name in _OVERRIDE_KEYS),
        *(("fail-on", severity) for severity in Severity),
        *(("formats", name) for name in EXTENSIONS),
        *(("formats", extension) for extensions in EXTENSIONS.values() for extension in extensions),
    ],
)
def test_every_word_within_a_key_has_its_place(key: str, word: str) -> None:
    assert re.search(rf"`{re.escape(word)}:?`|`{re.escape(word)}: ", section(page("configuration.md"), f"### {key}"))


@pytest.mark.parametrize("preset", presets())
def test_every_preset_is_in_the_table(preset: str) -> None:
    assert f"| `{preset}` |" in section(page("configuration.md"), "## Presets")


@pytest.mark.parametrize("verb", _VERBS)
def test_every_form_of_suppression_is_shown(verb: str) -> None:
    assert f"<!-- newslint: {verb} " in section(page("configuration.md"), "## Suppressions in an article")


def test_unused_suppressions_are_told_of() -> None:
    assert UNUSED.id in page("configuration.md")


@pytest.mark.parametrize("name", NAMES)
def test_every_format_of_reports_has_a_section(name: str) -> None:
    assert section(page("output.md"), f"### {name}")


@pytest.mark.parametrize("code", [0, 1, 2])
def test_every_exit_code_is_explained(code: int) -> None:
    assert f"| {code} |" in section(page("output.md"), "## Exit codes")


@pytest.mark.parametrize("hook", [name for name in dir(hookspecs) if name.startswith("register_")])
def test_every_hook_is_in_the_table(hook: str) -> None:
    assert f"| `{hook}` |" in section(page("writing-a-rule.md"), "## Hooks")


# The built docs


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target: Path = tmp_path_factory.mktemp("docs") / "docs"
    build_docs.build(target)
    return target


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_page_and_stands_in_the_index(rule: str, built: Path) -> None:
    assert f"[{rule}]({rule}.md)" in (built / "rules" / "index.md").read_text(encoding="utf-8")
    assert (built / "rules" / f"{rule}.md").read_text(encoding="utf-8").startswith(f"# {rule}\n")


def test_no_mark_of_an_example_is_left_on_a_built_page(built: Path) -> None:
    left = {path.name for path in (built / "rules").rglob("*.md") if "[|" in path.read_text(encoding="utf-8")}
    assert left == set()


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as MkDocs makes them."""
    headings = re.findall(r"^#+ (.*)$", re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.S | re.M), re.M)
    return {re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower()) for heading in headings}


def links(path: Path) -> Iterator[str]:
    """The targets of a page's links within the project."""
    text = re.sub(r"^(`{3,}).*?^\1$|<pre.*?</pre>|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.S | re.M)
    yield from (target for target in re.findall(r"\]\(([^)\s]+)\)", text) if not target.startswith("http"))


def broken(path: Path) -> list[str]:
    """The links of a page that lead nowhere."""
    found = []
    for link in links(path):
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        if not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            found.append(link)
    return found


def test_links_between_pages_resolve(built: Path) -> None:
    assert {path.name: broken(path) for path in built.rglob("*.md") if broken(path)} == {}


def test_links_of_the_readme_resolve() -> None:
    assert broken(ROOT / "README.md") == []


def test_the_site_stands_where_sarif_says_that_it_does() -> None:
    assert f"\nsite_url: {HOME}\n" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_every_page_is_in_the_navigation(built: Path) -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [path.name for path in built.glob("*.md") if f": {path.name}\n" not in navigation] == []


# What is shown is true

SHOWN = [
    pytest.param(*each, id=f"{path.name}: {each[0]}")
    for path in console.pages()
    for each in console.shown(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("arguments", "output"), SHOWN)
def test_outputs_are_what_newslint_says(arguments: str, output: str) -> None:
    """“python tools/console.py” writes them anew."""
    assert console.steady(output) == console.steady(console.run(arguments))


def test_the_readme_opens_with_an_output() -> None:
    assert next(console.shown(page("../README.md")))[1].count("\n") > 5


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted(DOCS.glob("*.md"))], ids=lambda path: path.name)
def test_every_rule_that_is_mentioned_exists(path: Path) -> None:
    families = "|".join(sorted({rule.partition("/")[0] for rule in RULES}))
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(rf"(?<![\w/])(?:{families})/[a-z][a-z-]+(?![\w/.])", text))
    assert named - set(RULES) == set()


@pytest.mark.parametrize("target", re.findall(r"\bmake ([a-z]+)", page("../README.md")))
def test_every_make_target_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


def test_the_modules_that_the_architecture_names_exist() -> None:
    named = set(re.findall(r"`([\w/]+\.py|[\w/]+/)`", page("architecture.md")))
    assert {name for name in named if not (ROOT / name).exists() and not (ROOT / "newslint" / name).exists()} == set()


# The rule of “Writing a rule” is a real one


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The plugin of the page, written to files as its reader would do it, and imported."""
    text = page("writing-a-rule.md")
    for name, fence in re.findall(r"`(newslint_acme/[\w/.]+)`[^`\n]*:\n\n(`{3,})\w+\n", text):
        content = re.search(rf"`{re.escape(name)}`[^`\n]*:\n\n{fence}\w+\n(.*?)^{fence}$", text, re.S | re.M)
        assert content
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content[1], encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    for module in [name for name in sys.modules if name.partition(".")[0] == "newslint_acme"]:
        monkeypatch.delitem(sys.modules, module)
    return import_module("newslint_acme")


def test_the_rule_of_the_guide_does_what_its_page_shows(acme: ModuleType) -> None:
    (rule,) = acme.register_rules()
    assert check_page(rule) == []
    assert [wrong for example in page_examples(rule) for wrong in check_example(rule, example)] == []
