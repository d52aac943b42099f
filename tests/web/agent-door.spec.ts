/** Before the door and after it: who works nowhere, and who is put out in the middle of a form. */
import { AGENTS, atDesk, deskPath } from "./desk";
import { expect, test } from "./site";

test("who has no role anywhere is told so, and how to get one", async ({ page, visit, look }) => {
  // Whoever loses the last role is no agent any more (AGT-03): this is seen in between, or by who is to be invited.
  await page.route("**/api/agent/session", async (route) => {
    const response = await route.fetch();
    const session = (await response.json()) as { agent: object | null };
    await route.fulfill({
      response,
      json: { ...session, agent: session.agent && { ...session.agent, organisations: [], territories: [] } },
    });
  });
  await atDesk(page, AGENTS.nurse);
  await page.goto("/agent/");
  await expect(visit.heading("Vous n’êtes dans aucune organisation")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Menu principal" })).toHaveCount(0);
  await look("nowhere");
  await page.goto("/agent/preferences");
  await expect(visit.heading("Préférences")).toBeVisible();
});

test("what was typed of a new person is there after the session's end", async ({ page, visit, look }) => {
  await atDesk(page, AGENTS.nurse);
  await page.goto(await deskPath(page, "rendez_vous/nouveau"));
  await page.getByLabel(/Consultation de puériculture/).check();
  await visit.button("Continuer").click();
  await page.getByLabel("Chercher un usager").fill("Gaëlle Lanoë");
  await visit.button("Créer un usager").click();
  await page.getByLabel(/Numéro de téléphone/).fill("06 12 34 56 92");
  await page.context().clearCookies();
  await visit.button("Créer et ajouter").click();
  await expect(visit.heading("Votre session a pris fin")).toBeVisible();
  await look("ended");
  await visit.link("Se connecter de nouveau").click();
  await page.getByLabel("Adresse e-mail professionnelle").fill(AGENTS.nurse);
  await page.getByLabel("Mot de passe", { exact: true }).fill("Demonstration-2026!");
  await visit.button("Se connecter").click();
  await expect(page.getByLabel("Prénom")).toHaveValue("Gaëlle");
  await expect(page.getByLabel(/Numéro de téléphone/)).toHaveValue("06 12 34 56 92");
  await visit.button("Créer et ajouter").click();
  await expect(page.getByText("Gaëlle LANOË", { exact: true })).toBeVisible();
});
