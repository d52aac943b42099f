// Refuses a package whose licence is not one that the project may use, and a lock file that names where it was fetched.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ALLOWED = new Set(["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "MPL-2.0"]);
// Permissive, used on the developer's machine alone: the command line of the YAML reader of openapi-typescript, the files
// of Lighthouse.
const EXCEPTIONS = new Map([
  ["argparse", "Python-2.0"],
  ["graceful-fs", "BlueOak-1.0.0"],
]);
// Their terms reserve them to State services: never, whatever their licence field says.
const REFUSED = /^(@gouvfr\/|@codegouvfr\/)/;

const lock = JSON.parse(readFileSync(resolve(dirname(fileURLToPath(import.meta.url)), "../package-lock.json"), "utf8"));

const allowed = (expression, name) =>
  expression
    .replace(/[()]/g, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((one) => ALLOWED.has(one))) || EXCEPTIONS.get(name) === expression;

const faults = Object.entries(lock.packages).flatMap(([path, { license, resolved, link }]) => {
  if (path === "" || link || !path.includes("node_modules/")) return [];
  const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  return [
    ...(REFUSED.test(name) ? [`${name} is reserved to State services`] : []),
    ...(allowed(license ?? "unknown", name) ? [] : [`${name} has licence ${license ?? "unknown"}`]),
    ...(resolved ? [`${name} has a download address in the lock file`] : []),
  ];
});

for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exit(faults.length === 0 ? 0 : 1);
