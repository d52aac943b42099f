// Makes shared/api/schema.d.ts from the service's OpenAPI document; with --check, only says whether it is stale.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const web = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const document = resolve(web, "../functions/availability/openapi.json");
const target = resolve(web, "shared/api/schema.d.ts");

const header = "// Generated from functions/availability/openapi.json by `npm run generate`: do not edit.\n\n";
const made = header + astToString(await openapiTS(pathToFileURL(document), { defaultNonNullable: false }));

if (!process.argv.includes("--check")) {
  writeFileSync(target, made);
} else if (readFileSync(target, "utf8") !== made) {
  process.stderr.write("shared/api/schema.d.ts is stale: the OpenAPI document has changed. Run `npm run generate`.\n");
  process.exit(1);
}
