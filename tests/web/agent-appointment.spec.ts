/** What happens around one appointment: who waits, who is reminded, the video link, the deletion, somebody of elsewhere. */
import type { Page } from "@playwright/test";
import { AGENTS, appointment, atDesk, change, deskPath, farTuesday, paris } from "./desk";
import { expect, gate, somebody, test } from "./site";

test("who has arrived is seen waiting in the agenda, where the territory wants it", async ({
  page,
  stack,
  look,
  visit,
}) => {
  // The morning of the appointment, on the service's clock: nobody waits for another day.
  const tuesday = await farTuesday(stack);
  await stack.advance((Date.parse(paris(tuesday, "08:00")) - (await stack.now()).getTime()) / 1000);
  await atDesk(page, AGENTS.nurse);
  const { id } = await appointment(page, "Attente", tuesday, "10:00");
  const place = await deskPath(page, `rendez_vous/${id}`);
  const day = await deskPath(page, `agenda?view=day&date=${tuesday}`);

  // The demonstration's territory has a waiting room: without it, nothing is offered.
  await atDesk(page, AGENTS.head);
  const territory = "/api/agent/territories/62";
  const { version } = (await (await page.request.get(territory)).json()) as { version: number };
  await change(page, "PATCH", territory, { waiting_room_mail: false, waiting_room_color: false, version });
  await page.goto(place);
  await expect(visit.heading("Rendez-vous de Zoé ATTENTE")).toBeVisible();
  await expect(visit.button("L’usager est arrivé")).toHaveCount(0);
  await page.goto(await deskPath(page, "reglages/territoire"));
  await page.getByLabel("Prévenir l’agent par e-mail quand l’usager arrive").check();
  await page.getByLabel("Montrer dans l’agenda que l’usager est arrivé").check();
  await visit.button("Enregistrer").click();
  await expect(page.getByText("C’est enregistré.").first()).toBeVisible();

  await atDesk(page, AGENTS.secretary);
  await page.goto(place);
  await visit.button("L’usager est arrivé").click();
  await expect(page.getByText("L’usager est en salle d’attente.")).toBeVisible();
  await expect(page.getByText("L’arrivée de l’usager est signalée.").first()).toBeAttached();
  await look("arrived");
  expect((await stack.messages(AGENTS.nurse)).map(({ event }) => event)).toContain("agent_arrived");

  await atDesk(page, AGENTS.nurse);
  await page.goto(day);
  const event = page.locator("a.fc-event", { hasText: "ATTENTE" });
  await expect(event).toContainText("●");
  await expect(event).toContainText("L’usager est arrivé");
  await look("agenda");
  await event.click();
  await visit.button("L’usager n’est pas arrivé").click();
  await expect(page.getByText("L’usager est en salle d’attente.")).toHaveCount(0);
  await page.goto(day);
  await expect(event).not.toContainText("●");
});

test("an agent reminds at once, and only an admin deletes", async ({ page, stack, look, visit }) => {
  await atDesk(page, AGENTS.nurse);
  const tuesday = await farTuesday(stack);
  const person = somebody({ lastName: "Rappel" });
  const { id } = await appointment(page, "Rappel", tuesday, "10:00", { person });
  const place = await deskPath(page, `rendez_vous/${id}`);
  await page.goto(place);
  await visit.button("Envoyer un rappel maintenant").click();
  await expect(page.getByText("Le rappel est envoyé.").first()).toBeAttached();
  expect((await stack.messages(person.email ?? "")).map(({ event }) => event)).toContain("reminder");
  await page.reload();
  await expect(page.getByRole("region", { name: "Messages envoyés" }).getByText(/^Rappel · E-mail/)).toBeVisible();
  await expect(visit.button("Supprimer")).toHaveCount(0);
  await look("reminded");

  await atDesk(page, AGENTS.admin);
  await page.goto(place);
  await visit.button("Supprimer").click();
  await expect(page.getByRole("dialog")).toContainText("Personne n’est prévenu.");
  await look("deletion");
  await page.getByRole("dialog").getByRole("button", { name: "Supprimer définitivement" }).click();
  await expect(page.getByText("Le rendez-vous est supprimé.").first()).toBeVisible();
  await page.goto(place);
  await expect(page.getByText("Ce que vous demandez n’existe pas ou n’existe plus.")).toBeVisible();
  await look("gone");
});

