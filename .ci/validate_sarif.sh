#!/usr/bin/env bash
# Validates SARIF logs by the OASIS schema, by Microsoft's multitool with GitHub's rules, and by our own profile.
#   PYTHON=.venv/bin/python .ci/validate_sarif.sh LOG.sarif…
# The multitool comes from npm into a temporary folder; SARIF_TOOLS names one to keep it in.
set -euo pipefail
version=5.7.0
here=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-$here/.venv/bin/python}
test $# -gt 0 || { echo "name the SARIF files to validate"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tools=${SARIF_TOOLS:-$work}
package=$tools/node_modules/@microsoft/sarif-multitool-linux
if [ ! -f "$package/Sarif.Multitool" ]; then
  npm install --prefix "$tools" --no-save --no-audit --no-fund --ignore-scripts --loglevel error \
    "@microsoft/sarif-multitool-linux@$version"
fi
chmod u+x "$package/Sarif.Multitool"

# The schema first: a log that it refuses, the multitool can't load, and then it finds nothing wrong with it.
"$python" -m check_jsonschema --schemafile "$package/sarif-2.1.0.json" "$@"
"$python" "$here/tests/sarif_profile.py" "$@"

# The binary is called directly, because the npm wrapper's shell takes the ";" in the rule kinds for the end of
# a command; and what it found is read from its own log, because it leaves with 0 whatever it found.
number=0
for log in "$@"; do
  number=$((number + 1))
  DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$package/Sarif.Multitool" validate "$log" --rule-kind 'Sarif;Ghas' \
    --level 'Error;Warning;Note' --log ForceOverwrite --output "$work/$number.sarif" > "$work/$number.txt" ||
    { cat "$work/$number.txt"; exit 1; }
  "$python" - "$log" "$work/$number.sarif" <<'PY'
"""Tells what the multitool found. Notes are told, not obeyed: SARIF2006 is only the missing network."""
import json
import sys
from collections import Counter
from pathlib import Path

log, found = sys.argv[1:]
run = json.loads(Path(found).read_text(encoding="utf-8-sig"))["runs"][0]
results = run.get("results", [])
serious = [one for one in results if one.get("level", "warning") in ("warning", "error")]
failed = [one for one in run.get("invocations", []) if not one.get("executionSuccessful", True)]
for one in serious:
    place = one["locations"][0]["physicalLocation"]["region"]
    print(f"{log}:{place['startLine']}: {one.get('level', 'warning')} {one['ruleId']} {one['message'].get('arguments')}")
notes = Counter(one["ruleId"] for one in results if one not in serious)
told = ", ".join(f"{name} {count}" for name, count in sorted(notes.items()))
print(f"{log}: {len(serious)} errors and warnings of the multitool" + (f"; notes: {told}" if told else ""))
sys.exit(bool(serious or failed))
PY
done
