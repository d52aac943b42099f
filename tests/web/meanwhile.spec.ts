/** What happens meanwhile: presses, departures and other people's changes while an answer is still on its way. */
import type { Page } from "@playwright/test";
import { AGENTS, appointment, atDesk, deskPath, drag, farTuesday } from "./desk";
import { bookAs, signUp } from "./members";
import { expect, gate, somebody, test, type Visit } from "./site";

/** Keeps the next call to a path waiting until the test lets it through. */
async function held(page: Page, path: string, method: string) {
  const [asked, through] = [gate(), gate()];
  await page.route(path, async (route) => {
    if (route.request().method() !== method) return route.fallback();
    asked.open();
    await through.opened;
    await route.fallback();
  });
  const answered = page.waitForResponse(
    (response) =>
      response.request().method() === method && new RegExp(`${path.replaceAll("*", ".*")}$`).test(response.url()),
    // As long as the test itself may last: what it does meanwhile takes the time that it takes.
    { timeout: 0 },
  );
  /** Lets it through, and waits until the page has had its answer. */
  const release = async (): Promise<void> => {
    through.open();
    await (await answered).finished();
    await page.evaluate(() => new Promise(requestAnimationFrame));
  };
  return { asked: asked.opened, release };
}

async function toDetails(visit: Visit): Promise<void> {
  await visit.toTimes("62", /PMI/, /Consultation de puériculture/);
  await visit.choose(0);
  await visit.reserve();
}

test("a late answer does not take away who has gone on to another page", async ({ page, stack, visit }) => {
  await signUp(page, stack, somebody());
  await page.goto("/compte/preferences");
  await page.getByLabel("Par SMS").uncheck();
  const saving = await held(page, "**/api/account", "PATCH");
  await visit.button("Enregistrer").click();
  await saving.asked;
  await visit.link("Retour").click();
  await visit.link("Modifier : Vos informations").click();
  await page.getByLabel("Prénom", { exact: true }).fill("Constance");
  await saving.release();
  await expect(visit.heading("Modifier vos informations")).toBeVisible();
  await expect(page.getByLabel("Prénom", { exact: true })).toHaveValue("Constance");
});

test("a list that was read before a cancellation is read anew after it", async ({ page, stack, visit }) => {
  await signUp(page, stack, somebody());
  await bookAs(visit);
  await visit.link("Voir tous mes rendez-vous").click();
  await visit.link(/Consultation de puériculture/).click();
  await visit.link("Annuler le RDV").click();
  await visit.button("Oui, annuler le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est annulé")).toBeFocused();
  await visit.link("Retour").click();
  await expect(visit.heading("Mes rendez-vous")).toBeFocused();
  await expect(page.getByRole("main").getByText("Annulé")).toBeVisible();
});

test("an address that is corrected while its code is being sent gets the code", async ({ page, visit }) => {
  const [wrong, right] = [somebody(), somebody()];
  await toDetails(visit);
  await visit.fill(wrong);
  const sending = await held(page, "**/api/contact_codes", "POST");
  await visit.button("Recevoir mon code").click();
  await sending.asked;
  await page.getByLabel("Adresse e-mail").fill(right.email ?? "");
  await sending.release();
  // The page is the same one, with the caret where it was.
  await expect(visit.button("Recevoir mon code")).toBeVisible();
  await expect(visit.heading("Vos coordonnées")).toBeVisible();
  await expect(page.getByLabel("Adresse e-mail")).toBeFocused();
  await expect(page.getByLabel("Adresse e-mail")).toHaveValue(right.email ?? "");
  await page.unroute("**/api/contact_codes");
  await visit.button("Recevoir mon code").click();
  await visit.enterCode(right.email ?? "");
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
});

test("no other code is asked for while one is being verified", async ({ page, stack, visit }) => {
  const zoe = somebody();
  await toDetails(visit);
  await visit.identify(zoe);
  const verifying = await held(page, "**/api/contact_codes/verify", "POST");
  await visit.enterCode(zoe.email ?? "");
  await verifying.asked;
  await visit.button("Renvoyer le code").click();
  await verifying.release();
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
  const sent = (await stack.messages(zoe.email ?? "")).filter(({ event }) => event === "contact_code");
  expect(sent).toHaveLength(1);
});

