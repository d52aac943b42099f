/** Appointments with seats, from the first to the last place: made, filled, widened, cancelled, by somebody far away. */
import { AGENTS, atDesk, deskPath, farTuesday, register } from "./desk";
import { expect, somebody, test } from "./site";

// The organisation's clock is in Paris, whatever the screen's own.
test.use({ timezoneId: "Indian/Reunion" });

test("a group is made with seats, filled, widened and cancelled, and each participant is told", async ({
  page,
  stack,
  look,
  visit,
}) => {
  await atDesk(page, AGENTS.nurse);
  const tuesday = await farTuesday(stack);
  const [ana, bea, chloe] = ["Anjou", "Béarn", "Champagne"].map((lastName) => somebody({ lastName }));
  if (!ana || !bea || !chloe) throw new Error("somebody is missing");
  for (const person of [ana, bea, chloe]) await register(page, person);

  await page.goto(await deskPath(page, "rendez_vous/nouveau"));
  await page.getByLabel(/^Atelier parents-bébés/).check();
  await visit.button("Continuer").click();
  await expect(visit.heading("Pour qui est ce rendez-vous ?")).toBeFocused();
  await visit.button("Continuer").click();
  await page.getByLabel("Titre du rendez-vous collectif").fill("Massage du nourrisson");
  await page.getByLabel(/^Nombre de places/).fill("2");
  await page.getByLabel("Date", { exact: true }).fill(tuesday);
  await page.getByLabel("Heure", { exact: true }).fill("19:00");
  await page.getByLabel("Lieu", { exact: true }).selectOption({ index: 1 });
  await look("when");
  await visit.button("Continuer").click();
  await expect(page.getByText(/de 19\sh à 20\sh\s30/)).toBeVisible();
  await visit.button("Enregistrer le rendez-vous").click();
  const event = page.locator("a.fc-event", { hasText: "Massage du nourrisson" });
  await expect(event).toContainText("19 h");
  await expect(event).toContainText("(0/2)");
  await expect(event).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(visit.heading("Rendez-vous collectif : Massage du nourrisson")).toBeFocused();
  await expect(page.getByText("Personne n’est inscrit.")).toBeVisible();

  // One after the other, by the keyboard: Enter takes the only one that is found.
  await visit.link("Inscrire un usager").click();
  const search = page.getByLabel("Chercher un usager");
  const people = page.getByRole("group", { name: "Usagers", exact: true });
  const enrol = async (lastName: string) => {
    await search.fill(lastName);
    const found = page.getByRole("list", { name: "Usagers trouvés" }).getByRole("button");
    await expect(found).toContainText([lastName.toUpperCase()]);
    await search.press("Enter");
    await expect(people).toContainText(`${lastName.toUpperCase()} participe`);
    await expect(search).toBeFocused();
  };
  await enrol("Anjou");
  await enrol("Béarn");
  await look("enrolled");
  await visit.button("Enregistrer").click();
  await expect(page.getByText("2 sur 2")).toBeVisible();

  // Full: one more is warned of, and has a place once there are more.
  await visit.link("Inscrire un usager").click();
  await enrol("Champagne");
  await visit.button("Enregistrer").click();
  await expect(page.getByText("À vérifier avant d’enregistrer")).toBeVisible();
  await page.getByLabel(/^Nombre de places/).fill("3");
  await visit.button("Enregistrer").click();
  await expect(page.getByText("3 sur 3")).toBeVisible();

  // One does not come: their place is free, and the focus is still at them.
  const menu = page.getByRole("group", { name: "Statut de Zoé BÉARN" });
  await menu.getByRole("button", { name: "Absence excusée" }).click();
  const question = page.getByRole("dialog", { name: /^Excuser l’absence de Zoé BÉARN/ });
  await expect(question).toContainText("Sa place sera libérée. Cette personne sera prévenue tout de suite");
  await expect(question).not.toContainText("rendez-vous");
  await question.getByRole("button", { name: "Excuser l’absence" }).click();
  await expect(page.getByText("Statut de Zoé BÉARN : Annulé à la demande de l’usager.").first()).toBeVisible();
  await expect(page.getByText("2 sur 3")).toBeVisible();
  await expect(page.locator(".participants > li", { hasText: "BÉARN" })).toBeFocused();
  await look("one-less");

  await page
    .getByRole("region", { name: "Statut" })
    .getByRole("button", { name: "Annuler : le service n’est pas disponible" })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Annuler le rendez-vous" }).click();
  await expect(page.locator(".appointment-lead")).toContainText("Annulé par le service");
  await expect(page.getByText("Statut : Annulé par le service.").first()).toBeVisible();
  await look("cancelled");
  for (const person of [ana, chloe]) {
    const told = (await stack.messages(person.email ?? "")).map(({ event: one }) => one);
    expect(told.filter((one) => one === "cancelled").length).toBe(1);
  }
});
