/** What every test of the pages uses: the stack, a way through the pages, and a look at each step. */
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import axe from "axe-core";
import { SITES, Stack } from "./stack";

const SCREENSHOTS = resolve(__dirname, "../../build/screenshots");

interface Fixtures {
  readonly stack: Stack;
  /** Checks a step (accessibility, one h1, no sideways scroll, nothing of the code in the text) and keeps a picture of it. */
  readonly look: (name: string) => Promise<void>;
  readonly visit: Visit;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright takes the fixtures' names from a pattern, here none.
  baseURL: async ({}, use, info) => use(SITES[info.parallelIndex]),

  stack: async ({ baseURL }, use) => {
    const stack = new Stack(baseURL ?? "");
    await stack.reset();
    await use(stack);
  },

  look: async ({ page }, use, info) => {
    let step = 0;
    const prefix = info.titlePath
      .slice(1)
      .join("-")
      .replace(/[^a-z0-9]+/gi, "-")
      .toLowerCase()
      .slice(0, 60);
    mkdirSync(SCREENSHOTS, { recursive: true });
    await use(async (name) => {
      step += 1;
      await expect(page.locator("h1")).toHaveCount(1);
      await expect(page.locator(".skeletons")).toHaveCount(0);
      await expectAccessible(page, name);
      await expectNoSidewaysScroll(page);
      await expectWords(page);
      const file = `${prefix}-${String(step).padStart(2, "0")}-${name}.png`;
      await page.screenshot({ path: resolve(SCREENSHOTS, file), fullPage: true });
    });
  },

  // A mistake in the pages fails the test, whatever the test was about.
  page: async ({ page }, use) => {
    const mistakes: string[] = [];
    page.on("pageerror", (error) => mistakes.push(error.message));
    await use(page);
    expect(mistakes).toEqual([]);
  },

  visit: async ({ page, stack }, use) => use(new Visit(page, stack)),
});

export { expect };

