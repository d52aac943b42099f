/** A citizen's account in a browser: opening it, what it holds, what it does with appointments, and its end. */

import { tabTo } from "./keyboard";
import { bookAs, PASSWORD, signIn, signOut, signUp } from "./members";
import { expect, expectNoSidewaysScroll, somebody, test } from "./site";

test("a citizen signs up by e-mail, books, moves, takes it back and cancels", async ({ page, stack, visit, look }) => {
  const zoe = somebody();
  const to = zoe.email ?? "";

  await page.goto("/");
  await visit.link("Connexion usager").click();
  await expect(visit.heading("Connexion")).toBeFocused();
  await look("sign-in");
  await visit.button("Se connecter").click();
  await expect(page.getByRole("link", { name: "Indiquez votre adresse e-mail." })).toBeVisible();
  await look("sign-in-with-errors");
  await visit.link("Se créer un compte").click();
  await expect(visit.heading("Se créer un compte")).toBeFocused();
  await visit.button("Je m’inscris").click();
  await expect(page.getByRole("link", { name: "Indiquez le nom." })).toBeVisible();
  await expect(page).toHaveTitle(/^Erreur/);
  await look("sign-up-with-errors");
  await page.getByLabel("Nom", { exact: true }).fill(zoe.lastName);
  await page.getByLabel("Prénom").fill(zoe.firstName);
  await page.getByLabel("Adresse e-mail").fill(to);
  await page.getByLabel(/Numéro de téléphone/).fill("06 12 34 56 78");
  await visit.button("Je m’inscris").click();
  await expect(visit.heading("Consultez votre boîte aux lettres")).toBeFocused();
  await expect(page.getByText(to).first()).toBeVisible();
  await look("waiting");

  await page.goto(await stack.accountLink(to));
  await expect(visit.heading("Définir mon mot de passe")).toBeVisible();
  await page.getByLabel("Mot de passe", { exact: true }).fill("Azerty");
  await expect(page.getByText("au moins 1 lettre majuscule (respecté)")).toBeVisible();
  await expect(page.getByText("entre 12 et 128 caractères (à respecter)")).toBeVisible();
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("link", { name: /au moins 12 caractères/ })).toBeVisible();
  await look("password-with-errors");
  await page.getByLabel("Mot de passe", { exact: true }).fill(PASSWORD);
  await visit.button("Enregistrer").click();
  await expect(visit.heading("Mes rendez-vous")).toBeFocused();
  await expect(page.getByText("Vous n’avez pas de rendez-vous à venir.")).toBeVisible();
  await look("nothing-yet");

  const first = await bookAs(visit);
  await page.getByRole("link", { name: "Mes rendez-vous", exact: true }).click();
  await expect(visit.heading("Mes rendez-vous")).toBeFocused();
  await expect(page.getByRole("main").getByText("Consultation de puériculture")).toBeVisible();
  await look("appointments");
  await visit.link(/Consultation de puériculture/).click();
  await expect(visit.heading("Votre rendez-vous")).toBeFocused();
  await look("appointment");
  const [file] = await Promise.all([page.waitForEvent("download"), visit.button("Ajouter à mon agenda").click()]);
  expect(file.suggestedFilename()).toMatch(/\.ics$/);

  await visit.link("Déplacer le RDV").click();
  await expect(visit.heading("Choisissez une nouvelle date")).toBeFocused();
  await visit.toNextWeek();
  await visit.toNextWeek();
  const second = await visit.choose(2);
  await look("move");
  await visit.button("Choisir cette date").click();
  await visit.button("Oui, déplacer le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est déplacé")).toBeFocused();
  expect((await stack.messages(to)).map(({ event }) => event)).toContain("updated");
  await look("moved");
  await visit.button("Remettre la date d’avant").click();
  await expect(visit.heading("Votre rendez-vous est rétabli")).toBeFocused();
  const [there] = await stack.appointmentsOf(page);
  expect(Date.parse(there?.starts_at ?? "")).toBe(Date.parse(first));
  expect(second).not.toBe(first);
  await look("taken-back");

  await visit.link("Annuler le RDV").click();
  await look("cancel");
  await visit.button("Oui, annuler le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est annulé")).toBeFocused();
  await expect(visit.button("Rétablir le rendez-vous")).toBeVisible();
  await look("cancelled");
  expect((await stack.messages(to)).map(({ event }) => event)).toContain("cancelled");
});

