// Weighs the first page, as built and as it would be with React in place of Preact; fails over the budget.
// Prints a table and writes build/bench/citizen_size.json.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const SCRIPT_BUDGET_BYTES = 60 * 1024;
const web = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** What the browser fetches before the first page can work: what index.html names, and nothing fetched later. */
function firstPage(folder) {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file);
  const weigh = (kind) => {
    const contents = files.filter((file) => file.endsWith(kind)).map((file) => readFileSync(join(folder, file)));
    const sum = (size) => contents.reduce((total, content) => total + size(content), 0);
    return {
      raw_bytes: sum((content) => content.length),
      gzip_bytes: sum((content) => gzipSync(content, { level: 9 }).length),
      brotli_bytes: sum((content) => brotliCompressSync(content).length),
    };
  };
  return { scripts: weigh(".js"), styles: weigh(".css") };
}

function build(ui) {
  const folder = mkdtempSync(join(tmpdir(), `rdv-size-${ui}-`));
  try {
    execFileSync("npm", ["run", "-s", "build"], {
      cwd: web,
      env: { ...process.env, RDV_UI: ui, RDV_OUT: folder },
      stdio: ["ignore", "ignore", "inherit"],
    });
    return firstPage(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const results = { preact: build("preact"), react: build("react") };

const row = (...cells) =>
  `${cells.map((cell, index) => (index < 2 ? String(cell).padEnd(9) : String(cell).padStart(10))).join("")}\n`;
process.stdout.write(row("built on", "kind", "raw", "gzip", "brotli"));
for (const [ui, page] of Object.entries(results)) {
  for (const [kind, { raw_bytes, gzip_bytes, brotli_bytes }] of Object.entries(page)) {
    process.stdout.write(row(ui, kind, raw_bytes, gzip_bytes, brotli_bytes));
  }
}

const bench = resolve(web, "../build/bench");
mkdirSync(bench, { recursive: true });
const report = {
  benchmark: "citizen_size",
  unit: "bytes",
  machine: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`,
  script_budget_gzip_bytes: SCRIPT_BUDGET_BYTES,
  results,
};
writeFileSync(join(bench, "citizen_size.json"), `${JSON.stringify(report, null, 2)}\n`);

const spent = results.preact.scripts.gzip_bytes;
if (spent > SCRIPT_BUDGET_BYTES) {
  process.stderr.write(`the first page's scripts weigh ${spent} bytes gzip, over ${SCRIPT_BUDGET_BYTES}\n`);
  process.exit(1);
}
