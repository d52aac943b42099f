import { accessSync, constants } from "node:fs";
import { delimiter, resolve } from "node:path";
import { defineConfig } from "@playwright/test";

// The pages run in the machine's own Chromium against the local stack, which is started here on a port of its own.
// SITE_URL tests a stack that already runs; CHROMIUM and PYTHON say which programs to use.
/** The browser of this machine: none is ever downloaded. */
function chromium(): string {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = names
    .flatMap((name) => folders.map((folder) => resolve(folder, name)))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  if (!found) throw new Error(`none of ${names.join(", ")} is on the PATH: install one, or set CHROMIUM`);
  return found;
}

const root = resolve(__dirname, "../..");
const port = process.env.PORT ?? "8187";
const site = process.env.SITE_URL ?? `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: ".",
  outputDir: resolve(root, "build/playwright"),
  reporter: [["list"]],
  // One stack, whose clock some tests move.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: site,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1280, height: 900 },
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? chromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  ...(process.env.SITE_URL
    ? {}
    : {
        webServer: {
          command: `${process.env.PYTHON ?? ".venv/bin/python"} -m infra.local`,
          cwd: root,
          env: { PORT: port },
          url: `${site}/_local/health`,
          timeout: 60_000,
          gracefulShutdown: { signal: "SIGINT", timeout: 5_000 },
        },
      }),
});
