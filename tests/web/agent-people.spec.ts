/** Agents' identity and who works where: signing in, invitations, ProConnect, levels, preferences, the frame itself. */
import {
  AGENTS,
  ARRAS,
  atDesk,
  change,
  DESK_PASSWORD,
  deskLink,
  deskPath,
  newAddress,
  pressSignIn,
  sessionOf,
} from "./desk";
import { tabTo } from "./keyboard";
import { PASSWORD } from "./members";
import { expect, expectNoSidewaysScroll, test } from "./site";

test("an agent signs in, comes back to the page asked for, and signs out", async ({ page, visit, look }) => {
  await page.goto("/agent/preferences");
  await expect(visit.heading("Connexion des agents")).toBeVisible();
  await look("sign-in");
  await visit.button("Se connecter").click();
  await expect(page.getByRole("link", { name: /Indiquez votre adresse e-mail/ })).toBeVisible();
  await expect(page).toHaveTitle(/^Erreur/);
  await look("missing");

  await page.getByLabel("Adresse e-mail professionnelle").fill(AGENTS.nurse);
  await page.getByLabel("Mot de passe", { exact: true }).fill("Pas-le-bon-1984!");
  await visit.button("Se connecter").click();
  await expect(page.getByRole("link", { name: /n’est pas le bon/ })).toBeVisible();
  await page.getByLabel("Mot de passe", { exact: true }).fill(DESK_PASSWORD);
  await visit.button("Se connecter").click();
  await expect(visit.heading("Préférences")).toBeFocused();
  await look("preferences");

  await visit.button(/^Compte de/).click();
  await visit.button("Se déconnecter").click();
  await expect(visit.heading("Connexion des agents")).toBeFocused();
  expect((await page.request.get("/api/agent/me")).status()).toBe(401);
});

test("one organisation leads to its agenda, several to their list", async ({ page, visit, look }) => {
  await pressSignIn(page, AGENTS.nurse);
  await expect(page).toHaveURL(/\/agent\/organisations\/[\w-]+\/agenda/);
  await expect(page.getByRole("navigation", { name: "Menu principal" })).toBeVisible();
  await page.context().clearCookies();

  await pressSignIn(page, AGENTS.helper);
  await expect(visit.heading("Vos organisations")).toBeFocused();
  await look("organisations");
  const [first, second] = (await sessionOf(page)).agent.organisations;
  await page
    .getByRole("main")
    .getByRole("link", { name: second?.name ?? "" })
    .click();
  await expect(page).toHaveURL(new RegExp(`/${second?.id}/agenda`));
  await visit.button(new RegExp(`^Organisation ${second?.name}`)).click();
  await page
    .getByRole("navigation", { name: "Vos organisations" })
    .getByRole("link", { name: first?.name ?? "" })
    .click();
  await expect(page).toHaveURL(new RegExp(`/${first?.id}/agenda`));
});

