/** The agenda and the appointments in an agent's browser, without a mouse and with one, large, narrow, in both languages. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { AGENTS, ALL_WARNINGS, appointment, atDesk, change, deskPath, drag, farTuesday, register } from "./desk";
import { tabTo } from "./keyboard";
import { expect, expectAccessible, expectNoSidewaysScroll, somebody, test } from "./site";

const viewOf = (page: Page, name: string): Locator => page.getByRole("link", { name, exact: true });
const eventOf = (page: Page, name: RegExp): Locator => page.locator("a.fc-event", { hasText: name });

/** Serves the dashboard under the policy that its deployed pages have; returns what it refuses, as it comes. */
async function underThePolicy(page: Page): Promise<readonly string[]> {
  const edge = readFileSync(resolve(__dirname, "../../infra/edge.yaml"), "utf8");
  const policy = /ContentSecurityPolicy: >-\n((?: {14}.*\n)+)/.exec(edge)?.[1]?.replace(/\s+/g, " ").trim();
  if (!policy) throw new Error("infra/edge.yaml has no policy");
  await page.route(/\/agent\/organisations\//, async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) refused.push(message.text());
  });
  return refused;
}

test("an agent reads the agenda by day, week, month and list, and moves through time without a mouse", async ({
  page,
  stack,
  look,
  visit,
}) => {
  await atDesk(page, AGENTS.nurse);
  const tuesday = await farTuesday(stack);
  await appointment(page, "Bernard", tuesday, "10:00");
  const refused = await underThePolicy(page);
  await page.goto(await deskPath(page, `agenda?date=${tuesday}`));
  await expect(visit.heading("Agenda")).toBeVisible();
  await expect(viewOf(page, "Semaine")).toHaveAttribute("aria-current", "true");
  const event = eventOf(page, /BERNARD/);
  await expect(event).toBeVisible();
  await expect(event).toContainText("10 h");
  await expect(event).toContainText("Consultation de puériculture, Site Arras");
  await expect(event).toContainText("30 min, À venir");
  await event.focus();
  await expect(page.locator(".agenda-tip")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".agenda-tip")).toBeHidden();
  await look("week");

  await viewOf(page, "Mois").click();
  await expect(event).toBeVisible();
  // More than a month's cell has room for: the rest opens under a button.
  for (const time of ["11:00", "11:30", "14:00", "14:30", "15:00", "15:30"]) {
    await appointment(page, "Petit", tuesday, time);
  }
  await page.reload();
  // How many there are depends on the day: a holiday takes a place as well.
  const others = page.getByRole("button", { name: /^\+\s\d\sautres$/ });
  await expect(others).toBeVisible();
  await look("month");
  await others.press("Enter");
  await expect(page.locator(".fc-popover")).toContainText("15 h 30 Zoé PETIT");
  await look("month-more");
  await page.keyboard.press("Escape");
  await expect(page.locator(".fc-popover")).toHaveCount(0);
  await viewOf(page, "Liste").click();
  await expect(page.getByRole("table").getByText(/BERNARD/)).toBeVisible();
  await expect(page.getByText("Plage d’ouverture").first()).toBeVisible();
  await look("list");
  await viewOf(page, "Jour").click();
  await expect(event).toContainText("10 h – 10 h 30");
  await look("day");
  // On paper nothing stands beside it.
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Camille DELATTRE", { exact: true })).toBeVisible();
  for (const part of [".agenda-grid", ".fc-timegrid-body", ".fc-col-header"]) {
    expect((await page.locator(part).boundingBox())?.width, part).toBeGreaterThan(1200);
  }
  await page.emulateMedia({ media: "screen" });
  await visit.link("Jour suivant").click();
  await expect(event).toHaveCount(0);
  await page.goBack();
  await expect(event).toBeVisible();

  // The last view is kept for the next visit (AGD-01).
  await page.goto(await deskPath(page, "agenda"));
  await expect(viewOf(page, "Jour")).toHaveAttribute("aria-current", "true");

  await page.goto(await deskPath(page, `agenda?view=week&date=${tuesday}`));
  await expect(event).toBeVisible();
  await page.locator("#content").focus();
  await tabTo(page, /BERNARD/, 60);
  await page.keyboard.press("Enter");
  await expect(visit.heading(/^Rendez-vous de Zoé BERNARD/)).toBeFocused();
  expect(refused).toEqual([]);
});