test("the video link is its agent's, and somebody of the territory is masked until chosen", async ({
  page,
  stack,
  look,
  visit,
}) => {
  await atDesk(page, AGENTS.digital);
  const tuesday = await farTuesday(stack);
  const known = somebody({ firstName: "Maude", lastName: "Delvallée", phone: "06 12 34 56 57" });
  const { id } = await appointment(page, "Delvallée", tuesday, "15:00", { motif: /à distance/, person: known });
  const place = await deskPath(page, `rendez_vous/${id}`);
  await page.goto(place);
  const video = visit.link(/^Rejoindre la visioconférence/);
  await expect(video).toHaveAttribute("href", /^https:\/\//);
  await look("video");
  await atDesk(page, AGENTS.digitalHead);
  await page.goto(place);
  await expect(visit.heading("Rendez-vous de Maude DELVALLÉE")).toBeVisible();
  await expect(video).toHaveCount(0);

  // People are filed under their territory by the stream: what asks for messages waits for it.
  await stack.messages(known.email ?? "");
  await atDesk(page, AGENTS.nurse);
  await page.goto(await deskPath(page, "rendez_vous/nouveau"));
  await page.getByLabel(/Consultation de puériculture/).check();
  await visit.button("Continuer").click();
  await page.getByLabel("Chercher un usager").fill("delvallee");
  const found = page.getByRole("list", { name: "Usagers trouvés" });
  await expect(found).toContainText("coordonnées masquées");
  await expect(found).not.toContainText(known.email ?? "");
  await expect(found).not.toContainText("34 56 57");
  await look("masked");
  await found.getByRole("button").first().click();
  await expect(page.getByText("Maude DELVALLÉE", { exact: true })).toBeVisible();
  await expect(page.getByText(/06\s12\s34\s56\s57 · /)).toContainText(known.email ?? "");
  await look("chosen");
});

/** Keeps what is sent to a path waiting until the test lets it through; then waits until the page has its answer. */
async function held(page: Page, path: string) {
  const [asked, through] = [gate(), gate()];
  await page.route(path, async (route) => {
    if (route.request().method() === "POST") {
      asked.open();
      await through.opened;
    }
    await route.fallback();
  });
  return {
    asked: asked.opened,
    release: async (): Promise<void> => {
      const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
      through.open();
      await (await answered).finished();
      await page.evaluate(() => new Promise(requestAnimationFrame));
      await page.unroute(path);
    },
  };
}

test("an appointment being made takes nobody back, and is judged as it was last typed", async ({
  page,
  stack,
  visit,
}) => {
  await atDesk(page, AGENTS.nurse);
  const tuesday = await farTuesday(stack);
  await page.goto(await deskPath(page, "rendez_vous/nouveau"));
  await page.getByLabel(/Consultation de puériculture/).check();
  await visit.button("Continuer").click();
  await visit.button("Créer un usager").click();
  await page.getByLabel("Prénom", { exact: true }).fill("Lucie");
  await page.getByLabel("Nom de famille").fill("Entretemps");
  const registering = await held(page, "**/api/agent/users");
  await visit.button("Créer et ajouter").click();
  await registering.asked;
  await visit.link("Retour").click();
  await expect(visit.heading("Quel est le motif du rendez-vous ?")).toBeFocused();
  await registering.release();
  await expect(visit.heading("Quel est le motif du rendez-vous ?")).toBeVisible();
  expect(page.url()).not.toContain("user_ids");

  await visit.button("Continuer").click();
  await page.getByLabel("Chercher un usager").fill("Entretemps");
  await page.getByRole("list", { name: "Usagers trouvés" }).getByRole("button").first().click();
  await expect(page.getByText("Lucie ENTRETEMPS", { exact: true })).toBeVisible();
  await visit.button("Continuer").click();
  await page.getByLabel("Date", { exact: true }).fill(tuesday);
  await page.getByLabel("Heure", { exact: true }).fill("06:10");
  await page.getByLabel("Lieu", { exact: true }).selectOption({ index: 1 });
  const checking = await held(page, "**/api/agent/appointments/check");
  await visit.button("Continuer").click();
  await checking.asked;
  await page.getByLabel("Heure", { exact: true }).fill("06:40");
  await checking.release();
  await expect(visit.heading("Qui, quand et où ?")).toBeVisible();
  await expect(page.getByLabel("Heure", { exact: true })).toHaveValue("06:40");
  await visit.button("Continuer").click();
  await expect(visit.heading("Vérifiez et enregistrez")).toBeFocused();
  await expect(page.getByText(/de 6\sh\s40 à/)).toBeVisible();
});
