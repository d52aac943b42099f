/** Openings and absences: recurrences in words, previews, warnings, exceptions, and the slots that citizens find. */
import type { Page } from "@playwright/test";
import { AGENTS, atDesk, deskPath, sessionOf } from "./desk";
import { tabTo } from "./keyboard";
import { expect, expectNoSidewaysScroll, test } from "./site";

/** A day as its field takes it, so many days from now. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The next Tuesday that is at least so many days away. */
function tuesdayIn(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((2 - day.getUTCDay() + 7) % 7));
  return day.toISOString().slice(0, 10);
}

async function plan(page: Page, email: string, place: string): Promise<void> {
  await atDesk(page, email);
  await page.goto(await deskPath(page, place));
}

/** The motif of the nurse that is received on site, and where. */
async function fillOnSite(page: Page, title: string): Promise<void> {
  await page.getByLabel("Titre").fill(title);
  await page.getByLabel(/^Consultation de puériculture/).check();
  await page.getByLabel("Lieu", { exact: true }).selectOption({ index: 1 });
}

test("a nurse opens Tuesdays every two weeks, sees the slots first, closes a day, and deletes it", async ({
  page,
  visit,
  look,
  stack,
}) => {
  await plan(page, AGENTS.nurse, "plages");
  await expect(visit.heading("Plages d’ouverture")).toBeVisible();
  await look("list");
  await visit.link("Ajouter une plage d’ouverture").click();
  await expect(visit.heading("Nouvelle plage d’ouverture")).toBeFocused();
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("link", { name: "Donnez un titre à la plage." })).toBeVisible();
  await expect(page.getByRole("link", { name: "Choisissez au moins un motif." })).toBeVisible();
  await look("mistakes");

  const first = tuesdayIn(30);
  await fillOnSite(page, "Permanence du mardi soir");
  await page.getByLabel("Premier jour").fill(first);
  await page.getByLabel("De", { exact: true }).fill("18:00");
  await page.getByLabel("À", { exact: true }).fill("20:00");
  await page.getByLabel(/^Certains jours de la semaine/).check();
  await expect(page.getByLabel("Mardi", { exact: true })).toBeChecked();
  await page.getByLabel("À quel rythme ?").selectOption({ label: "Toutes les 2 semaines" });
  await page.getByLabel("Jeudi", { exact: true }).check();
  await page.getByLabel("Jusqu’à une date").check();
  await page.getByLabel("Dernier jour possible").fill(inDays(200));
  await expect(
    page.getByText(/Toutes les 2 semaines, le mardi et le jeudi, à partir du mardi .*, jusqu’au /),
  ).toBeVisible();

  const preview = page.getByRole("region", { name: "Ce que cette plage ouvre" });
  await expect(preview).toContainText("4 créneaux par jour");
  await expect(preview).toContainText("18 h 30");
  await look("preview");
  await visit.button("Enregistrer").click();
  await expect(page.getByText(/La plage d’ouverture est enregistrée/).first()).toBeVisible();
  const row = page.getByRole("row", { name: /Permanence du mardi soir/ });
  await expect(row).toContainText(/Toutes les deux semaines le mardi et le jeudi/);
  await look("saved");
  const told = await stack.messages(AGENTS.nurse);
  expect(told.some(({ text }) => text.includes("Permanence du mardi soir"))).toBe(true);

  await visit.link("Modifier : Permanence du mardi soir").click();
  await expect(page.getByRole("heading", { name: "Jours fermés" })).toBeVisible();
  await page.getByLabel("Fermer un autre jour").fill(inDays(1));
  await visit.button("Fermer ce jour").click();
  await expect(page.getByLabel("Fermer un autre jour")).toHaveAttribute("aria-invalid", "true");
  await visit
    .button(/^Fermer le mardi/)
    .first()
    .click();
  await expect(visit.button(/^Rouvrir le mardi/)).toBeVisible();
  await expect(preview).toContainText("Créneaux d’un jour ouvert");
  await look("closed-day");
  // Closing a day is no conflict with the form on the same page.
  await page.getByLabel("Titre").fill("Permanence du soir");
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("row", { name: /Permanence du soir.*1 jour fermé/ })).toBeVisible();

  await visit.link("Supprimer : Permanence du soir").click();
  await look("remove");
  await visit.button("Oui, supprimer cette plage").click();
  await expect(page.getByText(/La plage d’ouverture est supprimée/).first()).toBeVisible();
  await expect(page.getByRole("row", { name: /Permanence du soir/ })).toHaveCount(0);
});

test("an opening that overlaps another is warned of, and saved all the same when one insists", async ({
  page,
  visit,
  look,
}) => {
  await plan(page, AGENTS.nurse, "plages");
  await visit
    .link(/^Dupliquer\s:\s/)
    .first()
    .click();
  await expect(visit.heading("Nouvelle plage d’ouverture")).toBeFocused();
  const before = await page.getByLabel("Titre").inputValue();
  await page.getByLabel("Titre").fill(`${before} (copie)`);
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("heading", { name: "À vérifier avant d’enregistrer" })).toBeVisible();
  await expect(page.getByLabel("Titre")).toHaveValue(`${before} (copie)`);
  await look("warnings");
  await visit.button("Enregistrer quand même").click();
  await expect(page.getByText(/La plage d’ouverture est enregistrée/).first()).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: `${before} (copie)` })).toHaveCount(1);
});

