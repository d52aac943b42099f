/** From the chosen time to the confirmation, with an account or without, whatever happens on the way. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { tabTo } from "./keyboard";
import { bookAs, PASSWORD, signOut, signUp } from "./members";
import { expect, gate, somebody, test, type Visit } from "./site";

const TIMES = ["62", /PMI/, /Consultation de puériculture/] as const;

/** Holds a time and stops at the question of how to go on. */
async function toIdentification(visit: Visit, rank = 0): Promise<string> {
  await visit.toTimes(...TIMES);
  await visit.toNextWeek();
  const startsAt = await visit.choose(rank);
  await visit.button("Réserver ce créneau").click();
  await expect(visit.heading("Comment souhaitez-vous continuer ?")).toBeVisible();
  return startsAt;
}

async function fillSignIn(page: Page, email: string): Promise<void> {
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Se connecter" }).click();
}

const countHolds = (page: Page): (() => number) => {
  let count = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && new URL(request.url()).pathname === "/api/holds") count += 1;
  });
  return () => count;
};

test("signing in comes back to the same step with the same time, and books for a new relative", async ({
  page,
  stack,
  visit,
  look,
}) => {
  const zoe = await signUp(page, stack, somebody());
  await signOut(page);
  const holds = countHolds(page);
  await toIdentification(visit);
  await look("identification");
  await visit.link(/^Se connecter avec son compte/).click();
  await fillSignIn(page, zoe.email);

  await expect(visit.heading("Pour qui est ce rendez-vous ?")).toBeFocused();
  await expect(page.getByText(/Ce créneau vous est réservé/)).toBeVisible();
  expect(holds()).toBe(1);
  await look("for-whom");
  await page.getByLabel(/^Pour un autre proche/).check();
  await visit.button("Continuer").click();
  await expect(page.getByRole("link", { name: "Indiquez le prénom de la personne qui vient." })).toBeVisible();
  await expect(page).toHaveTitle(/^Erreur/);
  await look("for-whom-with-errors");
  await page.getByLabel("Prénom de la personne").fill("Léo");
  await page.getByLabel("Nom de famille de la personne").fill("D’Artagnan");
  await page.getByLabel(/Date de naissance/).fill("2024-02-29");
  await visit.button("Continuer").click();

  await expect(visit.heading("Vérifiez et confirmez")).toBeFocused();
  await expect(page.getByRole("definition").filter({ hasText: "Léo D’Artagnan" })).toBeVisible();
  await look("summary");
  await visit.button("Confirmer le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeFocused();
  await expect(page.getByText("Léo D’Artagnan")).toBeVisible();
  await look("confirmed");

  // The relative is offered the next time.
  await visit.toTimes("62", "Service social", /Point téléphonique/);
  await visit.toNextWeek();
  await visit.choose(1);
  await visit.button("Réserver ce créneau").click();
  await page.getByLabel("Léo D’Artagnan").check();
  await visit.button("Continuer").click();

  // This motif needs a number, which the account does not have.
  await expect(visit.heading("Ce qu’il faut pour ce rendez-vous")).toBeFocused();
  await visit.button("Continuer").click();
  await expect(page.getByRole("link", { name: /rendez-vous a lieu par téléphone/ })).toBeVisible();
  await look("needed-with-errors");
  await page.getByLabel("Numéro de téléphone").fill("06 12 34 56 78");
  await visit.button("Continuer").click();
  await visit.button("Confirmer le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
});

test("FranceConnect in the middle comes back to the same step with the same time, and books it", async ({
  page,
  stack,
  visit,
  look,
}) => {
  const holds = countHolds(page);
  const startsAt = await toIdentification(visit, 1);
  await visit.link(/^S’identifier avec FranceConnect/).click();
  await expect(visit.heading("Qui êtes-vous ?")).toBeVisible();
  await visit.link(/Amina Benali/).click();

  await expect(visit.heading("Pour qui est ce rendez-vous ?")).toBeVisible();
  await expect(page.getByText(/Ce créneau vous est réservé/)).toBeVisible();
  await look("for-whom");
  await page.getByLabel(/^Pour moi/).check();
  await visit.button("Continuer").click();
  await expect(visit.heading("Vérifiez et confirmez")).toBeFocused();
  await expect(page.getByRole("definition").filter({ hasText: "Amina Benali" })).toBeVisible();
  await visit.button("Confirmer le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeFocused();
  expect(holds()).toBe(1);
  const booked = await stack.appointmentsOf(page);
  expect(booked.map(({ starts_at }) => Date.parse(starts_at))).toEqual([Date.parse(startsAt)]);
});

test("a password forgotten in the middle is chosen anew, and leads back to the same step with the same time", async ({
  page,
  stack,
  visit,
}) => {
  const zoe = await signUp(page, stack, somebody());
  await signOut(page);
  const holds = countHolds(page);
  await toIdentification(visit, 1);
  await visit.link(/^Se connecter avec son compte/).click();
  await visit.link("Mot de passe oublié ?").click();
  await page.getByLabel("Adresse e-mail").fill(somebody().email ?? "");
  await visit.button("Recevoir le lien").click();
  await visit.link("saisir une autre adresse").click();
  await page.getByLabel("Adresse e-mail").fill(zoe.email);
  await visit.button("Recevoir le lien").click();
  await expect(visit.heading("Consultez votre boîte aux lettres")).toBeVisible();
  await page.goto(await stack.accountLink(zoe.email));
  await page.getByLabel("Nouveau mot de passe", { exact: true }).fill("Rivière-calme-de-1991");
  await visit.button("Enregistrer").click();
  await expect(visit.heading("Pour qui est ce rendez-vous ?")).toBeVisible();
  await expect(page.getByText(/Ce créneau vous est réservé/)).toBeVisible();
  expect(holds()).toBe(1);
});

test("whoever refuses at FranceConnect goes on from the same step with the same time", async ({
  page,
  visit,
  look,
}) => {
  const holds = countHolds(page);
  await toIdentification(visit, 1);
  await visit.link(/^S’identifier avec FranceConnect/).click();
  await visit.link("Ne pas me connecter").click();
  await expect(visit.heading("Connexion")).toBeVisible();
  await expect(page.getByText("La connexion avec FranceConnect n’a pas abouti")).toBeVisible();
  await expect(page.getByText("Votre réservation n’est pas perdue.")).toBeVisible();
  await look("refused");
  await visit.link("Retour").click();
  await expect(visit.heading("Comment souhaitez-vous continuer ?")).toBeVisible();
  await visit.link(/^Continuer sans compte/).click();
  await expect(visit.heading("Vos coordonnées")).toBeVisible();
  expect(holds()).toBe(1);
});

test("a session that ends in the middle is opened again without typing anything twice", async ({
  page,
  context,
  stack,
  visit,
  look,
}) => {
  const zoe = await signUp(page, stack, somebody());
  await visit.toTimes(...TIMES);
  await visit.choose(2);
  await visit.button("Réserver ce créneau").click();
  await page.getByLabel(/^Pour un autre proche/).check();
  await page.getByLabel("Prénom de la personne").fill("Inès");
  await page.getByLabel("Nom de famille de la personne").fill("Xi");
  await visit.button("Continuer").click();
  await expect(visit.heading("Vérifiez et confirmez")).toBeVisible();
  await context.clearCookies();
  await visit.button("Confirmer le rendez-vous").click();

  await expect(visit.heading("Comment souhaitez-vous continuer ?")).toBeFocused();
  await expect(page.getByText("Votre session a pris fin")).toBeVisible();
  await look("session-ended");
  await visit.link(/^Se connecter avec son compte/).click();
  await fillSignIn(page, zoe.email);
  await expect(visit.heading("Vérifiez et confirmez")).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "Inès Xi" })).toBeVisible();
  await visit.button("Confirmer le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
});

test("two presses book once", async ({ page, stack, visit }) => {
  const zoe = await signUp(page, stack, somebody());
  await visit.toTimes(...TIMES);
  await visit.choose(1);
  await visit.button("Réserver ce créneau").click();
  await visit.button("Continuer").click();
  // The answer waits for the second press, however slow the presses and quick the service.
  const pressed = gate();
  await page.route("**/api/appointments", (route) => pressed.opened.then(() => route.fallback()));
  await visit.button("Confirmer le rendez-vous").dblclick();
  pressed.open();
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
  expect(await stack.appointmentsOf(page)).toHaveLength(1);
  const created = (await stack.messages(zoe.email)).filter(({ event }) => event === "created");
  expect(created).toHaveLength(1);
});

test("a second tab does not confuse the first", async ({ page, context, stack, visit }) => {
  const zoe = somebody();
  const first = await toIdentification(visit, 0);
  await visit.link(/^Continuer sans compte/).click();
  await visit.fill(zoe);

  const tab = await context.newPage();
  const other = new (visit.constructor as typeof Visit)(tab, stack);
  const second = await toIdentification(other, 3);
  expect(second).not.toBe(first);
  await other.link(/^Continuer sans compte/).click();
  await expect(tab.getByLabel("Prénom", { exact: true })).toHaveValue("");

  await visit.button("Recevoir mon code").click();
  await visit.enterCode(zoe.email ?? "");
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
  const hour = (startsAt: string) => new RegExp(`^de ${Number(startsAt.slice(11, 13))}\\s?h`);
  await expect(page.locator(".when-time")).toHaveText(hour(first));
  await expect(tab.locator(".when-time")).toHaveText(hour(second));
  await expect(tab.getByText(/Ce créneau vous est réservé/)).toBeVisible();
});

test("somebody without an account books for another person, and keeps the date", async ({ page, visit, look }) => {
  const zoe = somebody();
  await toIdentification(visit, 4);
  await visit.link(/^Continuer sans compte/).click();
  await page.getByLabel("Pour une autre personne").check();
  await page.getByLabel("Prénom de la personne").fill("Inès");
  await page.getByLabel("Nom de famille de la personne").fill("Xi");
  await look("details");
  await visit.identify(zoe);
  await expect(page.getByRole("definition").filter({ hasText: "Inès Xi" })).toBeVisible();
  await look("code");
  await visit.enterCode(zoe.email ?? "");
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeFocused();
  await expect(page.getByText("Inès Xi")).toBeVisible();
  await expect(page.getByRole("region", { name: /^Et maintenant/ }).getByRole("listitem")).toHaveCount(3);
  await look("confirmed");
  const [file] = await Promise.all([page.waitForEvent("download"), visit.button("Ajouter à mon agenda").click()]);
  const text = readFileSync(await file.path(), "utf8");
  expect(file.suggestedFilename()).toMatch(/\.ics$/);
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nSUMMARY:RDV Consultation de puériculture\r\n/);
});