/** Every rule of axe, best practices included, and not one violation of any impact. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  // What is already in the page is not read again: a page of the site is the same document as the one before.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const found = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
    });
    return found.violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map(({ target }) => target.join(" ")),
    }));
  });
  expect(violations, name).toEqual([]);
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, window: width } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(width);
}

/** What is read are words: no value that is missing, and no escape that was meant to be a space. */
export async function expectWords(page: Page): Promise<void> {
  expect(await page.locator("body").textContent()).not.toMatch(/undefined|\bnull\b|\bNaN\b|\[object |u00a0|u202f/);
}

/** Something that others wait for until the test says so. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly email?: string;
  readonly phone?: string;
  readonly address?: string;
}

let count = 0;

/** Somebody new, whom no limit of an earlier test concerns. */
export function somebody(change: Partial<Person> = {}): Person {
  count += 1;
  return { firstName: "Zoé", lastName: "D’Artagnan", email: `zoe.${process.pid}.${count}@exemple.fr`, ...change };
}

/** From an evening to the times of the next morning it is less than that. */
const ALMOST_A_DAY_MS = 12 * 3600_000;

/** The way through the pages, as a person goes. */
export class Visit {
  constructor(
    readonly page: Page,
    readonly stack: Stack,
  ) {}

  heading(name: string | RegExp): Locator {
    return this.page.getByRole("heading", { level: 1, name });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole("link", { name });
  }

  /** The free times; where a place is chosen on the same page, its radio buttons are not among them. */
  get times(): Locator {
    return this.page.locator(".slots").getByRole("radio");
  }

  /** From the home page to times of a motif at its first place that stay while a test lasts. */
  async toTimes(departement: string, service: string | RegExp | null, motif: RegExp): Promise<void> {
    await this.toFirstTimes(departement, service, motif);
    await this.pastToday();
  }

  /** From the home page to the first times of a motif at its first place, even those of this very day. */
  async toFirstTimes(departement: string, service: string | RegExp | null, motif: RegExp): Promise<void> {
    await this.page.goto("/");
    await this.page.getByRole("combobox").fill(departement);
    // As the keyboard sends it: on a narrow page the suggestions hang over the button.
    await this.page.keyboard.press("Enter");
    if (service) await this.link(service).click();
    await this.link(motif).click();
    await this.pastPlaceAndReading();
  }

  /** On a day when the counter is open, its last times are few, and gone within minutes: those of the next week stay. */
  private async pastToday(): Promise<void> {
    const first = Date.parse((await this.times.first().getAttribute("value")) ?? "");
    if (first - Date.now() < ALMOST_A_DAY_MS) await this.toNextWeek();
  }

  /** The questions that a motif may or may not ask before its times. */
  private async pastPlaceAndReading(): Promise<void> {
    const times = this.heading("Choisissez une date et une heure");
    const place = this.heading(/Où souhaitez-vous aller|Avec quel organisme/);
    const reading = this.heading("À lire avant de réserver");
    await expect(times.or(place).or(reading)).toBeVisible();
    if (await place.isVisible()) {
      await this.page.locator("main").getByRole("listitem").getByRole("link").first().click();
      await expect(times.or(reading)).toBeVisible();
    }
    if (await reading.isVisible()) await this.link(/J’ai lu/).click();
    await expect(this.times.first()).toBeAttached();
  }

  /** A week later, whatever the day of the test: far enough to be moved. */
  async toNextWeek(): Promise<void> {
    const before = this.page.url();
    await this.link("Semaine suivante").click();
    await expect(this.page).not.toHaveURL(before);
    await expect(this.link("Semaine précédente")).toBeVisible();
    await expect(this.times.first()).toBeAttached();
  }

  /** Chooses a time by its rank in the week; returns its instant. */
  async choose(rank: number): Promise<string> {
    const startsAt = (await this.times.nth(rank).getAttribute("value")) ?? "";
    // That very time, though the list be read again meanwhile.
    await this.page.locator(`.slots input[value="${startsAt}"]`).check();
    return startsAt;
  }

  /** Holds the chosen time, and goes on without an account. */
  async reserve(): Promise<void> {
    await this.button("Réserver ce créneau").click();
    await expect(this.heading("Comment souhaitez-vous continuer ?")).toBeVisible();
    await this.link(/^Continuer sans compte/).click();
    await expect(this.heading("Vos coordonnées")).toBeVisible();
  }

  /** The slot whose times are shown, with a start. */
  slot(startsAt: string): { motif_id: string; location_id: string | null; starts_at: string } {
    const query = new URL(this.page.url()).searchParams;
    return { motif_id: query.get("motif_id") ?? "", location_id: query.get("location_id"), starts_at: startsAt };
  }

  async fill(person: Person): Promise<void> {
    await this.page.getByLabel("Prénom", { exact: true }).fill(person.firstName);
    await this.page.getByLabel("Nom de famille", { exact: true }).fill(person.lastName);
    if (person.email) await this.page.getByLabel("Adresse e-mail").fill(person.email);
    if (person.phone) await this.page.getByLabel("Numéro de téléphone").fill(person.phone);
    if (person.address) await this.page.getByLabel(/Adresse où/).fill(person.address);
  }

  /** From the contact details to the code's page. */
  async identify(person: Person): Promise<void> {
    await expect(this.heading("Vos coordonnées")).toBeVisible();
    await this.fill(person);
    await this.button("Recevoir mon code").click();
    await expect(this.heading("Saisissez le code reçu")).toBeVisible();
  }

  async enterCode(to: string): Promise<void> {
    const code = this.page.getByLabel("Code à 6 chiffres");
    // It is sent before its field is shown.
    await expect(code).toBeVisible();
    await code.fill(await this.stack.code(to));
    await this.button("Confirmer le rendez-vous").click();
  }

  /** A whole booking, from the home page to its confirmation; returns the instant booked. */
  async book(person: Person): Promise<string> {
    await this.toTimes("62", /PMI/, /Consultation de puériculture/);
    await this.toNextWeek();
    const startsAt = await this.choose(0);
    await this.reserve();
    await this.identify(person);
    await this.enterCode(person.email ?? person.phone ?? "");
    await expect(this.heading("Votre rendez-vous est confirmé")).toBeVisible();
    return startsAt;
  }

  /** Opens a message's link and passes its door. */
  async open(path: string, letters: string): Promise<void> {
    await this.page.goto(path);
    await this.page.getByLabel(/3 premières lettres/).fill(letters);
    await this.button("Voir mon rendez-vous").click();
    await expect(this.heading("Votre rendez-vous")).toBeVisible();
  }
}