test("another place is offered for the same motif, and taken", async ({ page, stack, visit, look }) => {
  await signUp(page, stack, somebody());
  await bookAs(visit, "Service social", /Premier rendez-vous avec un travailleur social/);
  const [before] = await stack.appointmentsOf(page);
  await page.goto(`/mes_rendez_vous/${before?.id}/deplacer`);
  const places = page.getByRole("group", { name: "Où souhaitez-vous aller ?" });
  await expect(places.getByRole("radio")).not.toHaveCount(1);
  const other = places.getByRole("radio", { checked: false }).first();
  const name = (await other.locator("..").textContent()) ?? "";
  await other.check();
  await expect(page).toHaveURL(/location_id=/);
  const times = page.locator(".slots").getByRole("radio");
  await visit.toNextWeek();
  await expect(times.first()).toBeAttached();
  await times.nth(1).check();
  await look("another-place");
  await visit.button("Choisir cette date").click();
  await look("confirmation");
  await visit.button("Oui, déplacer le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est déplacé")).toBeFocused();
  const [after] = await stack.appointmentsOf(page);
  expect(after?.location_id).not.toBe(before?.location_id);
  expect(name).toContain(after?.location?.name ?? "nowhere");
});

test("the details are corrected, the messages are chosen, the data is taken away", async ({
  page,
  stack,
  visit,
  look,
}) => {
  const zoe = await signUp(page, stack, somebody());
  await page.goto("/compte");
  await expect(visit.heading("Mon compte")).toBeVisible();
  await look("account");

  await visit.link("Modifier : Vos informations").click();
  await expect(visit.heading("Modifier vos informations")).toBeFocused();
  await page.getByLabel(/Date de naissance/).fill("31/02/1980");
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("link", { name: /Cette date n’existe pas/ })).toBeVisible();
  await look("details-with-errors");
  await page.getByLabel(/Date de naissance/).fill("31/12/1980");
  await page.getByLabel("Prénom", { exact: true }).fill("Constance");
  await visit.button("Enregistrer").click();
  await expect(visit.heading("Mon compte")).toBeFocused();
  await expect(page.getByText("C’est enregistré.")).toBeVisible();
  await expect(page.getByText("31 décembre 1980")).toBeVisible();
  await expect(visit.button(/Compte de Constance/)).toBeVisible();

  await visit.link("Modifier : Messages et langue").click();
  await page.getByLabel("Par SMS").uncheck();
  await page.getByLabel("Par e-mail").uncheck();
  await expect(page.getByText(/vous ne recevrez ni confirmation ni rappel/)).toBeVisible();
  await look("messages");
  await page.getByLabel("Par e-mail").check();
  await page.getByLabel("English").check();
  await visit.button("Enregistrer").click();
  await expect(visit.heading("Mon compte")).toBeFocused();

  const [file] = await Promise.all([page.waitForEvent("download"), visit.button("Télécharger mes données").click()]);
  const kept = JSON.parse(await text(await file.createReadStream()));
  expect(kept.account).toMatchObject({
    first_name: "Constance",
    birth_date: "1980-12-31",
    notify_by_sms: false,
    language: "en",
    email: zoe.email,
  });
});

test("another password, another address", async ({ page, stack, visit, look }) => {
  const zoe = await signUp(page, stack, somebody());
  await page.goto("/compte/mot_de_passe");
  await page.getByLabel("Mot de passe actuel").fill("Rien-de-tel-1");
  await page.getByLabel("Nouveau mot de passe").fill("Un-autre-étang-1985");
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("link", { name: "Ce mot de passe n’est pas le bon." })).toBeVisible();
  await look("password-with-errors");
  await page.getByLabel("Mot de passe actuel").fill(PASSWORD);
  await visit.button("Enregistrer").click();
  await expect(visit.heading("Mon compte")).toBeFocused();

  const next = somebody().email ?? "";
  await visit.link("Modifier : Adresse e-mail").click();
  await look("address");
  await page.getByLabel("Nouvelle adresse e-mail").fill(next);
  await visit.button("Recevoir le lien de confirmation").click();
  await expect(page.getByText(`Un lien de confirmation a été envoyé à ${next}.`)).toBeVisible();
  await page.goto(await stack.accountLink(next));
  await expect(visit.heading("Confirmer votre nouvelle adresse ?")).toBeVisible();
  await look("new-address");
  await visit.button("Confirmer cette adresse").click();
  await expect(visit.heading("Votre nouvelle adresse est confirmée")).toBeFocused();

  await signOut(page);
  await signIn(page, { ...zoe, email: next, password: "Un-autre-étang-1985" });
  await expect(visit.heading("Mes rendez-vous")).toBeVisible();
});

