/** The language of the page: French first; English is fetched by those who read it. */
import { useSyncExternalStore } from "react";
import type { Language } from "./dates";
import { fr } from "./locales/fr";
import { lasting } from "./storage";
import { french, frenchCatalogue } from "./typography";

export type Texts = typeof fr;

interface Words {
  readonly language: Language;
  readonly texts: Texts;
}

const KEY = "rdv.language";
const listeners = new Set<() => void>();
let words: Words = { language: "fr", texts: frenchCatalogue(fr) };

/** The current language, for what is not drawn: headers of calls, dates. */
export const language = (): Language => words.language;

/** The words of the page, in its language; the component renders again when that changes. */
export function useWords(): Words {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => words,
  );
}

/** A text that came from the service, set as the page's own are. */
export const prose = (text: string): string => (words.language === "fr" ? french(text) : text);

/** Changes the language, and remembers it for the next visit. */
export async function speak(wanted: Language): Promise<void> {
  const texts = wanted === "fr" ? frenchCatalogue(fr) : (await import("./locales/en")).en;
  words = { language: wanted, texts };
  document.documentElement.lang = wanted;
  lasting.write(KEY, wanted);
  for (const listener of listeners) listener();
}

/** The language of a first visit: the link's (`?lang=en`), else the last visit's, else French. */
export function firstLanguage(address: URL): Language {
  return (address.searchParams.get("lang") ?? lasting.read(KEY)) === "en" ? "en" : "fr";
}
