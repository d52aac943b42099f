// The README's pictures, taken from a stack that runs: a citizen choosing a time, agents' week, an opening, the settings.
// Starts a stack of its own and ends it (PORT, 8196 by default; SITE_URL for one that runs already, whose data it adds to).
// CHROMIUM names the browser, PYTHON the interpreter. Writes web/pictures/.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const pictures = resolve(root, "web/pictures");
const port = process.env.PORT ?? "8196";
const site = process.env.SITE_URL ?? `http://127.0.0.1:${port}`;
const ADMIN = { email: "helene.coste@solidarites-arras.example", password: "Demonstration-2026!" };
// Nobody here exists.
const PEOPLE = [
  ["Amina", "Benali"],
  ["Zoé", "D’Artagnan"],
  ["Lucien", "Petit"],
  ["Rosa", "Almeida"],
  ["Tom", "Lefèvre"],
  ["Ingrid", "Nguyen"],
];
const MOST_APPOINTMENTS = 16;

/** A stack of this machine, ready to answer; what it returns ends it. */
async function started() {
  if (process.env.SITE_URL) return () => undefined;
  const stack = spawn(process.env.PYTHON ?? ".venv/bin/python", ["-m", "infra.local"], {
    cwd: root,
    env: { ...process.env, PORT: port },
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (let wait = 0; wait < 120; wait += 1) {
    const answer = await fetch(`${site}/_local/health`).catch(() => null);
    if (answer?.ok) return () => stack.kill("SIGINT");
    await new Promise((after) => setTimeout(after, 500));
  }
  stack.kill("SIGINT");
  throw new Error(`no stack answers at ${site}`);
}

/** The first day of next week, so that nothing of it is past. */
function nextMonday() {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7 || 7));
  return day.toISOString().slice(0, 10);
}

/** The service's routes as an administrator calls them. */
async function desk(request) {
  const opened = await request.post("/api/agent/sessions", { data: ADMIN });
  const { agent, csrf_token } = await opened.json();
  const checked = async (answer) => {
    if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    organisation: agent.organisations[0].id,
    read: async (path) => checked(await request.get(path)),
    post: async (path, data, headers = {}) =>
      checked(await request.post(path, { data, headers: { "X-CSRF-Token": csrf_token, ...headers } })),
  };
}

/** A week with work in it: times of several motifs, booked for people who do not exist. Returns the agents' ids. */
async function busyWeek({ organisation, read, post }, monday) {
  const users = [];
  for (const [first_name, last_name] of PEOPLE) {
    const user = { organisation_id: organisation, first_name, last_name, ignore_warnings: true };
    users.push(await post("/api/agent/users", user));
  }
  const { motifs } = await read(`/api/agent/organisations/${organisation}/motifs?usable=true`);
  const taken = new Map();
  let booked = 0;
  for (const motif of motifs.filter(
    ({ collectif, location_type }) => !collectif && location_type === "public_office",
  )) {
    const where = `/api/agent/slots?organisation_id=${organisation}&motif_id=${motif.id}&from=${monday}`;
    const { places } = await read(where);
    if (!places[0]) continue;
    const { slots } = await read(`${where}&location_ids=${places[0].location.id}`);
    for (const [rank, slot] of slots.entries()) {
      if (rank % 9 !== 0 || booked >= MOST_APPOINTMENTS) continue;
      const wish = {
        organisation_id: organisation,
        motif_id: motif.id,
        starts_at: slot.starts_at,
        agent_ids: [slot.agent_id],
        location_id: places[0].location.id,
        users: [{ user_id: users[booked % users.length].id }],
        accept_warnings: ["elsewhere", "absence", "ends_shortly_before", "overlap", "same_user_same_day"],
      };
      await post("/api/agent/appointments", wish, { "Idempotency-Key": `picture-${motif.id}-${slot.starts_at}` });
      taken.set(slot.agent_id, (taken.get(slot.agent_id) ?? 0) + 1);
      booked += 1;
    }
  }
  return [...taken].toSorted(([, one], [, other]) => other - one).map(([id]) => id);
}

async function take(page, path, name, ready) {
  await page.goto(path);
  await page.locator(ready).first().waitFor();
  await page.waitForFunction(() => !document.querySelector(".ds-skeleton"));
  await page.screenshot({ path: resolve(pictures, `${name}.png`) });
  process.stdout.write(`web/pictures/${name}.png\n`);
}

/** As a person goes: the département, the service, the motif, the place. */
async function takeTimes(page) {
  await page.goto("/");
  await page.getByRole("combobox").fill("62");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: /PMI/ }).click();
  await page.getByRole("link", { name: /Consultation de puériculture/ }).click();
  const times = page.locator(".slots").getByRole("radio").first();
  const place = page.getByRole("heading", { level: 1, name: /Où souhaitez-vous aller/ });
  await times.or(place).first().waitFor({ state: "attached" });
  if (await place.isVisible()) await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await times.waitFor({ state: "attached" });
  await page.screenshot({ path: resolve(pictures, "times.png") });
  process.stdout.write("web/pictures/times.png\n");
}

mkdirSync(pictures, { recursive: true });
const end = await started();
const browser = await chromium.launch({
  ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const context = await browser.newContext({
    baseURL: site,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1280, height: 860 },
  });
  const page = await context.newPage();
  await takeTimes(page);
  const service = await desk(context.request);
  const monday = nextMonday();
  const agents = await busyWeek(service, monday);
  const place = `/agent/organisations/${service.organisation}`;
  await take(
    page,
    `${place}/agenda?date=${monday}&agent_ids=${agents.slice(0, 2).join(",")}`,
    "agenda",
    ".fc-event:not(.fc-bg-event)",
  );
  const { openings } = await service.read(
    `/api/agent/organisations/${service.organisation}/openings?agent_id=${agents[0]}`,
  );
  const recurring = openings.find(({ recurrence }) => recurrence) ?? openings[0];
  await take(page, `${place}/plages/${recurring.agent_id}/${recurring.id}`, "opening", "main form");
  await take(page, `${place}/reglages`, "settings", "main .choice");
} finally {
  await browser.close();
  end();
}
