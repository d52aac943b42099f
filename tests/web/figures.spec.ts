/** How many requests and how much time before the first free time is on the screen; written to build/bench/. */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./site";

interface Figures {
  readonly api_requests: number;
  readonly all_requests: number;
  readonly first_time_visible_ms: number;
}

async function measure(page: Page, go: () => Promise<void>): Promise<Figures> {
  const paths: string[] = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname));
  const start = performance.now();
  await go();
  await page.getByRole("radio").first().waitFor({ state: "attached" });
  const elapsed = Math.round(performance.now() - start);
  page.removeAllListeners("request");
  return {
    api_requests: paths.filter((path) => path.startsWith("/api/")).length,
    all_requests: paths.length,
    first_time_visible_ms: elapsed,
  };
}

/** The cumulative layout shift of the page, as browsers report it; below 0.1 is good. */
const shiftSoFar = (): Promise<number> =>
  new Promise((resume) => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
    });
    observer.observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resume(Math.round(sum * 1000) / 1000), 300);
  });

test("the first free time is a handful of requests away", async ({ browser, baseURL, visit, page }) => {
  const fromHome = await measure(page, () => visit.toFirstTimes("62", /PMI/, /Consultation de puériculture/));
  const address = page.url();

  // A slow answer shows the grey shapes: what replaces them must not push the page about.
  const slow = await (await browser.newContext({ baseURL: baseURL ?? "", locale: "fr-FR" })).newPage();
  await slow.route("**/api/**", async (route) => {
    await new Promise((resume) => setTimeout(resume, 400));
    await route.fallback();
  });
  await slow.goto(address);
  await slow.getByRole("radio").first().waitFor({ state: "attached" });
  const layoutShift = await slow.evaluate(shiftSoFar);
  await slow.context().close();

  const fresh = await (await browser.newContext({ baseURL: baseURL ?? "", locale: "fr-FR" })).newPage();
  const fromLink = await measure(fresh, async () => {
    await fresh.goto(address);
  });
  await fresh.context().close();

  const results = { from_home: fromHome, from_a_shared_link: fromLink, layout_shift: layoutShift };
  const folder = resolve(__dirname, "../../build/bench");
  mkdirSync(folder, { recursive: true });
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`;
  const report = { benchmark: "citizen_requests", machine, results };
  writeFileSync(resolve(folder, "citizen_requests.json"), `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(results)}\n`);

  // Services, motifs, places, times: one call a question; and who is signed in, beside them.
  expect(fromHome.api_requests).toBeLessThanOrEqual(5);
  expect(fromLink.api_requests).toBeLessThanOrEqual(5);
  expect(layoutShift).toBeLessThan(0.1);
});
