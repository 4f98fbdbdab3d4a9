"""Runs the steps of a composite action as GitHub's runner does: bash, files for outputs and summary, expressions."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newslint.trees.yamltree import read_plain

_FILES = ("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_SHELL = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")


class Ran(NamedTuple):
    """What came of an action."""

    code: int
    outputs: Mapping[str, str]
    log: str
    summary: str


def run_action(
    action: Path,
    inputs: Mapping[str, str],
    workspace: Path,
    temp: Path,
    environment: Mapping[str, str],
    *,
    skip: tuple[str, ...] = (),
) -> Ran:
    """Run an action's bash steps in a workspace. Steps that use other actions, and those named in ``skip``, are left out."""
    told: Any = read_plain((action / "action.yml").read_text(encoding="utf-8"))
    unknown = inputs.keys() - told["inputs"].keys()
    assert not unknown, f"the action has no input {unknown}"
    values = {f"inputs.{name}": inputs.get(name, one.get("default") or "") for name, one in told["inputs"].items()}
    log, summary, code = "", "", 0
    for number, step in enumerate(told["runs"]["steps"]):
        if "uses" in step or step["name"] in skip or code:
            continue
        files = {name: temp / f"{name.lower()}-{number}" for name in _FILES}
        for file in files.values():
            file.touch()
        script = temp / f"step-{number}.sh"
        script.write_text(step["run"], encoding="utf-8")
        assert "${{" not in step["run"], "an expression within a script can inject one"
        more = {name: _filled(str(value), values) for name, value in step.get("env", {}).items()}
        known = {name: str(file) for name, file in files.items()}
        done = subprocess.run(
            [*_SHELL, str(script)],
            cwd=workspace,
            env={
                **os.environ,
                **environment,
                **more,
                **known,
                "GITHUB_ACTION_PATH": str(action),
                "GITHUB_WORKSPACE": str(workspace),
                "RUNNER_TEMP": str(temp),
                "GITHUB_ACTIONS": "true",
                "CI": "true",
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        code, log = done.returncode, log + done.stdout + done.stderr
        summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        if "id" in step:
            outputs = _outputs(files["GITHUB_OUTPUT"].read_text(encoding="utf-8"))
            values |= {f"steps.{step['id']}.outputs.{name}": value for name, value in outputs.items()}
    results = {name: _filled(one["value"], values) for name, one in told["outputs"].items()}
    return Ran(code, results, log, summary)


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _EXPRESSION.sub(lambda match: values.get(match[1], ""), text)


def _outputs(text: str) -> dict[str, str]:
    """``name=value`` and ``name<<END … END``, as the runner reads them."""
    found: dict[str, str] = {}
    lines = iter(text.splitlines())
    for line in lines:
        name, mark, end = line.partition("<<")
        if mark and "=" not in name:
            value = []
            for inner in lines:
                if inner == end:
                    break
                value.append(inner)
            found[name] = "\n".join(value)
        else:
            name, _, value_ = line.partition("=")
            found[name] = value_
    return found