test("a colleague is invited, accepts by the mail's link, and is at the desk", async ({
  page,
  stack,
  visit,
  look,
  browser,
}) => {
  const email = newAddress();
  await atDesk(page, AGENTS.admin);
  await page.goto(await deskPath(page, "reglages/agents"));
  await expect(visit.heading("Agents")).toBeVisible();
  await look("agents");
  await visit.link("Ajouter un agent").click();
  await expect(visit.heading("Ajouter un agent")).toBeFocused();
  await visit.button("Envoyer l’invitation").click();
  await expect(page.getByRole("link", { name: "Choisissez au moins un service." })).toBeVisible();
  await look("invitation-with-errors");
  await page.getByLabel("Adresse e-mail professionnelle").fill(email);
  await page.getByLabel(/^PMI/).check();
  await visit.button("Envoyer l’invitation").click();
  await expect(visit.heading("Agents")).toBeFocused();
  await expect(page.getByRole("main").getByText(`${email} est invité`)).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: email });
  await expect(row.getByText("Invitation en attente")).toBeVisible();
  await look("invited");

  const first = await deskLink(stack, email);
  await row.getByRole("button", { name: /^Inviter à nouveau/ }).click();
  const dialog = page.getByRole("dialog", { name: /^Inviter à nouveau/ });
  await expect(dialog).toBeVisible();
  await look("invite-again");
  await dialog.getByRole("button", { name: "Inviter à nouveau" }).click();
  await expect(dialog).toBeHidden();
  const second = await deskLink(stack, email);
  expect(second).not.toBe(first);

  const theirs = await browser.newContext();
  const invited = await theirs.newPage();
  await invited.goto(stack.url + second);
  await expect(invited.getByRole("heading", { level: 1, name: "Bienvenue dans l’équipe" })).toBeVisible();
  await expect(invited.getByText(ARRAS)).toBeVisible();
  await invited.getByRole("button", { name: "Accepter l’invitation" }).click();
  await expect(invited.getByRole("link", { name: "Indiquez le prénom." })).toBeVisible();
  await invited.getByLabel("Prénom").fill("Louise");
  await invited.getByLabel("Nom", { exact: true }).fill("Nouvelle");
  await invited.getByLabel("Mot de passe", { exact: true }).fill(PASSWORD);
  await invited.getByRole("button", { name: "Accepter l’invitation" }).click();
  await expect(invited).toHaveURL(/\/agenda/);
  await expect(invited.getByRole("button", { name: /Louise Nouvelle/ })).toBeVisible();
  await invited.goto(stack.url + second);
  await expect(invited.getByRole("heading", { level: 1, name: "Ce lien n’est plus valable" })).toBeVisible();
  await theirs.close();

  await page.reload();
  await visit.link("Louise Nouvelle").click();
  await expect(visit.heading("Louise Nouvelle")).toBeFocused();
  await page.getByLabel("Administrateur").check();
  await look("agent");
  await visit.button(/^Enregistrer$/).click();
  await expect(page.getByText("Les réglages de Louise Nouvelle sont enregistrés.").first()).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Louise Nouvelle" })).toContainText("Administrateur");

  await visit.link("Louise Nouvelle").click();
  await visit.button("Retirer de l’organisation").click();
  await page.getByRole("dialog").getByRole("button", { name: "Retirer" }).click();
  await expect(page.getByText(/Louise Nouvelle n’est plus dans l’organisation/).first()).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Louise Nouvelle" })).toHaveCount(0);
});

test("what may not be done to an agent is refused, and said", async ({ page, visit, look }) => {
  await atDesk(page, AGENTS.head);
  const agents = await deskPath(page, "reglages/agents");
  await page.goto(agents);
  await visit.link("Nadia Vasseur").click();
  await page.getByRole("radio", { name: /^Basique/ }).check();
  await visit.button(/^Enregistrer$/).click();
  await expect(visit.heading("Agents")).toBeFocused();

  // Nobody else administers the organisation now (ROLE-01).
  await visit.link("Hélène Coste").click();
  await page.getByRole("radio", { name: /^Basique/ }).check();
  await visit.button(/^Enregistrer$/).click();
  await expect(page.locator(".alert").filter({ hasText: "Cette demande n’a pas pu aboutir" })).toBeFocused();
  await expect(page.locator(".alert")).toContainText("administrateur");
  await look("last-admin");

  // Somebody else changes the agent while the page stands open.
  await page.goto(agents);
  await visit.link("Inès Caron").click();
  await expect(visit.heading("Inès Caron")).toBeVisible();
  await expect(page.getByRole("radio", { name: /^Basique/ })).toBeChecked();
  const { organisations } = (await sessionOf(page)).agent;
  const route = `/api/agent/organisations/${organisations[0]?.id}/agents`;
  const { agents: known } = (await (await page.request.get(route)).json()) as {
    agents: readonly { id: string; last_name: string; version: number }[];
  };
  const caron = known.find(({ last_name }) => last_name === "Caron");
  await change(page, "PATCH", `${route}/${caron?.id}`, { level: "admin", version: caron?.version });
  await visit.button(/^Enregistrer$/).click();
  await expect(page.getByRole("heading", { name: /a modifié cette page entre-temps/ })).toBeVisible();
  await look("changed-meanwhile");
  await visit.button("Voir la version actuelle").click();
  await expect(page.getByLabel("Administrateur")).toBeChecked();
});

test("a contributor is a name without an address, until one is given", async ({ page, stack, visit, look }) => {
  await atDesk(page, AGENTS.admin);
  await page.goto(`${await deskPath(page, "reglages/agents")}/nouveau`);
  await page.getByLabel("Intervenant").check();
  await expect(page.getByLabel("Adresse e-mail professionnelle")).toHaveCount(0);
  await page.getByLabel("Nom affiché").fill("Juriste du jeudi");
  await page.getByLabel("Service social").check();
  await look("contributor");
  await visit.button("Ajouter l’intervenant").click();
  await expect(visit.heading("Agents")).toBeFocused();
  await expect(page.getByRole("row").filter({ hasText: "Juriste du jeudi" })).toContainText("Intervenant");

  const email = newAddress();
  await visit.link("Juriste du jeudi").click();
  await page.getByRole("radio", { name: /^Basique/ }).check();
  await page.getByLabel("Adresse e-mail professionnelle").fill(email);
  await visit.button(/^Enregistrer$/).click();
  await expect(visit.heading("Agents")).toBeFocused();
  await expect(page.getByRole("row").filter({ hasText: email })).toContainText("Invitation en attente");
  expect(await deskLink(stack, email)).toContain("/agent/lien/");
});

