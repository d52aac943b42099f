import { accessSync, constants } from "node:fs";
import { delimiter, resolve } from "node:path";
import { defineConfig } from "@playwright/test";
import { SITES } from "./stack";

// The pages run in the machine's own Chromium against local stacks, one a worker, started here on ports of their own
// (PORT and the next). SITE_URL tests a stack that already runs; CHROMIUM and PYTHON say which programs to use.
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

export default defineConfig({
  testDir: ".",
  outputDir: resolve(root, "build/playwright"),
  reporter: [["list"]],
  workers: SITES.length,
  fullyParallel: true,
  forbidOnly: true,
  // Generous: the machine may be busy with the rehearsal beside. What must be fast is measured by `make bench`.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1280, height: 900 },
    // Without a film of every step: drawing it costs more than the step.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
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
        webServer: SITES.map((site) => ({
          command: `${process.env.PYTHON ?? ".venv/bin/python"} -m infra.local`,
          cwd: root,
          // Nobody has an appointment yet: what the demonstration's citizens booked would be written at every reset.
          env: { PORT: new URL(site).port, DEMO_CITIZENS: "no" },
          url: `${site}/_local/health`,
          timeout: 120_000,
          gracefulShutdown: { signal: "SIGINT" as const, timeout: 5_000 },
        })),
      }),
});
