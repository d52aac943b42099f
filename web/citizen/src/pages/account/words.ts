/** The account's words, in the language of the page; they come with the account's pages, not with the first one. */
import type { Language } from "@rdv/app/dates";
import { frenchCatalogue } from "@rdv/app/typography";
import { useWords } from "../../i18n";
import { accountEn } from "../../locales/account.en";
import { accountFr } from "../../locales/account.fr";

export type AccountTexts = typeof accountFr;

const words: Readonly<Record<Language, AccountTexts>> = { fr: frenchCatalogue(accountFr), en: accountEn };

/** The account's texts; the component renders again when the language changes. */
export const useAccountWords = (): AccountTexts => words[useWords().language];