test("a forgotten password is chosen anew, once", async ({ page, stack, visit, look }) => {
  const zoe = await signUp(page, stack, somebody());
  await signOut(page);
  await page.goto("/connexion");
  await page.getByLabel("Adresse e-mail").fill(zoe.email);
  await page.getByLabel("Mot de passe", { exact: true }).fill("Rien-de-tel-1");
  await visit.button("Se connecter").click();
  await expect(page.getByRole("link", { name: /n’est pas le bon/ })).toBeVisible();
  await expect(page.getByLabel("Adresse e-mail")).toHaveValue(zoe.email);
  await look("wrong-password");
  await visit.link("Mot de passe oublié ?").click();
  await expect(visit.heading("Mot de passe oublié")).toBeFocused();
  await look("forgotten");
  await page.getByLabel("Adresse e-mail").fill(zoe.email);
  await visit.button("Recevoir le lien").click();
  await expect(visit.heading("Consultez votre boîte aux lettres")).toBeFocused();
  const link = await stack.accountLink(zoe.email);
  await page.goto(link);
  await expect(visit.heading("Choisir un nouveau mot de passe")).toBeVisible();
  await page.getByLabel("Nouveau mot de passe").fill("Un-autre-étang-1985");
  await visit.button("Enregistrer").click();
  await expect(visit.heading("Mes rendez-vous")).toBeFocused();

  await page.goto(link);
  await expect(visit.heading(/Ce lien (n’est plus valable|ne mène à rien)/)).toBeVisible();
  await look("used-link");
});

test("a relative is added, comes in the citizen's place, and is kept while they are expected", async ({
  page,
  stack,
  visit,
  look,
}) => {
  await signUp(page, stack, somebody());
  await bookAs(visit);
  const [appointment] = await stack.appointmentsOf(page);
  await page.goto("/compte/proches");
  await expect(page.getByText("Vous n’avez pas encore ajouté de proche.")).toBeVisible();
  await look("no-relative");

  await page.goto(`/mes_rendez_vous/${appointment?.id}`);
  await visit.link("Changer la personne qui vient").click();
  await expect(visit.heading("Qui vient à ce rendez-vous ?")).toBeFocused();
  await visit.link("Ajouter un proche").click();
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("link", { name: "Indiquez le prénom." })).toBeVisible();
  await look("relative-with-errors");
  await page.getByLabel("Prénom").fill("Léo");
  await page.getByLabel("Nom", { exact: true }).fill("Dupont");
  await page.getByLabel(/Date de naissance/).fill("01/03/2019");
  await visit.button("Enregistrer").click();
  await expect(visit.heading("Qui vient à ce rendez-vous ?")).toBeFocused();
  await page.getByLabel("Léo Dupont").check();
  await look("attendee");
  await visit.button("Enregistrer").click();
  await expect(visit.heading("La personne qui vient est changée")).toBeFocused();
  await expect(page.getByText("Léo Dupont")).toBeVisible();

  await page.goto("/compte/proches");
  await expect(page.getByText(/1er mars 2019/)).toBeVisible();
  await look("relatives");
  await visit.link("Retirer Léo Dupont").click();
  await expect(visit.heading("Retirer Léo Dupont de vos proches ?")).toBeFocused();
  await look("remove-relative");
  await visit.button("Oui, retirer ce proche").click();
  await expect(page.getByRole("heading", { name: "Ce proche a des rendez-vous à venir" })).toBeVisible();
  await look("relative-expected");

  await page.goto(`/mes_rendez_vous/${appointment?.id}/annuler`);
  await visit.button("Oui, annuler le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est annulé")).toBeFocused();
  await page.goto("/compte/proches");
  await visit.link("Modifier Léo Dupont").click();
  await page.getByLabel("Prénom").fill("Léonard");
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("heading", { name: "Léonard Dupont" })).toBeVisible();
  await visit.link("Retirer Léonard Dupont").click();
  await visit.button("Oui, retirer ce proche").click();
  await expect(page.getByText("Ce proche est retiré de votre compte.")).toBeVisible();
});

