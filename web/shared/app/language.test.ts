import { beforeEach, expect, it, vi } from "vitest";
import { language, type SharedTexts, wordsOf } from "./language";
import { running } from "./running";

const french = { common: { back: "Retour" } } as SharedTexts;
const english = { common: { back: "Back" } } as SharedTexts;

beforeEach(() => vi.stubGlobal("document", { documentElement: { lang: "fr" } }));

it("speaks the language asked for last, though the words of another come after", async () => {
  let answer: (texts: SharedTexts) => void = () => undefined;
  const { speak, useWords } = wordsOf(french, () => new Promise((resolve) => (answer = resolve)));
  const page = await running(useWords, {});
  const first = speak("en");
  await speak("fr");
  answer(english);
  await first;
  expect(page.now().language).toBe("fr");
  expect(language()).toBe("fr");
  expect(document.documentElement.lang).toBe("fr");
});

it("stays in its language when the other's words cannot be fetched", async () => {
  const { speak, useWords } = wordsOf(french, () => Promise.reject(new Error("offline")));
  const page = await running(useWords, {});
  await speak("en");
  expect(page.now().texts.common.back).toBe("Retour");
  expect(language()).toBe("fr");
});
