/** Finding where: by town, by address, by an organisation's link; and the pages about the site itself. */
import { expect, test } from "./site";

test("a town is chosen by the keyboard, and the nearest places come first", async ({ page, visit, look }) => {
  await page.goto("/");
  const line = page.getByRole("combobox", { name: /Votre commune/ });
  await line.focus();
  await page.keyboard.type("arras");
  await expect(page.getByRole("option", { name: /rue de la Démonstration/ })).toBeVisible();
  await expect(line).toHaveAttribute("aria-expanded", "true");
  await look("suggestions");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { name: /12 rue de la Démonstration/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toHaveCount(0);
  await expect(line).toHaveValue("arras");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");

  await expect(visit.heading(/Quel service/)).toBeFocused();
  // A kilometre, never a house.
  expect(page.url()).toMatch(/latitude=50\.\d\d&longitude=2\.\d\d&near=Arras/);
  expect(page.url()).not.toMatch(/D%C3%A9monstration|Démonstration/);
  await visit.link("Service social").click();
  await visit.link(/Premier rendez-vous/).click();
  await expect(page.getByText("Les lieux les plus proches sont en premier.")).toBeVisible();
  const away = await page.getByText(/^à\s[\d,]+\skm$/).allTextContents();
  const kilometres = away.map((text) => Number(text.replace(/[^\d,]/g, "").replace(",", ".")));
  expect(kilometres.length).toBeGreaterThan(1);
  expect(kilometres).toEqual([...kilometres].sort((one, other) => one - other));
  await expect(page.getByText("Arras et ses environs")).toBeVisible();
  await look("nearest-first");

  await page.reload();
  await expect(page.getByText(/^à\s[\d,]+\skm$/).first()).toBeVisible();
  await page.goBack();
  await expect(visit.heading(/Quel est le motif/)).toBeVisible();
});

test("without a place to start from, no distance is said", async ({ page, visit }) => {
  await page.goto("/prendre_rdv?departement=62");
  await visit.link("Service social").click();
  await visit.link(/Premier rendez-vous/).click();
  await expect(page.getByText("Les lieux disponibles le plus tôt sont en premier.")).toBeVisible();
  await expect(visit.link(/Prochaine disponibilité/)).toHaveCount(2);
  await expect(page.getByText(/^à\s[\d,]+\skm$/)).toHaveCount(0);
});

test("a text that was typed whole finds towns too", async ({ page, visit, look }) => {
  await page.goto("/?q=arras");
  await expect(visit.heading(/^Résultats pour/)).toBeVisible();
  await expect(page.getByRole("region", { name: "Communes et adresses" }).getByRole("link").first()).toBeVisible();
  await look("results");
});

test("without the address service, départements and organisations still answer", async ({ page, visit, look }) => {
  const away = { code: "addresses_unavailable", status: 503, title: "x", detail: "x" };
  await page.route("**/api/addresses?**", (route) => route.fulfill({ status: 503, json: away }));
  await page.goto("/");
  await page.getByRole("combobox").fill("arras");
  await visit.button("Rechercher").click();
  await expect(visit.link(/Maison des solidarités d’Arras/)).toBeVisible();
  await expect(page.getByText("La recherche par adresse ne répond pas pour le moment.")).toBeVisible();
  await look("results");
  await page.getByRole("combobox").fill("pas-de");
  await page.getByRole("option", { name: /Pas-de-Calais/ }).click();
  await expect(visit.heading(/Quel service/)).toBeVisible();
});

test("an organisation's public link shows its name, and a motif's link goes to it", async ({ page, visit, look }) => {
  const answer = await page.request.get("/api/organisations?q=arras");
  const { organisations } = (await answer.json()) as { organisations: { id: string; name: string }[] };
  const office = organisations.find(({ name }) => name.startsWith("Maison des solidarités"));
  await page.goto(`/org/${office?.id}/maison-des-solidarites`);
  await expect(visit.heading(/Quel service/)).toBeVisible();
  await expect(page.getByText("Rendez-vous proposés par Maison des solidarités d’Arras")).toBeVisible();
  await look("organisation");

  const motifs = await page.request.get(`/api/motifs?organisation_id=${office?.id}`);
  const [motif] = ((await motifs.json()) as { motifs: { key: string; service_id: string }[] }).motifs;
  await page.goto(`/org/${office?.id}?motif_key=${motif?.key}`);
  await expect(visit.heading(/Où souhaitez-vous aller|Choisissez une date|À lire/)).toBeVisible();

  await page.goto("/org/00000000-0000-0000-0000-000000000000");
  await expect(visit.heading("Cet organisme ne propose pas de rendez-vous ici")).toBeVisible();
  await look("unknown-organisation");
});

for (const [path, title] of [
  ["/aide", "Aide"],
  ["/confidentialite", "Vos données personnelles"],
  ["/accessibilite", "Accessibilité : non conforme"],
  ["/mentions_legales", "Mentions légales"],
] as const) {
  test(`the page ${path} is reached from the footer, in both languages`, async ({ page, visit, look }) => {
    await page.goto("/");
    await page.getByRole("contentinfo").locator(`a[href="${path}"]`).click();
    await expect(visit.heading(title)).toBeFocused();
    await look("french");
    await visit.button("Read this site in English").click();
    await expect(visit.heading(title)).toHaveCount(0);
    await expect(page.locator("h1")).toHaveCount(1);
    await look("english");
  });
}
