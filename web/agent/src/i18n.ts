/** The dashboard's words, in the language of the page. */
import { wordsOf } from "@rdv/app/language";
import { fr } from "./locales/fr";

export { firstLanguage, language, prose } from "@rdv/app/language";

export type Texts = typeof fr;

export const { speak, spoken, useWords } = wordsOf(fr, async () => (await import("./locales/en")).en);
