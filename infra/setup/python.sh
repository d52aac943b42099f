#!/usr/bin/env bash
# Writes the path of a Python 3.13 to .tools/python: found, else installed by uv.
source "$(dirname "$0")/lib.sh"
uv="$TOOLS/uv"

is_ours() { [ -x "$1" ] && "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null; }

candidates() {
  "$uv" python find --no-project --no-python-downloads 3.13 2>/dev/null || true
  type -ap python3.13 || true
  printf '%s\n' "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13*/bin/python3.13
}

find_it() {
  local candidate
  while read -r candidate; do
    # The interpreter itself, not a shim that answers by folder.
    if is_ours "$candidate"; then
      "$candidate" -c 'import sys; print(sys.executable)'
      return 0
    fi
  done < <(candidates)
  return 1
}

if ! found="$(find_it)"; then
  say "installing Python 3.13 with uv (once)"
  "$uv" python install --no-bin 3.13 >&2 || give_up "no Python 3.13 here and uv could not install one: install it (pyenv install 3.13, or your system's package), then try again"
  found="$(find_it)" || give_up "uv installed Python 3.13 but it does not run"
fi
printf '%s\n' "$found" >"$TOOLS/python"