test("an account is deleted with the appointments that it shows first", async ({ page, stack, visit, look }) => {
  const zoe = await signUp(page, stack, somebody());
  await bookAs(visit);
  await page.goto("/compte");
  await visit.link("Supprimer mon compte").click();
  await expect(visit.heading("Supprimer mon compte ?")).toBeFocused();
  await expect(page.getByText("Ce rendez-vous à venir sera annulé")).toBeVisible();
  await visit.button("Oui, supprimer mon compte").click();
  await expect(page.getByRole("link", { name: /Cochez la case/ })).toBeVisible();
  await look("deletion-not-accepted");
  await page.getByLabel(/Annuler ces? rendez-vous/).check();
  await visit.button("Oui, supprimer mon compte").click();
  await expect(visit.heading("Votre compte est supprimé")).toBeFocused();
  await look("deleted");
  await expect(visit.link("Connexion usager")).toBeVisible();

  await signIn(page, zoe);
  await expect(page.getByRole("link", { name: /n’est pas le bon/ })).toBeVisible();
});

test("an appointment booked without the account is found again with its number", async ({
  page,
  stack,
  visit,
  look,
}) => {
  const phone = "06 12 34 56 78";
  await visit.toTimes("62", "Service social", /Point téléphonique/);
  await visit.choose(0);
  await visit.reserve();
  await visit.identify({ firstName: "Zoé", lastName: "D’Artagnan", phone });
  await visit.enterCode("+33612345678");
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();

  await signUp(page, stack, somebody());
  await visit.link("Retrouver un rendez-vous").click();
  await expect(visit.heading("Retrouver un rendez-vous pris sans compte")).toBeFocused();
  await page.getByLabel("Un numéro de mobile").check();
  await visit.button("Recevoir mon code").click();
  await expect(page.getByRole("link", { name: "Indiquez votre numéro de mobile." })).toBeVisible();
  await page.getByLabel("Numéro de mobile", { exact: true }).fill(phone);
  await visit.button("Recevoir mon code").click();
  await expect(visit.heading("Saisissez le code reçu")).toBeFocused();
  await look("code");
  await page.getByLabel("Code à 6 chiffres").fill(await stack.code("+33612345678"));
  await visit.button("Retrouver mes rendez-vous").click();
  await expect(visit.heading("Mes rendez-vous")).toBeFocused();
  await expect(page.getByText("1 rendez-vous a été ajouté à votre compte.")).toBeVisible();
  await expect(visit.link(/Point téléphonique/)).toBeVisible();
  await look("found-again");
});

test("my appointments come ten at a time, and coming back shows as many", async ({ page, stack, visit, look }) => {
  await signUp(page, stack, somebody());
  await visit.toTimes("62", /PMI/, /Consultation de puériculture/);
  await visit.toNextWeek();
  const times = await visit.times.evaluateAll((radios) => radios.map((one) => (one as HTMLInputElement).value));
  const family = ["Aya", "Ben", "Chloé", "David", "Emma", "Farid", "Gaël", "Hugo", "Inès", "Jade", "Karim", "Léo"];
  for (const [rank, first_name] of family.entries()) {
    await stack.bookForRelative(page, visit.slot(times[rank] ?? ""), { first_name, last_name: "Exemple" });
  }

  await page.goto("/mes_rendez_vous");
  const lines = page.getByRole("main").getByRole("link", { name: /Consultation de puériculture/ });
  await expect(lines).toHaveCount(10);
  await expect(page.getByText("Pour Léo Exemple")).toHaveCount(0);
  await look("ten");
  await visit.button("Voir la suite").click();
  await expect(lines).toHaveCount(12);
  await expect(lines.nth(10)).toBeFocused();
  await expect(visit.button("Voir la suite")).toHaveCount(0);
  await look("twelve");
  await lines.nth(11).click();
  await expect(visit.heading("Votre rendez-vous")).toBeVisible();
  await page.goBack();
  await expect(lines).toHaveCount(12);
});

