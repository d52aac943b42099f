import { expect, somebody, test } from "./site";

test("a citizen finds, books, moves, cancels and books again", async ({ page, stack, visit, look }) => {
  const zoe = somebody({ phone: "06 12 34 56 78" });
  const to = zoe.email ?? "";

  await page.goto("/");
  await expect(visit.heading("Prendre rendez-vous avec un service public")).toBeVisible();
  await look("home");
  await page.getByRole("combobox").fill("pas-de-calais");
  await visit.button("Rechercher").click();

  await expect(visit.heading(/Quel service/)).toBeFocused();
  await look("service");
  await visit.link("Service social").click();

  await expect(visit.heading(/Quel est le motif/)).toBeFocused();
  await look("motif");
  await visit.link(/Premier rendez-vous avec un travailleur social/).click();

  await expect(visit.heading(/Où souhaitez-vous aller/)).toBeFocused();
  await expect(page.getByText("Prochaine disponibilité").first()).toBeVisible();
  await look("place");
  await visit.link(/Site Arras Sud/).click();

  await expect(visit.heading("À lire avant de réserver")).toBeFocused();
  await look("reading");
  await visit.link(/J’ai lu/).click();

  await expect(visit.heading("Choisissez une date et une heure")).toBeFocused();
  await expect(visit.times.first()).toBeAttached();
  await look("times");
  await visit.toNextWeek();
  await expect(page.getByRole("heading", { level: 2, name: /^Semaine du/ })).toBeFocused();
  const first = await visit.choose(2);
  await expect(page.getByText(/^Créneau choisi/)).toBeVisible();
  await look("time-chosen");
  const slot = visit.slot(first);
  await visit.button("Réserver ce créneau").click();

  await expect(visit.heading("Comment souhaitez-vous continuer ?")).toBeFocused();
  await expect(page.getByText(/Ce créneau vous est réservé pendant encore (9|10)\sminutes/)).toBeVisible();
  await look("identification");
  await visit.link(/^Continuer sans compte/).click();
  await expect(visit.heading("Vos coordonnées")).toBeFocused();
  await expect(page.getByText(/Ce créneau vous est réservé pendant encore (9|10)\sminutes/)).toBeVisible();
  await look("details");
  await visit.button("Recevoir mon code").click();
  await expect(page.getByRole("heading", { name: "Il faut corriger ces réponses" })).toBeVisible();
  await expect(page).toHaveTitle(/^Erreur/);
  await look("details-with-errors");
  await page.getByRole("link", { name: "Indiquez votre nom de famille." }).click();
  await expect(page.getByLabel("Nom de famille", { exact: true })).toBeFocused();

  await visit.identify(zoe);
  await expect(page.getByText(to).first()).toBeVisible();
  await look("code");
  await page.getByLabel("Code à 6 chiffres").fill("12");
  await visit.button("Confirmer le rendez-vous").click();
  await expect(page.getByText("Le code a 6 chiffres.")).toBeVisible();
  await expect(page.getByLabel("Code à 6 chiffres")).toBeFocused();
  await visit.enterCode(to);

  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeFocused();
  await expect(page.getByText("Merci d’apporter une pièce d’identité")).toBeVisible();
  await look("confirmed");
  await visit.link(/Voir, déplacer ou annuler/).click();
  await expect(visit.heading("Votre rendez-vous")).toBeFocused();
  expect(page.url()).not.toContain("token");

  // The same slot is gone for everybody else.
  expect(await stack.holdAsSomeoneElse(slot)).toBeNull();

  // Another day, from the message.
  const path = await stack.link(to, "created");
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(path);
  await expect(visit.heading("Retrouver votre rendez-vous")).toBeVisible();
  await look("letters");
  await page.getByLabel(/3 premières lettres/).fill("XYZ");
  await visit.button("Voir mon rendez-vous").click();
  await expect(page.getByText(/Ces lettres ne correspondent pas/)).toBeVisible();
  await expect(page.getByLabel(/3 premières lettres/)).toBeFocused();
  await look("letters-wrong");
  await page.getByLabel(/3 premières lettres/).fill("dar");
  await visit.button("Voir mon rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous")).toBeFocused();
  await look("appointment");

  // A page loaded again is still open; the proof is nowhere in its address.
  await page.reload();
  await expect(visit.heading("Votre rendez-vous")).toBeVisible();
  expect(page.url()).toMatch(new RegExp(`${path}$`));

  await visit.link("Déplacer le RDV").click();
  await expect(visit.heading("Choisissez une nouvelle date")).toBeFocused();
  await visit.toNextWeek();
  await visit.toNextWeek();
  const second = await visit.choose(3);
  await look("move");
  await visit.button("Choisir cette date").click();
  await expect(visit.heading("Confirmer le changement de date ?")).toBeFocused();
  await look("move-confirmation");
  await visit.button("Oui, déplacer le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est déplacé")).toBeFocused();
  await look("moved");

  // The old time is free again, the new one is taken, and the message says so.
  expect(await stack.holdAsSomeoneElse(slot)).not.toBeNull();
  expect(await stack.holdAsSomeoneElse({ ...slot, starts_at: second })).toBeNull();
  expect((await stack.messages(to)).map(({ event }) => event)).toContain("updated");

  await visit.link("Annuler le RDV").click();
  await expect(visit.heading("Annuler ce rendez-vous ?")).toBeFocused();
  await expect(page.getByText("Les délais sont longs")).toBeVisible();
  await look("cancel");
  await visit.link(/^Non/).click();
  await expect(visit.heading("Votre rendez-vous")).toBeFocused();
  await visit.link("Annuler le RDV").click();
  await visit.button("Oui, annuler le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est annulé")).toBeFocused();
  await look("cancelled");
  expect((await stack.messages(to)).map(({ event }) => event)).toContain("cancelled");

  // The first time is held by somebody now; the second is offered again.
  await visit.link("Reprendre un rendez-vous").click();
  await expect(visit.heading("À lire avant de réserver")).toBeFocused();
  expect(await stack.holdAsSomeoneElse({ ...slot, starts_at: second })).not.toBeNull();
});

