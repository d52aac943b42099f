/** The same journey without a mouse, on the narrowest screen, at 200 % zoom, in the dark, and on paper. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { tabTo } from "./keyboard";
import { expect, expectNoSidewaysScroll, somebody, test } from "./site";

test("by the keyboard alone", async ({ page, stack, visit }) => {
  const zoe = somebody();
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Aller au contenu" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await tabTo(page, /Votre commune/);
  await page.keyboard.type("62");
  await page.keyboard.press("Enter");
  await expect(visit.heading(/Quel service/)).toBeFocused();
  await expect(visit.link(/PMI/)).toBeVisible();
  await tabTo(page, /PMI/);
  await page.keyboard.press("Enter");
  await expect(visit.heading(/Quel est le motif/)).toBeFocused();
  await expect(visit.link(/Consultation/)).toBeVisible();
  await tabTo(page, /Consultation de puériculture/);
  await page.keyboard.press("Enter");
  await expect(visit.heading(/Où souhaitez-vous/)).toBeFocused();
  await expect(visit.link(/Prochaine disponibilité/).first()).toBeVisible();
  await tabTo(page, /Prochaine disponibilité/);
  await page.keyboard.press("Enter");
  await expect(visit.heading(/Choisissez une date/)).toBeFocused();
  await expect(visit.times.first()).toBeAttached();
  await tabTo(page, /^\d+ h/);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(visit.times.nth(1)).toBeChecked();
  // The bar that follows the choice hides nothing that has the focus.
  const [time, bar] = await Promise.all([visit.times.nth(1).boundingBox(), page.locator(".slot-bar").boundingBox()]);
  expect((time?.y ?? 0) + (time?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  await tabTo(page, /Réserver ce créneau/);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Comment souhaitez-vous continuer ?")).toBeFocused();
  await expect(visit.link(/^Continuer sans compte/)).toBeVisible();
  await tabTo(page, /^Continuer sans compte/);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Vos coordonnées")).toBeFocused();
  await tabTo(page, /^Prénom/);
  await page.keyboard.type(zoe.firstName);
  await tabTo(page, /^Nom de famille/);
  await page.keyboard.type(zoe.lastName);
  await tabTo(page, /^Adresse e-mail/);
  await page.keyboard.type(zoe.email ?? "");
  await page.keyboard.press("Enter");
  await expect(visit.heading("Saisissez le code reçu")).toBeFocused();
  await tabTo(page, /^Code à 6 chiffres/);
  await page.keyboard.type(await stack.code(zoe.email ?? ""));
  await page.keyboard.press("Enter");
  await expect(visit.heading("Votre rendez-vous est confirmé")).toBeFocused();
  await tabTo(page, /Voir, déplacer ou annuler/);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Votre rendez-vous")).toBeFocused();
  await tabTo(page, /Annuler le RDV/);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Annuler ce rendez-vous ?")).toBeFocused();
  await tabTo(page, /Oui, annuler le rendez-vous/);
  await page.keyboard.press("Enter");
  await expect(visit.heading("Votre rendez-vous est annulé")).toBeFocused();
});

// 1280 pixels at 200 % are 640 pixels, at 400 % 320.
for (const [name, width, height] of [
  ["on 320 pixels", 320, 640],
  ["on a phone", 390, 844],
  ["at 200 per cent", 640, 450],
] as const) {
  test.describe(name, () => {
    test.use({ viewport: { width, height } });

    test("nothing needs a sideways scroll", async ({ page, stack, visit, look }) => {
      // A whole journey, each step looked at with axe: a crowded machine may take its time.
      test.slow();
      const zoe = somebody({ lastName: "Vandenbroucke-Wattrelos de la Fontaine" });
      // As long as people's own, and nowhere to break it.
      const long = { ...zoe, email: `marieantoinette.vandenbroucke${zoe.email?.replace("zoe", "")}` };
      await page.goto("/");
      await look("home");
      await page.getByRole("combobox").fill("62");
      // On a narrow page the suggestions hang over the button: one of them is taken.
      await page.getByRole("option", { name: /Pas-de-Calais/ }).click();
      await visit.link("Service social").click();
      await look("motif");
      await visit.link(/Premier rendez-vous/).click();
      await expect(page.getByText("Prochaine disponibilité").first()).toBeVisible();
      await look("place");
      await page.locator("main").getByRole("listitem").getByRole("link").first().click();
      await visit.link(/J’ai lu/).click();
      await expect(visit.times.first()).toBeAttached();
      await visit.toNextWeek();
      await visit.choose(1);
      await expectNoSidewaysScroll(page);
      await look("times");
      await visit.reserve();
      await look("details");
      await visit.identify(long);
      await look("code");
      await visit.enterCode(long.email ?? "");
      await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
      await look("confirmed");
      await page.evaluate(() => sessionStorage.clear());
      await visit.open(await stack.link(long.email ?? "", "created"), "van");
      await look("appointment");
      await visit.link("Déplacer le RDV").click();
      await expect(visit.times.first()).toBeAttached();
      await visit.choose(0);
      await visit.button("Choisir cette date").click();
      await look("move");
      await visit.link("Garder la date actuelle").click();
      await visit.link("Annuler le RDV").click();
      await look("cancel");
    });
  });
}

test.describe("in the dark", () => {
  test.use({ colorScheme: "dark", viewport: { width: 390, height: 844 } });

  test("everything can be read", async ({ page, visit, look }) => {
    await page.goto("/");
    await look("home");
    await visit.toTimes("62", /PMI/, /Consultation de puériculture/);
    await visit.choose(0);
    await look("times");
    await visit.reserve();
    await visit.button("Recevoir mon code").click();
    await look("details-with-errors");
    const zoe = somebody();
    await visit.identify(zoe);
    await look("code");
    await visit.enterCode(zoe.email ?? "");
    await expect(visit.heading("Votre rendez-vous est confirmé")).toBeVisible();
    await look("confirmed");
    await visit.link(/Voir, déplacer ou annuler/).click();
    await look("appointment");
    await visit.link("Annuler le RDV").click();
    await look("cancel");
  });
});

test("the pages keep within the policy that the edge sends", async ({ page, visit }) => {
  const edge = readFileSync(resolve(__dirname, "../../infra/edge.yaml"), "utf8");
  const policy = /ContentSecurityPolicy: >-\n((?:\s{14,}.*\n)+)/.exec(edge)?.[1]?.replace(/\s+/g, " ").trim();
  if (!policy) throw new Error("no content security policy in infra/edge.yaml");
  await page.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-security-policy": policy } });
  });
  await page.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(window, { broken });
    document.addEventListener("securitypolicyviolation", (event) => broken.push(event.violatedDirective));
  });
  await visit.book(somebody());
  expect(await page.evaluate(() => (window as unknown as { broken: string[] }).broken)).toEqual([]);
});

test("the confirmation prints without what only a screen needs", async ({ page, visit }) => {
  await visit.book(somebody());
  await page.emulateMedia({ media: "print" });
  await expect(visit.link(/Voir, déplacer/)).toBeHidden();
  await expect(visit.button("Imprimer")).toBeHidden();
  await expect(page.getByText("Zoé D’Artagnan")).toBeVisible();
});

test("somebody who wants no movement gets none", async ({ page, visit }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await visit.toTimes("62", /PMI/, /Consultation de puériculture/);
  const longest = await page.evaluate(() =>
    Math.max(...document.getAnimations().map((one) => Number(one.effect?.getComputedTiming().duration ?? 0)), 0),
  );
  expect(longest).toBeLessThan(1);
});
