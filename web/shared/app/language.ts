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

/** What every site says, for the parts that they share. */
export interface SharedTexts {
  readonly common: { readonly back: string; readonly retry: string; readonly loading: string };
  readonly layout: {
    readonly offline: string;
    readonly online: string;
    readonly documentTitle: (page: string, site: string) => string;
    readonly documentTitleWithError: (page: string, site: string) => string;
  };
  readonly notFound: { readonly broken: string; readonly brokenHelp: string; readonly reload: string };
  readonly problem: {
    readonly networkTitle: string;
    readonly network: string;
    readonly unavailableTitle: string;
    readonly unavailable: string;
    readonly title: string;
    readonly waitUntil: (minutes: number, time: string) => string;
    readonly waitHours: (hours: number, time: string) => string;
    readonly wait: string;
    readonly tooMany: string;
  };
}

let useSiteWords: (() => Words<SharedTexts>) | undefined;

/** The words of the site that the part is drawn in. */
export function useSharedWords(): Words<SharedTexts> {
  if (!useSiteWords) throw new Error("the site has no words yet: call wordsOf first");
  return useSiteWords();
}

/** A site's words: its French ones, which come with it, and the way to fetch the English ones. */
export function wordsOf<Texts extends SharedTexts>(plainFrench: Texts, english: () => Promise<Texts>) {
  const frenchTexts = frenchCatalogue(plainFrench);
  let words: Words<Texts> = { language: "fr", texts: frenchTexts };

  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  // Words that come late, after another language was asked for, are not spoken.
  let asked: Language = "fr";

  /** Changes the language, and remembers it for the next visit; words that cannot be fetched leave it as it is. */
  async function speak(wanted: Language): Promise<void> {
    asked = wanted;
    const texts = wanted === "fr" ? frenchTexts : await english().catch(() => null);
    if (!texts || asked !== wanted) return;
    current = wanted;
    words = { language: wanted, texts };
    document.documentElement.lang = wanted;
    lasting.write(KEY, wanted);
    for (const listener of listeners) listener();
  }

  /** The words of the page, in its language; the component renders again when that changes. */
  const useWords = (): Words<Texts> => useSyncExternalStore(subscribe, () => words);

  /** The words as they are now, for what is said after the language has changed. */
  const spoken = (): Texts => words.texts;

  useSiteWords = useWords;
  return { speak, spoken, useWords };
}
