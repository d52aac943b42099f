/** People with an account: signed up through the mail that they get, as everybody is. */
import type { Page } from "@playwright/test";
import { expect, type Person, type Visit } from "./site";
import type { Stack } from "./stack";

export const PASSWORD = "Étang-bleu-de-1984";

export interface Member {
  readonly email: string;
  readonly password: string;
}

/** Opens an account from nothing and leaves the browser signed in, on "my appointments"; `look` sees the page between. */
export async function signUp(
  page: Page,
  stack: Stack,
  person: Person,
  look?: (name: string) => Promise<void>,
): Promise<Member> {
  const email = person.email ?? "";
  await page.goto("/inscription");
  await page.getByLabel("Nom", { exact: true }).fill(person.lastName);
  await page.getByLabel("Prénom").fill(person.firstName);
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByRole("button", { name: "Je m’inscris" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Consultez votre boîte aux lettres" })).toBeVisible();
  await look?.("message-sent");
  await page.goto(await stack.accountLink(email));
  await page.getByLabel("Mot de passe", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mes rendez-vous" })).toBeVisible();
  return { email, password: PASSWORD };
}

/** Presses what signing in asks for; what comes of it is the test's to see. */
export async function signIn(page: Page, { email, password }: Member): Promise<void> {
  await page.goto("/connexion");
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Compte de/ }).click();
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page.getByRole("link", { name: "Connexion usager" })).toBeVisible();
}

/** A whole booking for oneself by whoever is signed in; returns the instant booked. */
export async function bookAs(
  visit: Visit,
  service: string | RegExp = /PMI/,
  motif = /Consultation de puériculture/,
): Promise<string> {
  await visit.toTimes("62", service, motif);
  await visit.toNextWeek();
  const startsAt = await visit.choose(0);
  await visit.button("Réserver ce créneau").click();
  await expect(visit.heading("Pour qui est ce rendez-vous ?")).toBeVisible();
  await visit.page.getByLabel(/^Pour moi/).check();
  await visit.button("Continuer").click();
  await expect(visit.heading("Vérifiez et confirmez")).toBeVisible();
  await visit.button("Confirmer le rendez-vous").click();
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
  return startsAt;
}