test("the number of the pre-application is asked for, refused in another form, and shown with the appointment", async ({
  page,
  stack,
  visit,
  look,
}) => {
  await visit.toTimes("62", "Mairie", /Carte d’identité ou passeport/);
  await visit.toNextWeek();
  await visit.choose(5);
  await visit.reserve();
  const zoe = somebody();
  await visit.fill(zoe);
  const number = page.getByLabel(/pré-demande ANTS/);
  await visit.button("Recevoir mon code").click();
  await expect(page.getByRole("link", { name: "Indiquez le numéro de votre pré-demande ANTS." })).toBeVisible();
  await number.fill("123");
  await visit.button("Recevoir mon code").click();
  await expect(page.getByRole("link", { name: /10 lettres et chiffres/ })).toBeVisible();
  await expect(number).toHaveAttribute("aria-invalid", "true");
  await expect(number).toHaveAccessibleDescription(/Exemple\s: A12B34C56D/);
  await look("ants-wrong");
  await number.fill("a12b 34c5 6d");
  await visit.button("Recevoir mon code").click();
  await expect(page.getByRole("definition").filter({ hasText: "A12B34C56D" })).toBeVisible();
  await look("ants-code");
  await visit.enterCode(zoe.email ?? "");
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
  await expect(page.getByText("Pré-demande ANTS A12B34C56D")).toBeVisible();

  // Days later, by the link of the message and the door of its three letters.
  await page.evaluate(() => sessionStorage.clear());
  await visit.open(await stack.link(zoe.email ?? "", "created"), "dar");
  await expect(page.getByText("Pré-demande ANTS A12B34C56D")).toBeVisible();
  await look("ants-appointment");
});

