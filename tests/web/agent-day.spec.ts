/** An agent's day, from the invitation of a colleague to a no-show: everything that makes an appointment, and becomes of it. */
import type { Locator, Page } from "@playwright/test";
import { AGENTS, atDesk, deskLink, deskPath, newAddress, standingAt } from "./desk";
import { PASSWORD } from "./members";
import { expect, expectAccessible, type Person, somebody, test, Visit } from "./site";

/** The Tuesday that is a whole week away at least: nobody is too late for it, and every browser shows the same week. */
function nextTuesday(now: Date): string {
  const day = new Date(now.getTime() + 7 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((2 - day.getUTCDay() + 7) % 7));
  return day.toISOString().slice(0, 10);
}

const MOTIF = "Point sur vos droits";
const PLACE = "Antenne de la gare";

/** The agent's own agenda, on a day. */
const agenda = async (page: Page, day: string): Promise<void> => {
  await page.goto(await deskPath(page, `agenda?view=day&date=${day}`));
};

const eventOf = (page: Page, person: Person): Locator =>
  page.locator("a.fc-event", { hasText: person.lastName.toLocaleUpperCase("fr") });

/** A citizen books the first time of the new motif on the citizens' site, without an account. */
async function book(visit: Visit, person: Person, day: string): Promise<void> {
  const { page } = visit;
  await page.goto(`/prendre_rdv?departement=62`);
  await visit.link(/Service social/).click();
  await visit.link(new RegExp(MOTIF)).click();
  const times = visit.heading("Choisissez une date et une heure");
  const place = visit.link(new RegExp(PLACE));
  await expect(times.or(place).first()).toBeVisible();
  if (await place.isVisible()) await place.click();
  await expect(times).toBeVisible();
  await expect(visit.times.first()).toBeAttached();
  // The time of the Tuesday asked for: the page may begin a week before it.
  const wanted = page.locator(`.slots input[type=radio][value^="${day}"]`);
  if ((await wanted.count()) === 0) await visit.toNextWeek();
  await wanted.first().check();
  await visit.reserve();
  await visit.identify(person);
  await visit.enterCode(person.email ?? "");
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
}

