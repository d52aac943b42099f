/** What can go wrong, each with its way out and nothing typed lost. Real refusals of the real service wherever it can give them. */
import type { Page } from "@playwright/test";
import { expect, gate, somebody, test, type Visit } from "./site";

const TEN_MINUTES = 600;

async function toDetails(visit: Visit, rank = 0): Promise<string> {
  await visit.toTimes("62", /PMI/, /Consultation de puériculture/);
  const startsAt = await visit.choose(rank);
  await visit.reserve();
  await expect(visit.heading("Vos coordonnées")).toBeVisible();
  return startsAt;
}

const refuse = (page: Page, path: string, status: number, body: object, headers: Record<string, string> = {}) =>
  page.route(path, (route) =>
    route.fulfill({
      status,
      headers: { "Content-Type": "application/problem+json", ...headers },
      body: JSON.stringify(body),
    }),
  );

test("a slot just taken offers three others, one press each", async ({ page, stack, visit, look }) => {
  await visit.toTimes("62", /PMI/, /Consultation de puériculture/);
  const wanted = await visit.choose(1);
  await stack.takeAll(visit.slot(wanted));
  await visit.button("Réserver ce créneau").click();

  await expect(page.getByRole("heading", { name: "Ce créneau vient d’être pris" })).toBeVisible();
  await expect(visit.heading("Choisissez une date et une heure")).toBeVisible();
  const others = page.locator(".alternatives").getByRole("button");
  await expect(others).toHaveCount(3);
  // The list under it no longer offers what is gone.
  await expect(page.locator(`input[value="${wanted}"]`)).toHaveCount(0);
  await look("slot-taken");
  await others.first().click();
  await expect(visit.heading("Comment souhaitez-vous continuer ?")).toBeFocused();
  await expect(page.getByText(/Ce créneau vous est réservé/)).toBeVisible();
});

test("a hold that expires is taken again without typing anything twice", async ({ page, stack, visit, look }) => {
  const zoe = somebody();
  await page.clock.install();
  await toDetails(visit);
  await visit.fill(zoe);
  // Whole minutes are said, and this machine has taken some seconds since the hold: fifty are left for them.
  await page.clock.fastForward("04:10");
  await expect(page.getByText(/pendant encore 5\sminutes/).first()).toBeVisible();
  await page.clock.fastForward("06:00");
  await stack.advance(TEN_MINUTES + 60);
  await expect(page.getByRole("heading", { name: "Le créneau n’est plus réservé pour vous" })).toBeVisible();
  await expect(page.getByLabel("Prénom", { exact: true })).toHaveValue(zoe.firstName);
  await look("hold-expired");
  await visit.button("Réserver de nouveau ce créneau").click();
  await expect(page.getByText(/Ce créneau vous est réservé/)).toBeVisible();
  await expect(page.getByLabel("Adresse e-mail")).toHaveValue(zoe.email ?? "");
  await visit.button("Recevoir mon code").click();
  await expect(visit.heading("Saisissez le code reçu")).toBeVisible();
  await visit.enterCode(zoe.email ?? "");
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
});

