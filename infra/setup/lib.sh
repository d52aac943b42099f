# Shared by the scripts of this folder: sourced, never run.
# Everything that they install for this repository lives below its root, in .tools/ and in .venv*.

set -euo pipefail
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
TOOLS="$ROOT/.tools"

say() { printf '→ %s\n' "$*" >&2; }
give_up() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# Runs apt-get as root, with sudo where that asks no password; fails quietly where neither is possible.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@" 2>/dev/null; fi
}

# install_packages WHY PACKAGE…: from Debian, with its progress on the terminal.
install_packages() {
  local why="$1"
  shift
  command -v apt-get >/dev/null || return 1
  say "installing $* with apt-get ($why)"
  as_root apt-get update -qq >&2 || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2
}