test("several agents are chosen together, and another's change appears by itself", async ({
  page,
  stack,
  look,
  visit,
}) => {
  await atDesk(page, AGENTS.nurse);
  const tuesday = await farTuesday(stack);
  await page.clock.install();
  await page.goto(await deskPath(page, `agenda?view=week&date=${tuesday}`));
  await visit.button(/agent affiché/).click();
  await page.getByLabel(/Inès CARON/).check();
  await expect(visit.button("2 agents affichés")).toBeVisible();
  await look("agents");
  await page.keyboard.press("Escape");
  await expect(visit.button("2 agents affichés")).toBeFocused();
  await expect(page.getByLabel(/Inès CARON/)).toBeHidden();

  await appointment(page, "Lenoir", tuesday, "11:00");
  await page.clock.fastForward(31_000);
  await expect(eventOf(page, /LENOIR/)).toBeVisible();
  await expect(page.locator("[aria-live=polite]", { hasText: "L’agenda a changé." })).toHaveCount(1);
});

test("a dragged appointment moves once the agent has said so, whatever speaks against it", async ({
  page,
  stack,
  look,
  visit,
}) => {
  await atDesk(page, AGENTS.nurse);
  const tuesday = await farTuesday(stack);
  await appointment(page, "Moreau", tuesday, "10:00");
  await appointment(page, "Roux", tuesday, "12:00");
  await page.goto(await deskPath(page, `agenda?view=day&date=${tuesday}`));
  const event = eventOf(page, /MOREAU/);

  // To where nothing is, and back: nothing was said, nothing changes.
  await drag(page, event, eventOf(page, /ROUX/));
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.getByRole("dialog").getByText("Avant")).toBeVisible();
  await look("drag");
  await visit.button("Ne rien changer").click();
  await expect(event).toContainText("10 h – 10 h 30");

  await drag(page, event, eventOf(page, /ROUX/));
  await page.getByRole("button", { name: "Déplacer", exact: true }).click();
  await expect(page.getByText("À vérifier avant d’enregistrer")).toBeVisible();
  await look("drag-with-warnings");
  await visit.button("Déplacer quand même").click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(event).toContainText("12 h – 12 h 30");
  // The keyboard goes on from what has moved.
  await expect(event).toBeFocused();

  // Stretched by its lower edge: longer, asked for as well.
  await event.hover();
  const box = await event.boundingBox();
  if (!box) throw new Error("the appointment is not drawn");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height + 60, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByRole("heading", { name: "Changer la durée de ce rendez-vous ?" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(event).toContainText("12 h – 12 h 30");
});

test("an appointment is made in four steps, which the address keeps", async ({ page, stack, look, visit }) => {
  await atDesk(page, AGENTS.nurse);
  const tuesday = await farTuesday(stack);
  await page.goto(await deskPath(page, `rendez_vous/nouveau`));
  await expect(visit.heading("Quel est le motif du rendez-vous ?")).toBeVisible();
  await visit.button("Continuer").click();
  await expect(page.getByRole("link", { name: "Choisissez un motif." })).toBeVisible();
  await look("motif-missing");
  await page.getByLabel(/Consultation de puériculture/).check();
  await expect(page.getByLabel("Durée en minutes")).toHaveValue("30");
  await visit.button("Continuer").click();

  await expect(visit.heading("Pour qui est ce rendez-vous ?")).toBeFocused();
  await visit.button("Continuer").click();
  await expect(page.getByRole("link", { name: "Choisissez au moins un usager." })).toBeVisible();
  await page.getByLabel("Chercher un usager").fill("Gaëlle Inconnue");
  await expect(page.getByText("Personne ne correspond.").first()).toBeVisible();
  await visit.button("Créer un usager").click();
  await expect(page.getByLabel("Prénom")).toHaveValue("Gaëlle");
  await expect(page.getByLabel("Nom de famille")).toHaveValue("Inconnue");
  await look("new-user");
  await page.getByLabel(/Numéro de téléphone/).fill("06 12 34 56 91");
  await visit.button("Créer et ajouter").click();
  await expect(page.getByText("Gaëlle INCONNUE", { exact: true })).toBeVisible();
  await visit.button("Ajouter un proche de Gaëlle INCONNUE").click();
  await page.getByLabel("Prénom").fill("Noé");
  await page.getByLabel("Nom de famille").fill("Inconnue");
  await visit.button("Créer et ajouter").click();
  await expect(page.getByText("Noé INCONNUE", { exact: true })).toBeVisible();
  await look("users");
  await page.reload();
  await expect(page.getByText("Gaëlle INCONNUE", { exact: true })).toBeVisible();
  await visit.button("Continuer").click();

  await expect(visit.heading("Qui, quand et où ?")).toBeFocused();
  await visit.button("Continuer").click();
  await expect(page.getByRole("link", { name: "Indiquez la date." })).toBeVisible();
  await look("when-missing");
  await page.getByLabel("Date", { exact: true }).fill(tuesday);
  await page.getByLabel("Heure", { exact: true }).fill("20:05");
  await page.getByLabel("À une autre adresse, pour ce rendez-vous seulement").check();
  await page.getByLabel(/Nom du lieu/).fill("École du Centre");
  await page.getByLabel("Adresse", { exact: true }).fill("3 rue de l’École, 62000 Arras");
  await page.reload();
  await expect(page.getByLabel("Adresse", { exact: true })).toHaveValue("3 rue de l’École, 62000 Arras");
  await expect(page.getByLabel("Heure", { exact: true })).toHaveValue("20:05");
  await look("when");
  await visit.button("Continuer").click();

  await expect(visit.heading("Vérifiez et enregistrez")).toBeFocused();
  await expect(page.getByText("École du Centre, 3 rue de l’École, 62000 Arras")).toBeVisible();
  await expect(page.getByText(/de 20\sh\s05 à 20\sh\s35/)).toBeVisible();
  await page.getByLabel(/Envoyer un rappel à Noé/).uncheck();
  await look("recap");
  await visit.button("Enregistrer le rendez-vous").click();
  await expect(page.getByText(/^Rendez-vous enregistré/).first()).toBeVisible();
  // Back on the agenda, on the new appointment, which is drawn though it is late.
  await expect(eventOf(page, /INCONNUE/)).toBeFocused();
  await look("booked");
});

test("an appointment by the slot search starts with what was found", async ({ page, stack, look, visit }) => {
  await atDesk(page, AGENTS.nurse);
  const tuesday = await farTuesday(stack);
  const known = await register(page, somebody({ lastName: "Fontaine" }));
  expect(known.id).toBeTruthy();
  await page.goto(await deskPath(page, "creneaux"));
  await visit.button("Chercher").click();
  await expect(page.getByText("Choisissez un motif.", { exact: true })).toBeVisible();
  await page.getByLabel("Motif").selectOption({ label: "Consultation de puériculture" });
  await page.getByLabel("À partir du").fill(tuesday);
  await look("search");
  await visit.button("Chercher").click();
  await visit
    .link(/Site Arras/)
    .first()
    .click();
  const slot = page.locator(".slot-link").first();
  await expect(slot).toBeVisible();
  await look("slots");
  await slot.click();
  await expect(visit.heading("Pour qui est ce rendez-vous ?")).toBeFocused();
  await page.getByLabel("Chercher un usager").fill("fontaine");
  await page.getByRole("list", { name: "Usagers trouvés" }).getByRole("button").first().click();
  await visit.button("Continuer").click();
  await expect(visit.heading("Qui, quand et où ?")).toBeFocused();
  await expect(page.getByLabel("Heure", { exact: true })).not.toHaveValue("");
  await visit.button("Continuer").click();
  await expect(visit.heading("Vérifiez et enregistrez")).toBeFocused();
  await visit.button("Enregistrer le rendez-vous").click();
  await expect(eventOf(page, /FONTAINE/).first()).toBeVisible();
});

test("an appointment is changed by its form, and another's change meanwhile is told", async ({
  page,
  stack,
  look,
  visit,
}) => {
  await atDesk(page, AGENTS.nurse);
  const tuesday = await farTuesday(stack);
  const { id } = await appointment(page, "Garnier", tuesday, "10:00");
  await page.goto(await deskPath(page, `rendez_vous/${id}`));
  await expect(visit.heading("Rendez-vous de Zoé GARNIER")).toBeVisible();
  await look("page");
  await visit.link("Modifier").click();
  await expect(visit.heading("Modifier le rendez-vous")).toBeFocused();
  await page.getByLabel("Heure", { exact: true }).fill("");
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("link", { name: "Indiquez l’heure." })).toBeVisible();
  await look("form-with-errors");
  await page.getByLabel("Heure", { exact: true }).fill("11:10");
  await visit.button("Enregistrer").click();
  await expect(page.getByText("Camille DELATTRE a une plage d’ouverture dans un autre lieu")).toBeVisible();
  await look("form-with-warnings");
  await visit.button("Enregistrer quand même").click();
  await expect(page.getByText("Les modifications sont enregistrées.").first()).toBeVisible();
  await expect(page.getByText(/de 11\sh\s10 à 11\sh\s40/).first()).toBeVisible();

  await visit.link("Modifier").click();
  await page.getByLabel("Heure", { exact: true }).fill("14:00");
  const now = (await (await page.request.get(`/api/agent/appointments/${id}`)).json()) as { version: number };
  await change(page, "PATCH", `/api/agent/appointments/${id}`, {
    duration_minutes: 45,
    accept_warnings: ALL_WARNINGS,
    version: now.version,
  });
  await visit.button(/^Enregistrer/).click();
  await expect(page.getByRole("heading", { name: "Ce rendez-vous a changé entre-temps" })).toBeVisible();
  await expect(page.getByLabel("Heure", { exact: true })).toHaveValue("14:00");
  await look("changed-meanwhile");
  // Pressed again: the time of here, the length of there.
  await visit.button(/^Enregistrer/).click();
  const insist = visit.button("Enregistrer quand même");
  const saved = page.getByText("Les modifications sont enregistrées.").first();
  await expect(insist.or(saved)).toBeVisible();
  if (await insist.isVisible()) await insist.click();
  await expect(page.getByText(/de 14\sh à 14\sh\s45/).first()).toBeVisible();
});