test("a hold that the service alone knows expired is taken again unseen", async ({ stack, visit }) => {
  const zoe = somebody();
  await toDetails(visit);
  await visit.identify(zoe);
  const code = await stack.code(zoe.email ?? "");
  // The code, younger than the hold, is proved in its last minute and a half; the hold is over when it is to be booked.
  await stack.advance(TEN_MINUTES - 90);
  await visit.page.getByLabel("Code à 6 chiffres").fill(code);
  await visit.page.route("**/api/appointments", async (route) => {
    await stack.advance(120);
    await route.fallback();
  });
  await visit.button("Confirmer le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
});

test("a slot lost at the last step offers others, and the code is not asked twice", async ({
  page,
  stack,
  visit,
  look,
}) => {
  const zoe = somebody();
  const wanted = await toDetails(visit);
  const slot = visit.slot(wanted);
  await visit.identify(zoe);
  await page.getByLabel("Code à 6 chiffres").fill(await stack.code(zoe.email ?? ""));
  await page.route(
    "**/api/appointments",
    async (route) => {
      await stack.advance(TEN_MINUTES + 60);
      await stack.takeAll(slot);
      await route.fallback();
    },
    { times: 1 },
  );
  await visit.button("Confirmer le rendez-vous").click();
  await expect(page.getByRole("heading", { name: "Ce créneau vient d’être pris" })).toBeVisible();
  await look("slot-taken-at-the-last-step");
  // While the other time is being held there is nothing to confirm: a quick press would be for the one that is gone.
  const looked = gate();
  await page.route("**/api/holds", (route) => looked.opened.then(() => route.fallback()), { times: 1 });
  await expect(visit.button("Confirmer le rendez-vous")).toHaveCount(0);
  const asked = page.waitForRequest("**/api/holds");
  await page.locator(".alternatives").getByRole("button").first().click();
  await asked;
  await expect(visit.button("Confirmer le rendez-vous")).toHaveCount(0);
  looked.open();
  await expect(visit.heading("Confirmer le rendez-vous")).toBeVisible();
  await expect(page.getByLabel("Code à 6 chiffres")).toHaveCount(0);
  await visit.button("Confirmer le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
});

test("without network the page says so, keeps what is typed, and tries again", async ({
  page,
  context,
  stack,
  visit,
  look,
}) => {
  const zoe = somebody();
  await toDetails(visit);
  await visit.fill(zoe);
  await context.setOffline(true);
  await expect(page.getByText("Vous n’êtes plus connecté à internet")).toBeVisible();
  await visit.button("Recevoir mon code").click();
  await expect(page.getByRole("heading", { name: "La connexion est interrompue" })).toBeVisible();
  await expect(page.getByLabel("Prénom", { exact: true })).toHaveValue(zoe.firstName);
  await look("network-gone");
  await context.setOffline(false);
  await visit.button("Réessayer").click();
  await expect(visit.heading("Saisissez le code reçu")).toBeVisible();

  // The answer of the booking is lost on its way: the same press again books once.
  await page.route(
    "**/api/appointments",
    async (route) => {
      await route.fetch();
      await route.abort("connectionreset");
    },
    { times: 1 },
  );
  await visit.enterCode(zoe.email ?? "");
  await expect(page.getByRole("heading", { name: "La connexion est interrompue" })).toBeVisible();
  await visit.button("Réessayer").click();
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
  const created = (await stack.messages(zoe.email ?? "")).filter(({ event }) => event === "created");
  expect(created).toHaveLength(1);
});

test("a list that cannot be read is read again when the network returns", async ({ page, visit, look }) => {
  await page.route("**/api/services**", (route) => route.abort("internetdisconnected"));
  await page.goto("/prendre_rdv?departement=62");
  await expect(page.getByRole("heading", { name: "La connexion est interrompue" })).toBeVisible();
  await look("list-unreadable");
  await page.unroute("**/api/services**");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(visit.link("Service social")).toBeVisible();
});

test("a hotel's page in place of an answer is taken for what it is", async ({ page }) => {
  await page.route("**/api/services**", (route) =>
    route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Bienvenue</h1>" }),
  );
  await page.goto("/prendre_rdv?departement=62");
  await expect(page.getByRole("heading", { name: "La connexion est interrompue" })).toBeVisible();
});

test("choosing another time gives the first one back", async ({ page, stack, visit }) => {
  const slot = visit.slot(await toDetails(visit));
  while (await stack.holdAsSomeoneElse(slot));
  await page.goBack();
  await expect(visit.heading("Comment souhaitez-vous continuer ?")).toBeVisible();
  await page.goBack();
  await visit.choose(2);
  await visit.reserve();
  await expect(visit.heading("Vos coordonnées")).toBeVisible();
  expect(await stack.holdAsSomeoneElse(slot)).not.toBeNull();
});

test("the back button after a booking leads to the appointment, not to a second one", async ({ page, visit }) => {
  await visit.book(somebody());
  await page.goBack();
  await expect(visit.heading("Votre rendez-vous")).toBeVisible();
  await expect(page).toHaveURL(/\/rendez_vous\/[^/]+$/);
});

test("a service in trouble says that it is not the reader's fault", async ({ page, visit, look }) => {
  await page.route("**/api/motifs**", (route) =>
    route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" }),
  );
  await page.goto("/prendre_rdv?departement=62");
  await visit.link("Service social").click();
  await expect(page.getByRole("heading", { name: "Le service ne répond pas" })).toBeVisible();
  await look("service-in-trouble");
  await page.unroute("**/api/motifs**");
  await visit.button("Réessayer").click();
  await expect(visit.link(/Point téléphonique/)).toBeVisible();
});

test("a wrong code is said at the code, and five of them stop the tries for a while", async ({
  page,
  visit,
  look,
  stack,
}) => {
  const zoe = somebody();
  await toDetails(visit);
  await visit.identify(zoe);
  const right = await stack.code(zoe.email ?? "");
  const wrong = right === "000000" ? "111111" : "000000";
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await page.getByLabel("Code à 6 chiffres").fill(wrong);
    await visit.button("Confirmer le rendez-vous").click();
    await expect(page.getByText("Ce code n’est pas le bon")).toBeVisible();
    await expect(page.getByLabel("Code à 6 chiffres")).toBeFocused();
    if (attempt === 0) await look("wrong-code");
  }
  await visit.button("Confirmer le rendez-vous").click();
  await expect(page.getByRole("heading", { name: "Trop de demandes" })).toBeVisible();
  await expect(page.getByText(/Réessayez dans \d+\sminutes, à partir de/)).toBeVisible();
  await look("too-many-tries");

  // A new code starts anew.
  await visit.button("Recevoir un nouveau code").click();
  await expect(page.getByText("Un nouveau code vient d’être envoyé.")).toBeAttached();
  await visit.enterCode(zoe.email ?? "");
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
});

test("wrong letters are limited too", async ({ page, stack, visit, look }) => {
  const zoe = somebody();
  await visit.book(zoe);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(await stack.link(zoe.email ?? "", "created"));
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await page.getByLabel(/3 premières lettres/).fill(`Q${attempt}Z`);
    await visit.button("Voir mon rendez-vous").click();
    await expect(page.getByText(/Ces lettres ne correspondent pas/)).toBeVisible();
  }
  await page.getByLabel(/3 premières lettres/).fill("DAR");
  await visit.button("Voir mon rendez-vous").click();
  await expect(page.getByRole("heading", { name: "Trop de demandes" })).toBeVisible();
  await look("too-many-letters");
});

