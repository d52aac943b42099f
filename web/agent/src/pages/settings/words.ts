/** The settings' words, in the language of the page; they come with the settings' pages, not with the first one. */
import type { Language } from "@rdv/app/dates";
import { frenchCatalogue } from "@rdv/app/typography";
import { useWords } from "../../i18n";
import { settingsEn } from "../../locales/settings.en";
import { type SettingsTexts, settingsFr } from "../../locales/settings.fr";

const words: Readonly<Record<Language, SettingsTexts>> = { fr: frenchCatalogue(settingsFr), en: settingsEn };

/** The settings' texts; the component renders again when the language changes. */
export const useSettingsWords = (): SettingsTexts => words[useWords().language];
