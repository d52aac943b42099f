/** What organisations settle: places, motifs, teams, the public link, and whether anybody can book. */
import type { Page } from "@playwright/test";
import { AGENTS, atDesk, change, DESK_PASSWORD, deskPath, sessionOf } from "./desk";
import { tabTo } from "./keyboard";
import { expect, expectNoSidewaysScroll, test } from "./site";

/** Opens a page of the settings, signed in. */
async function settle(page: Page, email: string, place = ""): Promise<void> {
  await atDesk(page, email);
  await page.goto(await deskPath(page, place ? `reglages/${place}` : "reglages"));
}

/** What the service has of the agent's first organisation. */
async function read<Answer>(page: Page, what: string): Promise<Answer> {
  const { agent } = await sessionOf(page);
  const answer = await page.request.get(`/api/agent/organisations/${agent.organisations[0]?.id}${what}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()) as Answer;
}

interface Kept {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

test("the home of the settings counts what stands and says that all is ready", async ({ page, visit, look }) => {
  await settle(page, AGENTS.head);
  await expect(visit.heading("Réglages")).toBeVisible();
  await expect(page.getByText("Tout est prêt : on peut prendre rendez-vous")).toBeVisible();
  await expect(visit.link(/^Lieux.*2 lieux/)).toBeVisible();
  await expect(visit.link(/^Motifs.*6 motifs/)).toBeVisible();
  await look("home");
  await visit.link(/^Lieux/).click();
  await expect(visit.heading("Lieux")).toBeFocused();
});

test("the check leads to the page that repairs, until everything is there", async ({ page, visit, look }) => {
  // An organisation without group sessions: nothing is left to book once its openings are gone.
  await atDesk(page, AGENTS.townHall);
  const { agent } = await sessionOf(page);
  const base = `/api/agent/organisations/${agent.organisations[0]?.id}`;
  const { openings } = await read<{ openings: { id: string; agent_id: string }[] }>(page, "/openings");
  for (const { id, agent_id } of openings) await change(page, "DELETE", `${base}/openings/${agent_id}/${id}`);

  await page.goto(await deskPath(page, "reglages"));
  await expect(page.getByText(/Il reste 2 étapes avant les premiers rendez-vous/)).toBeVisible();
  await expect(page.getByText(/n’a aucune plage d’ouverture\s: personne ne peut le réserver/).first()).toBeVisible();
  await look("something-missing");
  const repair = visit.link(/^Ajouter une plage pour/).first();
  await repair.click();
  await expect(visit.heading("Nouvelle plage d’ouverture")).toBeFocused();
});

test("an admin adds a place by its address, closes it, opens it again and deletes it", async ({
  page,
  visit,
  look,
}) => {
  await settle(page, AGENTS.admin, "lieux");
  await visit.link("Ajouter un lieu").click();
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("link", { name: "Indiquez le nom du lieu." })).toBeVisible();
  await page.getByLabel("Nom du lieu").fill("Antenne de la gare");
  await page.getByLabel("Adresse", { exact: true }).fill("10 rue de la paix");
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("link", { name: /Choisissez l’adresse dans la liste/ })).toBeVisible();
  // Nothing typed is lost by the refusal.
  await expect(page.getByLabel("Nom du lieu")).toHaveValue("Antenne de la gare");
  await look("not-chosen");

  await page.getByLabel("Adresse", { exact: true }).fill("rue arras");
  const options = page.getByRole("listbox", { name: "Adresses trouvées" }).getByRole("option");
  await expect(options.first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Adresse reconnue")).toBeVisible();
  await visit.button("Enregistrer").click();
  await expect(page.getByText("Le lieu est enregistré.").first()).toBeVisible();

  const row = page.getByRole("row", { name: /Antenne de la gare/ });
  await expect(row).toContainText("Ouvert aux rendez-vous");
  await visit.button("Fermer aux rendez-vous : Antenne de la gare").click();
  await expect(row).toContainText("Fermé aux rendez-vous");
  await visit.button("Rouvrir aux rendez-vous : Antenne de la gare").click();
  await expect(row).toContainText("Ouvert aux rendez-vous");
  await look("list");

  await visit.link("Supprimer : Antenne de la gare").click();
  await look("remove");
  await visit.button("Oui, supprimer ce lieu").click();
  await expect(page.getByText("Le lieu est supprimé.").first()).toBeVisible();
  await expect(row).toHaveCount(0);
});

test("a place that is used is not deleted, and its page says what to do instead", async ({ page, visit, look }) => {
  await settle(page, AGENTS.admin, "lieux");
  await visit
    .link(/^Supprimer\s:\s/)
    .first()
    .click();
  await visit.button("Oui, supprimer ce lieu").click();
  await expect(page.getByText("Ce lieu ne peut pas être supprimé")).toBeVisible();
  await expect(visit.link("Voir les plages d’ouverture")).toBeVisible();
  await look("in-use");
});

test("an admin makes a motif, sees what citizens will, copies it and deletes it", async ({ page, visit, look }) => {
  await settle(page, AGENTS.admin, "motifs");
  await visit.link("Ajouter un motif").click();
  await visit.button("Créer le motif").click();
  await expect(page.getByRole("link", { name: "Donnez un nom au motif." })).toBeVisible();
  await expect(page).toHaveTitle(/^Erreur/);
  await look("mistakes");

  await page.getByLabel("Nom du motif").fill("Aide aux démarches");
  await page.getByLabel("Service associé").selectOption({ label: "Service social" });
  await page.getByLabel("Durée en minutes").fill("40");
  await page.getByLabel("Prune").check();
  await page.getByLabel(/^Par téléphone/).check();
  await page.getByLabel(/^Réservable en ligne par tous/).check();
  await page.getByLabel("Au plus tard").selectOption({ label: "2 jours avant" });
  await page.getByLabel(/^À lire avant de réserver/).fill("Pour les habitants de l’arrondissement.");
  await page.getByLabel(/^À savoir avant de venir/).fill("Préparez votre avis d’imposition.");

  const preview = page.getByRole("region", { name: "Ce que voit l’usager" });
  await expect(preview).toContainText("Aide aux démarches");
  await expect(preview).toContainText("Par téléphone, 40 min");
  await expect(preview).toContainText("Pour les habitants de l’arrondissement.");
  await expect(preview).toContainText("Son numéro de téléphone, obligatoire");
  await expect(preview).toContainText("Préparez votre avis d’imposition.");
  await look("preview");
  await visit.button("Créer le motif").click();
  await expect(page.getByText("Le motif est enregistré.").first()).toBeVisible();
  const { motifs } = await read<{ motifs: (Kept & Record<string, unknown>)[] }>(page, "/motifs");
  expect(motifs.find(({ name }) => name === "Aide aux démarches")).toMatchObject({
    duration_minutes: 40,
    color: "#6f3a86",
    location_type: "phone",
    bookable_by: "everyone",
    min_delay_seconds: 172_800,
    reminder_plan_hours: [48],
  });

  await visit.link("Dupliquer : Aide aux démarches").click();
  await look("copy");
  await visit.button("Dupliquer ce motif").click();
  await expect(page.getByText(/Le motif est dupliqué/).first()).toBeVisible();
  await expect(page.getByLabel("Nom du motif")).toHaveValue("Aide aux démarches (2)");
  await page.getByRole("link", { name: "Retour" }).click();
  await visit.link("Supprimer : Aide aux démarches (2)").click();
  await visit.button("Oui, supprimer ce motif").click();
  await expect(page.getByText("Le motif est supprimé.").first()).toBeVisible();
  await expect(page.getByRole("row", { name: /Aide aux démarches \(2\)/ })).toHaveCount(0);
  await look("list");
});

test("what the service refuses is told at its field, and what was typed stays", async ({ page, visit, look }) => {
  await settle(page, AGENTS.admin, "motifs/nouveau");
  await page.getByLabel("Nom du motif").fill("Consultation de puériculture");
  await page.getByLabel("Service associé").selectOption({ label: "PMI (Protection Maternelle Infantile)" });
  await page.getByLabel(/^À savoir avant de venir/).fill("Le carnet de santé.");
  await visit.button("Créer le motif").click();
  const name = page.getByLabel("Nom du motif");
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel(/^À savoir avant de venir/)).toHaveValue("Le carnet de santé.");
  await expect(page.getByRole("link", { name: /^Nom du motif\s: C’est déjà pris/ })).toBeVisible();
  await look("taken");
  await page.locator(".ds-error-summary").getByRole("link").first().click();
  await expect(name).toBeFocused();
});

test("what was typed when the session ends is there after signing in again", async ({ page, visit, look }) => {
  await settle(page, AGENTS.admin, "lieux/nouveau");
  await page.getByLabel("Nom du lieu").fill("Antenne de la gare");
  await page.getByLabel("Adresse", { exact: true }).fill("rue arras");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.context().clearCookies();
  await visit.button("Enregistrer").click();
  await visit.link("Se connecter de nouveau").click();
  await look("door");
  await page.getByLabel("Adresse e-mail professionnelle").fill(AGENTS.admin);
  await page.getByLabel("Mot de passe", { exact: true }).fill(DESK_PASSWORD);
  await visit.button("Se connecter").click();
  await expect(page.getByLabel("Nom du lieu")).toHaveValue("Antenne de la gare");
  await expect(page.getByText("Adresse reconnue")).toBeVisible();
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("row", { name: /Antenne de la gare/ })).toBeVisible();
});

test("two admins change the same motif: the second is told what changed, and chooses", async ({
  page,
  visit,
  look,
}) => {
  await atDesk(page, AGENTS.admin);
  const { agent } = await sessionOf(page);
  const { motifs } = await read<{ motifs: Kept[] }>(page, "/motifs");
  const motif = motifs.find(({ name }) => name === "Consultation de puériculture");
  const path = `/api/agent/organisations/${agent.organisations[0]?.id}/motifs/${motif?.id}`;
  await page.goto(await deskPath(page, `reglages/motifs/${motif?.id}`));
  await expect(page.getByLabel("Durée en minutes")).toHaveValue("30");
  await change(page, "PATCH", path, { duration_minutes: 35, version: motif?.version });

  await page.getByLabel(/^À savoir avant de venir/).fill("Apportez le carnet de santé.");
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("heading", { name: "Quelqu’un a enregistré avant vous" })).toBeVisible();
  await expect(page.getByText(/Changé entre-temps\s:\s+Durée en minutes/)).toBeVisible();
  await expect(page.getByLabel(/^À savoir avant de venir/)).toHaveValue("Apportez le carnet de santé.");
  await look("conflict");

  await visit.button("Reprendre ce qui a été enregistré").click();
  await expect(page.getByLabel("Durée en minutes")).toHaveValue("35");
  await page.getByLabel(/^À savoir avant de venir/).fill("Apportez le carnet de santé.");
  await visit.button("Enregistrer").click();
  await expect(page.getByText("Le motif est enregistré.").first()).toBeVisible();
  const after = (await read<{ motifs: (Kept & Record<string, unknown>)[] }>(page, "/motifs")).motifs;
  expect(after.find(({ id }) => id === motif?.id)).toMatchObject({
    duration_minutes: 35,
    instructions: "Apportez le carnet de santé.",
  });
});

test("the organisation's identity is saved, and citizens read it", async ({ page, visit, look }) => {
  await settle(page, AGENTS.admin, "organisation");
  await page.getByLabel(/^Adresse e-mail/).fill("accueil");
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("link", { name: /semble incomplète/ })).toBeVisible();
  await page.getByLabel(/^Adresse e-mail/).fill("accueil@arras.example");
  await page.getByLabel(/^Horaires d’accueil/).fill("Du lundi au vendredi, de 9 h à 12 h");
  await look("filled");
  await visit.button("Enregistrer").click();
  await expect(page.getByText("C’est enregistré.").first()).toBeVisible();
  expect(await read(page, "")).toMatchObject({ email: "accueil@arras.example" });
  await expect
    .poll(async () => {
      const answer = await page.request.get("/api/organisations?departement=62");
      const { organisations } = (await answer.json()) as { organisations: { email: string }[] };
      return organisations.map(({ email }) => email);
    })
    .toContain("accueil@arras.example");
});

test("the public link is copied, its QR code is drawn and downloaded, and it works", async ({
  page,
  visit,
  look,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await settle(page, AGENTS.admin, "reservation_en_ligne");
  await expect(page.getByText("La réservation en ligne fonctionne")).toBeVisible();
  await expect(page.getByRole("img", { name: /^QR code/ })).toBeVisible();
  await look("link");
  await visit.button("Copier le lien").first().click();
  await expect(page.getByText("Le lien est copié.").first()).toBeAttached();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await page.getByLabel("Lien public").inputValue());
  for (const [button, file] of [
    ["Télécharger (SVG, pour l’impression)", /\.svg$/],
    ["Télécharger (PNG)", /\.png$/],
  ] as const) {
    const download = page.waitForEvent("download");
    await visit.button(button).click();
    expect((await download).suggestedFilename()).toMatch(file);
  }
  await page.goto(new URL(link).pathname);
  await expect(visit.link(/PMI/)).toBeVisible();
});

test("a territory admin chooses services, makes a team, and settles the territory", async ({ page, visit, look }) => {
  await settle(page, AGENTS.head, "equipes");
  await visit.link("Ajouter une équipe").click();
  await page.getByLabel("Nom de l’équipe").fill("Équipe du jeudi");
  await page.getByLabel(/^Hélène Coste/).check();
  await look("team");
  await visit.button("Enregistrer").click();
  await expect(page.getByRole("row", { name: /Équipe du jeudi 1 agent/ })).toBeVisible();
  await visit.link("Supprimer : Équipe du jeudi").click();
  await visit.button("Oui, supprimer cette équipe").click();
  await expect(page.getByRole("row", { name: /Équipe du jeudi/ })).toHaveCount(0);

  await page.goto(await deskPath(page, "reglages/territoire"));
  await page.getByLabel(/^Ajouter un champ libre/).click();
  await look("territory");
  await visit.button("Enregistrer").click();
  await expect(page.getByText("C’est enregistré.").first()).toBeVisible();

  await page.goto(await deskPath(page, "reglages/services"));
  await expect(page.getByRole("group", { name: "Services utilisés" })).toBeVisible();
  await look("services");
});

test("an agent without rights reads the settings and is offered no change", async ({ page, visit, look }) => {
  await settle(page, AGENTS.nurse, "lieux");
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await expect(visit.link("Ajouter un lieu")).toHaveCount(0);
  await expect(visit.link(/^Modifier/)).toHaveCount(0);
  await page.goto(await deskPath(page, "reglages"));
  await expect(visit.heading("Réglages")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Vérifier ma configuration" })).toHaveCount(0);
  await page.goto(await deskPath(page, "reglages/organisation"));
  await expect(page.getByText(/Adressez-vous à un administrateur/)).toBeVisible();
  await look("read-only");
});

test("a place is added with the keyboard alone, on a narrow screen, in English", async ({ page, look }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await settle(page, AGENTS.admin, "lieux/nouveau?lang=en");
  await expect(page.getByRole("heading", { level: 1, name: "New place" })).toBeVisible();
  await tabTo(page, /^Name of the place/);
  await page.keyboard.type("Desk of the station");
  await tabTo(page, /^Address$/);
  await page.keyboard.type("rue arras");
  await expect(page.getByRole("option").first()).toBeVisible();
  await look("suggestions");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await tabTo(page, /^Save$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row", { name: /Desk of the station/ })).toBeVisible();
  await expectNoSidewaysScroll(page);
});