test("what colleagues change while a move is being asked for is drawn once when nothing is moved", async ({
  page,
  stack,
  visit,
}) => {
  await atDesk(page, AGENTS.nurse);
  const tuesday = await farTuesday(stack);
  await appointment(page, "Moreau", tuesday, "10:00");
  await appointment(page, "Roux", tuesday, "12:00");
  await page.goto(await deskPath(page, `agenda?view=day&date=${tuesday}`));
  const eventOf = (name: RegExp) => page.locator("a.fc-event", { hasText: name });
  await drag(page, eventOf(/MOREAU/), eventOf(/ROUX/));
  await expect(page.getByRole("dialog")).toBeVisible();
  await appointment(page, "Lenoir", tuesday, "15:00");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(eventOf(/LENOIR/)).toHaveCount(1);
  await visit.button("Ne rien changer").click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(eventOf(/MOREAU/)).toHaveCount(1);
  await expect(eventOf(/MOREAU/)).toContainText("10 h – 10 h 30");
});

test("a move under way is not left, and its end is told", async ({ page, stack, visit }) => {
  await atDesk(page, AGENTS.nurse);
  const tuesday = await farTuesday(stack);
  await appointment(page, "Moreau", tuesday, "10:00");
  await appointment(page, "Roux", tuesday, "12:00");
  await page.goto(await deskPath(page, `agenda?view=day&date=${tuesday}`));
  const eventOf = (name: RegExp) => page.locator("a.fc-event", { hasText: name });
  await drag(page, eventOf(/MOREAU/), eventOf(/ROUX/));
  const moving = await held(page, "**/api/agent/appointments/*", "PATCH");
  await page.getByRole("button", { name: "Déplacer", exact: true }).click();
  await moving.asked;
  await page.keyboard.press("Escape");
  // The browser lets no page refuse a second one in a row.
  await page.keyboard.press("Escape");
  await visit.button("Ne rien changer").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await moving.release();
  await expect(page.getByText("À vérifier avant d’enregistrer")).toBeVisible();
});

test("a booking whose answer is lost is told of when another switch is set before the second press", async ({
  page,
  stack,
  visit,
}) => {
  await atDesk(page, AGENTS.nurse);
  const tuesday = await farTuesday(stack);
  await page.goto(await deskPath(page, "rendez_vous/nouveau"));
  await page.getByLabel(/Consultation de puériculture/).check();
  await visit.button("Continuer").click();
  await page.getByLabel("Chercher un usager").fill("Gaëlle Inconnue");
  await visit.button("Créer un usager").click();
  await page.getByLabel(/Numéro de téléphone/).fill("06 12 34 56 92");
  await visit.button("Créer et ajouter").click();
  await visit.button("Continuer").click();
  await page.getByLabel("Date", { exact: true }).fill(tuesday);
  await page.getByLabel("Heure", { exact: true }).fill("20:05");
  await page.getByLabel("Lieu", { exact: true }).selectOption({ index: 1 });
  await visit.button("Continuer").click();
  await expect(visit.heading("Vérifiez et enregistrez")).toBeFocused();
  await page.route(
    "**/api/agent/appointments",
    async (route) => {
      await route.fetch();
      await route.abort("connectionreset");
    },
    { times: 1 },
  );
  await visit.button("Enregistrer le rendez-vous").click();
  await expect(page.getByRole("heading", { name: "La connexion est interrompue" })).toBeVisible();
  await page.getByLabel(/Envoyer un rappel à/).uncheck();
  await visit.button("Enregistrer le rendez-vous").click();
  // Another request, judged anew: it meets the first, which was kept.
  await expect(page.getByText(/a déjà un rendez-vous pour ce motif le même jour/)).toBeVisible();
});

test("suggestions that come while the keys go through them change nothing of what Enter takes", async ({
  page,
  visit,
}) => {
  const address = (label: string) => ({ label, city: label, departement: "62", latitude: 50.29, longitude: 2.78 });
  const later = gate();
  await page.route("**/api/addresses?**", async (route) => {
    const whole = new URL(route.request().url()).searchParams.get("q") === "arras";
    if (whole) await later.opened;
    await route.fulfill({ json: { addresses: whole ? [address("Arras")] : [address("Arry"), address("Arrest")] } });
  });
  await page.goto("/");
  const line = page.getByRole("combobox");
  await line.pressSequentially("arr");
  await expect(page.getByRole("option")).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { name: "Arry" })).toHaveAttribute("aria-selected", "true");
  const asked = page.waitForRequest(/q=arras/, { timeout: 0 });
  await line.pressSequentially("as");
  await page.keyboard.press("ArrowDown");
  await asked;
  later.open();
  await expect(page.getByRole("option", { name: "Arras" })).toBeVisible();
  await expect(page.getByRole("option", { selected: true })).toHaveCount(0);
  // Nothing of the new list was chosen: what is typed is what is looked for.
  await page.keyboard.press("Enter");
  await expect(visit.heading(/^Résultats pour/)).toBeVisible();
});
