// Weighs the first page of each site, as built; the citizens' also as it would be with React in place of Preact. Fails over
// a budget. Prints a table and writes build/bench/citizen_size.json and build/bench/agent_size.json.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

// Of the scripts of the first page, gzip. The dashboard's first page is its frame; each page behind it is fetched when
// somebody goes there.
const BUDGETS = { citizen: 60 * 1024, agent: 45 * 1024 };
const web = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** What the browser fetches before the first page can work: what index.html names, and nothing fetched later. */
function firstPage(folder) {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const files = [...html.matchAll(/(?:src|href)="[^"]*\/(assets\/[^"]+)"/g)].map(([, file]) => file);
  if (files.length === 0) throw new Error(`${folder}/index.html names no file`);
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

function build(site, ui) {
  const folder = mkdtempSync(join(tmpdir(), `rdv-size-${site}-${ui}-`));
  try {
    execFileSync("npm", ["run", "-s", "build", "-w", site], {
      cwd: web,
      env: { ...process.env, RDV_UI: ui, RDV_OUT: folder },
      stdio: ["ignore", "ignore", "inherit"],
    });
    return firstPage(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const weighed = {
  citizen: { preact: build("citizen", "preact"), react: build("citizen", "react") },
  agent: { preact: build("agent", "preact") },
};

const row = (...cells) =>
  `${cells.map((cell, index) => (index < 3 ? String(cell).padEnd(9) : String(cell).padStart(10))).join("")}\n`;
process.stdout.write(row("site", "built on", "kind", "raw", "gzip", "brotli"));

const bench = resolve(web, "../build/bench");
mkdirSync(bench, { recursive: true });
for (const [site, results] of Object.entries(weighed)) {
  for (const [ui, page] of Object.entries(results)) {
    for (const [kind, { raw_bytes, gzip_bytes, brotli_bytes }] of Object.entries(page)) {
      process.stdout.write(row(site, ui, kind, raw_bytes, gzip_bytes, brotli_bytes));
    }
  }
  const report = {
    benchmark: `${site}_size`,
    unit: "bytes",
    machine: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`,
    script_budget_gzip_bytes: BUDGETS[site],
    results,
  };
  writeFileSync(join(bench, `${site}_size.json`), `${JSON.stringify(report, null, 2)}\n`);
  const spent = results.preact.scripts.gzip_bytes;
  if (spent > BUDGETS[site]) {
    process.stderr.write(`the first page's scripts of ${site} weigh ${spent} bytes gzip, over ${BUDGETS[site]}\n`);
    process.exitCode = 1;
  }
}