test("rights in the territory are given by who manages them", async ({ page, visit, look }) => {
  await atDesk(page, AGENTS.head);
  await page.goto(await deskPath(page, "reglages/agents"));
  await visit.link("Odile Marchand").click();
  await page.getByLabel("Gérer les équipes").check();
  await look("rights");
  await visit.button("Enregistrer les droits").click();
  await expect(visit.heading("Agents")).toBeFocused();
  await visit.link("Odile Marchand").click();
  await expect(page.getByLabel("Gérer les équipes")).toBeChecked();
  await expect(page.getByLabel("Inviter des agents dans toutes")).not.toBeChecked();

  await page.context().clearCookies();
  await atDesk(page, AGENTS.secretary);
  expect((await sessionOf(page)).agent).toMatchObject({ territories: [{ manage_teams: true, invite_agents: false }] });
});

test("who administers a territory manages the agents of an organisation where they have no role, and adds one", async ({
  page,
  visit,
  look,
}) => {
  await atDesk(page, AGENTS.head);
  await page.goto("/agent/preferences");
  await visit.button(/^Compte de/).click();
  await visit.link(/^Territoire :/).click();
  await expect(visit.heading("Organisations du territoire")).toBeFocused();
  await look("territory");
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Agents de .*Lens/ })
    .click();
  await expect(visit.heading("Agents")).toBeFocused();
  const navigation = page.getByRole("navigation", { name: "Menu principal" });
  await expect(navigation.getByRole("link")).toHaveText(["Réglages", "Préférences"]);
  await look("agents-of-another");
  await visit.link("Anne Leroy").click();
  await expect(visit.heading("Anne Leroy")).toBeFocused();
  const agenda = page.url().replace(/reglages.*/, "agenda");

  // Its appointments are not theirs to see (POL-01).
  await page.goto(agenda);
  await expect(visit.heading("Page introuvable")).toBeVisible();

  await page.goto("/agent/territoires/62/organisations");
  await visit.button("Créer l’organisation").click();
  await expect(page.getByRole("link", { name: "Indiquez le nom de l’organisation." })).toBeVisible();
  await page.getByLabel("Nom de l’organisation").fill(ARRAS);
  await visit.button("Créer l’organisation").click();
  await expect(page).toHaveTitle(/^Erreur/);
  await look("name-taken");
  await page.getByLabel("Nom de l’organisation").fill("France Services de Béthune");
  await page.getByLabel("Commune (facultatif)").fill("Béthune");
  await visit.button("Créer l’organisation").click();
  await expect(page.getByText("France Services de Béthune est créée").first()).toBeVisible();
  const { agent } = await sessionOf(page);
  expect(agent.organisations).toContainEqual(
    expect.objectContaining({ name: "France Services de Béthune", level: "admin" }),
  );
});

test("ProConnect signs a known agent in, and opens an organisation for a newcomer", async ({ page, visit, look }) => {
  await page.goto("/agent/connexion");
  await visit.link("S’identifier avec ProConnect").click();
  await expect(visit.heading("Qui êtes-vous ?")).toBeVisible();
  await visit.link("Ne pas me connecter").click();
  await expect(page.getByRole("heading", { name: /ProConnect n’a pas abouti/ })).toBeVisible();
  await look("refused");

  await visit.link("S’identifier avec ProConnect").click();
  await visit.link(/Hélène Coste/).click();
  await expect(page).toHaveURL(/\/agenda/);
  await page.goto("/agent/preferences/identite");
  await expect(page.getByText(/ProConnect donne votre nom/)).toBeVisible();
  await look("names-of-proconnect");
  await page.context().clearCookies();

  await page.goto("/agent/connexion");
  await visit.link("S’identifier avec ProConnect").click();
  await visit.link(/Sonia Nouvel/).click();
  await expect(visit.heading("Ouvrez votre organisation")).toBeVisible();
  await look("newcomer");
  await page.getByLabel("Nom de l’organisation").fill("Mairie d’Exemple");
  await page.getByLabel("Numéro du département").fill("59");
  await visit.button("Ouvrir l’organisation").click();
  await expect(page).toHaveURL(/\/agenda/);
  const { agent } = await sessionOf(page);
  expect(agent).toMatchObject({ organisations: [{ name: "Mairie d’Exemple", departement: "59", level: "admin" }] });
});

