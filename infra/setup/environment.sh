#!/usr/bin/env bash
# environment.sh FOLDER [uv sync options…]: brings a virtual environment to what the lock says.
source "$(dirname "$0")/lib.sh"
folder="$1"
shift
say "Python packages of $folder"
quiet=(--quiet)
[ ! -t 2 ] || quiet=()
UV_PROJECT_ENVIRONMENT="$ROOT/$folder" UV_PYTHON="$(cat "$TOOLS/python")" \
  "$TOOLS/uv" sync --project "$ROOT" --frozen "${quiet[@]}" "$@" \
  || give_up "the packages of $folder could not be installed: see the lines above"
touch "$ROOT/$folder/.ready"
