#!/usr/bin/env bash
# Validates the Action and all workflows: by the engine of GitHub's own editor, by zizmor, and each script by shellcheck.
#   PYTHON=.venv/bin/python .ci/validate_action.sh
# The tools come from npm, PyPI and apt into a temporary folder; ACTION_TOOLS names one to keep them in.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
cd "$here"
python=${PYTHON:-.venv/bin/python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tools=${ACTION_TOOLS:-$work}
mkdir -p "$tools"

if [ ! -d "$tools/node_modules/@actions/languageservice" ]; then
  npm install --prefix "$tools" --no-save --no-audit --no-fund --ignore-scripts --loglevel error \
    @actions/languageservice@0.3.61 vscode-languageserver-textdocument@1.0.12 esbuild@0.25.12
fi
if [ ! -x "$tools/zizmor/bin/zizmor" ]; then
  python3 -m venv "$tools/zizmor"
  "$tools/zizmor/bin/python" -m pip install --quiet --disable-pip-version-check zizmor==1.32.0
fi
if ! command -v shellcheck > /dev/null; then
  if [ "$(id -u)" = 0 ]; then apt-get install --yes --quiet shellcheck > /dev/null; else sudo apt-get install --yes --quiet shellcheck > /dev/null; fi
fi

# Its modules import JSON in a way that Node 20 doesn't take: bundled, they run.
cat > "$tools/validate.mjs" <<'JS'
import fs from "node:fs";
import { validate } from "@actions/languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";

let wrong = 0;
for (const file of process.argv.slice(2)) {
  const text = fs.readFileSync(file, "utf8");
  const found = await validate(TextDocument.create(`file://${fs.realpathSync(file)}`, "yaml", 1, text), {});
  for (const { range, message } of found) {
    console.log(`${file}:${range.start.line + 1}:${range.start.character + 1}: ${message}`);
  }
  wrong += found.length;
}
process.exit(wrong ? 1 : 0);
JS
(cd "$tools" && node_modules/@esbuild/linux-x64/bin/esbuild validate.mjs --bundle --platform=node --format=esm --log-level=error \
  --banner:js='import { createRequire } from "module"; const require = createRequire(import.meta.url);' --outfile=bundle.mjs)
files=(action.yml .github/workflows/*.yml)
"$python" tools/workflows.py docs/github.md "$work/docs"
for file in "$work"/docs/*.yml; do files+=("$file"); done
node "$tools/bundle.mjs" "${files[@]}"
echo "${#files[@]} files: nothing wrong by GitHub's language service"

"$tools/zizmor/bin/zizmor" --offline --quiet --persona regular action.yml .github/workflows
"$tools/zizmor/bin/zizmor" --offline --quiet --persona regular --config .ci/zizmor-docs.yml "$work"/docs/*.yml
echo "nothing wrong by zizmor"

"$python" tools/workflows.py --scripts "$work/scripts" "${files[@]}"
shellcheck --shell=bash "$work"/scripts/*.sh .ci/run .ci/*.sh
echo "$(find "$work/scripts" -name '*.sh' | wc -l) scripts of steps: nothing wrong by shellcheck"
