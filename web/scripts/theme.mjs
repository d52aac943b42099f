// Makes shared/theme/tokens.css from shared/theme/designsystemet.config.json with Designsystemet's own command.
// The command is fetched on demand: its dependencies want a newer Node than the build does, and only whoever
// changes a theme needs it. Usage: npm run theme [-- <theme folder>]
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const COMMAND = "@digdir/designsystemet@1.15.0";
const web = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const folder = resolve(process.argv[2] ?? join(web, "shared/theme"));
const config = join(folder, "designsystemet.config.json");
const [name] = Object.keys(JSON.parse(readFileSync(config, "utf8")).themes);

const work = mkdtempSync(join(tmpdir(), "rdv-theme-"));
try {
  copyFileSync(config, join(work, "designsystemet.config.json"));
  const run = (...args) =>
    execFileSync("npx", ["--yes", COMMAND, "tokens", ...args], { cwd: work, stdio: ["ignore", "ignore", "inherit"] });
  run("create");
  run("build", "-t", "tokens", "-o", "out");
  cpSync(join(work, "out", `${name}.css`), join(folder, "tokens.css"));
  process.stdout.write(`${join(folder, "tokens.css")} written from theme "${name}"\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