test("too many holds tell how to go on", async ({ page, visit, look }) => {
  await visit.toTimes("62", /PMI/, /Consultation de puériculture/);
  await refuse(
    page,
    "**/api/holds",
    429,
    { code: "too_many_holds", status: 429, title: "x", detail: "x" },
    { "Retry-After": "300" },
  );
  await visit.choose(0);
  await visit.button("Réserver ce créneau").click();
  await expect(page.getByText(/Réessayez dans 5\sminutes/)).toBeVisible();
  await look("too-many-holds");
});

test("a second appointment for the same motif is refused with a way to the first", async ({ page, visit, look }) => {
  const zoe = somebody();
  await visit.book(zoe);
  await visit.toTimes("62", /PMI/, /Consultation de puériculture/);
  await visit.choose(3);
  await visit.reserve();
  await visit.identify(zoe);
  await visit.enterCode(zoe.email ?? "");
  await expect(page.getByRole("heading", { name: "Vous avez déjà un rendez-vous pour ce motif" })).toBeVisible();
  await look("already-booked");
});

test("a number that gets no SMS is said at its field", async ({ page, visit, look }) => {
  await toDetails(visit);
  await visit.fill({ firstName: "Ada", lastName: "Xi", phone: "01 23 45 67 89" });
  await visit.button("Recevoir mon code").click();
  await expect(page.locator("#phone_number-error")).toBeVisible();
  await expect(page.getByRole("region", { name: "Il faut corriger ces réponses" })).toBeFocused();
  await look("not-a-mobile");
});

test("a week without times leads to the next one that has some", async ({ page, visit, look }) => {
  await visit.toTimes("62", /PMI/, /Consultation de puériculture/);
  await page.route(
    "**/api/slots**",
    async (route) => {
      const answer = await route.fetch();
      const week = (await answer.json()) as { slots: { starts_at: string }[] };
      const cause = "Tous les créneaux de ces dates sont déjà pris.";
      await route.fulfill({
        response: answer,
        json: {
          ...week,
          slots: [],
          next_availability: week.slots[0]?.starts_at,
          empty_reason: { code: "fully_booked", cause, sentence: cause, elsewhere: true },
        },
      });
    },
    { times: 1 },
  );
  await page.reload();
  await expect(page.getByText("Tous les créneaux de ces dates sont déjà pris.")).toBeVisible();
  await expect(visit.link("Voir les autres lieux")).toHaveAttribute("href", /motif_key=/);
  await look("empty-week");
  await visit.link(/Prochaine disponibilité/).click();
  await expect(visit.times.first()).toBeAttached();
});