test("FranceConnect signs in, freezes what it certifies, and signs out at its own", async ({ page, visit, look }) => {
  await page.goto("/connexion?return_to=/compte");
  await look("sign-in");
  await visit.link("S’identifier avec FranceConnect").click();
  await expect(visit.heading("Qui êtes-vous ?")).toBeVisible();
  await visit.link("Ne pas me connecter").click();
  await expect(visit.heading("Connexion")).toBeVisible();
  await expect(page.getByRole("heading", { name: /FranceConnect n’a pas abouti/ })).toBeVisible();
  await look("refused");

  await page.goto("/connexion?return_to=/compte");
  await visit.link("S’identifier avec FranceConnect").click();
  await visit.link(/Amina Benali/).click();
  await expect(visit.heading("Mon compte")).toBeVisible();
  await expect(page.getByText("12 mai 1988")).toContainText("certifié par FranceConnect");
  await look("account");
  await visit.link("Modifier : Vos informations").click();
  await expect(page.getByRole("heading", { name: "Informations certifiées" })).toBeVisible();
  await expect(page.getByLabel(/Date de naissance/)).toHaveCount(0);
  await look("frozen");
  await signOut(page);
  await expect(page).toHaveURL(/\/$/);
  await page.goto("/compte");
  await expect(visit.heading("Connexion")).toBeVisible();
});