test("an agent's day", async ({ page: head, stack, browser, baseURL, look }) => {
  test.setTimeout(180_000);
  const tuesday = nextTuesday(await stack.now());
  const boss = new Visit(head, stack);
  const address = newAddress();

  await test.step("an admin invites a colleague, who accepts", async () => {
    await atDesk(head, AGENTS.admin);
    await head.goto(await deskPath(head, "reglages/agents"));
    await boss.link("Ajouter un agent").click();
    await head.getByLabel("Adresse e-mail professionnelle").fill(address);
    await head.getByLabel(/^Service social/).check();
    await boss.button("Envoyer l’invitation").click();
    await expect(boss.heading("Agents")).toBeFocused();
  });
  const place = { ...(baseURL ? { baseURL } : {}), locale: "fr-FR", timezoneId: "Europe/Paris" };
  const desk = await browser.newContext(place);
  const page = await desk.newPage();
  const visit = new Visit(page, stack);
  await test.step("the colleague comes to their agenda", async () => {
    await page.goto(await deskLink(stack, address));
    await page.getByLabel("Prénom").fill("Léa");
    await page.getByLabel("Nom", { exact: true }).fill("Marchal");
    await page.getByLabel("Mot de passe", { exact: true }).fill(PASSWORD);
    await visit.button("Accepter l’invitation").click();
    await expect(page).toHaveURL(/\/agenda/);
    await expect(visit.heading("Agenda")).toBeVisible();
  });

  await test.step("the admin creates a location and a motif", async () => {
    await head.goto(await deskPath(head, "reglages/lieux"));
    await boss.link("Ajouter un lieu").click();
    await head.getByLabel("Nom du lieu").fill(PLACE);
    await head.getByLabel("Adresse", { exact: true }).fill("rue arras");
    await expect(head.getByRole("listbox", { name: "Adresses trouvées" }).getByRole("option").first()).toBeVisible();
    await head.keyboard.press("ArrowDown");
    await head.keyboard.press("Enter");
    await boss.button("Enregistrer").click();
    await expect(head.getByText("Le lieu est enregistré.").first()).toBeVisible();

    await head.goto(await deskPath(head, "reglages/motifs"));
    await boss.link("Ajouter un motif").click();
    await head.getByLabel("Nom du motif").fill(MOTIF);
    await head.getByLabel("Service associé").selectOption({ label: "Service social" });
    await head.getByLabel("Durée en minutes").fill("30");
    await head.getByLabel(/^Réservable en ligne par tous/).check();
    await boss.button("Créer le motif").click();
    await expect(head.getByText("Le motif est enregistré.").first()).toBeVisible();
    await look("motifs");
  });

  await test.step("the colleague opens Tuesdays", async () => {
    await page.goto(await deskPath(page, "plages"));
    await visit.link("Ajouter une plage d’ouverture").click();
    await page.getByLabel("Titre").fill("Mardis");
    await page.getByLabel(new RegExp(`^${MOTIF}`)).check();
    const location = page.getByLabel("Lieu", { exact: true });
    const option = location.locator("option", { hasText: PLACE });
    await location.selectOption((await option.getAttribute("value")) ?? "");
    await page.getByLabel("Premier jour").fill(tuesday);
    await page.getByLabel("De", { exact: true }).fill("09:00");
    await page.getByLabel("À", { exact: true }).fill("11:00");
    await page.getByLabel(/^Certains jours de la semaine/).check();
    await visit.button("Enregistrer").click();
    await expect(page.getByText(/La plage d’ouverture est enregistrée/).first()).toBeVisible();
    // What is published follows the books within seconds: the stack tells when it has.
    await stack.messages(address);
  });

  const zoe = somebody({ lastName: "Lapeyre" });
  const somewhere = async (use: (citizen: Visit) => Promise<void>) => {
    const outside = await browser.newContext(place);
    await use(new Visit(await outside.newPage(), stack));
    await outside.close();
  };
  await test.step("a citizen finds the slots and books the first", async () => {
    await somewhere((citizen) => book(citizen, zoe, tuesday));
  });

  await test.step("the colleague sees it, and moves it by drag", async () => {
    await agenda(page, tuesday);
    const event = eventOf(page, zoe);
    await expect(event).toContainText("@ Zoé LAPEYRE");
    await expectAccessible(page, "the agenda with the citizen");
    await expect(event).toContainText("9 h");
    const box = await standingAt(event);
    await page.mouse.move(box.x + 30, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 30, box.y + 40, { steps: 4 });
    // Four quarters of an hour lower: one hour later.
    const quarter = (await page.locator(".fc-timegrid-slot-lane").first().boundingBox())?.height ?? 16;
    await page.mouse.move(box.x + 30, box.y + 8 + 4 * quarter, { steps: 6 });
    await page.mouse.up();
    await page.getByRole("dialog").getByRole("button", { name: "Déplacer", exact: true }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(event).toContainText("10 h – 10 h 30");
  });

  await test.step("and by its form", async () => {
    await eventOf(page, zoe).click();
    await expect(visit.heading(/^Rendez-vous de Zoé LAPEYRE/)).toBeVisible();
    await visit.link("Modifier").click();
    await page.getByLabel("Heure", { exact: true }).fill("10:30");
    await visit.button("Enregistrer").click();
    await expect(page.getByText("Les modifications sont enregistrées.").first()).toBeVisible();
    await expect(page.getByText(/de 10\sh\s30 à 11\sh/).first()).toBeVisible();
    await expectAccessible(page, "the appointment moved");
  });

  await test.step("cancels it, and the citizen is told at once, with the way to book again", async () => {
    await visit.button("Annuler : le service n’est pas disponible").click();
    await expect(page.getByRole("dialog").getByText(/prévenus tout de suite/)).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: "Annuler le rendez-vous" }).click();
    await expect(page.locator(".appointment-lead")).toContainText("Annulé par le service");
    const told = await stack.messages(zoe.email ?? "");
    const events = told.map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(["created", "updated", "cancelled"]));
    expect(events.filter((event) => event === "updated").length).toBe(2);
    const cancellation = told.find(({ event }) => event === "cancelled");
    expect(cancellation?.text).toContain("/prendre_rdv?");
    await page.reload();
    await expect(
      page
        .getByRole("region", { name: "Messages envoyés" })
        .getByText(/Annulation/)
        .first(),
    ).toBeVisible();
  });

  await test.step("another citizen books and does not come: a no-show is recorded", async () => {
    const noe = somebody({ firstName: "Noé", lastName: "Absent" });
    await somewhere((citizen) => book(citizen, noe, tuesday));
    const start = new Date(`${tuesday}T11:00:00Z`);
    await stack.advance((start.getTime() - (await stack.now()).getTime()) / 1000 + 3600);
    await atDeskAgain(page, address);
    await page.goto(await deskPath(page, `rendez_vous?from=${tuesday}&to=${tuesday}`));
    await page.getByRole("row").filter({ hasText: "ABSENT" }).getByRole("link").click();
    await visit.button("Absence non excusée").click();
    await expect(page.locator(".appointment-lead")).toContainText("Absence non excusée");
    await expect(page.getByRole("region", { name: "Historique" }).getByText("Statut changé")).toBeVisible();
  });
  await desk.close();
});

/** The session is over: hours have gone by on the service's clock. */
async function atDeskAgain(page: Page, email: string): Promise<void> {
  const answer = await page.request.post("/api/agent/sessions", { data: { email, password: PASSWORD } });
  expect(answer.status()).toBe(201);
}