test("what an opening offers is found by citizens once it is saved", async ({ page, visit }) => {
  await plan(page, AGENTS.nurse, "plages/nouvelle");
  const { agent } = await sessionOf(page);
  const day = tuesdayIn(20);
  await fillOnSite(page, "Samedi");
  await page.getByLabel("Premier jour").fill(day);
  // Later than any opening of the demonstration.
  await page.getByLabel("De", { exact: true }).fill("20:00");
  await page.getByLabel("À", { exact: true }).fill("21:00");
  await visit.button("Enregistrer").click();
  await expect(page.getByText(/La plage d’ouverture est enregistrée/).first()).toBeVisible();
  const organisation = agent.organisations[0]?.id;
  const { motifs } = (await (await page.request.get(`/api/agent/organisations/${organisation}/motifs`)).json()) as {
    motifs: { id: string; name: string }[];
  };
  const { openings } = (await (
    await page.request.get(`/api/agent/organisations/${organisation}/openings?q=Samedi`)
  ).json()) as { openings: { location_id: string }[] };
  const query = new URLSearchParams({
    motif_id: motifs.find(({ name }) => name === "Consultation de puériculture")?.id ?? "",
    location_id: openings[0]?.location_id ?? "",
    from: day,
    days: "1",
  });
  await expect
    .poll(async () => {
      const { slots } = (await (await page.request.get(`/api/slots?${query}`)).json()) as {
        slots: { starts_at: string }[];
      };
      return slots.filter(({ starts_at }) => starts_at.includes("T20:")).length;
    })
    .toBe(2);
});

test("openings are searched by their title, and those that are over stand apart", async ({ page, visit, look }) => {
  await plan(page, AGENTS.nurse, "plages");
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await page.getByLabel("Chercher dans les titres").fill("zzz");
  await visit.button("Chercher").click();
  await expect(page.getByText("Aucune plage d’ouverture n’a ce mot dans son titre.")).toBeVisible();
  await page.getByLabel("Chercher dans les titres").fill("");
  await visit.button("Chercher").click();
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await visit.link("Terminées").click();
  await expect(page).toHaveURL(/terminees=1/);
  await expect(page.getByText("Aucune plage d’ouverture terminée.")).toBeVisible();
  await look("over");
});

test("an admin writes a colleague's leave of several days, changes it and deletes it", async ({
  page,
  visit,
  look,
}) => {
  await plan(page, AGENTS.admin, "indisponibilites");
  await visit.link("Ajouter une indisponibilité").click();
  await page.getByLabel("Agent absent").selectOption({ label: "Camille Delattre" });
  await page.getByLabel("Titre").fill("Congés");
  await page.getByLabel("Premier jour").fill(inDays(40));
  await expect(page.getByLabel("Dernier jour")).toHaveValue(inDays(40));
  await page.getByLabel("Dernier jour").fill(inDays(45));
  await expect(page.getByText("Une indisponibilité de plusieurs jours ne se répète pas.")).toBeVisible();
  await look("form");
  await visit.button("Enregistrer").click();
  const row = page.getByRole("row", { name: /Congés/ });
  await expect(row).toContainText(/Du .* à 9\sh au .* à 18\sh/);
  await look("list");

  await visit.link("Modifier : Congés").click();
  await page.getByLabel("Dernier jour").fill(inDays(40));
  await page.getByLabel("Jusqu’à", { exact: true }).fill("08:00");
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("link", { name: "La fin doit venir après le début." })).toBeVisible();
  await page.getByLabel("Jusqu’à", { exact: true }).fill("12:00");
  await visit.button("Enregistrer").click();
  await expect(row).toContainText(/de 9\sh à 12\sh/);
  await visit.link("Supprimer : Congés").click();
  await visit.button("Oui, supprimer cette indisponibilité").click();
  await expect(row).toHaveCount(0);
});

test("an absence every month is written with the keyboard alone, on a narrow screen", async ({ page, look }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await plan(page, AGENTS.nurse, "indisponibilites/nouvelle");
  await tabTo(page, /^Titre/);
  await page.keyboard.type("Réunion de service");
  await tabTo(page, /^Une seule fois/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel(/^Un jour du mois/)).toBeChecked();
  await expect(page.getByText(/^Tous les mois, le .* du mois, à partir du/)).toBeVisible();
  await look("monthly");
  await tabTo(page, /^Enregistrer$/);
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("row", { name: /Réunion de service Quand Tous les mois|Réunion de service.*Tous les mois/ }),
  ).toBeVisible();
  await expectNoSidewaysScroll(page);
});