test("a forgotten password is chosen anew by the mail's link", async ({ page, stack, visit, look }) => {
  await page.goto("/agent/connexion");
  await visit.link("Mot de passe oublié ?").click();
  await page.getByLabel("Adresse e-mail professionnelle").fill(AGENTS.nurse);
  await visit.button("Envoyer le lien").click();
  await expect(visit.heading("Consultez votre boîte aux lettres")).toBeFocused();
  await look("sent");
  await page.goto(await deskLink(stack, AGENTS.nurse));
  await expect(visit.heading("Choisissez un nouveau mot de passe")).toBeVisible();
  await look("reset");
  await page.getByLabel("Nouveau mot de passe", { exact: true }).fill(PASSWORD);
  await visit.button("Enregistrer le mot de passe").click();
  await expect(page).toHaveURL(/\/agenda/);
  await page.context().clearCookies();
  await pressSignIn(page, AGENTS.nurse, PASSWORD);
  await expect(page).toHaveURL(/\/agenda/);
});

test("an agent settles their own preferences, language and name", async ({ page, visit, look }) => {
  await atDesk(page, AGENTS.nurse);
  await page.goto("/agent/preferences");
  await page.getByLabel("D’aucun").check();
  await page.getByLabel("Afficher les samedis").check();
  await visit.button(/^Enregistrer$/).click();
  await expect(page.getByText("Vos préférences sont enregistrées.").first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("D’aucun")).toBeChecked();
  await expect(page.getByLabel("Afficher les samedis")).toBeChecked();

  await page.getByLabel("English").check();
  await visit.button(/^Enregistrer$/).click();
  await expect(page.getByText("Your preferences are saved.").first()).toBeVisible();
  await expect(visit.heading("Preferences")).toBeVisible();
  await look("english");
  await visit.button(/Lire ce site en français/).click();

  await visit.link("Modifier le nom ou l’adresse").click();
  await page.getByLabel("Prénom").fill("Capucine");
  await look("names");
  await visit.button(/^Enregistrer$/).click();
  await expect(visit.button(/Compte de Capucine Delattre/)).toBeVisible();

  await visit.link("Changer de mot de passe").click();
  await page.getByLabel("Mot de passe actuel", { exact: true }).fill(DESK_PASSWORD);
  await page.getByLabel("Nouveau mot de passe", { exact: true }).fill(PASSWORD);
  await look("password");
  await visit.button(/^Enregistrer$/).click();
  await expect(page.getByText("Votre mot de passe est changé.").first()).toBeVisible();

  await visit.button("Supprimer mon compte").click();
  const dialog = page.getByRole("dialog", { name: "Supprimer votre compte ?" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(visit.button("Supprimer mon compte")).toBeFocused();
});

test("the dashboard goes by the keyboard alone", async ({ page, visit }) => {
  await atDesk(page, AGENTS.admin);
  await page.goto("/agent/preferences");
  await expect(visit.heading("Préférences")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(visit.link("Aller au contenu")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.goto(await deskPath(page, "reglages/agents"));
  await tabTo(page, /^Ajouter un agent$/);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Ajouter un agent")).toBeFocused();
  await tabTo(page, /^Annuler$/);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Agents")).toBeFocused();
});

test.describe("on a narrow screen, in the dark", () => {
  test.use({ viewport: { width: 320, height: 640 }, colorScheme: "dark" });

  test("the navigation opens under a button, and nothing is cut", async ({ page, visit, look }) => {
    await page.goto("/agent/connexion");
    await look("sign-in");
    await atDesk(page, AGENTS.admin);
    await page.goto(await deskPath(page, "reglages/agents"));
    await expect(visit.heading("Agents")).toBeVisible();
    await look("agents");
    const menu = visit.button(/^Menu/);
    await expect(menu).toHaveAttribute("aria-expanded", "false");
    await menu.click();
    await look("menu");
    await page.getByRole("navigation", { name: "Menu principal" }).getByRole("link", { name: "Préférences" }).click();
    await expect(visit.heading("Préférences")).toBeFocused();
    await look("preferences");
    await page.goto(`${await deskPath(page, "reglages/agents")}/nouveau`);
    await expect(visit.heading("Ajouter un agent")).toBeVisible();
    await look("invite");
    await expectNoSidewaysScroll(page);
  });
});
