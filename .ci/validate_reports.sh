#!/usr/bin/env bash
# Validates reports for other tools by the schemas of those who read them: reviewdog's, JUnit's as pytest has it.
#   PYTHON=.venv/bin/python .ci/validate_reports.sh FOLDER-WITH-ARTICLES…
# (GitLab and Checkstyle: tests/test_reporters.py, by what their documentation asks for.)
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-$here/.venv/bin/python}
case $python in /*) ;; *) python=$PWD/$python ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -m newslint check "$@" --as-of 2026-11-22 --format "rdjson=$work/report.rdjson" \
  --format "rdjsonl=$work/report.rdjsonl" --format "junit=$work/report.xml" > /dev/null || test $? -eq 1

reviewdog=$(cd "$work" && go mod download -json github.com/reviewdog/reviewdog@v0.21.3 | "$python" -c 'import json, sys; print(json.load(sys.stdin)["Dir"])')
"$python" - "$reviewdog/proto/rdf/jsonschema" "$work/report.rdjson" "$work/report.rdjsonl" <<'PY'
import json
import sys
from pathlib import Path

import jsonschema

schemas, report, lines = map(Path, sys.argv[1:])
whole, single = (json.loads((schemas / name).read_text()) for name in ("DiagnosticResult.json", "Diagnostic.json"))
given = json.loads(report.read_text())
jsonschema.validate(given, whole)
each = [json.loads(line) for line in lines.read_text().splitlines()]
for one in each:
    jsonschema.validate(one, single)
assert each == given["diagnostics"]
try:  # the schema does refuse something
    jsonschema.validate({"diagnostics": [{**each[0], "severity": "NOTE"}]}, whole)
except jsonschema.ValidationError:
    print(f"{len(each)} diagnostics: as reviewdog's schema has them")
else:
    sys.exit("reviewdog's schema takes anything")
PY

"$python" -m pip download --quiet --disable-pip-version-check --no-deps --no-binary pytest --dest "$work" pytest==8.4.2
tar -xzf "$work"/pytest-*.tar.gz -C "$work"
if ! command -v xmllint > /dev/null; then
  if [ "$(id -u)" = 0 ]; then apt-get install --yes --quiet libxml2-utils > /dev/null; else sudo apt-get install --yes --quiet libxml2-utils > /dev/null; fi
fi
xmllint --noout --schema "$(find "$work" -name junit-10.xsd)" "$work/report.xml"
