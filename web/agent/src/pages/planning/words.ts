/** The planning's words, in the language of the page; they come with its pages, not with the first one. */
import type { Language } from "@rdv/app/dates";
import { frenchCatalogue } from "@rdv/app/typography";
import { useWords } from "../../i18n";
import { planningEn } from "../../locales/planning.en";
import { type PlanningTexts, planningFr } from "../../locales/planning.fr";

const words: Readonly<Record<Language, PlanningTexts>> = { fr: frenchCatalogue(planningFr), en: planningEn };

/** The planning's texts; the component renders again when the language changes. */
export const usePlanningWords = (): PlanningTexts => words[useWords().language];
