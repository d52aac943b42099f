#!/usr/bin/env bash
# Known vulnerabilities of what the functions ship, by the packages' own registry; skipped where it cannot be reached.
source "$(dirname "$0")/lib.sh"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$TOOLS/uv" export --project "$ROOT" --frozen --no-dev --no-emit-project --quiet --output-file "$work/requirements.txt"
if timeout 120 "$ROOT/.venv-security/bin/pip-audit" --requirement "$work/requirements.txt" --require-hashes \
  --disable-pip --progress-spinner off --timeout 10 >"$work/report" 2>&1; then
  tail -n 1 "$work/report"
elif grep -q -E '^Found [0-9]+ known vulnerabilit' "$work/report"; then
  cat "$work/report"
  exit 1
else
  echo "pip-audit skipped: no list of vulnerabilities could be had"
fi
