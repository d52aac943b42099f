/** Agents at work: signed in, invited, and the dashboard's usual places. */
import type { Locator, Page } from "@playwright/test";
import { expect, type Person, somebody } from "./site";
import type { Stack } from "./stack";

/** What the demonstration's agents sign in with. */
export const DESK_PASSWORD = "Demonstration-2026!";

/** Agents of the demonstration, by what they are. */
export const AGENTS = {
  /** Administers the MDS of Arras and the territory. */
  head: "helene.coste@solidarites-arras.example",
  /** Administers the MDS of Arras. */
  admin: "nadia.vasseur@solidarites-arras.example",
  secretary: "odile.marchand@solidarites-arras.example",
  /** Of the PMI of Arras, without more rights. */
  nurse: "camille.delattre@solidarites-arras.example",
  /** Administers the town hall of Lens. */
  townHall: "anne.leroy@mairie-lens.example",
  /** Of two organisations. */
  helper: "paul.martel@mairie-lens.example",
  /** Administers the digital space of Béthune. */
  digitalHead: "sofia.bernard@espace-numerique-bethune.example",
  /** Of the digital space of Béthune, without more rights. */
  digital: "yanis.carpentier@espace-numerique-bethune.example",
} as const;

export const ARRAS = "Maison des solidarités d’Arras";

/** Presses what signing in asks for; what comes of it is the test's to see. */
export async function pressSignIn(page: Page, email: string, password = DESK_PASSWORD): Promise<void> {
  await page.goto("/agent/connexion");
  await page.getByLabel("Adresse e-mail professionnelle").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
}

/** Signs an agent in, in the page's browser, by the service's own route: nothing is drawn. */
export async function atDesk(page: Page, email: string): Promise<void> {
  const answer = await page.request.post("/api/agent/sessions", { data: { email, password: DESK_PASSWORD } });
  expect(answer.status()).toBe(201);
}

interface Session {
  readonly csrf_token: string;
  readonly agent: { readonly id: string; readonly organisations: readonly { id: string; name: string }[] };
}

/** What the service says of who is signed in. */
export const sessionOf = async (page: Page): Promise<Session> =>
  (await (await page.request.get("/api/agent/session")).json()) as Session;

/** The address of a page of the agent's first organisation: `reglages/agents`. */
export async function deskPath(page: Page, place: string): Promise<string> {
  const { agent } = await sessionOf(page);
  return `/agent/organisations/${agent.organisations[0]?.id}/${place}`;
}

/** A change made by the service's own routes, in the name of who is signed in. */
export async function change<Answer>(page: Page, method: string, path: string, data?: object): Promise<Answer> {
  const { csrf_token } = await sessionOf(page);
  const answer = await page.request.fetch(path, {
    method,
    headers: { "X-CSRF-Token": csrf_token },
    ...(data ? { data } : {}),
  });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (answer.status() === 204 ? undefined : await answer.json()) as Answer;
}

/** The path of the link in the last mail about an agent's account. */
export async function deskLink(stack: Stack, to: string): Promise<string> {
  for (const { text } of await stack.messages(to)) {
    const path = /\/agent\/lien\/[\w-]+/.exec(text)?.[0];
    if (path) return path;
  }
  throw new Error(`no link to the dashboard was sent to ${to}`);
}

let count = 0;

/** An address that nobody has yet. */
export function newAddress(): string {
  count += 1;
  return `agent.${process.pid}.${count}@mairie.example`;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What an agent is warned of, accepted beforehand. */
export const ALL_WARNINGS = ["elsewhere", "absence", "ends_shortly_before", "overlap", "same_user_same_day", "past"];

/** The Tuesday of the week after next, whatever the day of the test: far enough for nothing to be too late. */
export async function farTuesday(stack: Stack): Promise<string> {
  const day = await stack.now();
  day.setUTCDate(day.getUTCDate() + ((9 - day.getUTCDay()) % 7) + 7);
  return day.toISOString().slice(0, 10);
}

/** The instant of a wall clock in Paris. */
export function paris(day: string, time: string): string {
  const name = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Paris", timeZoneName: "longOffset" })
    .formatToParts(new Date(`${day}T12:00:00Z`))
    .find(({ type }) => type === "timeZoneName")?.value;
  return `${day}T${time}:00${name?.replace("GMT", "") ?? "+01:00"}`;
}

/** Somebody new, registered by the agent who is signed in. */
export async function register(page: Page, person: Person): Promise<{ readonly id: string }> {
  const { agent } = await sessionOf(page);
  return change(page, "POST", "/api/agent/users", {
    organisation_id: agent.organisations[0]?.id,
    first_name: person.firstName,
    last_name: person.lastName,
    ...(person.email ? { email: person.email } : {}),
    ...(person.phone ? { phone_number: person.phone } : {}),
    ignore_warnings: true,
  });
}

/** An appointment of the agent who is signed in, with somebody new, made by the service's own routes. */
export async function appointment(
  page: Page,
  lastName: string,
  day: string,
  time: string,
  { motif: wanted = /puériculture/, person = somebody({ lastName }) } = {},
): Promise<{ readonly id: string }> {
  const { agent, csrf_token } = await sessionOf(page);
  const organisation = agent.organisations[0]?.id ?? "";
  const user = await register(page, person);
  const read = async (what: string) =>
    (await page.request.get(`/api/agent/organisations/${organisation}/${what}`)).json();
  const { motifs } = (await read("motifs?usable=true")) as { motifs: (Named & { location_type: string })[] };
  const motif = motifs.find(({ name }) => wanted.test(name));
  const { locations } = (await read("locations")) as { locations: Named[] };
  const answer = await page.request.post("/api/agent/appointments", {
    headers: { "X-CSRF-Token": csrf_token, "Idempotency-Key": crypto.randomUUID() },
    data: {
      organisation_id: organisation,
      motif_id: motif?.id,
      starts_at: paris(day, time),
      agent_ids: [agent.id],
      ...(motif?.location_type === "public_office" ? { location_id: locations[0]?.id } : {}),
      users: [{ user_id: user.id }],
      accept_warnings: ALL_WARNINGS,
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as { id: string };
}

/** Where an appointment stands in the agenda, once nothing moves it any more. */
export async function standingAt(event: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  // The names of colleagues come by themselves, and their chooser takes its room above the grid.
  await expect(event.page().getByRole("button", { name: /agents? affichés?/ })).toBeVisible();
  let before: string | undefined;
  await expect(async () => {
    const now = JSON.stringify(await event.boundingBox());
    const still = now === before;
    before = now;
    expect(still).toBe(true);
  }).toPass({ intervals: [50, 100, 100, 250] });
  const box = await event.boundingBox();
  if (!box) throw new Error("the appointment is not drawn");
  return box;
}

/** Drags an appointment to where another begins. */
export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [end, start] = [await standingAt(to), await standingAt(from)];
  await page.mouse.move(start.x + 20, start.y + 8);
  await page.mouse.down();
  await page.mouse.move(start.x + 20, start.y + 40, { steps: 4 });
  await page.mouse.move(end.x + 20, end.y + 8, { steps: 8 });
  await page.mouse.up();
}