test("less than two days before, it cannot be moved; less than four hours before, not cancelled", async ({
  page,
  stack,
  visit,
  look,
}) => {
  const zoe = somebody();
  const startsAt = await visit.book(zoe);
  const path = await stack.link(zoe.email ?? "", "created");
  const until = async (seconds: number) => {
    const wait = (Date.parse(startsAt) - (await stack.now()).getTime()) / 1000 - seconds;
    if (wait > 0) await stack.advance(wait);
    await page.evaluate(() => sessionStorage.clear());
    await visit.open(path, "DAR");
  };

  await until(24 * 3600);
  await expect(visit.link("Déplacer le RDV")).toHaveCount(0);
  await expect(page.getByText(/Il n’est pas possible de déplacer/)).toBeVisible();
  await page.goto(`${path}/deplacer`);
  await expect(
    page.getByRole("heading", { name: "Il est trop tard pour déplacer ce rendez-vous en ligne" }),
  ).toBeVisible();
  await expect(visit.link(/^Appeler le/).first()).toBeVisible();
  await look("too-late-to-move");

  // The last moment passes while the question is on the screen.
  await until(4 * 3600 + 300);
  await visit.link("Annuler le RDV").click();
  await expect(visit.heading("Annuler ce rendez-vous ?")).toBeVisible();
  await stack.advance(360);
  await visit.button("Oui, annuler le rendez-vous").click();
  await expect(
    page.getByRole("heading", { name: "Il est trop tard pour annuler ce rendez-vous en ligne" }),
  ).toBeVisible();
  await expect(visit.link(/^Appeler le/).first()).toBeVisible();
  await look("too-late-to-cancel");

  await until(3 * 3600);
  await expect(visit.link("Annuler le RDV")).toHaveCount(0);
  await expect(page.getByText(/ne peut plus être changé ni annulé en ligne/)).toBeVisible();
  await look("closed-for-changes");
});

test("a proof that is too old asks for the letters again", async ({ page, stack, visit }) => {
  const zoe = somebody();
  await visit.book(zoe);
  await page.evaluate(() => sessionStorage.clear());
  await visit.open(await stack.link(zoe.email ?? "", "created"), "DAR");
  await visit.link("Annuler le RDV").click();
  await stack.advance(TEN_MINUTES + 60);
  await visit.button("Oui, annuler le rendez-vous").click();
  await expect(visit.heading("Retrouver votre rendez-vous")).toBeVisible();
  await page.getByLabel(/3 premières lettres/).fill("DAR");
  await visit.button("Voir mon rendez-vous").click();
  await expect(visit.heading("Annuler ce rendez-vous ?")).toBeVisible();
  await visit.button("Oui, annuler le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est annulé")).toBeVisible();
});

test("the slot of a move that was just taken offers others in place", async ({ page, stack, visit, look }) => {
  const zoe = somebody();
  await visit.book(zoe);
  await page.evaluate(() => sessionStorage.clear());
  await visit.open(await stack.link(zoe.email ?? "", "created"), "DAR");
  const search = page.waitForRequest("**/api/slots**");
  await visit.link("Déplacer le RDV").click();
  const asked = new URL((await search).url()).searchParams;
  await visit.toNextWeek();
  const wanted = await visit.choose(1);
  await visit.button("Choisir cette date").click();
  await stack.takeAll({
    motif_id: asked.get("motif_id") ?? "",
    location_id: asked.get("location_id"),
    starts_at: wanted,
  });
  await visit.button("Oui, déplacer le rendez-vous").click();
  await expect(page.getByRole("heading", { name: "Ce créneau vient d’être pris" })).toBeVisible();
  await look("move-slot-taken");
  await page.locator(".alternatives").getByRole("button").first().click();
  await visit.button("Oui, déplacer le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est déplacé")).toBeVisible();
});

test("links that lead nowhere say so", async ({ page, visit, look }) => {
  await page.goto("/nulle/part");
  await expect(visit.heading("Page introuvable")).toBeVisible();
  await look("not-found");
  await page.goto("/r/unknown-token");
  await page.getByLabel(/3 premières lettres/).fill("DAR");
  await visit.button("Voir mon rendez-vous").click();
  await expect(visit.heading("Ce lien ne mène à aucun rendez-vous")).toBeVisible();
  await look("unknown-link");
  await refuse(page, "**/api/links/open", 410, { code: "link_expired", status: 410, title: "x", detail: "x" });
  await page.goto("/r/old-token");
  await page.getByLabel(/3 premières lettres/).fill("DAR");
  await visit.button("Voir mon rendez-vous").click();
  await expect(visit.heading("Ce lien n’est plus valable")).toBeVisible();
  await look("expired-link");
  await page.goto("/rendez_vous/00000000-0000-0000-0000-000000000000");
  await expect(visit.heading(/ouvrez le lien du message/)).toBeVisible();
  await look("appointment-closed");
  await page.goto("/?q=zzzzzz");
  await expect(page.getByRole("heading", { name: "Aucun résultat" })).toBeVisible();
  await look("no-result");
  await page.goto("/prendre_rdv?departement=01");
  await expect(page.getByRole("heading", { name: "Aucun rendez-vous en ligne pour le moment" })).toBeVisible();
  await look("nothing-offered");
});