test("a time already held in this browser goes on in another tab", async ({ page, context, stack, visit }) => {
  await toIdentification(visit, 6);
  const tab = await context.newPage();
  const other = new (visit.constructor as typeof Visit)(tab, stack);
  const holds = countHolds(tab);
  await tab.goto(page.url());
  await expect(other.link(/^Continuer sans compte/)).toBeVisible();
  await expect(tab.getByText(/Ce créneau vous est réservé/)).toBeVisible();
  expect(holds()).toBe(0);
});

test("with an account, by the keyboard alone", async ({ page, stack, visit }) => {
  await signUp(page, stack, somebody());
  await visit.toTimes(...TIMES);
  await tabTo(page, /^\d+ h/);
  await page.keyboard.press("Space");
  await tabTo(page, /Réserver ce créneau/);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Pour qui est ce rendez-vous ?")).toBeFocused();
  await expect(page.getByLabel(/^Pour moi/)).toBeVisible();
  await tabTo(page, /^Pour moi/);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel(/^Pour un autre proche/)).toBeChecked();
  await page.keyboard.press("ArrowUp");
  await tabTo(page, /^Continuer/);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Vérifiez et confirmez")).toBeFocused();
  await tabTo(page, /Confirmer le rendez-vous/);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeFocused();
});

for (const [name, options] of [
  ["on 320 pixels", { viewport: { width: 320, height: 640 } }],
  ["in the dark", { colorScheme: "dark", viewport: { width: 390, height: 844 } }],
] as const) {
  test.describe(name, () => {
    test.use(options);

    test("every step with an account can be read", async ({ page, stack, visit, look }) => {
      await toIdentification(visit);
      await look("identification");
      await signUp(page, stack, somebody({ lastName: "Vandenbroucke-Wattrelos de la Fontaine" }));
      // Two rows: the name of the site with the other language, and what is the person's own.
      expect((await page.getByRole("banner").boundingBox())?.height).toBeLessThan(112);
      await visit.toTimes(...TIMES);
      await visit.choose(0);
      await visit.button("Réserver ce créneau").click();
      await page.getByLabel(/^Pour un autre proche/).check();
      await look("for-whom");
      await page.getByLabel(/^Pour moi/).check();
      await visit.button("Continuer").click();
      await look("summary");
      await visit.button("Confirmer le rendez-vous").click();
      await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
      await look("confirmed");
    });
  });
}

test("whoever has an account is not asked how to go on", async ({ page, stack, visit }) => {
  await signUp(page, stack, somebody());
  await bookAs(visit);
  await expect(visit.link("Voir tous mes rendez-vous")).toBeVisible();
});
