/** The language of the page: French first; English is fetched by those who read it. */
import { useSyncExternalStore } from "react";
import type { Language } from "./dates";
import { lasting } from "./storage";
import { french, frenchCatalogue } from "./typography";

const KEY = "rdv.language";
const listeners = new Set<() => void>();
let current: Language = "fr";

/** The current language, for what is not drawn: headers of calls, dates. */
export const language = (): Language => current;

/** A text that came from the service, set as the page's own are. */
export const prose = (text: string): string => (current === "fr" ? french(text) : text);

/** The language of a first visit: the link's (`?lang=en`), else the last visit's, else French. */
export function firstLanguage(address: URL): Language {
  return (address.searchParams.get("lang") ?? lasting.read(KEY)) === "en" ? "en" : "fr";
}

interface Words<Texts> {
  readonly language: Language;
  readonly texts: Texts;
}

/** A site's words: its French ones, which come with it, and the way to fetch the English ones. */
export function wordsOf<Texts>(plainFrench: Texts, english: () => Promise<Texts>) {
  const frenchTexts = frenchCatalogue(plainFrench);
  let words: Words<Texts> = { language: "fr", texts: frenchTexts };

  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  /** Changes the language, and remembers it for the next visit. */
  async function speak(wanted: Language): Promise<void> {
    const texts = wanted === "fr" ? frenchTexts : await english();
    current = wanted;
    words = { language: wanted, texts };
    document.documentElement.lang = wanted;
    lasting.write(KEY, wanted);
    for (const listener of listeners) listener();
  }

  /** The words of the page, in its language; the component renders again when that changes. */
  const useWords = (): Words<Texts> => useSyncExternalStore(subscribe, () => words);

  return { speak, useWords };
}
