#!/usr/bin/env bash
# Tries the hooks with the real pre-commit, on a repository made here.
#   .ci/validate_hooks.sh
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PRE_COMMIT_HOME=$work/home GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=Ann GIT_AUTHOR_EMAIL=ann@courier.example GIT_COMMITTER_NAME=Ann GIT_COMMITTER_EMAIL=ann@courier.example
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check pre-commit==4.7.0
hook() { "$work/venv/bin/pre-commit" "$@"; }
(cd "$here" && hook validate-manifest .pre-commit-hooks.yaml)

# What the hooks are installed from is a repository of its own: the working tree as it is, committed.
mkdir "$work/newslint"
(cd "$here" && git ls-files --cached --others --exclude-standard -z | xargs -0 tar -cf - 2> /dev/null) | tar -xf - -C "$work/newslint"
(cd "$work/newslint" && git init --quiet && git add --all && git commit --quiet -m "As it is" && git tag v0)

mkdir "$work/site"
cd "$work/site"
git init --quiet
story() { printf -- '---\ntitle: %s\nlang: en\ndate: 2026-11-20\nauthor: Ann Lee\n---\n\nThe council of Calder Bay met on Tuesday, and Mayor Dilys Munro said that works go on.\n\n%s\n' "$1" "$2"; }
cat > .pre-commit-config.yaml << YAML
repos:
  - repo: $work/newslint
    rev: v0
    hooks:
      - id: newslint-staged
      - id: newslint
        stages: [manual]
      - id: newslint-fix
        stages: [manual]
YAML
mkdir content
story "An old story" "Analysts say the bridge is late." > content/old.md
echo 'exclude: [skipped.md]' > .newslint.yaml
story "Skipped" "Built by TK." > skipped.md
git add --all
git commit --quiet -m "Base"
hook install > /dev/null

story "A fine story" "It rained." > content/fine.md
git add --all
git commit --quiet -m "Nothing is wrong with this" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
story "A new story" "The quay was rebuilt by TK last year." > content/new.md
git add --all
if git commit --quiet -m "This must not get in" > "$work/log" 2>&1; then echo "the hook let it in"; exit 1; fi
grep -q "body/placeholder" "$work/log" || { cat "$work/log"; exit 1; }
if grep -q "old.md" "$work/log"; then echo "the hook tells what was there before"; exit 1; fi
if hook run newslint --hook-stage manual --all-files > "$work/log" 2>&1; then echo "newslint lets it in"; exit 1; fi
grep -q "attribution/vague-source" "$work/log"
if grep -q "skipped.md" "$work/log"; then echo "what is excluded was checked"; exit 1; fi
hook run newslint --hook-stage manual --files skipped.md > /dev/null
hook run newslint-fix --hook-stage manual --files content/fine.md > /dev/null
echo "the hooks do what they say, with $("$work/venv/bin/pre-commit" --version)"