test("past appointments without a status lead to their list", async ({ page, stack, look, visit }) => {
  await atDesk(page, AGENTS.nurse);
  const yesterday = await stack.now();
  yesterday.setUTCDate(yesterday.getUTCDate() - 1);
  await appointment(page, "Passé", yesterday.toISOString().slice(0, 10), "10:00");
  await page.goto(await deskPath(page, "agenda"));
  await visit.link(/rendez-vous passés? sans statut/).click();
  await expect(visit.heading("Rendez-vous")).toBeFocused();
  await expect(page.getByRole("row").filter({ hasText: "PASSÉ" })).toContainText("À renseigner");
  await look("list");
  await page.getByRole("row").filter({ hasText: "PASSÉ" }).getByRole("link").click();
  await visit.button("Absence non excusée").click();
  await expect(page.locator(".appointment-lead")).toContainText("Absence non excusée");
  await expect(visit.button("Remettre à venir")).toBeVisible();
  await page.goto(await deskPath(page, "rendez_vous?status=seen&from=2020-01-01&to=2020-01-02"));
  await expect(page.getByText("Aucun rendez-vous ne correspond.")).toBeVisible();
});

test.describe("on a narrow screen, in the dark and in English", () => {
  test.use({ viewport: { width: 320, height: 700 }, colorScheme: "dark" });

  test("the pages stay whole", async ({ page, stack }) => {
    await atDesk(page, AGENTS.nurse);
    const tuesday = await farTuesday(stack);
    const { id } = await appointment(page, "Bernard", tuesday, "10:00");
    await page.goto(`${await deskPath(page, "agenda")}?lang=en`);
    await expect(viewOf(page, "Day")).toHaveAttribute("aria-current", "true");
    for (const place of [
      `agenda?view=day&date=${tuesday}`,
      `agenda?view=week&date=${tuesday}`,
      `agenda?view=month&date=${tuesday}`,
      `agenda?view=list&date=${tuesday}`,
      `rendez_vous/${id}`,
      `rendez_vous/${id}/modifier`,
      "rendez_vous",
      "rendez_vous/nouveau",
      "creneaux",
    ]) {
      await page.goto(await deskPath(page, place));
      await expect(page.locator("h1")).toBeVisible();
      await expect(page.locator(".skeletons")).toHaveCount(0);
      await expectAccessible(page, place);
      await expectNoSidewaysScroll(page);
    }
  });
});
