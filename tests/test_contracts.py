"""The shape of the house: who may import whom, what is handed out, what start-up loads."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import newslint

ROOT = Path(__file__).parent.parent
CORE = ROOT / "newslint"
FAMILIES = sorted((ROOT / "plugins").glob("newslint_*"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports anywhere: at the top, in functions, for type checking."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module_of(path: Path) -> str:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


MODULES = {module_of(path): path for path in CORE.rglob("*.py")}


@pytest.mark.parametrize("path", [p for f in FAMILIES for p in f.rglob("*.py")], ids=lambda path: path.name)
def test_a_family_knows_only_the_public_names_and_itself(path: Path) -> None:
    own = path.relative_to(ROOT / "plugins").parts[0]
    ours = [name for name in imports(path) if name.startswith("newslint")]
    deeper = {name for name in ours if name in MODULES and name not in ("newslint", "newslint.testing")}
    foreign = {name for name in ours if name.startswith("newslint_") and name.partition(".")[0] != own}
    assert (deeper, foreign) == (set(), set())


def test_inside_the_core_nobody_imports_the_package_root() -> None:
    root = {name for name, path in MODULES.items() if name != "newslint" and "newslint" in set(imports(path))}
    assert root == set()


def test_there_is_no_import_cycle_of_any_kind() -> None:
    graph = {
        name: {other for other in imports(path) if other in MODULES and other != name} for name, path in MODULES.items()
    }
    graph["newslint"] = set()  # hands names out lazily: nothing is imported before somebody asks
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, f"cycle: {' → '.join((*path[path.index(name) :], name))}"
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*path, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_every_public_name_is_there() -> None:
    homes = {name for names in newslint._HOMES.values() for name in names.split()}
    assert homes | {"__version__"} == set(newslint.__all__)
    for name in newslint.__all__:
        assert getattr(newslint, name) is not None


def loaded_by(*arguments: str, cwd: Path | None = None) -> set[str]:
    """The modules that a command loads."""
    code = (
        "import sys, runpy; sys.argv = ['newslint', *sys.argv[1:]]\n"
        "from newslint.cli.main import run\n"
        "run(sys.argv[1:])\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=cwd, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_version_and_help_load_only_the_command_line(argument: str) -> None:
    loaded = loaded_by(argument)
    assert {name for name in loaded if name.startswith("newslint")} <= {
        "newslint",
        "newslint.version",
        "newslint.cli",
        "newslint.cli.main",
        *(["newslint.cli.commands"] if argument == "--help" else []),
    }
    assert not loaded & {"yaml", "pluggy", "pyromark", "re2", "pathspec", "importlib.metadata"}


def test_the_version_is_told_without_loading_the_library_of_the_command_line() -> None:
    assert loaded_by("--version") & {"click", "typing", "dataclasses", "inspect"} == set()


def test_checking_with_every_family_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Mayor opens bridge\n\nThe mayor opened the bridge on Monday.\n", encoding="utf-8")
    loaded = loaded_by("check", "a.md", cwd=tmp_path)
    needless = {
        "jsonschema",
        "numpy",
        "pathspec",
        "importlib.metadata",
        "subprocess",
        "http",
        "email",
        "urllib.request",
    }
    assert loaded & needless == set()


def test_checking_one_article_loads_what_it_needs_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Mayor opens bridge\n\nThe mayor opened the bridge on Monday.\n", encoding="utf-8")
    loaded = loaded_by("check", "a.txt", "--select", "dates", cwd=tmp_path)
    needless = {
        "jsonschema", "numpy", "pathspec", "pyromark", "importlib.metadata", "hypothesis", "subprocess", "http", "email",
        "newslint.loaders.markdown", "newslint.loaders.html", "newslint.reporters.sarif_report",
        "newslint.reporters.json_report", "newslint_body", "newslint_duplicates", "newslint_attribution",
        "newslint_boilerplate", "newslint_metadata", "newslint.testing", "newslint.survey",
    }  # fmt: skip
    assert loaded & needless == set()