test("a session that ends is told, and signing in comes back to the page", async ({ page, stack, visit, look }) => {
  const zoe = await signUp(page, stack, somebody());
  // The form stands once all that it reads is read: the saving alone meets the end of the session.
  await page.goto("/compte/proches/nouveau");
  await expect(visit.heading("Ajouter un proche")).toBeVisible();
  await stack.advance(31 * 60);
  await page.getByLabel("Prénom").fill("Léo");
  await page.getByLabel("Nom", { exact: true }).fill("Dupont");
  await visit.button("Enregistrer").click();
  await expect(visit.heading("Votre session a pris fin")).toBeFocused();
  await look("ended");
  await visit.link("Se connecter de nouveau").click();
  await expect(visit.heading("Connexion")).toBeFocused();
  await page.getByLabel("Adresse e-mail").fill(zoe.email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(PASSWORD);
  await visit.button("Se connecter").click();
  await expect(visit.heading("Ajouter un proche")).toBeVisible();
});

test("a second tab signs out, then in as somebody else: the first shows nothing of the person", async ({
  page,
  context,
  stack,
  visit,
}) => {
  const zoe = await signUp(page, stack, somebody());
  await page.goto("/compte");
  await expect(visit.heading("Mon compte")).toBeVisible();
  const second = await context.newPage();
  await second.goto("/");
  await signOut(second);
  await expect(visit.heading("Votre session a pris fin")).toBeVisible();
  await expect(page.getByText("D’Artagnan")).toHaveCount(0);
  const ali = await signUp(second, stack, somebody({ firstName: "Ali", lastName: "Exemple" }));
  await expect(visit.heading("Mon compte")).toBeVisible();
  await expect(page.getByText(ali.email)).toBeVisible();
  await expect(page.getByText(zoe.email)).toHaveCount(0);
});

test("a page of the account asks to sign in, and nobody else's appointment is shown", async ({
  page,
  stack,
  visit,
}) => {
  await signUp(page, stack, somebody());
  await bookAs(visit);
  const [appointment] = await stack.appointmentsOf(page);
  const path = `/mes_rendez_vous/${appointment?.id}`;
  await signOut(page);
  await page.goto(path);
  await expect(visit.heading("Connexion")).toBeVisible();
  expect(new URL(page.url()).searchParams.get("return_to")).toBe(path);
  await signUp(page, stack, somebody());
  await page.goto(path);
  await expect(visit.heading("Ce rendez-vous n’est pas dans votre compte")).toBeVisible();
});

test("signing in and cancelling by the keyboard alone", async ({ page, stack, visit }) => {
  const zoe = await signUp(page, stack, somebody());
  await bookAs(visit);
  await signOut(page);
  await page.goto("/");
  await tabTo(page, /Connexion usager/);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Connexion")).toBeFocused();
  await tabTo(page, /^Adresse e-mail/);
  await page.keyboard.type(zoe.email);
  await tabTo(page, /^Mot de passe/);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Mes rendez-vous")).toBeFocused();
  await expect(visit.link(/Consultation de puériculture/)).toBeVisible();
  await tabTo(page, /Consultation de puériculture/);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Votre rendez-vous")).toBeFocused();
  await tabTo(page, /Annuler le RDV/);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Annuler ce rendez-vous ?")).toBeFocused();
  await tabTo(page, /Oui, annuler le rendez-vous/);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Votre rendez-vous est annulé")).toBeFocused();

  // The account's menu opens, closes with Escape and leaves the focus where it was.
  await page.keyboard.press("Shift+Tab");
  await page.evaluate(() => document.querySelector<HTMLElement>(".account-button")?.focus());
  await page.keyboard.press("Enter");
  await expect(visit.link("Mon compte")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(visit.link("Mon compte")).toBeHidden();
  await expect(visit.button(/Compte de/)).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, /Se déconnecter/);
  await page.keyboard.press("Enter");
  await expect(visit.link("Connexion usager")).toBeVisible();
});

for (const [name, use] of [
  ["on 320 pixels", { viewport: { width: 320, height: 640 } }],
  ["in the dark", { colorScheme: "dark", viewport: { width: 390, height: 844 } }],
  ["in English", { viewport: { width: 1280, height: 900 } }],
] as const) {
  test.describe(name, () => {
    test.use(use);

    test("every page of the account can be read", async ({ page, stack, visit, look }) => {
      // Some twenty pages, each looked at with axe: a crowded machine may take its time.
      test.slow();
      const zoe = somebody({
        firstName: "Maximilienne-Joséphine",
        lastName: "Vandenbroucke-Wattrelos de la Fontaine",
      });
      // As long as people's own, and nowhere to break it.
      const long = { ...zoe, email: `marieantoinette.vandenbroucke${zoe.email?.replace("zoe", "")}` };
      await page.goto("/connexion");
      await look("sign-in");
      await page.goto("/inscription");
      await look("sign-up");
      await signUp(page, stack, long, look);
      const relative = await stack.addRelative(page, {
        first_name: "Maximilienne-Alexandrine-Joséphine",
        last_name: long.lastName,
      });
      // The booking's own pages are looked at elsewhere, at every width.
      await page.setViewportSize({ width: 1280, height: 900 });
      await bookAs(visit);
      await page.setViewportSize(use.viewport);
      const [appointment] = await stack.appointmentsOf(page);
      if (name === "in English") await page.goto("/?lang=en");
      for (const [path, picture] of [
        ["/mes_rendez_vous", "appointments"],
        ["/mes_rendez_vous?periode=passes", "past"],
        ["/mes_rendez_vous/retrouver", "find"],
        [`/mes_rendez_vous/${appointment?.id}`, "appointment"],
        [`/mes_rendez_vous/${appointment?.id}/participant`, "attendee"],
        [`/mes_rendez_vous/${appointment?.id}/deplacer`, "move"],
        [`/mes_rendez_vous/${appointment?.id}/annuler`, "cancel"],
        ["/compte", "account"],
        ["/compte/informations", "details"],
        ["/compte/preferences", "messages"],
        ["/compte/mot_de_passe", "password"],
        ["/compte/adresse_email", "address"],
        ["/compte/proches", "relatives"],
        ["/compte/proches/nouveau", "relative"],
        [`/compte/proches/${relative.id}/retirer`, "remove-relative"],
        ["/compte/suppression", "deletion"],
      ] as const) {
        await page.goto(path);
        await expect(page.locator("h1")).not.toHaveText(/Chargement|Loading|Connectez-vous|^Sign in$/);
        await expectNoSidewaysScroll(page);
        await look(picture);
      }
      await page.locator(".account-button").click();
      await look("menu");
      // What hangs over the left edge is out of reach, and makes no sideways scroll.
      const menu = await page.locator(".account-menu ul").boundingBox();
      expect(menu?.x).toBeGreaterThanOrEqual(0);
    });
  });
}

async function text(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