test("one service, one organisation and no place are not questions", async ({ page, visit, look }) => {
  await page.goto("/");
  await page.getByRole("combobox").fill("espace numérique");
  await visit.button("Rechercher").click();
  await expect(visit.heading(/^Résultats pour/)).toBeFocused();
  await look("results");
  await visit.link(/Espace numérique de Béthune/).click();
  await expect(visit.heading(/Quel est le motif/)).toBeFocused();
  await visit.link(/Dépannage par téléphone/).click();
  await expect(visit.heading("Choisissez une date et une heure")).toBeFocused();
  await expect(visit.times.first()).toBeAttached();
  await page.goBack();
  await expect(visit.heading(/Quel est le motif/)).toBeFocused();
});

test("a motif by phone needs a number, proved by SMS", async ({ page, stack, visit, look }) => {
  const phone = "0690 12 34 56";
  await visit.toTimes("62", "Service social", /Point téléphonique/);
  await visit.choose(0);
  await visit.reserve();
  await visit.fill({ firstName: "Ada", lastName: "Xi" });
  await visit.button("Recevoir mon code").click();
  await expect(page.getByRole("link", { name: /rendez-vous a lieu par téléphone/ })).toBeVisible();
  await look("details-by-phone");
  await visit.identify({ firstName: "Ada", lastName: "Xi", phone });
  await expect(page.getByText(/par SMS au 0690 12 34 56/)).toBeVisible();
  await visit.enterCode("+590690123456");
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
  await expect(page.getByText("L’agent vous appelle au numéro que vous avez donné.")).toBeVisible();
  await look("confirmed-by-phone");

  // Two letters are all of this name.
  await page.evaluate(() => sessionStorage.clear());
  await visit.open(await stack.link("+590690123456", "created"), "xi");
});

test("a visit at home asks for the address and shows it", async ({ page, visit, look }) => {
  const zoe = somebody({ address: "4 rue des Exemples, 62000 Arras" });
  await visit.toTimes("62", /PMI/, /Visite à domicile/);
  await visit.choose(0);
  await visit.reserve();
  await visit.identify(zoe);
  await visit.enterCode(zoe.email ?? "");
  await expect(page.getByText("4 rue des Exemples, 62000 Arras")).toBeVisible();
  await look("confirmed-at-home");
});

test("times overseas are local, and their zone is said to those who are elsewhere", async ({ page, visit, look }) => {
  await visit.toTimes("971", null, /Point téléphonique/);
  await expect(page.getByText(/heures sont celles du lieu du rendez-vous.*Guadeloupe \(UTC−4\)/)).toBeVisible();
  const startsAt = await visit.choose(0);
  expect(startsAt).toMatch(/-04:00$/);
  const hour = Number(startsAt.slice(11, 13));
  await expect(page.getByText(/^Créneau choisi/)).toContainText(`à ${hour}\u00a0h`);
  await look("overseas");
  await visit.reserve();
  await expect(page.getByText("heure de Guadeloupe (UTC−4)")).toBeVisible();
});

test("the whole site speaks English", async ({ page, visit, look }) => {
  await page.goto("/");
  await visit.button("Read this site in English").click();
  await expect(visit.heading("Book an appointment with a public service")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await look("home");
  await page.getByRole("combobox").fill("62");
  await visit.button("Search").click();
  await visit.link(/PMI/).click();
  await visit.link(/Consultation de puériculture/).click();
  await page.locator("main").getByRole("listitem").getByRole("link").first().click();
  await expect(visit.heading("Choose a date and a time")).toBeFocused();
  await expect(visit.times.first()).toBeAttached();
  await look("times");
  await page.reload();
  await expect(visit.heading("Choose a date and a time")).toBeVisible();
});
