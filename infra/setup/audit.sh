#!/usr/bin/env bash
# Known vulnerabilities of what the functions ship, by the packages' own registry; skipped where it cannot be reached.
source "$(dirname "$0")/lib.sh"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$ROOT"
.venv/bin/python - "$TOOLS/uv" >"$work/requirements.txt" <<'EOF'
import sys
from pathlib import Path
from infra.build.runtime_layer import PARCELS, shipped_requirements
for parcel in PARCELS:
    print(shipped_requirements(sys.argv[1], Path.cwd(), parcel))
EOF
if timeout 120 .venv-security/bin/pip-audit --requirement "$work/requirements.txt" --require-hashes \
  --disable-pip --progress-spinner off --timeout 10 >"$work/report" 2>&1; then
  grep '^No known' "$work/report"
elif grep -q -E '^Found [0-9]+ known vulnerabilit' "$work/report"; then
  cat "$work/report"
  exit 1
else
  echo "pip-audit skipped: no list of vulnerabilities could be had"
fi
