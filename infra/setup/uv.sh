#!/usr/bin/env bash
# Leaves a uv that works at .tools/uv: one that is there already, else one of its own in .tools/uv-env.
source "$(dirname "$0")/lib.sh"

# The lock's groups in conflict need it.
oldest="0.8.0"

works() {
  local version
  version="$("$1" --version 2>/dev/null | cut -d' ' -f2)" || return 1
  [ -n "$version" ] && [ "$(printf '%s\n' "$oldest" "$version" | sort -V | head -n1)" = "$oldest" ]
}

# A pyenv shim answers by folder and may refuse in this one, so the real programs are tried as well.
candidates() {
  type -ap uv || true
  printf '%s\n' "$HOME/.local/bin/uv" "$HOME/.cargo/bin/uv" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/*/bin/uv
  printf '%s\n' "$TOOLS/uv-env/bin/uv"
}

# Any Python from 3.9 that can make an environment is good enough to install uv.
pythons() {
  type -ap python3 || true
  printf '%s\n' /usr/bin/python3 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.*/bin/python3
}

make_own() {
  local python
  while read -r python; do
    [ -x "$python" ] || continue
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 9))' 2>/dev/null || continue
    rm -rf "$TOOLS/uv-env"
    "$python" -m venv "$TOOLS/uv-env" >/dev/null 2>&1 || continue
    "$TOOLS/uv-env/bin/python" -m pip install --quiet --disable-pip-version-check "uv>=$oldest" >&2 && return 0
    give_up "uv could not be installed with $python -m pip: see the lines above"
  done < <(pythons)
  return 1
}

mkdir -p "$TOOLS"
while read -r candidate; do
  if [ -x "$candidate" ] && works "$candidate"; then
    ln -sfn "$candidate" "$TOOLS/uv"
    exit 0
  fi
done < <(candidates)

say "installing uv in .tools/ (once)"
if ! make_own; then
  install_packages "to make the environment of uv" python3 python3-venv || true
  make_own || give_up "no Python 3.9 or later that can make an environment: install python3 and python3-venv, then try again"
fi
ln -sfn "$TOOLS/uv-env/bin/uv" "$TOOLS/uv"
